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
    let rows = rows.filter { !$0.isWithdrawn }
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
      try query.forEachPupil(ofSchool: row["number"]) { change.add($1) }
      return (SchoolCode(rawValue: row["code"]), change)
    }
  }

  /// Adds the differences to the stored panel; what comes to nothing is removed.
  func apply(to database: Database, school: SchoolCode) throws {
    let flowSums = try StoredSums(
      database, "caseFlow", key: ["school", "month", "stage", "fromState", "toState"], sums: ["count"])
    for (flow, change) in flows where change != 0 {
      try flowSums.add([change]) { statement, first in
        statement.bind(first, school.rawValue)
        statement.bind(first + 1, Int64(flow.month.rawValue))
        statement.bind(first + 2, flow.stage.rawValue)
        statement.bind(first + 3, Int64(flow.from.rawValue))
        statement.bind(first + 4, Int64(flow.to.rawValue))
      }
    }
    let weekSums = try StoredSums(
      database, "trackingWeek", key: ["school", "monday"], sums: ["onFileChange", "tracked"])
    for (monday, change) in weeks where change != (0, 0) {
      try weekSums.add([change.onFile, change.tracked]) { statement, first in
        statement.bind(first, school.rawValue)
        statement.bind(first + 1, Int64(monday.rawValue))
      }
    }
  }
}

/// A table whose rows hold sums by key; a row whose sums all come to 0 is not kept.
private struct StoredSums {
  private let keyCount: Int32
  private let select: RawStatement
  private let put: RawStatement
  private let delete: RawStatement

  init(_ database: Database, _ table: String, key: [String], sums: [String]) throws {
    keyCount = Int32(key.count)
    let isKey = key.map { "\($0) = ?" }.joined(separator: " AND ")
    let values = Array(repeating: "?", count: key.count + sums.count).joined(separator: ", ")
    select = try RawStatement(database, "SELECT \(sums.joined(separator: ", ")) FROM \(table) WHERE \(isKey)")
    put = try RawStatement(
      database, "INSERT OR REPLACE INTO \(table) (\((key + sums).joined(separator: ", "))) VALUES (\(values))")
    delete = try RawStatement(database, "DELETE FROM \(table) WHERE \(isKey)")
  }

  /// Adds to the sums of a key.
  /// - Parameter bindKey: binds the key's values to a statement, from a parameter on.
  func add(_ differences: [Int], _ bindKey: (RawStatement, Int32) -> Void) throws {
    bindKey(select, 1)
    var sums = differences.map(Int64.init)
    try select.forEachRow {
      for index in sums.indices { sums[index] += select.integer(Int32(index)) ?? 0 }
    }
    if sums.allSatisfy({ $0 == 0 }) {
      bindKey(delete, 1)
      try delete.run()
    } else {
      bindKey(put, 1)
      for (index, sum) in sums.enumerated() { put.bind(keyCount + 1 + Int32(index), sum) }
      try put.run()
    }
  }
}
