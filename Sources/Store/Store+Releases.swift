import Disclosure
import Foundation
import GRDB
public import Submissions

extension Store {
  /// All releases, oldest first, each checked against its hash and the one before it.
  /// - Returns: the releases.
  /// - Throws: `ReleaseLedgerError.broken` when one was altered, taken out or put in; when the database cannot be read.
  public func releases() throws -> [KeptRelease] {
    try database.read { try ReleaseLedger($0).releases() }
  }

  /// The hash of each release, in the order of `releases`, which has to have checked them.
  /// - Returns: the hashes.
  /// - Throws: when the database cannot be read.
  public func releaseHashes() throws -> [String] {
    try database.read { try String.fetchAll($0, sql: "SELECT hash FROM release ORDER BY id") }
  }

  /// Enters a release at the end of the ledger.
  /// - Parameter release: the release.
  /// - Returns: its hash, which stands for it and all before it.
  /// - Throws: when the database cannot be written, or already has a release of the month with this revision.
  @discardableResult public func keep(_ release: KeptRelease) throws -> String {
    try database.write { try ReleaseLedger($0).append(release) }
  }

  /// A keyed fingerprint of all that was received by a day: who has the key can tell whether two are of the same
  /// files, and who has not cannot try out what a file may have said.
  /// - Parameter day: the last day of receipt.
  /// - Returns: 64 hexadecimal digits.
  /// - Throws: when the database cannot be read.
  public func inputsMark(asOf day: Day) throws -> String {
    pseudonymizer.code("inputs\u{1F}" + (try files(asOf: day).map(\.sha256).sorted().joined(separator: "\n")))
  }
}

/// The tables of releases within a transaction.
private struct ReleaseLedger {
  let database: Database

  init(_ database: Database) { self.database = database }

  func releases() throws -> [KeptRelease] {
    let keys = try Dictionary(
      uniqueKeysWithValues: Row.fetchAll(database, sql: "SELECT * FROM releaseKey").map { row in
        (row["id"] as Int64, try key(row))
      })
    var releases: [KeptRelease] = []
    var previous = ""
    for row in try Row.fetchAll(database, sql: "SELECT * FROM release ORDER BY id") {
      let number = releases.count + 1
      guard (row["id"] as Int) == number, (row["previous"] as String) == previous,
        let release = try release(row, number, keys), release.hash(after: previous) == row["hash"]
      else { throw ReleaseLedgerError.broken(release: number) }
      releases.append(release)
      previous = row["hash"]
    }
    return releases
  }

  func append(_ release: KeptRelease) throws -> String {
    let number = (try Int.fetchOne(database, sql: "SELECT count(*) FROM release") ?? 0) + 1
    let previous = try String.fetchOne(database, sql: "SELECT hash FROM release ORDER BY id DESC LIMIT 1") ?? ""
    let hash = release.hash(after: previous)
    try database.execute(
      sql: "INSERT INTO release (id, month, revision, asOf, profile, previous, hash) VALUES (?, ?, ?, ?, ?, ?, ?)",
      arguments: [
        number, release.month.rawValue, release.revision, release.asOf.rawValue, release.profile, previous,
        hash,
      ])
    var known: [CellKey: Int64] = [:]
    func id(_ key: CellKey) throws -> Int64 {
      if let id = known[key] { return id }
      let arguments: StatementArguments = [
        key.indicator, key.level.rawValue, key.place, key.period.first, key.period.last,
        String(decoding: try JSONEncoder().encode(key.breakdown), as: UTF8.self),
      ]
      try database.execute(
        sql: """
          INSERT OR IGNORE INTO releaseKey (indicator, level, place, firstMonth, lastMonth, breakdown)
          VALUES (?, ?, ?, ?, ?, ?)
          """, arguments: arguments)
      let id = try Int64.fetchOne(
        database,
        sql: """
          SELECT id FROM releaseKey WHERE indicator = ? AND level = ? AND place = ? AND firstMonth = ?
          AND lastMonth = ? AND breakdown = ?
          """, arguments: arguments)
      known[key] = id
      return id ?? 0
    }
    for (position, cell) in release.record.cells.enumerated() {
      try database.execute(
        sql: """
          INSERT INTO releaseCell (releaseId, position, keyId, value, lower, upper, schools, sole, largest)
          VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
          """,
        arguments: [
          number, position, try id(cell.key), cell.value, cell.lower, cell.upper, cell.contributors.count,
          cell.contributors.sole, cell.contributors.largest,
        ])
    }
    for (position, sum) in release.record.equations.enumerated() {
      for (part, key) in ([sum.total] + sum.parts).enumerated() {
        try database.execute(
          sql: "INSERT INTO releaseSum (releaseId, sum, part, keyId) VALUES (?, ?, ?, ?)",
          arguments: [number, position, part, try id(key)])
      }
    }
    for (school, district) in release.districts {
      try database.execute(
        sql: "INSERT INTO releaseSchool (releaseId, school, district) VALUES (?, ?, ?)",
        arguments: [number, school.rawValue, district])
    }
    return hash
  }

