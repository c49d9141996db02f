import ArgumentParser
import Foundation
import Workspace

/// The command line.
@main
struct Tidemark: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "tidemark",
    abstract: "From schools' submissions to a monthly report on pupils at psychological risk.",
    version: Workspace.version,
    subcommands: [
      InitCommand.self, IngestCommand.self, StatusCommand.self, ReportCommand.self, DetectCommand.self,
      SimulateCommand.self, FormsCommand.self, TemplateCommand.self, ReidentifyCommand.self, LogCommand.self,
      OriginalsCommand.self,
    ])

  /// Runs the command; a wrong use ends with 2, a failed run with 1.
  static func main() {
    do {
      var command = try parseAsRoot()
      try command.run()
    } catch {
      guard exitCode(for: error) == .validationFailure else { exit(withError: error) }
      Console.complain(fullMessage(for: error))
      Foundation.exit(2)
    }
  }
}
