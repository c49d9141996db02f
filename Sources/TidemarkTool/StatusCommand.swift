import ArgumentParser
import Submissions
import Tables
import Wording
import Workspace

/// `tidemark status`: who has submitted what.
struct StatusCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "status", abstract: "Who has reported the month's events, on time or not.",
    discussion: "Example: tidemark status -w bureau --month 2022-06 --format csv")

  @OptionGroup var options: WorkspaceOptions
  @Option(help: "The month, YYYY-MM; without it, the last whole month before --as-of.") var month: String?
  @Option(help: "table, csv or json.") var format = "table"

  func run() throws {
    let asOf = try options.day()
    let chosen = month.map { Month(iso: $0) } ?? asOf.month.advanced(by: -1)
    guard let chosen else { throw ValidationError(CommandTexts.badOption("--month", wanted: "YYYY-MM")(.english)) }
    try Console.print(try options.run { try $0.status(month: chosen, asOf: asOf) }, format)
  }
}
