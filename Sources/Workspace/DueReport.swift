import Store
import Submissions

/// A month or a summer with a report that is due, or on file and to be held against what has come since.
enum DueReport {
  case month(Month)
  case summer(Summer)

  /// Its period, `YYYY-MM` or `YYYY-summer`.
  var period: String {
    switch self {
    case .month(let month): month.description
    case .summer(let summer): summer.period
    }
  }
  /// The last day it is of.
  var lastDay: Day {
    switch self {
    case .month(let month): month.lastDay
    case .summer(let summer): summer.lastDay
    }
  }
}

extension Workspace {
  /// The months and summers on file and those due, in the order in which they end, as far as they are over.
  /// - Parameters:
  ///   - reports: the reports on file.
  ///   - asOf: the day the run speaks from.
  /// - Returns: those from the first that `monthly` made on, or else from the last on file; without any, the last one over.
  /// - Throws: when the folder or the database cannot be read.
  func dueReports(on reports: ReportsFolder, asOf: Day) throws -> [DueReport] {
    let tasks = try store.tasks(asOf: asOf)
    func summer(_ year: Int) -> Summer { Summer(year: year, starts: settings.summerStarts, tasks: tasks) }
    let year = asOf.parts.year
    let lastSummer = summer(year).lastDay < asOf ? year : year - 1
    let months = Self.due(try reports.months(), through: asOf.month.advanced(by: -1)) { reports.report(of: $0) }
    let summers = Self.due(try reports.summers(), through: lastSummer) { reports.report(of: Summer(year: $0).period) }
    return (months.map(DueReport.month) + summers.map { .summer(summer($0)) }).sorted { $0.lastDay < $1.lastDay }
  }

  private static func due<Period: Comparable & Strideable>(
    _ known: [Period], through last: Period, _ report: (Period) -> ReportOnFile?
  ) -> [Period] where Period.Stride: SignedInteger {
    let onFile = known.filter { $0 <= last }
    let first = onFile.first { report($0)?.revision != nil } ?? onFile.last ?? last
    return onFile.filter { $0 < first } + Array(first...last)
  }
}
