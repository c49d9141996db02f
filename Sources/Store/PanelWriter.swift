import GRDB
import Submissions

/// Keeps a school's part of the panel: made anew from its rows whenever they change.
struct PanelWriter {
  let database: Database

  func refresh(_ school: SchoolCode, form: FormID) throws {
    switch form {
    case .events: try refreshEvents(school)
    case .followups, .trackingSheet: try refreshCases(school)
    case .roster, .tasks, .enrolment, .interventions, .counts, .acknowledgements, .summary, .conferences, .plans,
      .screening:
      break
    }
  }

  private func refreshEvents(_ school: SchoolCode) throws {
    try database.execute(sql: "DELETE FROM eventCount WHERE school = ?", arguments: [school.rawValue])
    var counts: [EventCount: Int] = [:]
    let rows = try Row.fetchCursor(
      database, sql: "SELECT occurred, stage, kind, tier, sex FROM event WHERE school = ? AND endedBy IS NULL",
      arguments: [school.rawValue])
    while let row = try rows.next() {
      guard let stage = Stage(rawValue: row["stage"]), let kind = EventKind(rawValue: row["kind"]) else { continue }
      let cell = EventCount(
        school: school, month: Day(rawValue: row["occurred"]).month, stage: stage, kind: kind,
        tier: (row["tier"] as Int?).flatMap(Tier.init), sex: (row["sex"] as String?).flatMap(Sex.init), count: 1)
      counts[cell, default: 0] += 1
    }
    for (cell, count) in counts {
      try database.cachedStatement(sql: "INSERT INTO eventCount VALUES (?, ?, ?, ?, ?, ?, ?)").execute(arguments: [
        school.rawValue, cell.month.rawValue, cell.stage.rawValue, cell.kind.rawValue, cell.tier?.rawValue ?? 0,
        cell.sex?.rawValue ?? "", count,
      ])
    }
  }

  private func refreshCases(_ school: SchoolCode) throws {
    for table in ["caseFlow", "trackingWeek"] {
      try database.execute(sql: "DELETE FROM \(table) WHERE school = ?", arguments: [school.rawValue])
    }
    var flows: [CaseFlow: Int] = [:]
    var weeks: [Day: (change: Int, tracked: Int)] = [:]
    var pupil: Int64?
    var stage = Stage.primary
    var records: [CaseHistory.Record] = []
    func close() {
      let history = CaseHistory(records)
      for change in history.changes {
        let flow = CaseFlow(
          school: school, month: change.month, stage: stage, from: change.from, to: change.to, count: 1)
        flows[flow, default: 0] += 1
      }
      for week in history.weeks {
        let before = weeks[week.monday] ?? (0, 0)
        weeks[week.monday] = (before.change + week.onFileChange, before.tracked + (week.isTracked ? 1 : 0))
      }
      records = []
    }
    let rows = try Row.fetchCursor(
      database, sql: "SELECT pupilId, day, tier, status, stage FROM followUp WHERE school = ? ORDER BY pupilId, day",
      arguments: [school.rawValue])
    while let row = try rows.next() {
      guard let status = CaseStatus(rawValue: row["status"]) else { continue }
      if let pupil, pupil != row["pupilId"] as Int64 { close() }
      pupil = row["pupilId"]
      stage = Stage(rawValue: row["stage"]) ?? stage
      let tier = (row["tier"] as Int?).flatMap(Tier.init)
      records.append(.init(day: Day(rawValue: row["day"]), tier: tier, status: status))
    }
    close()
    for (flow, count) in flows {
      try database.cachedStatement(sql: "INSERT INTO caseFlow VALUES (?, ?, ?, ?, ?, ?)").execute(arguments: [
        school.rawValue, flow.month.rawValue, flow.stage.rawValue, flow.from.rawValue, flow.to.rawValue, count,
      ])
    }
    for (monday, week) in weeks {
      try database.cachedStatement(sql: "INSERT INTO trackingWeek VALUES (?, ?, ?, ?)")
        .execute(arguments: [school.rawValue, monday.rawValue, week.change, week.tracked])
    }
  }
}
