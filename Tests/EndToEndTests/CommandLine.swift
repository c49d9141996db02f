import Foundation
import Testing

/// The built command, run as a user runs it.
struct CommandLine {
  /// What a run printed and how it ended.
  struct Outcome {
    var code: Int32
    var output: String
    var diagnostics: String
  }

  /// The project's folder.
  static let project = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()
  /// The command that `make build` leaves.
  static let binary = project.appending(path: ".build/release/tidemark").resolvingSymlinksInPath()
  /// The demo city.
  static let city = project.appending(path: "Datasets/yunting")

  /// A folder of its own for one test.
  static func scratch() throws -> URL {
    let folder = FileManager.default.temporaryDirectory.appending(path: "tidemark-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    return folder
  }

  /// Runs the command and waits for it. Output goes to files, so that a long one cannot fill a pipe.
  @discardableResult
  static func run(
    _ arguments: [String], executable: URL = binary, folder: URL? = nil, environment: [String: String]? = nil
  ) throws -> Outcome {
    let scratch = try scratch()
    defer { try? FileManager.default.removeItem(at: scratch) }
    let names = ["stdout", "stderr"].map { scratch.appending(path: $0) }
    for name in names { try Data().write(to: name) }
    let process = Process()
    process.executableURL = executable
    process.arguments = arguments
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = try FileHandle(forWritingTo: names[0])
    process.standardError = try FileHandle(forWritingTo: names[1])
    if let folder { process.currentDirectoryURL = folder }
    if let environment { process.environment = environment }
    try process.run()
    process.waitUntilExit()
    return Outcome(
      code: process.terminationStatus, output: try String(contentsOf: names[0], encoding: .utf8),
      diagnostics: try String(contentsOf: names[1], encoding: .utf8))
  }

  /// Every file below a folder with its bytes, by relative path.
  static func contents(of folder: URL) throws -> [String: Data] {
    let paths = try FileManager.default.subpathsOfDirectory(atPath: folder.path)
    var contents: [String: Data] = [:]
    for path in paths {
      let file = folder.appending(path: path)
      var isFolder: ObjCBool = false
      if FileManager.default.fileExists(atPath: file.path, isDirectory: &isFolder), !isFolder.boolValue {
        contents[path] = try Data(contentsOf: file)
      }
    }
    return contents
  }
}
