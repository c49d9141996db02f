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
    for (flow, count) in flows where count != 0 {
      try add(
        [count], to: ["count"], of: "caseFlow", in: database,
        where: [
          "school": school.rawValue, "month": flow.month.rawValue, "stage": flow.stage.rawValue,
          "fromState": flow.from.rawValue, "toState": flow.to.rawValue,
        ])
    }
    for (monday, week) in weeks where week != (0, 0) {
      try add(
        [week.onFile, week.tracked], to: ["onFileChange", "tracked"], of: "trackingWeek", in: database,
        where: ["school": school.rawValue, "monday": monday.rawValue])
    }
  }

  private func add(
    _ changes: [Int], to columns: [String], of table: String, in database: Database,
    where key: KeyValuePairs<String, any DatabaseValueConvertible>
  ) throws {
    let arguments = StatementArguments(key.map { $0.value as (any DatabaseValueConvertible)? })
    let condition = key.map { "\($0.key) = ?" }.joined(separator: " AND ")
    let select = try database.cachedStatement(
      sql: "SELECT \(columns.joined(separator: ", ")) FROM \(table) WHERE \(condition)")
    let stored = try Row.fetchOne(select, arguments: arguments)
    let sums = changes.indices.map { changes[$0] + (stored?[$0] as Int? ?? 0) }
    if sums.allSatisfy({ $0 == 0 }) {
      try database.cachedStatement(sql: "DELETE FROM \(table) WHERE \(condition)").execute(arguments: arguments)
    } else {
      let marks = Array(repeating: "?", count: key.count + columns.count).joined(separator: ", ")
      try database.cachedStatement(
        sql: "INSERT OR REPLACE INTO \(table) (\((key.map(\.key) + columns).joined(separator: ", "))) VALUES (\(marks))"
      ).execute(arguments: arguments + StatementArguments(sums))
    }
  }
}
