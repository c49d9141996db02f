import ArgumentParser
import Foundation
import Submissions
import Wording
import Workspace

/// `tidemark report`: writes a month's report.
struct ReportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "report", abstract: "Write a month's report: CSV and HTML, for people who may see the figures.",
    discussion: "Example: tidemark report -w bureau --month 2022-06 --as-of 2022-07-10")

  @OptionGroup var options: WorkspaceOptions
  @Option(help: "The month, YYYY-MM; without it, the last whole month before --as-of.") var month: String?
  @Option(help: "zh-Hans or en; without it, the workspace's.") var language: String?

  func run() throws {
    let asOf = try options.day()
    let month = try WorkspaceOptions.month(month, asOf: asOf)
    let speech = language.flatMap(Language.init)
    guard language == nil || speech != nil else {
      throw ValidationError(CommandTexts.badOption("--language", wanted: "zh-Hans | en"))
    }
    let page = try options.run { workspace in
      if !month.isOver(on: asOf) {
        Console.note(ReportTexts.monthNotOver(until: Text(verbatim: asOf.description)), workspace.settings.language)
      }
      return try workspace.report(
        month: month, asOf: asOf, language: speech, vegaBundle: VegaBundle.file, by: WorkspaceOptions.access("report"))
    }
    Console.print(page.path + "\n")
  }
}
