import ArgumentParser
import Foundation
import Submissions
import Tables
import Wording
import Workspace

/// What every command on a workspace takes.
struct WorkspaceOptions: ParsableArguments {
  @Option(name: [.short, .long], help: "The workspace's folder.") var workspace = "."
  @Option(name: .customLong("as-of"), help: "The day the run speaks from, YYYY-MM-DD; without it, today in Shanghai.")
  var asOf: String?

  /// Whether a workspace is named, or the current folder is one: for a command that also does without.
  var isWorkspaceMeant: Bool {
    workspace != "." || FileManager.default.fileExists(atPath: "tidemark.yaml")
  }

  /// Who runs the command now, for the access log; the real clock, whatever `--as-of` says.
  static func access(_ command: String, reason: String = "") -> Access {
    Access(
      seconds: Int(Date().timeIntervalSince1970), user: NSUserName(), command: command,
      reason: reason.trimmingCharacters(in: .whitespacesAndNewlines))
  }

  /// Refuses a reason that says nothing.
  static func validate(reason: String) throws {
    guard reason.filter({ !$0.isWhitespace }).count >= 4 else {
      throw ValidationError(PrivacyTexts.reasonTooShort)
    }
    // Telephone, identity and school numbers; what a name is nobody can tell.
    guard reason.firstMatch(of: /[0-9]{11}/) == nil else { throw ValidationError(PrivacyTexts.reasonPersonal) }
  }

  /// The day of `--as-of`; beside the access log's, the only time the program asks what day it is.
  func day() throws -> Day {
    if let asOf { return try Self.day(asOf, "--as-of") }
    // Shanghai keeps UTC+8 all year.
    return Day(rawValue: Int32((Date().timeIntervalSince1970 + 8 * 3600) / 86_400))
  }

  /// Reads a day given as an option.
  static func day(_ text: String, _ option: String) throws -> Day {
    guard let day = Day(iso: text) else {
      throw ValidationError(CommandTexts.badOption(option, wanted: "YYYY-MM-DD"))
    }
    return day
  }

  /// The month given as `--month`, or the last whole one.
  static func month(_ text: String?, asOf: Day) throws -> Month {
    guard let text else { return asOf.month.advanced(by: -1) }
    guard let month = Month(iso: text) else {
      throw ValidationError(CommandTexts.badOption("--month", wanted: "YYYY-MM"))
    }
    guard month <= asOf.month else {
      throw ValidationError(UsageTexts.monthNotBegun(month.description, asOf: asOf.description))
    }
    return month
  }

  /// Runs on the workspace; what stops the run is said for a person, and ends it with 1.
  /// - Parameters:
  ///   - isReading: whether the run changes nothing, so that it may go on beside another.
  ///   - patience: for how many seconds to wait while another run has the workspace.
  ///   - body: what is run.
  func run<Result>(
    isReading: Bool = false, patience: Int = 0, _ body: (Workspace) throws -> Result
  ) throws -> Result {
    try Console.explaining(in: workspace) {
      try body(Workspace(at: URL(filePath: workspace), isReading: isReading, patience: patience))
    }
  }
}

/// Where the commands write.
enum Console {
  /// Writes a result; a closed or full output ends the run with 1.
  static func print(_ text: String) { write(Data(text.utf8)) }
  /// Writes bytes as they are.
  static func write(_ bytes: Data) {
    do { try FileHandle.standardOutput.write(contentsOf: bytes) } catch {
      note(FileTexts.unwritable("stdout"))
      Foundation.exit(1)
    }
  }
  /// Writes a page that only its owner may read.
  static func writePage(_ page: String, to path: String) throws {
    do {
      try Data(page.utf8).write(to: URL(filePath: path), options: .atomic)
      try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: path)
    } catch { throw WorkspaceError.unwritable(path, FileFault(error)) }
  }
  /// Runs what can fail for a reason a person can do something about; it is said, and ends the run with 1.
  /// - Parameters:
  ///   - folder: the folder that is read and written.
  ///   - language: the language to speak; without one, both.
  ///   - body: what is run.
  static func explaining<Result>(
    in folder: String, _ language: Language? = nil, _ body: () throws -> Result
  ) throws -> Result {
    do { return try body() } catch {
      guard let known = WorkspaceError(error, in: URL(filePath: folder)) else { throw error }
      note(known.text, language)
      throw ExitCode(1)
    }
  }
  /// Refuses a format that no command has.
  static func validate(_ format: String) throws {
    guard ["table", "csv", "json"].contains(format) else {
      throw ValidationError(CommandTexts.badOption("--format", wanted: "table | csv | json"))
    }
  }
  /// Writes a table in one of the formats every command has.
  static func print(_ table: Table, _ format: String) throws {
    switch format {
    case "csv": print(table.csv())
    case "json": print(table.json())
    default:
      try validate(format)
      print(table.terminal())
    }
  }
  /// Writes a line to the diagnostics; there is no other place to say that this failed.
  static func complain(_ line: String) { try? FileHandle.standardError.write(contentsOf: Data((line + "\n").utf8)) }
  /// Writes a message for the person at the terminal, in both languages when none is chosen yet.
  static func note(_ text: Text, _ language: Language? = nil) {
    let message = language.map { text($0) } ?? (text.zh == text.en ? text.zh : "\(text.zh)\n\(text.en)")
    complain(message)
  }
}

extension ValidationError {
  /// A wrong use, said in both languages: no workspace has told its own yet.
  init(_ text: Text) { self.init("\(text.zh)\n\(text.en)") }
}
