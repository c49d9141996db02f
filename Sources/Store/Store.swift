import Foundation
import GRDB
public import Submissions

/// The workspace's database: ledger, rows, and the panel kept with them. The only target that knows SQL.
public struct Store: Sendable {
  let database: DatabasePool
  let pseudonymizer: Pseudonymizer

  /// Opens the database, creating or migrating it.
  /// - Parameters:
  ///   - path: the database file.
  ///   - key: the secret that makes pseudonyms, kept outside the database.
  /// - Throws: when the file cannot be opened or is no such database.
  public init(path: String, key: [UInt8]) throws {
    var configuration = Configuration()
    configuration.foreignKeysEnabled = true
    // A reader that opens the database during a load waits for the transaction at hand.
    configuration.busyMode = .timeout(10)
    configuration.prepareDatabase { database in
      // A new week touches nearly every page of the follow-ups: larger pages are fewer to write. An existing database keeps
      // its own. The cache takes 64 MB, because pseudonyms fall anywhere in their table; a checkpoint, which waits for the
      // disk, comes after 256 MB.
      try database.execute(
        sql: "PRAGMA page_size = 8192; PRAGMA cache_size = -65536; PRAGMA wal_autocheckpoint = 32768")
    }
    database = try DatabasePool(path: path, configuration: configuration)
    pseudonymizer = Pseudonymizer(key: key)
    try Schema.migrator.migrate(database)
  }

  /// Whether a key is the one the database was begun with; the first one seen is.
  ///
  /// With another one pupils would get other pseudonyms and be counted twice.
  /// - Parameters:
  ///   - key: the key.
  ///   - name: what it is for.
  /// - Returns: whether it is; the database keeps a keyed hash of a fixed text, from which no key follows.
  /// - Throws: when the database cannot be read or written.
  public func isOwn(key: [UInt8], named name: String) throws -> Bool {
    let mark = Pseudonymizer(key: key).code("mark of the key")
    func known(_ database: Database) throws -> String? {
      try String.fetchOne(database, sql: "SELECT mark FROM keyMark WHERE name = ?", arguments: [name])
    }
    if let known = try database.read(known) { return known == mark }
    return try database.write { database in
      try database.execute(sql: "INSERT OR IGNORE INTO keyMark (name, mark) VALUES (?, ?)", arguments: [name, mark])
      return try known(database) == mark
    }
  }

  /// What became of a submission.
  public struct Receipt: Sendable {
    /// How a submission ended.
    public enum Status: String, Sendable { case accepted, rejected, unchanged }
    public var submission: Submission
    public var status: Status
    public var revision: Int
    public var new = 0
    public var unchanged = 0
    public var replaced = 0
    public var rejected = 0
    /// Rows left out on purpose: equal ones, test answers, totals.
    public var leftOut = 0
    /// The revision that the submission takes the place of; absent for a first one and for forms that add up.
    public var supersedes: Int?
    /// Rows that count only for the days before a row received later.
    var keptForThePast = 0

  }

  /// The path under which a file with these bytes was loaded.
  /// - Parameter sha256: the fingerprint of the bytes.
  /// - Returns: nothing when no such file was loaded.
  /// - Throws: when the database cannot be read.
  public func path(sha256: String) throws -> String? {
    try database.read {
      try String.fetchOne($0, sql: "SELECT path FROM file WHERE sha256 = ?", arguments: [sha256])
    }
  }

  /// Enters a file and loads its submissions, each whole or not at all.
  /// - Parameters:
  ///   - file: the file as read.
  ///   - path: the path it goes by.
  ///   - sha256: the fingerprint of its bytes.
  ///   - received: the day it came.
  ///   - vault: seals what the submissions say of pupils in person; absent: it is dropped.
  ///   - progress: is told how many rows are stored.
  /// - Returns: what became of each submission.
  /// - Throws: when the database cannot be written; the submissions at hand are then rolled back.
  public func load(
    _ file: ParsedFile, path: String, sha256: String, received: Day, vault: Vault? = nil,
    progress: LoadStep.Hook? = nil
  ) throws -> [Receipt] {
    // The file is entered last: loading it again completes a load that was cut off.
    let fileID = try database.write { database in
      try database.execute(
        sql: """
          INSERT INTO file (sha256, path, form, encoding, receivedOn, problems, isSaid) VALUES (?, ?, ?, ?, ?, ?, 0)
          ON CONFLICT (sha256) DO UPDATE SET path = excluded.path
          """,
        arguments: [
          Self.loading(sha256), path, file.form?.rawValue, file.encoding, received.rawValue, try json(file.problems),
        ])
      return try Int64.fetchOne(
        database, sql: "SELECT id FROM file WHERE sha256 = ?", arguments: [Self.loading(sha256)])
        ?? 0
    }
    let rowCount = file.submissions.reduce(0) { $0 + $1.rowsRead }
    var stored = 0
    var receipts: [Receipt] = []
    var waiting = file.submissions[...]
    while !waiting.isEmpty {
      try writeTogether(form: file.form) { database in
        var pages = 0
        while pages < Self.pagesAtOnce, let submission = waiting.popFirst() {
          progress?(.storing(rows: stored, of: rowCount))
          stored += submission.rowsRead
          var receipt = try SubmissionWriter(
            database: database, pseudonymizer: pseudonymizer, fileID: fileID, received: received
          ).write(submission)
          if let vault, receipt.status != .rejected {
            try VaultWriter(database: database, pseudonymizer: pseudonymizer, vault: vault, fileID: fileID)
              .write(submission)
          }
          receipt.submission.problems.nameSchool(submission.school)
          receipts.append(receipt)
          pages += submission.pagesTouched
        }
      }
    }
    // A file of which nothing loaded stays unknown too: after the roster is mended the same bytes may load.
    if receipts.contains(where: { $0.status != .rejected }) {
      try database.write {
        try $0.execute(sql: "UPDATE file SET sha256 = ? WHERE id = ?", arguments: [sha256, fileID])
      }
    }
    return receipts
  }

