import Foundation
import GRDB
import Submissions

/// Reads the panel: the counts kept at ingest, or the same counted anew from the rows.
struct PanelReader {
  let database: Database
  let rows: RowsInForce
  /// Whether the counts kept at ingest are left aside.
  let isRecounted: Bool

  /// Reads the panel of a day.
  /// - Parameters:
  ///   - database: the connection.
  ///   - day: the last day of receipt. If nothing was received since, what was kept at ingest is right.
  ///   - isRecounted: whether to count anew even so.
  init(_ database: Database, asOf day: Day?, isRecounted: Bool = false) throws {
    self.database = database
    let latest = try Int32.fetchOne(database, sql: "SELECT max(receivedOn) FROM submission")
    let isPast = (day?.rawValue ?? .max) < latest ?? .min
    rows = RowsInForce(asOf: isPast ? day : nil)
    self.isRecounted = isRecounted || isPast
  }

  func enrolments() throws -> [Enrolment] {
    try fetch(.enrolment, "school, stage, sex, asOf").compactMap { row in
      Stage(rawValue: row["stage"]).map {
        Enrolment(
          school: SchoolCode(rawValue: row["school"]), stage: $0, sex: Sex(rawValue: row["sex"]),
          pupils: row["pupils"], asOf: Day(rawValue: row["asOf"]))
      }
    }
  }

  func panel() throws -> Panel {
    var panel = Panel()
    panel.schools = try records(.school, "code")
    panel.tasks = try records(.task, "form, period, stages")
    panel.interventions = try records(.intervention, "id")
    panel.enrolments = try enrolments()
    panel.monthlyCounts = try fetch(.monthlyCount, "indicator, district, month").map {
      MonthlyCount(
        month: Month(rawValue: $0["month"]), district: $0["district"], indicator: $0["indicator"], count: $0["count"],
        population: $0["population"])
    }
    panel.returns = try returns()
    panel.eventCounts = try events()
    panel.eventDelays = try eventDelays()
    (panel.caseFlows, panel.trackingWeeks) = try isRecounted ? recountedCases() : storedCases()
    try readReturns(into: &panel)
    return panel
  }

  /// The rows of a table in force.
  func fetch(_ table: LedgerTable, _ order: String) throws -> [Row] {
    try Row.fetchAll(database, sql: "SELECT * FROM \(rows.source(table)) ORDER BY \(order)")
  }

  /// The records of a table kept as JSON.
  func records<Record: Decodable>(_ table: LedgerTable, _ order: String) throws -> [Record] {
    let decoder = JSONDecoder()
    return try fetch(table, order).map { try decoder.decode(Record.self, from: Data(($0["record"] as String).utf8)) }
  }

  /// An accepted return counts from the day its first accepted revision came, or, where the form tells it, from the day it
  /// was sent: an export of answers comes to the bureau after all of them. A rejected one counts only while none is.
  private func returns() throws -> [SchoolReturn] {
    let sent = "CAST(julianday(substr(s.precedence, 1, 10)) - 2440587.5 AS INTEGER)"
    let received = rows.received("s")
    return try Row.fetchAll(
      database,
      sql: """
        SELECT school, form, period, max(contentOf IS NOT NULL) AS accepted,
          coalesce(min(CASE WHEN contentOf IS NOT NULL THEN receivedOn END), max(receivedOn)) AS received
        FROM (
          SELECT s.school, s.form, s.period, s.contentOf,
            coalesce(min(s.receivedOn, \(sent)), s.receivedOn) AS receivedOn
          FROM submission AS s
          WHERE s.period IS NOT NULL AND \(received)
          UNION ALL
          SELECT s.school, s.form, printf('%04d-%02d', m.month / 12, m.month % 12 + 1), s.contentOf, s.receivedOn
          FROM submission AS s JOIN submissionMonth AS m ON m.submissionId = s.id
          WHERE s.period IS NULL AND \(received)
        ) WHERE school IS NOT NULL GROUP BY school, form, period ORDER BY school, form, period
        """
    ).compactMap { row in
      FormID(rawValue: row["form"]).map {
        SchoolReturn(
          school: SchoolCode(rawValue: row["school"]), form: $0, period: row["period"],
          received: Day(rawValue: row["received"]), state: row["accepted"] ? .accepted : .awaitingCorrection)
      }
    }
  }
}
