import Analyses
import Tables

extension ReportTables {
  /// Every table of the report, in the order of the page; those of several indicators stand one below the other.
  func all(_ analysis: MonthlyAnalysis) -> [Table] {
    var tables = [findings, drivers, baseline(_:), comparisons, trend, heatmap].compactMap { make in
      stacked(analysis.indicators.map(make))
    }
    if let events = analysis.indicators.first(where: { $0.indicator == .crisisEvents }) {
      tables.append(alerts(events))
    }
    tables += [stacked(analysis.indicators.filter { $0.funnel != nil }.map(funnel))].compactMap(\.self)
    let toDos = analysis.toDos
    if !toDos.isEmpty { tables.append(ToDoList.table(ToDoList(toDos, labels: labels).lines)) }
    if !analysis.earlierFindings.isEmpty {
      tables.append(
        KeptFindingTable.table(analysis.earlierFindings, cityName: labels.cityName, language: labels.language))
    }
    if let rows = analysis.indicators.first(where: { !$0.graveEvents.isEmpty }) { tables.append(graveEvents(rows)) }
    if let tiers = analysis.tiers {
      tables += [tierStock(tiers), tierFlow(tiers, month: analysis.month)]
      if !tiers.accounts.isEmpty {
        tables += [tierAccount(tiers, month: analysis.month), tierDistricts(tiers, month: analysis.month)]
      }
    }
    if !analysis.deaths.isEmpty { tables.append(caseDeaths(analysis.deaths, month: analysis.month)) }
    if !analysis.tierCrossTables.isEmpty { tables.append(tierCross(analysis.tierCrossTables)) }
    if let speed = analysis.tierSpeed {
      tables += [tierSpeed(speed), tierSteps(speed.steps), tierEffects(speed.effects)]
      if let timing = speed.timing { tables.append(assessmentTiming(timing)) }
    }
    if let weekly = analysis.tracking {
      tables += [
        tracking(weekly.weeks, name: "tracking_weeks"), tracking(weekly.districts, name: "tracking_districts"),
      ]
    }
    if let open = analysis.openCases {
      tables += [
        openCases(open.longest, of: open, name: "longest_in_tier"), overdueUnits(open),
        openCases(open.overdue, of: open, name: "overdue_pupils"),
        openCases(open.lost, of: open, name: "lost_pupils"),
      ]
    }
    let returns = (analysis.completeness.map { [$0] } ?? []) + analysis.otherReturns
    if !returns.isEmpty { tables += [completeness(returns), missingSchools(returns)] }
    if !analysis.returnMonths.isEmpty { tables.append(returnMonths(analysis.returnMonths)) }
    if !analysis.eventEffects.isEmpty { tables.append(eventEffects(analysis)) }
    if !analysis.interventions.isEmpty { tables.append(interventions(analysis.interventions)) }
    return tables
  }

  private func stacked(_ tables: [Table]) -> Table? {
    guard var table = tables.first else { return nil }
    for other in tables.dropFirst() { table.rows += other.rows }
    return table
  }
}
