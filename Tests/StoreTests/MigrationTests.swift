import Foundation
import GRDB
import Store
import Submissions
import TestSupport
import Testing

@Suite struct MigrationTests {
  /// A database made from a dump, which fills tables before those they refer to.
  private func database(_ dump: String) throws -> String {
    let path = FileManager.default.temporaryDirectory.appending(path: "tidemark-\(UUID().uuidString).sqlite").path
    var configuration = Configuration()
    configuration.foreignKeysEnabled = false
    let old = try DatabaseQueue(path: path, configuration: configuration)
    try old.writeWithoutTransaction { try $0.execute(sql: try Fixture.text(dump)) }
    try old.close()
    return path
  }

  private func remove(_ path: String) {
    for suffix in ["", "-wal", "-shm"] { try? FileManager.default.removeItem(atPath: path + suffix) }
  }

  @Test func aDatabaseOfTheFirstReleaseOpensAndKeepsItsRows() throws {
    let path = try database("store/version-1.sql")
    defer { remove(path) }
    let store = try Store(path: path, key: Array(0..<32))
    let rows = Dictionary(uniqueKeysWithValues: try store.rowCounts().map { ($0.table, $0.rows) })
    #expect(rows["school"] == 6 && rows["followUp"] == 4)
    let panel = try store.panel()
    #expect(
      panel.caseFlows.map { "\($0.school) \($0.from) \($0.to)" } == ["0101 notOnFile tier2", "0102 notOnFile released"])
    #expect(panel.trackingWeeks.map(\.tracked) == [1, 1, 0])
    #expect(panel.summaries.isEmpty && panel.acknowledgementCounts.isEmpty)
  }

  @Test func aDatabaseOfTheThirdSchemaKeepsItsRowsAndItsPast() throws {
    let path = try database("store/version-3.sql")
    defer { remove(path) }
    let store = try Store(path: path, key: Array(0..<32))
    let rows = Dictionary(uniqueKeysWithValues: try store.rowCounts().map { ($0.table, $0.rows) })
    #expect(
      rows == [
        "school": 6, "task": 2, "enrolment": 1, "intervention": 1, "monthlyCount": 1, "event": 1, "followUp": 2,
        "acknowledgement": 1, "schoolSummary": 1, "conference": 1, "workPlan": 1, "screening": 2,
      ])
    let panel = try store.panel()
    #expect(panel.eventCounts.map(\.kind) == [.other] && panel.screenings.map(\.tested) == [250, 299])
    #expect(panel.caseFlows.map(\.to) == [.tier3] && panel.summaries.map { $0.numbers[.visitsDue] } == [30])
    #expect(panel.tasks.map(\.stages) == [[.junior], []])
    #expect(try store.recountedPanel() == panel)
    #expect(try store.integrityProblems().isEmpty)
    // What was known on 8 June, before the corrections.
    let past = try store.panel(asOf: Day(iso: "2022-06-08"))
    #expect(past.eventCounts.map(\.kind) == [.selfHarm] && past.caseFlows.isEmpty && past.screenings.isEmpty)
    let middle = try store.panel(asOf: Day(iso: "2022-06-15"))
    #expect(middle.caseFlows.map(\.to) == [.tier2])
  }
}
