import Disclosure
import GRDB
import Store
import Submissions
import Testing

/// The ledger of what left the bureau.
@Suite struct ReleaseLedgerTests {
  private func key(_ place: String, _ level: CellKey.Level = .district) -> CellKey {
    CellKey(
      indicator: "events", level: level, place: place, period: Period(first: 24_264, last: 24_269),
      breakdown: ["all"])
  }

  private func release(_ revision: Int, _ value: Int, districts: [SchoolCode: String] = [:]) throws -> KeptRelease {
    let city = key("city", .city)
    return KeptRelease(
      month: try #require(Month(iso: "2022-06")), revision: revision, asOf: try #require(Day(iso: "2022-07-15")),
      profile: "threshold 10", districts: districts,
      record: EarlierRelease(
        cells: [
          .init(city, value: value + 7, lower: value + 7, upper: value + 7, contributors: Contributors(count: 4)),
          .init(key("东区"), value: value, lower: 0, upper: nil, contributors: Contributors(count: 3, largest: 5)),
          .init(key("西区"), value: 7, lower: 0, upper: 9, contributors: Contributors(["0201": 7])),
        ], equations: [Equation(total: city, parts: [key("东区"), key("西区")])]))
  }

  @Test func `releases come back as they were entered, in their order`() throws {
    let bureau = try TestBureau()
    let releases = [try release(1, 20), try release(2, 31, districts: [SchoolCode(rawValue: "0201"): "西区"])]
    for release in releases { try bureau.store.keep(release) }
    #expect(try bureau.store.releases() == releases)
    #expect(Set(try bureau.store.releaseHashes()).count == 2)
    #expect(throws: (any Error).self) { try bureau.store.keep(release(2, 40)) }
    #expect(try bureau.store.releases() == releases)
  }

  @Test(arguments: [
    ("UPDATE releaseCell SET value = value + 1 WHERE releaseId = 1 AND position = 1", 1),
    ("UPDATE releaseCell SET upper = 8 WHERE releaseId = 2 AND position = 2", 2),
    ("UPDATE releaseKey SET place = '南区' WHERE place = '东区'", 1),
    ("DELETE FROM releaseSum WHERE releaseId = 2", 2),
    ("UPDATE release SET asOf = asOf + 1 WHERE id = 2", 2),
    ("UPDATE releaseCell SET sole = NULL WHERE releaseId = 1", 1),
    ("DELETE FROM releaseSum; DELETE FROM releaseCell; DELETE FROM release WHERE id = 1", 1),
  ]) func `a ledger that was altered is not believed`(sql: String, first: Int) throws {
    let bureau = try TestBureau()
    for release in [try release(1, 20), try release(2, 31)] { try bureau.store.keep(release) }
    try bureau.execute(sql)
    #expect(throws: ReleaseLedgerError.broken(release: first)) { try bureau.store.releases() }
  }

  @Test func `any changed value of any row is found`() throws {
    let columns = [
      "release": ["month", "revision", "asOf", "profile", "previous", "hash"],
      "releaseKey": ["indicator", "level", "place", "firstMonth", "lastMonth", "breakdown"],
      "releaseCell": ["position", "keyId", "value", "lower", "upper", "schools", "sole", "largest"],
      "releaseSum": ["sum", "part", "keyId"], "releaseSchool": ["school", "district"],
    ]
    let texts = ["profile", "previous", "hash", "indicator", "place", "breakdown", "sole", "school", "district"]
    let keys = [
      "releaseCell": "releaseId, position", "releaseSum": "releaseId, sum, part", "releaseSchool": "releaseId, school",
    ]
    let bureau = try TestBureau()
    let districts = [SchoolCode(rawValue: "0101"): "东区", SchoolCode(rawValue: "0201"): "西区"]
    for number in 1...2 { try bureau.store.keep(release(number, 9 + number, districts: districts)) }
    let kept = try bureau.store.releases()
    // What is changed is put back from copies; rows that refer to others go first and come last.
    let order = ["release", "releaseKey", "releaseCell", "releaseSum", "releaseSchool"]
    try bureau.execute(order.map { "CREATE TABLE kept_\($0) AS SELECT * FROM \($0);" }.joined())
    let restoring =
      order.reversed().map { "DELETE FROM \($0);" } + order.map { "INSERT INTO \($0) SELECT * FROM kept_\($0);" }
    var changed = 0
    for (table, names) in columns {
      for name in names {
        for row in 0..<8 {
          let key = keys[table] ?? "id"
          let value = texts.contains(name) ? "coalesce(\(name), '') || 'x'" : "coalesce(\(name), 0) + 1"
          let statement = """
            UPDATE \(table) SET \(name) = \(value)
            WHERE (\(key)) = (SELECT \(key) FROM \(table) ORDER BY \(key) LIMIT 1 OFFSET \(row))
            """
          // What the tables themselves refuse needs no finding.
          guard (try? bureau.execute(statement)) != nil else { continue }
          do {
            // There may be no such row; then all is as it was.
            #expect(try bureau.store.releases() == kept, "\(table).\(name) of row \(row)")
          } catch is ReleaseLedgerError {
            changed += 1
          }
          try bureau.execute(restoring.joined())
        }
      }
    }
    #expect(try bureau.store.releases() == kept)
    #expect(changed > 60, "\(changed)")
  }
}
