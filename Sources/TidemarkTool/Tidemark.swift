import ArgumentParser

/// The command line.
@main
struct Tidemark: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "tidemark",
    abstract: "From schools' submissions to a monthly report on pupils at psychological risk.",
    subcommands: [DetectCommand.self])
}
