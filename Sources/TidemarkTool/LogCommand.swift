import ArgumentParser
import Wording
import Workspace

/// `tidemark log`: the access log.
struct LogCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "log", abstract: "The record of every read of sealed identities and every export.",
    discussion: "Example: tidemark log verify -w bureau", subcommands: [Verify.self, Show.self])

  /// `tidemark log verify`: checks the chain.
  struct Verify: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Check that no entry was altered or taken out; name the first that was.",
      discussion: "Example: tidemark log verify -w bureau")

    @OptionGroup var options: WorkspaceOptions

    func run() throws {
      try options.run { workspace in
        let entries = try workspace.verifyAccessLog()
        Console.print(PrivacyTexts.logIntact(entries: entries)(workspace.settings.language) + "\n")
      }
    }
  }

  /// `tidemark log show`: prints the entries.
  struct Show: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Show the entries: when, who, which command, what and why.",
      discussion: "Example: tidemark log show -w bureau --format csv")

    @OptionGroup var options: WorkspaceOptions
    @Option(help: "table, csv or json.") var format = "table"

    func validate() throws { try Console.validate(format) }

    func run() throws { try Console.print(try options.run { try $0.accessTable() }, format) }
  }
}
