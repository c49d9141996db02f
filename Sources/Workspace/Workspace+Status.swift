import Analyses
import Store
public import Submissions
import Wording

extension Workspace {
  /// Who has sent what by a day, and what the panel held then.
  /// - Parameters:
  ///   - form: the form; absent: every form with a task due, or the events when only a period is given.
  ///   - period: the period as the task names it; absent: the one that fell due last.
  ///   - asOf: the day the answer speaks from.
  /// - Returns: one record for each form and period, the totals and the open questions.
  /// - Throws: when no task has such a period or the database cannot be read.
  public func status(form: FormID?, period: String?, asOf: Day) throws -> WorkspaceStatus {
    let panel = try store.panel(asOf: asOf)
    var returns: [CompletenessAnalysis]
    if let period {
      let asked = Set(panel.tasks.filter { $0.period == period }.map(\.form))
      // A month without tasks is asked about for its events; in another period without any, no school can be missing.
      guard !asked.isEmpty || Month(iso: period) != nil else { throw WorkspaceError.noPeriod(period) }
      let forms = form.map { [$0] } ?? (asked.isEmpty ? [.events] : FormID.allCases.filter(asked.contains))
      returns = forms.compactMap { CompletenessAnalysis.make(panel, form: $0, period: period) }
    } else {
      returns = CompletenessAnalysis.due(in: panel, asOf: asOf).filter { form == nil || $0.form == form }
    }
    return WorkspaceStatus(
      returns: returns, totals: totals(panel),
      queries: try store.crossChecks(asOf: asOf).map { .init(school: $0.school, problem: $0.problem) })
  }

  private func totals(_ panel: Panel) -> [WorkspaceStatus.Total] {
    let cells =
      panel.eventCounts.map { (FormID.events.rawValue, $0.month, $0.count) }
      + panel.monthlyCounts.map { ($0.indicator, $0.month, $0.count) }
    var sums: [String: [Month: Int]] = [:]
    for (indicator, month, count) in cells { sums[indicator, default: [:]][month, default: 0] += count }
    return sums.sorted { $0.key < $1.key }.flatMap { indicator, months in
      months.sorted { $0.key < $1.key }.map { month, count in
        WorkspaceStatus.Total(indicator: indicator, month: month.description, count: count)
      }
    }
  }
}
