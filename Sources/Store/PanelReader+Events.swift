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

extension PanelReader {
  /// How long after the first return of its month each event in force was received first.
  ///
  /// An event is known by its number with its day or its kind, otherwise by day, kind, stage, sex and pupil; of equal ones
  /// the first counts.
  func eventDelays() throws -> [EventDelay] {
    let columns = "e.school, e.eventId, e.occurred, e.kind, e.stage, e.sex, e.pupilId"
    var firstSeen: [[DatabaseValue]: Int32] = [:]
    let received = try Row.fetchCursor(
      database,
      sql: """
        SELECT \(columns), s.receivedOn FROM event AS e JOIN submission AS s ON s.contentOf = e.submissionId
        WHERE \(rows.received("s"))
        """)
    while let row = try received.next() {
      let day: Int32 = row["receivedOn"]
      for key in Self.identities(row) { firstSeen[key] = min(day, firstSeen[key] ?? day) }
    }
    var counts: [EventDelay: Int] = [:]
    let events = try Row.fetchCursor(
      database,
      sql: """
        SELECT \(columns), (
          SELECT min(s.receivedOn) FROM submission AS s
          WHERE s.form = 'events' AND s.school = e.school
            AND s.period = strftime('%Y-%m', e.occurred * 86400, 'unixepoch')
            AND s.contentOf IS NOT NULL AND \(rows.received("s"))) AS returned
        FROM \(rows.source(.event)) AS e
        """)
    while let row = try events.next() {
      guard let day: Int32 = row["returned"], let seen = Self.identities(row).compactMap({ firstSeen[$0] }).min()
      else { continue }
      counts[EventDelay(returned: Day(rawValue: day), days: Int(max(0, seen - day)), count: 1), default: 0] += 1
    }
    return counts.map { EventDelay(returned: $0.returned, days: $0.days, count: $1) }
      .sorted { ($0.returned, $0.days) < ($1.returned, $1.days) }
  }

  private static func identities(_ row: Row) -> [[DatabaseValue]] {
    let number: DatabaseValue = row["eventId"]
    if number.isNull { return [Array(row.databaseValues.prefix(7))] }
    return [[row["school"], number, row["occurred"]], [row["school"], number, row["kind"]]]
  }
}

extension EventCount {
  /// The order of the stored counts.
  fileprivate var place: (String, Month, String, String, Int, String) {
    (school.rawValue, month, stage.rawValue, kind.rawValue, tier?.rawValue ?? 0, sex?.rawValue ?? "")
  }
}
