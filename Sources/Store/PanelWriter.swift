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
    let counts = try PanelReader.eventCounts(database, RowsInForce(isOfOneSchool: true), [school.rawValue])
    try database.cachedStatement(sql: "DELETE FROM eventCount WHERE school = ?").execute(arguments: [school.rawValue])
    for cell in counts {
      try database.cachedStatement(sql: "INSERT INTO eventCount VALUES (?, ?, ?, ?, ?, ?, ?)").execute(arguments: [
        school.rawValue, cell.month.rawValue, cell.stage.rawValue, cell.kind.rawValue, cell.tier?.rawValue ?? 0,
        cell.sex?.rawValue ?? "", cell.count,
      ])
    }
  }
}
