import GRDB
import Submissions

/// Inserts one school's follow-ups, many with a statement: SQLite then looks for the place of the first and goes on from
/// there.
struct FollowUpAppender {
  private static let rowsAtOnce = 64
  /// Those of a row: pupil, day and what it says.
  private static let columns = 10
  private let one: RawStatement
  private let many: RawStatement
  private var waiting: [(pupil: Int64, row: FollowUpBatch.Row)] = []

  init(_ database: Database, school: Int64, submission: Int64) throws {
    one = try RawStatement(database, Self.sqlOfOne)
    many = try RawStatement(database, Self.sqlOfMany)
    waiting.reserveCapacity(Self.rowsAtOnce)
    for statement in [one, many] {
      statement.bind(1, school)
      statement.bind(2, submission)
    }
  }

  // Put together once: a file may hold a thousand schools.
  private static let sqlOfOne = sql(rows: 1)
  private static let sqlOfMany = sql(rows: rowsAtOnce)

  /// The school and the submission are the parameters 1 and 2; those of the rows follow.
  private static func sql(rows: Int) -> String {
    let rows = (0..<rows).map { row in
      "(?1, \((0..<columns).map { "?\(3 + columns * row + $0)" }.joined(separator: ", ")), ?2)"
    }
    return """
      INSERT INTO followUp (school, pupil, day, \(FollowUpQuery.values), submissionId)
      VALUES \(rows.joined(separator: ", "))
      """
  }

  /// Takes a row; it may not be in the table before `flush()`.
  mutating func append(_ row: FollowUpBatch.Row, _ pupil: Int64) throws {
    waiting.append((pupil, row))
    guard waiting.count == Self.rowsAtOnce else { return }
    for (position, row) in waiting.enumerated() { bind(row, to: many, from: Int32(3 + Self.columns * position)) }
    try many.run()
    waiting.removeAll(keepingCapacity: true)
  }

  /// Inserts what waits.
  mutating func flush() throws {
    for row in waiting {
      bind(row, to: one, from: 3)
      try one.run()
    }
    waiting.removeAll(keepingCapacity: true)
  }

  private func bind(_ row: (pupil: Int64, row: FollowUpBatch.Row), to statement: RawStatement, from first: Int32) {
    statement.bind(first, row.pupil)
    statement.bind(first + 1, Int64(row.row.date.rawValue))
    row.row.bindValues(to: statement, from: first + 2)
  }
}
