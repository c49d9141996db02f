import GRDB
public import Submissions

extension Store {
  /// Keeps the findings of a report. One that is kept already takes the newer figures; its marks stay.
  /// - Parameter findings: the findings, their marks left aside.
  /// - Throws: when the database cannot be written.
  public func keep(_ findings: [KeptFinding]) throws {
    try database.write { database in
      for finding in findings {
        try database.execute(
          sql: """
            INSERT INTO finding (id, month, indicator, unit, kind, observed, expected) VALUES (?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (id) DO UPDATE SET kind = excluded.kind, observed = excluded.observed, expected = excluded.expected
            """,
          arguments: [
            finding.id, finding.month.rawValue, finding.indicator, finding.unit, finding.kind.rawValue,
            finding.observed, finding.expected,
          ])
      }
    }
  }

  /// The findings of all reports, with what was made of them by a day.
  /// - Parameter day: the last day a mark may be of.
  /// - Returns: the findings, the latest month first, and within it in order of indicator, unit and number.
  /// - Throws: when the database cannot be read.
  public func findings(asOf day: Day) throws -> [KeptFinding] {
    try database.read { database in
      try Row.fetchAll(
        database,
        sql: """
          SELECT f.*, m.state, m.reason, m.day, m.isLeftOut FROM finding AS f
          LEFT JOIN findingMark AS m ON m.id = (
            SELECT id FROM findingMark WHERE findingId = f.id AND day <= ? ORDER BY id DESC LIMIT 1)
          ORDER BY f.month DESC, f.indicator, f.unit, f.id
          """, arguments: [day.rawValue]
      ).compactMap { row in
        guard let kind = KeptFinding.Kind(rawValue: row["kind"]) else { return nil }
        let mark = (row["state"] as String?).flatMap(KeptFinding.Mark.State.init(rawValue:)).map {
          KeptFinding.Mark(
            state: $0, reason: row["reason"], day: Day(rawValue: row["day"]), isLeftOut: row["isLeftOut"])
        }
        return KeptFinding(
          id: row["id"], month: Month(rawValue: row["month"]), indicator: row["indicator"], unit: row["unit"],
          kind: kind, observed: row["observed"], expected: row["expected"], mark: mark)
      }
    }
  }

  /// Adds what a person made of a finding; earlier marks stay in the database.
  /// - Parameters:
  ///   - mark: the mark.
  ///   - id: the finding's number, or its beginning.
  /// - Returns: the numbers of the findings that begin so; only when it is one, it is marked.
  /// - Throws: when the database cannot be written.
  public func mark(_ mark: KeptFinding.Mark, on id: String) throws -> [String] {
    try database.write { database in
      let known = try String.fetchAll(
        database, sql: "SELECT id FROM finding WHERE substr(id, 1, length(?1)) = ?1 ORDER BY id", arguments: [id])
      guard known.count == 1 else { return known }
      try database.execute(
        sql: "INSERT INTO findingMark (findingId, state, reason, day, isLeftOut) VALUES (?, ?, ?, ?, ?)",
        arguments: [known[0], mark.state.rawValue, mark.reason, mark.day.rawValue, mark.isLeftOut])
      return known
    }
  }
}
