import GRDB
import Store
import Testing

struct StoreFailureTests {
  @Test(arguments: [
    (ResultCode.SQLITE_FULL, StoreFailure.full), (.SQLITE_READONLY_DIRECTORY, .readOnly),
    (.SQLITE_CANTOPEN, .forbidden),
    (.SQLITE_BUSY_SNAPSHOT, .locked), (.SQLITE_NOTADB, .foreign), (.SQLITE_CORRUPT_VTAB, .foreign),
  ]) func `the database's code gives the reason`(code: ResultCode, failure: StoreFailure) {
    #expect(StoreFailure(DatabaseError(resultCode: code)) == failure)
  }

  @Test func `another code is passed on with its number, without the statement or its values`() throws {
    let error = DatabaseError(
      resultCode: .SQLITE_IOERR_FSYNC, message: "disk I/O error", sql: "INSERT", arguments: ["张小明"])
    #expect(StoreFailure(error) == .other("SQLite 1034: disk I/O error"))
    #expect(StoreFailure(CancellationError()) == nil)
  }
}
