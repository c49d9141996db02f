import GRDB
import Submissions

extension PanelReader {
  /// The case flows and weeks as counted at ingest.
  func storedCases() throws -> (flows: [CaseFlow], weeks: [TrackingWeek]) {
    let flows = try Row.fetchAll(
      database, sql: "SELECT * FROM caseFlow ORDER BY school, month, stage, fromState, toState"
    ).compactMap { row -> CaseFlow? in
      guard let stage = Stage(rawValue: row["stage"]), let from = CaseState(rawValue: row["fromState"]),
        let to = CaseState(rawValue: row["toState"])
      else { return nil }
      return CaseFlow(
        school: SchoolCode(rawValue: row["school"]), month: Month(rawValue: row["month"]), stage: stage, from: from,
        to: to, count: row["count"])
    }
    let weeks = try Row.fetchAll(database, sql: "SELECT * FROM trackingWeek ORDER BY school, monday").map {
      TrackingWeek(
        school: SchoolCode(rawValue: $0["school"]), monday: Day(rawValue: $0["monday"]),
        onFileChange: $0["onFileChange"], tracked: $0["tracked"])
    }
    return (flows, weeks)
  }

  /// The same from the follow-ups in force.
  func recountedCases() throws -> (flows: [CaseFlow], weeks: [TrackingWeek]) {
    var flows: [CaseFlow] = []
    var weeks: [TrackingWeek] = []
    for (school, change) in try CasePanelChange.ofAllRows(database, asOf: rows.asOf) {
      flows += change.flows.filter { $0.value != 0 }.map { flow, count in
        CaseFlow(school: school, month: flow.month, stage: flow.stage, from: flow.from, to: flow.to, count: count)
      }.sorted { $0.place < $1.place }
      weeks += change.weeks.filter { $0.value != (0, 0) }.map { monday, week in
        TrackingWeek(school: school, monday: monday, onFileChange: week.onFile, tracked: week.tracked)
      }.sorted { $0.monday < $1.monday }
    }
    return (flows, weeks)
  }
}

extension CaseFlow {
  /// The order of the stored flows within a school.
  fileprivate var place: (Month, String, Int, Int) { (month, stage.rawValue, from.rawValue, to.rawValue) }
}
