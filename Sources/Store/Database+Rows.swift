import GRDB

extension Database {
  /// Runs a query whose text is the same for every submission, and so is prepared once.
  /// - Parameters:
  ///   - sql: the query.
  ///   - arguments: its arguments.
  /// - Returns: the rows.
  /// - Throws: when the database cannot be read.
  func cachedRows(_ sql: String, _ arguments: StatementArguments) throws -> [Row] {
    try Row.fetchAll(cachedStatement(sql: sql), arguments: arguments)
  }
}
