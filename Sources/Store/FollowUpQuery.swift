import GRDB
import Submissions

/// Reads rows of the follow-up table.
struct FollowUpQuery {
  /// The columns that say something of a contact, in the order they are bound and read.
  static let values = "tier, tierAssessed, status, opened, stage, sex, mode, care"
  private let statement: RawStatement

  init(_ database: Database, _ condition: String, from source: String = "followUp") throws {
    statement = try RawStatement(database, "SELECT pupil, day, \(Self.values) FROM \(source) \(condition)")
  }

  /// One school's follow-ups that counted on a day; the school's number is the statement's first argument.
  ///
  /// A record without a tier never takes the place of one with a tier, or of a withdrawal.
  static func source(asOf day: Day) -> String {
    let columns = "school, pupil, day, \(values), submissionId"
    return """
      (SELECT * FROM (
        SELECT f.*, row_number() OVER (
          PARTITION BY pupil, day ORDER BY f.tier IS NULL AND f.\(isInForce), \(RowsInForce.latest("s"))) AS place
        FROM (SELECT \(columns) FROM followUp WHERE school = ?1
          UNION ALL SELECT \(columns) FROM followUpEnded WHERE school = ?1) AS f
        JOIN submission AS s ON s.id = f.submissionId WHERE s.receivedOn <= \(day.rawValue)
      ) WHERE place = 1)
      """
  }

  /// The condition on a row not to be withdrawn.
  static let isInForce = "status <> \(CaseStatus.withdrawn.code)"

  /// The condition of a query for one pupil's rows.
  static let ofPupil = "WHERE school = ? AND pupil = ? ORDER BY day DESC"
  /// The same from a day on.
  static let ofPupilFromDay = "WHERE school = ? AND pupil = ? AND day >= ? ORDER BY day DESC"

  /// The rows of one pupil, those withdrawn too, in order of day.
  /// - Parameter isFirst: which row is to be the first; of several the latest is, and without one all rows are given.
  func rows(
    _ school: Int64, _ pupil: Int64, from isFirst: (FollowUpBatch.Row) -> Bool = { _ in false }
  ) throws -> [FollowUpBatch.Row] {
    statement.bind(1, school)
    statement.bind(2, pupil)
    var rows: [FollowUpBatch.Row] = []
    try statement.readRows {
      guard let row else { return true }
      rows.append(row)
      return !isFirst(row)
    }
    rows.reverse()
    return rows
  }

  /// Hands over the rows of each pupil of a school that are not withdrawn, in order of day.
  func forEachPupil(ofSchool school: Int64, _ body: (Int64, [FollowUpBatch.Row]) -> Void) throws {
    statement.bind(1, school)
    var pupil: Int64?
    var rows: [FollowUpBatch.Row] = []
    try statement.forEachRow {
      let next = statement.integer(0)
      if next != pupil, let pupil, !rows.isEmpty {
        body(pupil, rows)
        rows.removeAll(keepingCapacity: true)
      }
      pupil = next
      if let row, !row.isWithdrawn { rows.append(row) }
    }
    if let pupil, !rows.isEmpty { body(pupil, rows) }
  }

  /// A pupil's rows from a day on that are not withdrawn, in order of day.
  func rows(_ school: Int64, _ pupil: Int64, from day: Int64) throws -> [FollowUpBatch.Row] {
    statement.bind(3, day)
    return try rows(school, pupil).filter { !$0.isWithdrawn }
  }

  /// The number of follow-ups that counted on a day; absent: that count.
  static func count(_ database: Database, asOf day: Day?) throws -> Int {
    guard let day else {
      return try Int.fetchOne(database, sql: "SELECT count(*) FROM followUp WHERE \(isInForce)") ?? 0
    }
    let numbers = try Int64.fetchAll(database, sql: "SELECT number FROM schoolNumber")
    return try numbers.reduce(0) { sum, number in
      try sum
        + (Int.fetchOne(
          database, sql: "SELECT count(*) FROM \(source(asOf: day)) WHERE \(isInForce)", arguments: [number]) ?? 0)
    }
  }

  /// The current row; its pupil is left to the caller.
  private var row: FollowUpBatch.Row? {
    guard let date = day(1), let status = CaseStatus(code: statement.integer(4)),
      let stage = Stage(code: statement.integer(6))
    else { return nil }
    return FollowUpBatch.Row(
      pupil: 0, date: date, tier: statement.integer(2).flatMap { Tier(rawValue: Int($0)) }, status: status,
      stage: stage,
      sex: Sex(code: statement.integer(7)), mode: FollowUpMode(code: statement.integer(8)),
      care: Care(rawValue: UInt8(truncatingIfNeeded: statement.integer(9) ?? 0)), tierAssessed: day(3), opened: day(5))
  }

  private func day(_ column: Int32) -> Day? { statement.integer(column).map { Day(rawValue: Int32($0)) } }
}

extension FollowUpBatch.Row {
  /// Binds what the row says, in the order of `FollowUpQuery.values`.
  func bindValues(to statement: RawStatement, from first: Int32) {
    statement.bind(first, tier.map { Int64($0.rawValue) })
    statement.bind(first + 1, tierAssessed.map { Int64($0.rawValue) })
    statement.bind(first + 2, status.code)
    statement.bind(first + 3, opened.map { Int64($0.rawValue) })
    statement.bind(first + 4, stage.code)
    statement.bind(first + 5, sex?.code)
    statement.bind(first + 6, mode?.code)
    statement.bind(first + 7, Int64(care.rawValue))
  }
}
