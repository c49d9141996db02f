import GRDB

/// Writes the rows of one submission that are told apart by a key.
struct RowWriter {
  let database: Database
  let submission: Int64
  /// The submission's place in the order of receipt.
  let precedence: String

  /// The value of a column.
  typealias Columns = KeyValuePairs<String, (any DatabaseValueConvertible)?>

  /// Writes a row, and counts whether it is new or says something else than the row in force. A row of a submission
  /// received before that of the row in force is kept for the past, and changes nothing now.
  func write(_ table: String, _ key: Columns, _ values: Columns, _ receipt: inout Store.Receipt) throws {
    let isEqual = values.map { "r.\($0.key) IS ?" }.joined(separator: " AND ")
    let condition = key.map { "r.\($0.key) = ?" }.joined(separator: " AND ")
    let before = try database.cachedStatement(
      sql: """
        SELECT \(isEqual), s.precedence > ? FROM \(table) AS r JOIN submission AS s ON s.contentOf = r.submissionId
        WHERE \(condition) ORDER BY \(RowsInForce.latest("s")) LIMIT 1
        """)
    before.arguments = arguments(values) + [precedence] + arguments(key)
    if let row = try Row.fetchOne(before) {
      if !(row[0] as Bool), !(row[1] as Bool) { receipt.replaced += 1 }
    } else {
      receipt.new += 1
    }
    let columns = key.map(\.key) + values.map(\.key) + ["submissionId"]
    let marks = Array(repeating: "?", count: columns.count).joined(separator: ", ")
    try database.cachedStatement(
      sql: "INSERT OR REPLACE INTO \(table) (\(columns.joined(separator: ", "))) VALUES (\(marks))"
    ).execute(arguments: arguments(key) + arguments(values) + [submission])
  }

  private func arguments(_ columns: Columns) -> StatementArguments { StatementArguments(columns.map(\.value)) }
}
