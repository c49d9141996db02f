import GRDB
import Submissions

/// Reads rows of the follow-up table.
struct FollowUpQuery {
  /// The columns that say something of a contact, in the order they are bound and read.
  static let values = "tier, tierAssessed, status, opened, stage, sex, mode"
  private let statement: RawStatement

  init(_ database: Database, _ condition: String) throws {
    statement = try RawStatement(database, "SELECT pupil, day, \(Self.values) FROM followUp \(condition)")
  }

  /// The rows of one pupil on a side of a day.
  func rows(_ school: Int64, _ pupil: Int64, _ day: Day) throws -> [FollowUpBatch.Row] {
    statement.bind(1, school)
    statement.bind(2, pupil)
    statement.bind(3, Int64(day.rawValue))
    var rows: [FollowUpBatch.Row] = []
    try statement.forEachRow { if let row { rows.append(row) } }
    return rows
  }

  /// Hands over the rows of each pupil of a school, in order of day.
  func forEachPupil(ofSchool school: Int64, _ body: ([FollowUpBatch.Row]) -> Void) throws {
    statement.bind(1, school)
    var pupil: Int64?
    var rows: [FollowUpBatch.Row] = []
    try statement.forEachRow {
      let next = statement.integer(0)
      if next != pupil, !rows.isEmpty {
        body(rows)
        rows.removeAll(keepingCapacity: true)
      }
      pupil = next
      if let row { rows.append(row) }
    }
    if !rows.isEmpty { body(rows) }
  }

  /// The current row; its pupil is left to the caller.
  private var row: FollowUpBatch.Row? {
    guard let date = day(1), let status = CaseStatus(code: statement.integer(4)),
      let stage = Stage(code: statement.integer(6))
    else { return nil }
    return FollowUpBatch.Row(
      pupil: 0, date: date, tier: statement.integer(2).flatMap { Tier(rawValue: Int($0)) }, status: status,
      stage: stage,
      sex: Sex(code: statement.integer(7)), mode: FollowUpMode(code: statement.integer(8)), tierAssessed: day(3),
      opened: day(5))
  }

  private func day(_ column: Int32) -> Day? { statement.integer(column).map { Day(rawValue: Int32($0)) } }
}
