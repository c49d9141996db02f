import Foundation
import GRDB
import Store
import Submissions
import TestSupport
import Testing

@Suite struct MigrationTests {
  @Test func aDatabaseOfTheFirstReleaseOpensAndKeepsItsRows() throws {
    let path = FileManager.default.temporaryDirectory.appending(path: "tidemark-\(UUID().uuidString).sqlite").path
    defer { for suffix in ["", "-wal", "-shm"] { try? FileManager.default.removeItem(atPath: path + suffix) } }
    // The dump fills tables before those they refer to.
    var configuration = Configuration()
    configuration.foreignKeysEnabled = false
    let old = try DatabaseQueue(path: path, configuration: configuration)
    try old.writeWithoutTransaction { try $0.execute(sql: try Fixture.text("store/version-1.sql")) }
    try old.close()

    let store = try Store(path: path, key: Array(0..<32))
    let rows = Dictionary(uniqueKeysWithValues: try store.rowCounts().map { ($0.table, $0.rows) })
    #expect(rows["school"] == 6 && rows["followUp"] == 4)
    let panel = try store.panel()
    #expect(
      panel.caseFlows.map { "\($0.school) \($0.from) \($0.to)" } == ["0101 notOnFile tier2", "0102 notOnFile released"])
    #expect(panel.trackingWeeks.map(\.tracked) == [1, 1, 0])
    #expect(panel.summaries.isEmpty && panel.acknowledgementCounts.isEmpty)
  }
}
