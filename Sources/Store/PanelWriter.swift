import GRDB
import Submissions

/// Keeps a school's part of the panel: made anew from its rows whenever they change.
struct PanelWriter {
  let database: Database

  func refresh(_ school: SchoolCode, form: FormID) throws {
    switch form {
    case .events: try refreshEvents(school)
    // The follow-ups' part changes as they are merged.
    case .roster, .tasks, .enrolment, .interventions, .counts, .followups, .trackingSheet, .acknowledgements, .summary,
      .conferences, .plans, .screening:
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
}
