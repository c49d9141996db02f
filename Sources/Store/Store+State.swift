import GRDB
public import Submissions

extension Store {
  /// A fingerprint of all in the database that a month's report is made from: the ledger, the findings of the months
  /// before and what was made of findings.
  ///
  /// It is the same as long as nothing was loaded and nothing marked. The month's own findings come from the report and are
  /// left aside.
  /// - Parameters:
  ///   - month: the report's month.
  ///   - day: the last day of receipt, and of a mark.
  ///   - settings: what else decides the report.
  /// - Returns: 64 hexadecimal digits.
  /// - Throws: when the database cannot be read.
  public func state(of month: Month, asOf day: Day, settings: [String]) throws -> String {
    try database.read { database in
      func lines(_ sql: String, _ arguments: StatementArguments) throws -> [String] {
        try Row.fetchAll(database, sql: sql, arguments: arguments).map { row in
          row.databaseValues.map(\.description).joined(separator: "\t")
        }
      }
      let ledger = try lines(
        """
        SELECT form, school, period, contentHash, contentOf IS NULL, receivedOn, precedence FROM submission
        WHERE receivedOn <= ? ORDER BY 1, 2, 3, 4, 5, 6, 7
        """, [day.rawValue])
      let findings = try lines("SELECT * FROM finding WHERE month < ? ORDER BY id", [month.rawValue])
      let marks = try lines(
        """
        SELECT m.findingId, m.state, m.reason, m.day, m.isLeftOut FROM findingMark AS m
        JOIN finding AS f ON f.id = m.findingId WHERE f.month <= ? AND m.day <= ? ORDER BY m.id
        """, [month.rawValue, day.rawValue])
      return Fingerprint.of(
        [settings, ledger, findings, marks].map { $0.joined(separator: "\n") }.joined(separator: "\n\n"))
    }
  }
}
