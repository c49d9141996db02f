import Analyses
public import Foundation
import Reports
import Store
public import Submissions
public import Wording

extension Workspace {
  /// A report shows the findings of so many months before.
  private static let monthsOfFindings = 12

  /// Writes a month's report into its folder, whole or not at all.
  /// - Parameters:
  ///   - month: the report's month.
  ///   - asOf: the day the report speaks from.
  ///   - language: the report's language; absent: the workspace's.
  ///   - vegaBundle: the file of the chart bundle.
  ///   - access: who exports it.
  /// - Returns: the address of the page.
  /// - Throws: when the bundle is missing or a file cannot be written.
  public func report(month: Month, asOf: Day, language: Language?, vegaBundle: URL, by access: Access) throws -> URL {
    guard let bundle = try? String(contentsOf: vegaBundle, encoding: .utf8) else {
      throw WorkspaceError.noBundle(vegaBundle.path)
    }
    let kept = try store.findings(asOf: asOf)
    let options = options(kept, before: month)
    let panel = try store.panel(asOf: asOf)
    var analysis = MonthlyAnalysis.make(panel: panel, month: month, asOf: asOf, options: options)
    if let tiers = analysis.tiers {
      let day = min(month.lastDay, asOf)
      let starts = TierCrossTable.starts(of: month, recordsBegin: tiers.recordsBegin)
      let cases = try store.cases(on: day, since: starts.map(\.day), asOf: asOf)
      analysis.tierCrossTables = starts.compactMap { TierCrossTable(cases.paths, since: $0.since, $0.day, to: day) }
      analysis.openCases = OpenCaseAnalysis(cases.open, schools: panel.schools, on: day)
      analysis.tierSpeed = TierSpeed(
        cases.courses, interventions: panel.interventions, schools: panel.schools, on: day)
    }
    analysis.openProblems = OpenProblems.all(try store.openProblems(asOf: asOf), schools: panel.schools)
    let earliest = month.advanced(by: -Self.monthsOfFindings)
    analysis.earlierFindings = kept.filter { $0.month < month && $0.month >= earliest }
    analysis.marks = Dictionary(
      uniqueKeysWithValues: kept.compactMap { finding in finding.mark.map { (finding.id, $0) } })
    let provenance = try provenance(month: month, asOf: asOf)
    let files = try ReportFiles.make(
      analysis: analysis, provenance: provenance, language: language ?? settings.language, vegaBundle: bundle)
    let target = folder.appending(path: "reports/\(month)")
    try log(access, "reports/\(month)")
    try replace(target, with: files)
    // A month that goes on has no findings yet.
    if analysis.isMonthOver { try store.keep(analysis.keptFindings) }
    return target.appending(path: "index.html")
  }

  /// The settings in force, without the past anomalies that are kept out of comparisons.
  func options(_ kept: [KeptFinding], before month: Month) -> AnalysisOptions {
    var options = settings.analysis
    options.exclusions = Set(kept.filter { $0.month < month }.compactMap(AnalysisOptions.Exclusion.init))
    return options
  }

  /// Where the figures of a page come from.
  func provenance(month: Month, asOf: Day) throws -> Provenance {
    Provenance(
      version: Self.version, month: month, asOf: asOf, cityName: settings.city,
      settings: settings.resolved.map { .init(name: $0.name, value: $0.value) },
      inputs: try store.files(asOf: asOf).map {
        .init(name: URL(filePath: $0.path).lastPathComponent, sha256: $0.sha256)
      }.sorted { ($0.name, $0.sha256) < ($1.name, $1.sha256) },
      rowCounts: try store.rowCounts(asOf: asOf).map { .init(table: $0.table, rows: $0.rows) },
      problemsOpen: try store.openRejections(asOf: asOf))
  }

  /// Writes the files aside and renames the folder, so that a reader never meets half a report.
  private func replace(_ target: URL, with files: [ReportFile]) throws {
    let manager = FileManager.default
    let aside = target.deletingLastPathComponent().appending(path: ".\(target.lastPathComponent).new")
    let old = target.deletingLastPathComponent().appending(path: ".\(target.lastPathComponent).old")
    for leftover in [aside, old] where manager.fileExists(atPath: leftover.path) {
      try manager.removeItem(at: leftover)
    }
    for file in files {
      let url = aside.appending(path: file.path)
      try manager.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(file.bytes).write(to: url)
    }
    if manager.fileExists(atPath: target.path) { try manager.moveItem(at: target, to: old) }
    try manager.moveItem(at: aside, to: target)
    if manager.fileExists(atPath: old.path) { try manager.removeItem(at: old) }
  }
}
