import Analyses
public import Foundation
import Reports
import Store
public import Submissions
public import Wording

extension Workspace {
  /// Writes the report of a summer (暑期专报) into its folder, whole or not at all.
  /// - Parameters:
  ///   - year: the summer's year.
  ///   - asOf: the day the report speaks from.
  ///   - language: the report's language; absent: the workspace's.
  ///   - vegaBundle: the file of the chart bundle.
  ///   - drawing: draws the charts for readers without scripts, if they shall have them.
  ///   - access: who exports it.
  /// - Returns: the address of the page.
  /// - Throws: `WorkspaceError` when the summer has not begun or nothing of it was sent, the bundle is missing or a file
  ///   cannot be written.
  public func reportSummer(
    year: Int, asOf: Day, language: Language?, vegaBundle: URL, drawing: ChartPainter? = nil, by access: Access
  ) throws -> URL {
    let bundle = try Self.chartBundle(vegaBundle)
    let panel = try store.panel(asOf: asOf)
    let summer = Summer(year: year, starts: settings.summerStarts, tasks: panel.tasks)
    guard summer.firstDay <= asOf else {
      throw WorkspaceError.summerNotBegun(
        summer.period, first: summer.firstDay.description, asOf: asOf.description)
    }
    let analysis = try analysis(of: summer, panel: panel, clock: asOf, asOf: asOf)
    guard !analysis.isEmpty else { throw WorkspaceError.noSummerData(summer.period) }
    let reports = try reportsFolder()
    // By hand, only what `monthly` has begun to count is counted on.
    let before = reports.report(of: summer.period)
    try writeReport(
      analysis, in: reports, after: before?.revision == nil ? nil : before, isCounted: before?.revision != nil,
      language: language ?? settings.language, bundle, drawing, by: access)
    return reports.url(summer.period).appending(path: "index.html")
  }

  /// Asks a summer's questions of all that was received by a day.
  /// - Parameters:
  ///   - summer: the summer.
  ///   - panel: the panel of that day.
  ///   - clock: the day the report speaks from; the same day, but for a report on file that is held against what has come
  ///     since.
  ///   - asOf: the day.
  /// - Returns: the analysis.
  /// - Throws: when the database cannot be read.
  func analysis(of summer: Summer, panel: Panel, clock: Day, asOf: Day) throws -> SummerAnalysis {
    let day = min(summer.lastDay, clock)
    let now = try store.cases(on: day, asOf: asOf)
    var panel = panel
    panel.lastRecords = now.lastRecords
    var analysis = SummerAnalysis.make(
      summer, panel: panel,
      cases: .init(
        before: try store.cases(on: summer.firstDay.advanced(by: -1), asOf: asOf).open,
        now: now.open, told: try store.toldParents(by: day, asOf: asOf)),
      comparisons: try store.summaryComparisons(period: summer.period, asOf: asOf), asOf: clock)
    analysis.deaths = try store.caseDeaths(from: summer.firstDay, through: day, asOf: asOf)
    return analysis
  }

  /// Writes the report of a summer's analysis, as that of a month.
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
  /// - Throws: when a file cannot be written.
  @discardableResult
  func writeReport(
    _ analysis: SummerAnalysis, in reports: ReportsFolder, after before: ReportOnFile?, isCounted: Bool,
    language: Language, _ bundle: String, _ drawing: ChartPainter?, by access: Access
  ) throws -> ReportMaking {
    let (summer, asOf) = (analysis.summer, analysis.asOf)
    var provenance = try provenance(month: analysis.day.month, asOf: asOf)
    let making = ReportMaking(
      of: SummerFiles.data(analysis: analysis, cityName: settings.city, language: before?.language ?? language),
      asOf: asOf, after: before)
    if isCounted {
      provenance.revision = .init(number: making.number, state: try state(of: summer.lastDay.month, asOf))
      provenance.changes = making.changes
    }
    var files = try SummerFiles.make(
      analysis: analysis, provenance: provenance, language: language, vegaBundle: bundle, draw: drawing?.draw)
    if let changes = making.changes { files.append(changes.file) }
    try log(access, "reports/\(summer.period)")
    try reports.replace(summer.period, with: files)
    try reports.writeIndex(cityName: settings.city, language: settings.language)
    return making
  }
}
