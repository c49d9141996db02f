import ArgumentParser
import Foundation
import Submissions
import Wording
import Workspace

/// `tidemark report`: writes the report of a month or a summer.
struct ReportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "report",
    abstract: "Write the report of a month or a summer: CSV and HTML, for people who may see the figures.",
    discussion: """
      Example: tidemark report -w bureau --month 2022-06 --as-of 2022-07-10
      Example: tidemark report -w bureau --period 2022-summer --as-of 2022-08-29
      """)

  @OptionGroup var options: WorkspaceOptions
  @Option(help: "The month, YYYY-MM; without it, the last whole month before --as-of.") var month: String?
  @Option(help: "A summer, YYYY-summer, from the first day of the holiday to the day 附件3 is due.") var period: String?
  @Option(help: "zh-Hans or en; without it, the workspace's.") var language: String?
  @Flag(help: "Charts also as pictures, for browsers without scripts and for what shows notebooks.") var `static` =
    false

  func run() throws {
    let asOf = try options.day()
    let speech = language.flatMap(Language.init)
    guard language == nil || speech != nil else {
      throw ValidationError(CommandTexts.badOption("--language", wanted: "zh-Hans | en"))
    }
    let drawing = VegaBundle.painter(`static`)
    if let period {
      guard let year = Summer.year(of: period), month == nil else {
        throw ValidationError(CommandTexts.badOption("--period", wanted: "YYYY-summer (without --month)"))
      }
      let page = try options.run {
        try $0.reportSummer(
          year: year, asOf: asOf, language: speech, vegaBundle: VegaBundle.file,
          drawing: drawing, by: WorkspaceOptions.access("report"))
      }
      return Console.print(page.path + "\n")
    }
    let month = try WorkspaceOptions.month(month, asOf: asOf)
    let page = try options.run { workspace in
      if !month.isOver(on: asOf) {
        Console.note(ReportTexts.monthNotOver(until: Text(verbatim: asOf.description)), workspace.settings.language)
      }
      return try workspace.report(
        month: month, asOf: asOf, language: speech, vegaBundle: VegaBundle.file,
        drawing: drawing, by: WorkspaceOptions.access("report"))
    }
    Console.print(page.path + "\n")
  }
}
