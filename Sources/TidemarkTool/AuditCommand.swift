import Analyses
import ArgumentParser
import Foundation
import Reports
import Wording
import Workspace

/// `tidemark audit`: false-alarm and detection rates on simulated data.
struct AuditCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "audit",
    abstract: "Measure false alarms and detection on simulated data of which the truth is known.",
    discussion: """
      noufaily: 28 kinds of weekly series, every method on the same series; school: months of eight districts with a \
      school year; like-mine: the workspace's own districts, stages and schools through the rule that makes the report's \
      findings. The same seed gives the same figures. The folder gets audit.csv and index.html.

      Example: tidemark audit --scenarios like-mine -w bureau --as-of 2022-07-10 -o audit
      """)

  @OptionGroup var options: WorkspaceOptions
  @Option(help: "noufaily, school or like-mine.") var scenarios = Audit.Subject.noufaily.rawValue
  @Option(
    parsing: .unconditional,
    help: "The series or panels of each kind, for noufaily a multiple of 10; like-mine: the years simulated.")
  var replicates = 100
  @Option(parsing: .unconditional, help: "The seed.") var seed: UInt64 = 1
  @Option(name: .shortAndLong, help: "The folder to write to.") var output: String
  @Option(help: "table, csv or json.") var format = "table"
  @Option(help: "The language of page and messages, zh-Hans or en.") var language = Language.chinese.rawValue

  func validate() throws {
    try Console.validate(format)
    guard Language(rawValue: language) != nil else {
      throw ValidationError(CommandTexts.badOption("--language", wanted: "zh-Hans | en"))
    }
    guard Audit.Subject(rawValue: scenarios) != nil else {
      throw ValidationError(CommandTexts.badOption("--scenarios", wanted: "noufaily | school | like-mine"))
    }
    guard (1...100_000).contains(replicates) else {
      throw ValidationError(CommandTexts.badOption("--replicates", wanted: "1–100000"))
    }
    if scenarios == Audit.Subject.noufaily.rawValue, replicates % OutbreakSeries.sizes != 0 {
      throw ValidationError(AuditTexts.unevenSizes(replicates, sizes: OutbreakSeries.sizes))
    }
  }

  func run() throws {
    let speech = Language(rawValue: language) ?? .chinese
    let audit = try ProgressLine.counting(speech) { try audited($0) }
    try Console.explaining(in: output, speech) {
      guard let bundle = try? String(contentsOf: VegaBundle.file, encoding: .utf8) else {
        throw WorkspaceError.noBundle(VegaBundle.file.path)
      }
      let folder = URL(filePath: output, directoryHint: .isDirectory)
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      for file in try AuditPage(audit, language: speech).files(vegaBundle: bundle) {
        try Data(file.bytes).write(to: folder.appending(path: file.path), options: .atomic)
      }
    }
    if audit.hasFewClusters { Console.note(AuditTexts.fewClusters(audit.replicates), speech) }
    try Console.print(audit.summary, format)
  }

  private func audited(_ progress: (@Sendable (Int, Int) -> Void)?) throws -> Audit {
    switch Audit.Subject(rawValue: scenarios) ?? .noufaily {
    case .noufaily: try Audit.noufaily(replicates: replicates, seed: seed, progress: progress)
    case .school: try Audit.school(replicates: replicates, seed: seed, progress: progress)
    case .likeMine:
      try options.run(isReading: true) { workspace in
        try workspace.audit(asOf: options.day(), replicates: replicates, seed: seed, progress: progress)
      }
    }
  }
}
