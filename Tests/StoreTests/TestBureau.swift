import Foundation
import GRDB
import Ingestion
import Store
import Submissions
import Tables
import TestSupport

/// A database of its own with the roster of the fixtures, into which files are loaded as a run loads them.
final class TestBureau {
  let folder: URL
  let store: Store
  let received = Day(year: 2022, month: 8, day: 26) ?? Day(rawValue: 0)
  private let vault: Vault?
  private var loads: UInt8 = 0

  init(vault: Vault? = nil) throws {
    self.vault = vault

    folder = FileManager.default.temporaryDirectory.appending(path: "tidemark-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    store = try Store(path: folder.appending(path: "tidemark.sqlite").path, key: Array(0..<32))
    try load(fixture: "ingestion/roster.csv")
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  @discardableResult
  func load(fixture: String, folder: String? = nil) throws -> [Store.Receipt] {
    try load(try Fixture.bytes(fixture), folder, received, path: "file")
  }

  @discardableResult
  func load(_ text: String, on day: Day? = nil, path: String = "file") throws -> [Store.Receipt] {
    try load(Array(text.utf8), nil, day ?? received, path: path)
  }

  private func load(_ bytes: [UInt8], _ folder: String?, _ received: Day, path: String) throws -> [Store.Receipt] {
    let schools = try store.schools().map { ($0.code, $0) }
    let context = IngestionContext(
      schools: Dictionary(uniqueKeysWithValues: schools), received: received, tasks: try store.tasks(),
      enrolment: try store.pupils(on: received), enrolments: try store.enrolments(), folder: folder,
      keepsPersonal: vault != nil)
    let parsed = SourceFile(bytes: bytes, name: "file").parsed(in: context)
    // The same content again comes in other bytes: a run does not load the same bytes twice.
    loads += 1
    return try store.load(
      parsed, path: path, sha256: Fingerprint.of(FileBytes(bytes + [loads])), received: received, vault: vault)
  }

  /// Changes the database as no run does.
  func execute(_ sql: String) throws {
    try DatabaseQueue(path: folder.appending(path: "tidemark.sqlite").path).write { try $0.execute(sql: sql) }
  }

  /// The rows that SQL gives, their values set apart by blanks.
  func rows(_ sql: String) throws -> [String] {
    try DatabaseQueue(path: folder.appending(path: "tidemark.sqlite").path).read { database in
      try Row.fetchAll(database, sql: sql).map { row in
        row.databaseValues.map { "\($0.storage.value ?? "-")" }.joined(separator: " ")
      }
    }
  }

  /// The rows of a table.
  func count(_ table: String) throws -> Int { try store.rowCounts().first { $0.table == table }?.rows ?? -1 }

  /// The bytes of the database and its journal.
  func bytes() throws -> [Data] {
    try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
      .map { try Data(contentsOf: folder.appending(path: $0)) }
  }
}

extension [Store.Receipt] {
  /// What became of each submission: status, new, unchanged, replaced, rejected.
  var outcome: [String] {
    map { "\($0.status) \($0.new) \($0.unchanged) \($0.replaced) \($0.rejected)" }
  }
}
