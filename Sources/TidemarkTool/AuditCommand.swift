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
    abstract: "Measure false alarms, detection and intervals on data of which the truth is known.",
    discussion: """
      noufaily: 28 kinds of weekly series, every method on the same series; school: months of eight districts with a \
      school year; like-mine: the workspace's own districts, stages and schools through the rule that makes the report's \
      findings; effects: intervals of effects on simulated studies, and interventions that never took place on the \
      workspace's own record when there is a workspace. The same seed gives the same figures. The folder gets audit.csv and index.html.

      Example: tidemark audit --scenarios like-mine -w bureau --as-of 2022-07-10 -o audit
               tidemark audit --effects -w bureau --as-of 2022-07-10 -o audit-effects
      """)

  @OptionGroup var options: WorkspaceOptions
  @Option(help: "noufaily, school, like-mine or effects.") var scenarios = Audit.Subject.noufaily.rawValue
  @Flag(help: "The same as --scenarios effects.") var effects = false
  @Option(
    parsing: .unconditional,
    help: """
      The series or panels of each kind, for noufaily a multiple of 10; like-mine: the years simulated; 100, for effects \
      1000.
      """)
  var replicates: Int?
  @Option(parsing: .unconditional, help: "The seed.") var seed: UInt64 = 1
  @Option(name: .shortAndLong, help: "The folder to write to.") var output: String
  @Option(help: "table, csv or json.") var format = "table"
  @Option(help: "The language of page and messages, zh-Hans or en.") var language = Language.chinese.rawValue

  private var subject: Audit.Subject { effects ? .effects : Audit.Subject(rawValue: scenarios) ?? .noufaily }
  private var draws: Int { replicates ?? (subject == .effects ? 1000 : 100) }

  func validate() throws {
    try Console.validate(format)
    guard Language(rawValue: language) != nil else {
      throw ValidationError(CommandTexts.badOption("--language", wanted: "zh-Hans | en"))
    }
    guard Audit.Subject(rawValue: scenarios) != nil else {
      throw ValidationError(CommandTexts.badOption("--scenarios", wanted: "noufaily | school | like-mine | effects"))
    }
    guard (1...100_000).contains(draws) else {
      throw ValidationError(CommandTexts.badOption("--replicates", wanted: "1–100000"))
    }
    if subject == .noufaily, draws % OutbreakSeries.sizes != 0 {
      throw ValidationError(AuditTexts.unevenSizes(draws, sizes: OutbreakSeries.sizes))
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
    switch subject {
    case .noufaily: return try Audit.noufaily(replicates: draws, seed: seed, progress: progress)
    case .school: return try Audit.school(replicates: draws, seed: seed, progress: progress)
    case .likeMine:
      return try options.run(isReading: true) { workspace in
        try workspace.audit(asOf: options.day(), replicates: draws, seed: seed, progress: progress)
      }
    case .effects:
      guard options.isWorkspaceMeant else {
        return Audit.effects(replicates: draws, seed: seed, progress: progress)
      }
      return try options.run(isReading: true) { workspace in
        try workspace.auditEffects(asOf: options.day(), replicates: draws, seed: seed, progress: progress)
      }
    }
  }
}
