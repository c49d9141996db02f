import Foundation
import Store
public import Tables
import Wording

extension Workspace {
  private var logFile: URL { folder.appending(path: "access.log") }

  func accessLog() throws -> AccessLog {
    guard FileManager.default.fileExists(atPath: logFile.path) else { return AccessLog("") }
    // Bytes that are no text make a line that does not fit, and are found by `verify`.
    guard let data = try? Data(contentsOf: logFile) else { throw WorkspaceError.unreadable(logFile.path) }
    return AccessLog(String(decoding: data, as: UTF8.self))
  }

  /// Enters an access, before what it is about is given out: what cannot be logged is not given out.
  func log(_ access: Access, _ subject: String) throws {
    let end = try store.accessLogEnd()
    let entry = try accessLog().next(access.record(subject), end: end)
    let descriptor = open(logFile.path, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw WorkspaceError.unwritable(logFile.path, FileFault(errno: errno)) }
    defer { close(descriptor) }
    let line = Array(try AccessLog.line(entry).utf8)
    let length = lseek(descriptor, 0, SEEK_END)
    guard write(descriptor, line, line.count) == line.count, fsync(descriptor) == 0 else {
      let fault = FileFault(errno: errno)
      // Half an entry, left by a full disk, would break the chain.
      ftruncate(descriptor, length)
      throw WorkspaceError.unwritable(logFile.path, fault)
    }
    try store.keepAccessLogEnd(entry)
  }

  /// Checks the access log's chain.
  /// - Returns: the number of entries.
  /// - Throws: `WorkspaceError.brokenLog` with the first entry that is missing or not as it was written.
  public func verifyAccessLog() throws -> Int {
    switch try accessLog().verdict(end: store.accessLogEnd()) {
    case .intact(let entries): return entries
    case .broken(let entry): throw WorkspaceError.brokenLog(entry: entry)
    }
  }

  /// The access log, a row per entry.
  /// - Returns: the columns number, time, user, command, subject and reason.
  /// - Throws: when the log cannot be read.
  public func accessTable() throws -> Table {
    Table(
      name: "access_log", columns: ["number", "time", "user", "command", "subject", "reason"],
      rows: try accessLog().entries.map {
        [
          .integer($0.number), .text($0.record.time), .text($0.record.user), .text($0.record.command),
          .text($0.record.subject), .text($0.record.reason),
        ]
      })
  }
}
