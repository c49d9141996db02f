import ArgumentParser
import Foundation
import Wording
import Workspace

/// `tidemark monthly`: the month's work, unattended.
struct MonthlyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "monthly", abstract: "Load the inbox and make the reports that are due; for schedulers.",
    discussion: """
      Loads the inbox as ingest does. Then every month that is over and has no report yet gets one, and a report whose \
      figures would differ with what has been loaded since is made anew as its next revision; data/changes.csv in its \
      folder says what changed. A summer's report is made likewise, once the day its summary returns (附件3) are due has \
      passed. Run again with nothing new, it writes nothing. reports/latest points to the last month.

      Ends with 0 when all is done; with 3 when it is done and a person should look: files with problems, findings that \
      nobody has dealt with in a report made by this run, a report made anew, or nothing loaded yet; with 1 when it \
      failed, also when another run kept the workspace longer than --wait; with 2 when it is used wrongly.

      Example: tidemark monthly -w bureau --as-of 2022-07-10
      """)

  @OptionGroup var options: WorkspaceOptions
  @Option(help: "Of new reports and releases, zh-Hans or en; without it, the workspace's.") var language: String?
  @Flag(
    inversion: .prefixedNo,
    help: "Charts also as pictures, on pages and in notebooks; without either flag, where the painter is installed.")
  var `static`: Bool?
  @Option(help: "For how many seconds to wait while another run has the workspace.") var wait = 60

  func run() throws {
    let asOf = try options.day()
    guard (0...3600).contains(wait) else {
      throw ValidationError(CommandTexts.badOption("--wait", wanted: "0 … 3600"))
    }
    let speech = language.flatMap(Language.init)
    guard language == nil || speech != nil else {
      throw ValidationError(CommandTexts.badOption("--language", wanted: "zh-Hans | en"))
    }
    var needsPerson = false
    try options.run(patience: wait) { workspace in
      let language = workspace.settings.language
      let files = try ProgressLine.during(language) {
        try workspace.ingest([workspace.inbox], received: asOf, progress: $0)
      }
      let result = IngestResult(files: files)
      if result.saysAnything {
        try workspace.record(result, access: WorkspaceOptions.access("monthly"))
        for text in result.summary(record: workspace.loadRecord) { Console.note(text, language) }
        try workspace.enterSaid(result)
      }
      Console.print(result.line(language) + "\n")
      needsPerson = result.needsPerson
      try workspace.monthly(
        asOf: asOf, language: speech, vegaBundle: VegaBundle.file, drawing: VegaBundle.painter(`static`),
        by: WorkspaceOptions.access("monthly")
      ) { step in
        Console.print(step.text(language) + "\n")
        needsPerson = needsPerson || step.needsPerson
      }
    }
    if needsPerson { throw ExitCode(3) }
  }
}
