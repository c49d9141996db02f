import Analyses
import ArgumentParser
import Foundation
import Reports
import Submissions
import Wording
import Workspace

/// `tidemark effect workspace`: what a registered intervention did to the number of crisis events.
struct WorkspaceEffectCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "workspace",
    abstract: "Say whether there are fewer crisis events after a registered intervention.",
    discussion: """
      Interventions of one kind at schools and districts are one programme; the id of any of them asks for all. Schools that \
      started at different times are compared with each other, what came to the whole city with the months before. The month \
      itself does not count, as in the report, whose page of the programme has the same figures.

      Example: tidemark effect workspace GY2021-03 -w bureau --month 2022-06 --as-of 2022-07-10 --html visits.html
      """)

  @Argument(help: "The intervention's id.") var id: String
  @OptionGroup var options: WorkspaceOptions
  @Option(help: "The report's month, YYYY-MM; without it, the last whole month before --as-of.") var month: String?
  @Option(help: "table, csv or json.") var format = "table"
  @Option(help: "The language of page and messages, zh-Hans or en; without it, the workspace's.") var language: String?
  @Option(help: "Also write the programme's page to this file.") var html: String?

  func validate() throws {
    try Console.validate(format)
    guard language == nil || language.flatMap(Language.init) != nil else {
      throw ValidationError(CommandTexts.badOption("--language", wanted: "zh-Hans | en"))
    }
  }

  func run() throws {
    let asOf = try options.day()
    let month = try WorkspaceOptions.month(month, asOf: asOf)
    let (study, speech) = try options.run(isReading: html == nil) { workspace in
      let speech = language.flatMap(Language.init) ?? workspace.settings.language
      let study = try workspace.interventionStudy(of: id, month: month, asOf: asOf)
      if let html {
        guard let bundle = try? String(contentsOf: VegaBundle.file, encoding: .utf8) else {
          throw WorkspaceError.noBundle(VegaBundle.file.path)
        }
        let page = try workspace.page(
          of: study, month: month, asOf: asOf, language: speech, vegaBundle: bundle,
          by: WorkspaceOptions.access("effect workspace"))
        try Console.writePage(page, to: html)
      }
      return (study, speech)
    }
    let result = study.result
    for text in [study.statement] + [study.comparison].compactMap(\.self) + study.leftOut + study.remarks
      + [study.need].compactMap(\.self)
    {
      Console.complain(text(speech))
    }
    try Console.print(format == "table" ? result.table(speech) : result.table, format)
    if study.verdict == .insufficient { throw ExitCode(3) }
  }
}
