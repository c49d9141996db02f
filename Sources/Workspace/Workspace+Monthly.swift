import Analyses
public import Foundation
import Reports
import Store
public import Submissions
public import Wording

/// What `monthly` did with one report, or could not do.
public struct MonthlyStep: Sendable {
  /// What is said of it.
  public let text: Text
  /// Whether a person should look.
  public let needsPerson: Bool
}

extension Workspace {
  /// Makes the reports that are due, of months and of summers, and makes anew those whose figures have changed; each is told
  /// when it is in its place.
  ///
  /// Due is every month over by the day and without a report, from the first that `monthly` made, or else from the last
  /// one on file; in a workspace without reports the last month over. With summers it is the same, but that a summer of
  /// which nothing was sent has no report. A report on file keeps the day it speaks from: it is
  /// made again as of that day from all that has been received by now, and only when its tables then differ does a new
  /// revision, which speaks from today, take its place. So what comes in changes exactly the reports it should, and time
  /// passing changes none.
  /// - Parameters:
  ///   - asOf: the day the run speaks from.
  ///   - language: the language of new reports and releases; absent: the workspace's. A new revision keeps the one it has.
  ///   - vegaBundle: the file of the chart bundle.
  ///   - drawing: draws the charts as pictures; absent: none.
  ///   - access: who runs it.
  ///   - tell: is told each step.
  /// - Throws: when the bundle is missing or a file or the database cannot be read or written.
  public func monthly(
    asOf: Day, language: Language?, vegaBundle: URL, drawing: ChartPainter? = nil, by access: Access,
    tell: (MonthlyStep) -> Void
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
    for due in try dueReports(on: reports, asOf: asOf) {
      let onFile = reports.report(of: due.period)
      // One made before the month was over is none of the whole month, but counts where reports are counted.
      let before = onFile.flatMap { $0.isOver ? $0 : nil }
      // A report that speaks from a later day knows more than this run.
      if let before, before.asOf > asOf { continue }
      let state = try state(of: due.lastDay.month, asOf)
      // What has no report because nothing was sent agrees with the state alone.
      if checked[due.period] == before?.agreement(with: state) ?? state {
        agreeing += before == nil ? 0 : 1
        continue
      }
      let known = try panel ?? store.panel(asOf: asOf)
      panel = known
      if let before, Set(before.data) == Set(try data(of: due, panel: known, before, asOf: asOf)) {
        agreeing += 1
      } else {
        let step = try make(
          due, panel: known, asOf: asOf, in: reports,
          after: before ?? onFile.flatMap { $0.revision == nil ? nil : $0 },
          language: before?.language ?? language ?? settings.language, bundle, drawing, by: access)
        if let step { tell(step) }
        if case .month(let month) = due { toPublish.insert(month) }
      }
      checked[due.period] = reports.report(of: due.period)?.agreement(with: state) ?? state
      try reports.keep(checked: checked)
    }
    if agreeing > 0 { tell(MonthlyStep(text: MonthlyTexts.unchanged(agreeing), needsPerson: false)) }
    guard settings.publishes else { return }
    // The last month again each time: a run killed after its report has not published it.
    let releases = try releasesFolder()
    for month in toPublish.sorted() {
      let step = try publish(
        month: month, asOf: asOf, language: releases.language(of: month) ?? language, vegaBundle: vegaBundle,
        drawing: drawing, by: access)
      if step.isNew { tell(MonthlyStep(text: step.text, needsPerson: step.isMuchKnown)) }
    }
  }

  /// The tables of a report on file as they would be if it were made again of all that has been received by now.
  private func data(of due: DueReport, panel: Panel, _ report: ReportOnFile, asOf: Day) throws -> [ReportFile] {
    switch due {
    case .month(let month):
      ReportFiles.data(
        analysis: try analysis(of: month, panel: panel, clock: report.asOf, asOf: asOf), cityName: settings.city,
        language: report.language)
    case .summer(let summer):
      SummerFiles.data(
        analysis: try analysis(of: summer, panel: panel, clock: report.asOf, asOf: asOf), cityName: settings.city,
        language: report.language)
    }
  }

  /// Makes a report that is due.
  /// - Returns: what was done; nothing where nothing was sent of a summer.
  private func make(
    _ due: DueReport, panel: Panel, asOf: Day, in reports: ReportsFolder, after before: ReportOnFile?,
    language: Language, _ bundle: String, _ drawing: ChartPainter?, by access: Access
  ) throws -> MonthlyStep? {
    let making: ReportMaking
    let first: MonthlyStep
    let (period, folder) = (Text(verbatim: due.period), reports.url(due.period).path)
    switch due {
    case .month(let month):
      let analysis = try analysis(of: month, panel: panel, clock: asOf, asOf: asOf)
      making = try writeReport(
        analysis, in: reports, after: before, isCounted: true, language: language, bundle, drawing, by: access)
      let findings = analysis.keptFindings
      let open = findings.count { analysis.marks[$0.id] == nil }
      first = MonthlyStep(
        text: MonthlyTexts.made(
          period, findings: findings.count, open: open, isJudged: analysis.isJudged, folder: folder),
        needsPerson: open > 0 || !analysis.isJudged)
    case .summer(let summer):
      let analysis = try analysis(of: summer, panel: panel, clock: asOf, asOf: asOf)
      guard before != nil || !analysis.isEmpty else { return nil }
      making = try writeReport(
        analysis, in: reports, after: before, isCounted: true, language: language, bundle, drawing, by: access)
      let toDos = analysis.toDos.count
      first = MonthlyStep(
        text: MonthlyTexts.summerMade(period, toDos: toDos, folder: folder), needsPerson: toDos > 0)
    }
    guard !making.isSame, let changes = making.changes else { return first }
    return MonthlyStep(
      text: MonthlyTexts.revised(period, revision: making.number, changes.text, folder: folder), needsPerson: true)
  }
}
