import Foundation
import Wording

/// A command of the system, run to its end.
enum SystemCommand {
  /// What it printed and how it ended.
  struct Outcome {
    var code: Int32
    var output: String
    var diagnostics: String
  }

  /// Where commands lie; the environment may be empty.
  private static let folders = ["/usr/bin", "/bin", "/usr/sbin", "/sbin", "/usr/local/bin"]

  /// Runs a command that prints little.
  /// - Parameters:
  ///   - name: its name.
  ///   - arguments: its arguments.
  ///   - input: what it reads.
  /// - Returns: its outcome.
  /// - Throws: `WorkspaceError.schedule` where the system has no such command.
  static func run(_ name: String, _ arguments: [String], input: String = "") throws -> Outcome {
    let path = folders.map { "\($0)/\(name)" }.first { FileManager.default.isExecutableFile(atPath: $0) }
    guard let path else { throw WorkspaceError.schedule(ScheduleTexts.noKeeper(name)) }
    let process = Process()
    process.executableURL = URL(filePath: path)
    process.arguments = arguments
    // What it says is looked at.
    process.environment = ProcessInfo.processInfo.environment.merging(["LC_ALL": "C"]) { $1 }
    let (into, out, errors) = (Pipe(), Pipe(), Pipe())
    (process.standardInput, process.standardOutput, process.standardError) = (into, out, errors)
    try process.run()
    try into.fileHandleForWriting.write(contentsOf: Data(input.utf8))
    try into.fileHandleForWriting.close()
    let output = try out.fileHandleForReading.readToEnd() ?? Data()
    let diagnostics = try errors.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    return Outcome(
      code: process.terminationStatus, output: String(decoding: output, as: UTF8.self),
      diagnostics: String(decoding: diagnostics, as: UTF8.self).trimmingCharacters(in: .whitespacesAndNewlines))
  }
}
