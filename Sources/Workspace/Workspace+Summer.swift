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
    let day = min(summer.lastDay, asOf)
    let analysis = SummerAnalysis.make(
      summer, panel: panel,
      cases: .init(
        before: try store.cases(on: summer.firstDay.advanced(by: -1), asOf: asOf).open,
        now: try store.cases(on: day, asOf: asOf).open, told: try store.toldParents(by: day, asOf: asOf)),
      comparisons: try store.summaryComparisons(period: summer.period, asOf: asOf), asOf: asOf)
    guard !analysis.isEmpty else { throw WorkspaceError.noSummerData(summer.period) }
    let files = try SummerFiles.make(
      analysis: analysis, provenance: provenance(month: day.month, asOf: asOf),
      language: language ?? settings.language, vegaBundle: bundle,
      draw: drawing?.draw)
    try log(access, "reports/\(summer.period)")
    let reports = try reportsFolder()
    try reports.replace(summer.period, with: files)
    return reports.url(summer.period).appending(path: "index.html")
  }
}
