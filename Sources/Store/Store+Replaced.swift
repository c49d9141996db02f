import GRDB
public import Submissions

extension Store {
  /// A return that another one has taken the place of.
  public struct Replaced: Sendable {
    /// The school; absent where the form has none.
    public let school: String?
    /// Its period.
    public let period: String
    /// The day the other one came.
    public let received: Day
    /// The fingerprint of the other one's file.
    public let by: String
  }

  /// The returns of a file that no longer count, because another file took their place.
  /// - Parameters:
  ///   - sha256: the fingerprint of the file's bytes.
  ///   - last: only what had come by this day.
  /// - Returns: them, by school and period.
  /// - Throws: when the database cannot be read.
  public func returnsReplaced(sha256: String, through last: Day) throws -> [Replaced] {
    try database.read { database in
      let own = try Row.fetchAll(
        database,
        sql: """
          SELECT DISTINCT s.form, s.school, s.period, s.contentOf FROM submission AS s JOIN file AS f ON f.id = s.fileId
          WHERE f.sha256 = ? AND s.contentOf IS NOT NULL AND s.period IS NOT NULL ORDER BY s.school, s.period
          """, arguments: [sha256])
      return try own.compactMap { row in
        let form: String = row["form"]
        guard LedgerTable.allCases.contains(where: { $0.form.rawValue == form && $0.isReplacedByPeriod }) else {
          return nil
        }
        let standing = try Row.fetchOne(
          database,
          sql: """
            SELECT s.contentOf, s.receivedOn, f.sha256
            FROM (SELECT * FROM submission WHERE form = ? AND school IS ? AND period IS ? AND contentOf IS NOT NULL) AS s
            JOIN file AS f ON f.id = s.fileId ORDER BY \(RowsInForce.latest("s")) LIMIT 1
            """, arguments: [form, row["school"] as String?, row["period"] as String])
        guard let standing, standing["contentOf"] as Int64 != row["contentOf"] else { return nil }
        let received = Day(rawValue: standing["receivedOn"])
        guard received <= last else { return nil }
        return Replaced(school: row["school"], period: row["period"], received: received, by: standing["sha256"])
      }
    }
  }
}
