import Foundation
import GRDB
public import Submissions

extension Store {
  /// The roster, sorted by code.
  public func schools() throws -> [School] {
    try database.read { try records($0, "SELECT record FROM school ORDER BY code") }
  }

  /// What schools owe, by form and period.
  /// - Returns: the tasks in force.
  /// - Throws: when the database cannot be read.
  public func tasks() throws -> [SubmissionTask] {
    try database.read { try records($0, "SELECT record FROM task ORDER BY form, period") }
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
          SELECT school, sum(pupils) AS pupils FROM enrolment AS e WHERE asOf = (
            SELECT max(asOf) FROM enrolment AS l WHERE l.school = e.school AND l.stage = e.stage AND l.asOf <= ?)
          GROUP BY school
          """, arguments: [day.rawValue])
      return Dictionary(uniqueKeysWithValues: rows.map { (SchoolCode(rawValue: $0["school"]), $0["pupils"]) })
    }
  }

  /// Reads the panel as it stands.
  public func panel() throws -> Panel {
    try database.read { database in
      var panel = Panel()
      panel.schools = try records(database, "SELECT record FROM school ORDER BY code")
      panel.tasks = try records(database, "SELECT record FROM task ORDER BY form, period")
      panel.interventions = try records(database, "SELECT record FROM intervention ORDER BY id")
      panel.enrolments = try Row.fetchAll(
        database, sql: "SELECT school, stage, sex, asOf, pupils FROM enrolment ORDER BY school, stage, sex, asOf"
      ).compactMap { row in
        Stage(rawValue: row["stage"]).map {
          Enrolment(
            school: SchoolCode(rawValue: row["school"]), stage: $0, sex: Sex(rawValue: row["sex"]),
            pupils: row["pupils"], asOf: Day(rawValue: row["asOf"]))
        }
      }
      panel.monthlyCounts = try Row.fetchAll(
        database,
        sql:
          "SELECT month, district, indicator, count, population FROM monthlyCount ORDER BY indicator, district, month"
      ).map {
        MonthlyCount(
          month: Month(rawValue: $0["month"]), district: $0["district"], indicator: $0["indicator"], count: $0["count"],
          population: $0["population"])
      }
      panel.returns = try returns(database)
      panel.eventCounts = try eventCounts(database)
      panel.caseFlows = try Row.fetchAll(
        database,
        sql: "SELECT * FROM caseFlow ORDER BY school, month, stage, fromState, toState"
      ).compactMap { row in
        guard let stage = Stage(rawValue: row["stage"]), let from = CaseState(rawValue: row["fromState"]),
          let to = CaseState(rawValue: row["toState"])
        else { return nil }
        return CaseFlow(
          school: SchoolCode(rawValue: row["school"]), month: Month(rawValue: row["month"]), stage: stage, from: from,
          to: to, count: row["count"])
      }
      panel.trackingWeeks = try Row.fetchAll(database, sql: "SELECT * FROM trackingWeek ORDER BY school, monday").map {
        TrackingWeek(
          school: SchoolCode(rawValue: $0["school"]), monday: Day(rawValue: $0["monday"]),
          onFileChange: $0["onFileChange"], tracked: $0["tracked"])
      }
      try readReturns(into: &panel, database)
      return panel
    }
  }

  private func records<Record: Decodable>(_ database: Database, _ sql: String) throws -> [Record] {
    let decoder = JSONDecoder()
    return try String.fetchAll(database, sql: sql).map { try decoder.decode(Record.self, from: Data($0.utf8)) }
  }

  /// An accepted return counts from the day its first accepted revision came; a rejected one only while none is.
  private func returns(_ database: Database) throws -> [SchoolReturn] {
    try Row.fetchAll(
      database,
      sql: """
        SELECT school, form, period, max(status <> 'rejected') AS accepted,
          coalesce(min(CASE WHEN status <> 'rejected' THEN receivedOn END), max(receivedOn)) AS received
        FROM submission WHERE school IS NOT NULL AND period IS NOT NULL GROUP BY school, form, period
        ORDER BY school, form, period
        """
    ).compactMap { row in
      FormID(rawValue: row["form"]).map {
        SchoolReturn(
          school: SchoolCode(rawValue: row["school"]), form: $0, period: row["period"],
          received: Day(rawValue: row["received"]), state: row["accepted"] ? .accepted : .awaitingCorrection)
      }
    }
  }

  private func eventCounts(_ database: Database) throws -> [EventCount] {
    try Row.fetchAll(database, sql: "SELECT * FROM eventCount ORDER BY school, month, stage, kind, tier, sex")
      .compactMap { row in
        guard let stage = Stage(rawValue: row["stage"]), let kind = EventKind(rawValue: row["kind"]) else { return nil }
        return EventCount(
          school: SchoolCode(rawValue: row["school"]), month: Month(rawValue: row["month"]), stage: stage, kind: kind,
          tier: Tier(rawValue: row["tier"]), sex: Sex(rawValue: row["sex"]), count: row["count"])
      }
  }
}
