import GRDB
import Submissions

/// What follow-ups add to one school's part of the panel, as differences: rows taken away count negatively.
struct CasePanelChange {
  struct Flow: Hashable {
    var month: Month
    var stage: Stage
    var from: CaseState
    var to: CaseState
  }
  private(set) var flows: [Flow: Int] = [:]
  private(set) var weeks: [Day: (onFile: Int, tracked: Int)] = [:]

  /// Counts a pupil's rows, in order of day.
  mutating func add(_ rows: [FollowUpBatch.Row]) { count(rows, 1) }

  /// Takes back what a pupil's rows had counted.
  mutating func subtract(_ rows: [FollowUpBatch.Row]) { count(rows, -1) }

  private mutating func count(_ rows: [FollowUpBatch.Row], _ sign: Int) {
    guard !rows.isEmpty else { return }
    let history = CaseHistory(rows)
    for change in history.changes {
      let flow = Flow(month: change.month, stage: change.stage, from: change.from, to: change.to)
      flows[flow, default: 0] += sign
    }
    for week in history.weeks {
      let before = weeks[week.monday] ?? (0, 0)
      weeks[week.monday] = (before.onFile + sign * week.onFileChange, before.tracked + (week.isTracked ? sign : 0))
    }
  }

  /// What the rows in the table come to, school by school: the panel as it has to be, or had to be on an earlier day.
  static func ofAllRows(
    _ database: Database, asOf day: Day? = nil
  ) throws -> [(school: SchoolCode, change: CasePanelChange)] {
    let codes = try Row.fetchAll(database, sql: "SELECT number, code FROM schoolNumber ORDER BY code")
    return try codes.map { row in
      var change = CasePanelChange()
      let query = try FollowUpQuery(
        database, "WHERE school = ?1 ORDER BY pupil, day", from: day.map(FollowUpQuery.source) ?? "followUp")
      try query.forEachPupil(ofSchool: row["number"]) { change.add($0) }
      return (SchoolCode(rawValue: row["code"]), change)
    }
  }

  /// Adds the differences to the stored panel; what comes to nothing is removed.
  func apply(to database: Database, school: SchoolCode) throws {
    let code: [any DatabaseValueConvertible] = [school.rawValue]
    let storedFlows = try Row.fetchAll(
      database, sql: "SELECT month, stage, fromState, toState, count FROM caseFlow WHERE school = ?",
      arguments: [school.rawValue]
    ).reduce(into: [Flow: Int]()) { stored, row in
      guard let stage = Stage(rawValue: row["stage"]), let from = CaseState(rawValue: row["fromState"]),
        let to = CaseState(rawValue: row["toState"])
      else { return }
      stored[Flow(month: Month(rawValue: row["month"]), stage: stage, from: from, to: to)] = row["count"]
    }
    let insertFlow = try database.cachedStatement(sql: "INSERT OR REPLACE INTO caseFlow VALUES (?, ?, ?, ?, ?, ?)")
    let deleteFlow = try database.cachedStatement(
      sql: "DELETE FROM caseFlow WHERE school = ? AND month = ? AND stage = ? AND fromState = ? AND toState = ?")
    for (flow, change) in flows where change != 0 {
      let count = change + (storedFlows[flow] ?? 0)
      let key = code + [flow.month.rawValue, flow.stage.rawValue, flow.from.rawValue, flow.to.rawValue]
      if count == 0 {
        try deleteFlow.execute(arguments: StatementArguments(key))
      } else {
        try insertFlow.execute(arguments: StatementArguments(key + [count]))
      }
    }

    let storedWeeks = try Row.fetchAll(
      database, sql: "SELECT monday, onFileChange, tracked FROM trackingWeek WHERE school = ?",
      arguments: [school.rawValue]
    ).reduce(into: [Day: (onFile: Int, tracked: Int)]()) {
      $0[Day(rawValue: $1["monday"])] = ($1["onFileChange"], $1["tracked"])
    }
    let insertWeek = try database.cachedStatement(sql: "INSERT OR REPLACE INTO trackingWeek VALUES (?, ?, ?, ?)")
    let deleteWeek = try database.cachedStatement(sql: "DELETE FROM trackingWeek WHERE school = ? AND monday = ?")
    for (monday, change) in weeks where change != (0, 0) {
      let before = storedWeeks[monday] ?? (0, 0)
      let week = (onFile: change.onFile + before.onFile, tracked: change.tracked + before.tracked)
      if week == (0, 0) {
        try deleteWeek.execute(arguments: [school.rawValue, monday.rawValue])
      } else {
        try insertWeek.execute(arguments: [school.rawValue, monday.rawValue, week.onFile, week.tracked])
      }
    }
  }
}
