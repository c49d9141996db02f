import ArgumentParser
import Foundation
import Submissions
import Tables
import Wording
import Workspace

/// `tidemark ingest`: loads files.
struct IngestCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "ingest", abstract: "Load what schools sent; every problem is said with file, row and column.",
    discussion: "Example: tidemark ingest -w bureau --received 2022-07-04 june.xlsx")

  @OptionGroup var options: WorkspaceOptions
  @Argument(help: "Files, or folders with a received.csv; without any, the workspace's inbox.") var paths: [String] = []
  @Option(help: "The day the files came, YYYY-MM-DD; without it, --as-of.") var received: String?
  @Option(help: "The code of the school that sent the files, for printed forms that do not name it.") var school:
    String?
  @Option(help: "table, csv or json.") var format = "table"

  func run() throws {
    try Console.validate(format)
    let day = try received.map { try WorkspaceOptions.day($0, "--received") } ?? options.day()
    guard try day <= options.day() else {
      throw ValidationError(UsageTexts.receivedLater)
    }
    let sender = school.map(SchoolCode.init(rawValue:))
    let result = try options.run { workspace in
      let places = paths.isEmpty ? [workspace.inbox] : paths.map { URL(filePath: $0) }
      let language = workspace.settings.language
      let files = try ProgressLine.during(language) {
        try workspace.ingest(places, received: day, school: sender, progress: $0)
      }
      let result = IngestResult(files: files)
      try workspace.record(result, access: WorkspaceOptions.access("ingest"))
      switch format {
      case "json": Console.print(try result.json(language))
      case "csv": Console.print(result.table.csv())
      default: break
      }
      for text in result.summary(record: workspace.loadRecord) { Console.note(text, language) }
      try workspace.enterSaid(result)
      return result
    }
    if result.isFailure { throw ExitCode(1) }
    if result.needsPerson { throw ExitCode(3) }
  }
}
