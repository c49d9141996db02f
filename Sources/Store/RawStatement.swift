import GRDB
import GRDBSQLite

/// A prepared statement bound by position and stepped without an object per row, for loops over millions of rows.
struct RawStatement {
  // Keeps the handle alive.
  private let statement: Statement
  private let handle: OpaquePointer
  private let database: Database

  init(_ database: Database, _ sql: String) throws {
    statement = try database.cachedStatement(sql: sql)
    handle = statement.sqliteStatement
    self.database = database
    sqlite3_reset(handle)
  }

  /// Binds a parameter, counted from 1.
  func bind(_ index: Int32, _ value: Int64) { sqlite3_bind_int64(handle, index, value) }

  /// Binds a parameter that may hold nothing.
  func bind(_ index: Int32, _ value: Int64?) {
    if let value { sqlite3_bind_int64(handle, index, value) } else { sqlite3_bind_null(handle, index) }
  }

  /// Binds a parameter that holds a text.
  func bind(_ index: Int32, _ value: String) {
    var value = value
    value.withUTF8 { bytes in
      bytes.withMemoryRebound(to: CChar.self) {
        // −1 as the destructor has SQLite copy the text.
        _ = sqlite3_bind_text(
          handle, index, $0.baseAddress, Int32($0.count), unsafeBitCast(-1, to: sqlite3_destructor_type.self))
      }
    }
  }

  /// Runs a query of one number; nothing without a row.
  func firstInteger() throws -> Int64? {
    var found: Int64?
    try forEachRow { found = found ?? integer(0) }
    return found
  }

  /// Runs a statement that returns no rows, and makes it ready for the next.
  func run() throws {
    let code = sqlite3_step(handle)
    sqlite3_reset(handle)
    guard code == SQLITE_DONE else { throw error(code) }
  }

  /// Runs a query and hands over each row.
  func forEachRow(_ body: () -> Void) throws {
    try readRows {
      body()
      return true
    }
  }

  /// Runs a query and hands over rows for as long as `body` wants more.
  func readRows(while body: () -> Bool) throws {
    defer { sqlite3_reset(handle) }
    var wantsMore = true
    while wantsMore {
      let code = sqlite3_step(handle)
      guard code == SQLITE_ROW else {
        guard code == SQLITE_DONE else { throw error(code) }
        return
      }
      wantsMore = body()
    }
  }

  /// A column of the row, counted from 0; nothing where it is NULL.
  func integer(_ column: Int32) -> Int64? {
    sqlite3_column_type(handle, column) == SQLITE_NULL ? nil : sqlite3_column_int64(handle, column)
  }

  private func error(_ code: Int32) -> DatabaseError {
    DatabaseError(resultCode: ResultCode(rawValue: code), message: database.lastErrorMessage, sql: statement.sql)
  }
}
