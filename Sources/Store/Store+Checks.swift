import GRDB
public import Submissions

extension Store {
  /// What one form contradicts in another, on a day.
  /// - Parameter day: the last day of receipt.
  /// - Returns: the questions, school by school; those about totals have none.
  /// - Throws: when the database cannot be read.
  public func crossChecks(asOf day: Day) throws -> [(school: SchoolCode?, problem: Problem)] {
    try database.read { try CrossChecks(database: $0, asOf: PanelReader($0, asOf: day).rows.asOf).all() }
  }

  /// The summary returns of a period beside the schools' follow-ups at the cut-off.
  /// - Parameters:
  ///   - period: the period as the task names it.
  ///   - day: the last day of receipt.
  /// - Returns: every number that both sides tell, school by school.
  /// - Throws: when the database cannot be read.
  public func summaryComparisons(period: String, asOf day: Day) throws -> [SummaryComparison] {
    try database.read {
      try CrossChecks(database: $0, asOf: PanelReader($0, asOf: day).rows.asOf).comparisons(period: period)
    }
  }

  /// What the database itself finds wrong with it.
  /// - Returns: a line for each finding; none when it is sound.
  /// - Throws: when the database cannot be read.
  public func integrityProblems() throws -> [String] {
    try database.read { database in
      let pages = try String.fetchAll(database, sql: "PRAGMA integrity_check").filter { $0 != "ok" }
      let keys = try Row.fetchAll(database, sql: "PRAGMA foreign_key_check").map { row in
        "\(row["table"] as String) → \(row["parent"] as String) (rowid \((row["rowid"] as Int64?).map(String.init) ?? "-"))"
      }
      return pages + keys
    }
  }
}