  private func key(_ row: Row) throws -> CellKey? {
    let (first, last): (Int, Int) = (row["firstMonth"], row["lastMonth"])
    guard let level = CellKey.Level(rawValue: row["level"]), first <= last,
      let breakdown = try? JSONDecoder().decode([String].self, from: Data((row["breakdown"] as String).utf8))
    else { return nil }
    return CellKey(
      indicator: row["indicator"], level: level, place: row["place"], period: Period(first: first, last: last),
      breakdown: breakdown)
  }

  /// Nothing when a row is not as this program writes it.
  private func release(_ row: Row, _ number: Int, _ keys: [Int64: CellKey?]) throws -> KeptRelease? {
    var cells: [EarlierRelease.Cell] = []
    let rows = try Row.fetchCursor(
      database, sql: "SELECT * FROM releaseCell WHERE releaseId = ? ORDER BY position", arguments: [number])
    while let row = try rows.next() {
      guard let key = keys[row["keyId"]] ?? nil else { return nil }
      let (schools, largest): (Int, Int) = (row["schools"], row["largest"])
      let contributors: Contributors
      switch (schools, row["sole"] as String?) {
      case (1, let sole?): contributors = Contributors([sole: largest])
      case (0, nil), (2..., nil): contributors = Contributors(count: schools, largest: largest)
      default: return nil
      }
      cells.append(
        .init(key, value: row["value"], lower: row["lower"], upper: row["upper"], contributors: contributors))
    }
    var sums: [Equation] = []
    var current: (sum: Int, keys: [CellKey])?
    func close() {
      if let known = current { sums.append(Equation(total: known.keys[0], parts: Array(known.keys[1...]))) }
    }
    let parts = try Row.fetchCursor(
      database, sql: "SELECT * FROM releaseSum WHERE releaseId = ? ORDER BY sum, part", arguments: [number])
    while let row = try parts.next() {
      guard let key = keys[row["keyId"]] ?? nil else { return nil }
      if current?.sum == row["sum"] {
        current?.keys.append(key)
      } else {
        close()
        current = (row["sum"], [key])
      }
    }
    close()
    let schools = try Row.fetchAll(
      database, sql: "SELECT school, district FROM releaseSchool WHERE releaseId = ?", arguments: [number])
    let districts = Dictionary(
      uniqueKeysWithValues: schools.map { (SchoolCode(rawValue: $0["school"]), $0["district"] as String) })
    return KeptRelease(
      month: Month(rawValue: row["month"]), revision: row["revision"], asOf: Day(rawValue: row["asOf"]),
      profile: row["profile"], districts: districts, record: EarlierRelease(cells: cells, equations: sums))
  }
}
