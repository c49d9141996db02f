import GRDB

/// Why the database cannot be used, as far as a person can do something about it.
public enum StoreFailure: Error, Sendable, Equatable {
  case full, readOnly, forbidden, locked
  /// The file is no database, not this program's, or damaged.
  case foreign
  /// Anything else, in the database's own words, which name no values.
  case other(String)

  /// The failure within an error.
  /// - Parameter error: what a call to the store has thrown.
  public init?(_ error: any Error) {
    guard let error = error as? DatabaseError else { return nil }
    switch error.resultCode {
    case .SQLITE_FULL: self = .full
    case .SQLITE_READONLY: self = .readOnly
    case .SQLITE_CANTOPEN, .SQLITE_PERM, .SQLITE_AUTH: self = .forbidden
    case .SQLITE_BUSY, .SQLITE_LOCKED: self = .locked
    case .SQLITE_NOTADB, .SQLITE_CORRUPT: self = .foreign
    default: self = .other("SQLite \(error.extendedResultCode.rawValue): \(error.message ?? "")")
    }
  }
}