  /// The pages after which a transaction ends, 32 MB: schools together write once what each would write again, as long as
  /// all of it stays in memory.
  private static let pagesAtOnce = 4_000

  /// Writes in one transaction.
  ///
  /// Looking up the keys of each follow-up would take a third of its time, and they come from the same transaction: for
  /// this form SQLite does not check them. `status --verify` does.
  private func writeTogether(form: FormID?, _ body: (Database) throws -> Void) throws {
    try database.writeWithoutTransaction { database in
      if form == .followups { try database.execute(sql: "PRAGMA foreign_keys = OFF") }
      defer { try? database.execute(sql: "PRAGMA foreign_keys = ON") }
      try database.inTransaction {
        try body(database)
        return .commit
      }
    }
  }

  /// The files loaded: path and fingerprint, in order of path.
  /// - Parameter day: the last day of receipt.
  /// - Returns: the files received by then.
  /// - Throws: when the database cannot be read.
  public func files(asOf day: Day) throws -> [(path: String, sha256: String)] {
    try database.read { database in
      try Row.fetchAll(
        database,
        sql: """
          SELECT path, sha256 FROM file WHERE sha256 NOT LIKE 'loading %' AND receivedOn <= ? ORDER BY path, sha256
          """, arguments: [day.rawValue]
      ).map { ($0["path"], $0["sha256"]) }
    }
  }

  /// The rows of each table that schools fill, as they count.
  /// - Parameter day: the last day of receipt; absent: all received counts.
  /// - Returns: the tables with their rows.
  /// - Throws: when the database cannot be read.
  public func rowCounts(asOf day: Day? = nil) throws -> [(table: String, rows: Int)] {
    try database.read { database in
      let day = try PanelReader(database, asOf: day).rows.asOf
      let rows = RowsInForce(asOf: day)
      var counts = try LedgerTable.allCases.map { table in
        (table.rawValue, try Int.fetchOne(database, sql: "SELECT count(*) FROM \(rows.source(table))") ?? 0)
      }
      counts.append(("followUp", try FollowUpQuery.count(database, asOf: day)))
      return counts
    }
  }

  /// The number of rejected submissions that no accepted one has replaced since.
  /// - Parameter day: the last day of receipt.
  /// - Returns: the number on that day.
  /// - Throws: when the database cannot be read.
  public func openRejections(asOf day: Day) throws -> Int {
    try database.read {
      try Int.fetchOne(
        $0,
        sql: """
          SELECT count(*) FROM submission AS s WHERE s.status = 'rejected' AND s.receivedOn <= ?1 AND NOT EXISTS (
            SELECT 1 FROM submission AS a WHERE a.contentOf IS NOT NULL AND a.form = s.form AND a.school IS s.school
              AND a.period IS s.period AND a.receivedOn <= ?1 AND (a.receivedOn, a.id) > (s.receivedOn, s.id))
            AND \(Self.isLastTold)
          """, arguments: [day.rawValue]) ?? 0
    }
  }
}

extension Submission {
  /// About how many pages of the database it changes: a page holds some hundred rows, and each pupil's lie on one of their own.
  fileprivate var pagesTouched: Int {
    if case .followups(let batch) = rows { rowsRead / 100 + batch.pupils.count } else { rowsRead }
  }
}

/// A value as JSON text with sorted keys.
func json(_ value: some Encodable) throws -> String {
  let encoder = JSONEncoder()
  encoder.outputFormatting = [.sortedKeys]
  return String(decoding: try encoder.encode(value), as: UTF8.self)
}
