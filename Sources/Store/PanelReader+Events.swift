import GRDB
import Submissions

extension PanelReader {
  /// The events, as counted at ingest or anew.
  func events() throws -> [EventCount] {
    try isRecounted ? Self.eventCounts(database, rows, []) : storedEvents()
  }

  private func storedEvents() throws -> [EventCount] {
    try Row.fetchAll(database, sql: "SELECT * FROM eventCount ORDER BY school, month, stage, kind, tier, sex")
      .compactMap { row in
        guard let stage = Stage(rawValue: row["stage"]), let kind = EventKind(rawValue: row["kind"]) else { return nil }
        return EventCount(
          school: SchoolCode(rawValue: row["school"]), month: Month(rawValue: row["month"]), stage: stage, kind: kind,
          tier: Tier(rawValue: row["tier"]), sex: Sex(rawValue: row["sex"]), count: row["count"])
      }
  }

  /// Counts the events in force.
  /// - Parameters:
  ///   - database: the connection.
  ///   - rows: which rows count.
  ///   - arguments: the school's code, where only one school's rows are wanted.
  /// - Returns: the counts, in the order of the stored ones.
  static func eventCounts(
    _ database: Database, _ rows: RowsInForce, _ arguments: StatementArguments
  ) throws -> [EventCount] {
    var counts: [EventCount: Int] = [:]
    let query = try database.cachedStatement(
      sql: "SELECT school, occurred, stage, kind, tier, sex FROM \(rows.source(.event))")
    let cursor = try Row.fetchCursor(query, arguments: arguments)
    while let row = try cursor.next() {
      guard let stage = Stage(rawValue: row["stage"]), let kind = EventKind(rawValue: row["kind"]) else { continue }
      let cell = EventCount(
        school: SchoolCode(rawValue: row["school"]), month: Day(rawValue: row["occurred"]).month, stage: stage,
        kind: kind, tier: (row["tier"] as Int?).flatMap(Tier.init), sex: (row["sex"] as String?).flatMap(Sex.init),
        count: 1)
      counts[cell, default: 0] += 1
    }
    return counts.map { cell, count in
      var cell = cell
      cell.count = count
      return cell
    }.sorted { $0.place < $1.place }
  }
}

extension EventCount {
  /// The order of the stored counts.
  fileprivate var place: (String, Month, String, String, Int, String) {
    (school.rawValue, month, stage.rawValue, kind.rawValue, tier?.rawValue ?? 0, sex?.rawValue ?? "")
  }
}
