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
  ///   - drawing: draws the charts for readers without scripts, if they shall have them.
  ///   - access: who exports it.
  /// - Returns: the address of the page.
  /// - Throws: when the bundle is missing or a file cannot be written.
  public func report(
    month: Month, asOf: Day, language: Language?, vegaBundle: URL, drawing: ChartPainter? = nil, by access: Access
  ) throws -> URL {
    let bundle = try Self.chartBundle(vegaBundle)
    let reports = try reportsFolder()
    let analysis = try analysis(of: month, panel: store.panel(asOf: asOf), clock: asOf, asOf: asOf)
    // By hand, only what `monthly` has begun to count is counted on.
    let before = reports.report(of: month)
    try writeReport(
      analysis, in: reports, after: before?.revision == nil ? nil : before, isCounted: before?.revision != nil,
      language: language ?? settings.language, bundle, drawing, by: access)
    return reports.url(month).appending(path: "index.html")
  }

  /// The reports on file.
  func reportsFolder() throws -> ReportsFolder { try ReportsFolder(folder.appending(path: "reports")) }

  /// The chart bundle's script.
  static func chartBundle(_ file: URL) throws -> String {
    guard let bundle = try? String(contentsOf: file, encoding: .utf8) else { throw WorkspaceError.noBundle(file.path) }
    return bundle
  }

  /// Asks a month's questions of all that was received by a day.
  /// - Parameters:
  ///   - month: the report's month.
  ///   - panel: the panel of that day.
  ///   - clock: the day that decides what is provisional and what is due; the same day, but for a report on file that is
  ///     held against what has come since.
  ///   - asOf: the day.
  /// - Returns: the analysis.
  /// - Throws: when the database cannot be read.
  func analysis(of month: Month, panel: Panel, clock: Day, asOf: Day) throws -> MonthlyAnalysis {
    let kept = try store.findings(asOf: asOf)
    let day = min(month.lastDay, clock)
    let recordsBegin = panel.caseFlows.map(\.month).filter { $0 <= month }.min()
    let starts = TierCrossTable.starts(of: month, recordsBegin: recordsBegin)
    let cases = try recordsBegin.map { _ in try store.cases(on: day, since: starts.map(\.day), asOf: asOf) }
    var panel = panel
    panel.lastRecords = cases?.lastRecords ?? [:]
    var analysis = MonthlyAnalysis.make(
      panel: panel, month: month, asOf: clock, options: options(kept, before: month))
    if let cases {
      analysis.tierCrossTables = starts.compactMap { TierCrossTable(cases.paths, since: $0.since, $0.day, to: day) }
      analysis.openCases = OpenCaseAnalysis(cases.open, schools: panel.schools, on: day)
      analysis.tierSpeed = TierSpeed(
        cases.courses, interventions: panel.interventions, schools: panel.schools, on: day)
      analysis.deaths = try store.caseDeaths(from: month.firstDay, through: day, asOf: asOf)
    }
    // What is open is a matter of the day, not of the month: a bad file of a later month changes no earlier report.
    analysis.openProblems = OpenProblems.all(try store.openProblems(asOf: clock), schools: panel.schools)
    let earliest = month.advanced(by: -Self.monthsOfFindings)
    analysis.earlierFindings = kept.filter { $0.month < month && $0.month >= earliest }
    analysis.marks = Dictionary(
      uniqueKeysWithValues: kept.compactMap { finding in finding.mark.map { (finding.id, $0) } })
    return analysis
  }

  /// Writes the report of an analysis. Its revision is one more than the one before's when the figures or the day differ.
  /// - Parameters:
  ///   - analysis: what the report says.
  ///   - reports: the reports on file.
  ///   - before: the report on file that it takes the place of, with the number it has; absent: it is the first.
  ///   - isCounted: whether the report bears the number of its revision.
  ///   - language: its language.
  ///   - bundle: the chart bundle's script.
  ///   - drawing: draws the charts for readers without scripts.
  ///   - access: who exports it.
  /// - Returns: which making it is.
  /// - Throws: when a file or the database cannot be written.
  @discardableResult
  func writeReport(
    _ analysis: MonthlyAnalysis, in reports: ReportsFolder, after before: ReportOnFile?, isCounted: Bool,
    language: Language, _ bundle: String, _ drawing: ChartPainter? = nil, by access: Access
  ) throws -> ReportMaking {
    let (month, asOf) = (analysis.month, analysis.asOf)
    var provenance = try provenance(month: month, asOf: asOf)
    // Figures are compared in one language.
    let making = ReportMaking(
      of: ReportFiles.data(analysis: analysis, cityName: settings.city, language: before?.language ?? language),
      asOf: asOf, after: before)
    if isCounted {
      provenance.revision = .init(number: making.number, state: try state(of: month, asOf))
      provenance.changes = making.changes
    }
    provenance.summer = summer(before: month, in: reports)
    var files = try ReportFiles.make(
      analysis: analysis, provenance: provenance, language: language, vegaBundle: bundle, draw: drawing?.draw)
    if let changes = making.changes { files.append(changes.file) }
    try log(access, "reports/\(month)")
    // A month that goes on has no findings yet. They come first: a run killed in between makes the report again, and
    // never a later report without them.
    if analysis.isMonthOver { try store.keep(analysis.keptFindings) }
    try reports.replace(month.description, with: files)
    try reports.writeIndex(cityName: settings.city, language: settings.language)
    return making
  }

  /// The summer whose report lies beside that of its August or September.
  private func summer(before month: Month, in reports: ReportsFolder) -> Int? {
    [8, 9].contains(month.monthOfYear) && reports.report(of: Summer(year: month.year).period) != nil ? month.year : nil
  }

  /// A fingerprint of all that decides a month's report but the day it speaks from.
  func state(of month: Month, _ asOf: Day) throws -> String {
    try store.state(
      of: month, asOf: asOf, settings: [Self.version] + settings.resolved.map { "\($0.name): \($0.value)" })
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
}
