import ArgumentParser
import Foundation
import Wording
import Workspace

/// The command line.
@main
struct Tidemark: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "tidemark",
    abstract: "From schools' submissions to a monthly report on pupils at psychological risk.",
    version: Workspace.version,
    subcommands: [
      InitCommand.self, IngestCommand.self, StatusCommand.self, ReportCommand.self, PublishCommand.self,
      MonthlyCommand.self, ScheduleCommand.self, FindingCommand.self,
      DetectCommand.self, TransitionsCommand.self, EffectCommand.self,
      SimulateCommand.self, FormsCommand.self, TemplateCommand.self, NoticeCommand.self, ReidentifyCommand.self,
      LogCommand.self, OriginalsCommand.self, AuditCommand.self,
    ])

  /// Runs the command; a wrong use ends with 2, a failed run with 1.
  static func main() {
    var chosen: (any ParsableCommand)?
    do {
      var command = try parseAsRoot()
      chosen = command
      try command.run()
    } catch {
      guard exitCode(for: error) == .validationFailure else { exit(withError: error) }
      let message = message(for: error)
      Console.note(UsageTexts.error(UsageTexts.explained(message)))
      // How the command is written, in the parser's words.
      let usage =
        chosen.map { "Usage: " + usageString(for: type(of: $0)) }
        ?? String(fullMessage(for: error).trimmingPrefix("Error: " + message))
      Console.complain(usage.trimmingCharacters(in: .newlines))
      Foundation.exit(2)
    }
  }
}
