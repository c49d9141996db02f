import GRDB

extension Store {
  /// The end of the access log, as it was when the last entry was written.
  /// - Returns: nothing before the first entry.
  /// - Throws: when the database cannot be read.
  public func accessLogEnd() throws -> AccessLog.End? {
    try database.read { database in
      try Row.fetchOne(database, sql: "SELECT number, hash FROM accessLogEnd")
        .map { AccessLog.End(number: $0["number"], hash: $0["hash"]) }
    }
  }

  /// Keeps the end of the access log.
  /// - Parameter entry: the entry just written.
  /// - Throws: when the database cannot be written.
  public func keepAccessLogEnd(_ entry: AccessLog.Entry) throws {
    try database.write {
      try $0.execute(
        sql: "INSERT OR REPLACE INTO accessLogEnd (id, number, hash) VALUES (1, ?, ?)",
        arguments: [entry.number, entry.hash])
    }
  }
}
