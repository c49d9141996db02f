import GRDB
public import Submissions

extension Store {
  /// The roster, sorted by code.
  public func schools() throws -> [School] {
    try database.read { try PanelReader($0, asOf: nil).records(.school, "code") }
  }

  /// What schools owe, by form and period.
  /// - Parameter day: the last day of receipt; absent: today's.
  /// - Returns: the tasks in force.
  /// - Throws: when the database cannot be read.
  public func tasks(asOf day: Day? = nil) throws -> [SubmissionTask] {
    try database.read { try PanelReader($0, asOf: day).records(.task, "form, period, stages") }
  }

  /// The pupils of each school at its last count not after a day, all stages together.
  /// - Parameter day: the last day a count may be of.
  /// - Returns: the schools with a count; of those counted by sex, both sexes.
  /// - Throws: when the database cannot be read.
  public func pupils(on day: Day) throws -> [SchoolCode: Int] {
    try database.read { database in
      let rows = try Row.fetchAll(
        database,
        sql: """
          SELECT school, sum(pupils) AS pupils FROM (
            SELECT school, pupils, rank() OVER (PARTITION BY school, stage ORDER BY asOf DESC) AS place
            FROM \(RowsInForce().source(.enrolment)) WHERE asOf <= ?
          ) WHERE place = 1 GROUP BY school
          """, arguments: [day.rawValue])
      return Dictionary(uniqueKeysWithValues: rows.map { (SchoolCode(rawValue: $0["school"]), $0["pupils"]) })
    }
  }

  /// Every record of enrolment in force.
  /// - Returns: the records, by school, stage, sex and day.
  /// - Throws: when the database cannot be read.
  public func enrolments() throws -> [Enrolment] { try database.read { try PanelReader($0, asOf: nil).enrolments() } }

  /// Reads the panel: as it stands, or as it stood on a day.
  /// - Parameter day: the last day of receipt; with anything received since, all is counted anew from the rows, which may
  ///   be slow. Absent: all that was received counts.
  /// - Returns: the panel.
  /// - Throws: when the database cannot be read.
  public func panel(asOf day: Day? = nil) throws -> Panel {
    try database.read { try PanelReader($0, asOf: day).panel() }
  }

  /// Reads the roster as it stood on a day.
  /// - Parameter day: the last day of receipt.
  /// - Returns: the schools, by code.
  /// - Throws: when the database cannot be read.
  public func schools(asOf day: Day) throws -> [School] {
    try database.read { try PanelReader($0, asOf: day).records(.school, "code") }
  }

  /// Counts the panel anew from the rows, to be held against the one kept at ingest.
  /// - Returns: the panel as it has to be.
  /// - Throws: when the database cannot be read.
  public func recountedPanel() throws -> Panel {
    try database.read { try PanelReader($0, asOf: nil, isRecounted: true).panel() }
  }
}
