import Analyses
public import Foundation
import Reports
import Store
public import Submissions
public import Wording

/// What `monthly` did with one month, or could not do.
public struct MonthlyStep: Sendable {
  /// What is said of it.
  public let text: Text
  /// Whether a person should look.
  public let needsPerson: Bool
}

extension Workspace {
  /// Makes the reports that are due, and makes anew those whose figures have changed; each is told when it is in its place.
  ///
  /// Due is every month over by the day and without a report, from the first that `monthly` made, or else from the last
  /// one on file; in a workspace without reports the last month over. A report on file keeps the day it speaks from: it is
  /// made again as of that day from all that has been received by now, and only when its tables then differ does a new
  /// revision, which speaks from today, take its place. So what comes in changes exactly the months it should, and time
  /// passing changes none.
  /// - Parameters:
  ///   - asOf: the day the run speaks from.
  ///   - language: the language of new reports; absent: the workspace's. A new revision keeps the one it has.
  ///   - vegaBundle: the file of the chart bundle.
  ///   - access: who runs it.
  ///   - tell: is told each step.
  /// - Throws: when the bundle is missing or a file or the database cannot be read or written.
  public func monthly(
    asOf: Day, language: Language?, vegaBundle: URL, by access: Access, tell: (MonthlyStep) -> Void
  ) throws {
    let bundle = try Self.chartBundle(vegaBundle)
    guard try !store.files(asOf: asOf).isEmpty else {
      return tell(MonthlyStep(text: MonthlyTexts.nothingLoaded, needsPerson: true))
    }
    let reports = try reportsFolder()
    // A run killed after a report was in its place has left these behind.
    try reports.pointLatest()
    try reports.writeIndex(cityName: settings.city, language: settings.language)
    var checked = reports.checked()
    var panel: Panel?
    var agreeing = 0
    var toPublish = Set([asOf.month.advanced(by: -1)])
    for month in try months(on: reports, asOf: asOf) {
      let onFile = reports.report(of: month)
      // One made before the month was over is none of the whole month, but counts where reports are counted.
      let before = onFile.flatMap { $0.isMonthOver ? $0 : nil }
      // A report that speaks from a later day knows more than this run.
      if let before, before.asOf > asOf { continue }
      let state = try state(of: month, asOf)
      if let before, checked[month.description] == before.agreement(with: state) {
        agreeing += 1
        continue
      }
      let known = try panel ?? store.panel(asOf: asOf)
      panel = known
      if let before, try agrees(before, month, known, asOf) {
        agreeing += 1
      } else {
        let analysis = try analysis(of: month, panel: known, clock: asOf, asOf: asOf)
        let made = try writeReport(
          analysis, in: reports, after: before ?? onFile.flatMap { $0.revision == nil ? nil : $0 }, isCounted: true,
          language: before?.language ?? language ?? settings.language, bundle, by: access)
        tell(Self.step(analysis, made, reports.url(month)))
        toPublish.insert(month)
      }
      checked[month.description] = reports.report(of: month)?.agreement(with: state)
      try reports.keep(checked: checked)
    }
    if agreeing > 0 { tell(MonthlyStep(text: MonthlyTexts.unchanged(agreeing), needsPerson: false)) }
    guard settings.publishes else { return }
    // The last month again each time: a run killed after its report has not published it.
    for month in toPublish.sorted() {
      let step = try publish(month: month, asOf: asOf, language: language, vegaBundle: vegaBundle, by: access)
      if step.isNew { tell(MonthlyStep(text: step.text, needsPerson: step.isMuchKnown)) }
    }
  }

  /// The months on file and those due, ascending, as far as they are over.
  private func months(on reports: ReportsFolder, asOf: Day) throws -> [Month] {
    let last = asOf.month.advanced(by: -1)
    let onFile = try reports.months().filter { $0 <= last }
    let first = onFile.first { reports.report(of: $0)?.revision != nil } ?? onFile.last ?? last
    return onFile.filter { $0 < first } + Array(first...last)
  }

  /// Whether a report on file says what it would say if it were made again of all that has been received by now.
  private func agrees(_ report: ReportOnFile, _ month: Month, _ panel: Panel, _ asOf: Day) throws -> Bool {
    let analysis = try analysis(of: month, panel: panel, clock: report.asOf, asOf: asOf)
    return Set(report.data)
      == Set(ReportFiles.data(analysis: analysis, cityName: settings.city, language: report.language))
  }

  private static func step(
    _ analysis: MonthlyAnalysis, _ made: (number: Int, changes: ReportChanges?), _ folder: URL
  ) -> MonthlyStep {
    let month = Text(verbatim: analysis.month.description)
    if let changes = made.changes {
      return MonthlyStep(
        text: MonthlyTexts.revised(month, revision: made.number, changes.text, folder: folder.path), needsPerson: true)
    }
    let findings = analysis.keptFindings
    let open = findings.count { analysis.marks[$0.id] == nil }
    return MonthlyStep(
      text: MonthlyTexts.made(month, findings: findings.count, open: open, folder: folder.path), needsPerson: open > 0)
  }
}
