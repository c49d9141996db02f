import GRDB
import Submissions

extension Store {
  /// Reads the forms beside events and follow-ups into the panel.
  func readReturns(into panel: inout Panel, _ database: Database) throws {
    panel.summaries = try summaries(database)
    panel.conferences = try Row.fetchAll(database, sql: "SELECT * FROM conference ORDER BY school, held").map {
      Conference(
        school: SchoolCode(rawValue: $0["school"]), held: Day(rawValue: $0["held"]), tier2: $0["tier2"],
        tier3: $0["tier3"], plans: $0["plans"])
    }
    panel.plans = try Row.fetchAll(database, sql: "SELECT * FROM workPlan ORDER BY school, period").map {
      WorkPlan(
        school: SchoolCode(rawValue: $0["school"]), period: $0["period"], received: Day(rawValue: $0["received"]))
    }
    panel.screenings = try Row.fetchAll(
      database, sql: "SELECT * FROM screening ORDER BY school, period, stage, instrument"
    ).map { row in
      let instrument: String = row["instrument"]
      return Screening(
        school: SchoolCode(rawValue: row["school"]), period: row["period"], stage: Stage(rawValue: row["stage"]),
        instrument: instrument.isEmpty ? nil : instrument, cutoff: row["cutoff"], due: row["due"],
        tested: row["tested"], flagged: row["flagged"], interviewed: row["interviewed"], tier1: row["tier1"],
        tier2: row["tier2"], tier3: row["tier3"])
    }
    panel.acknowledgementCounts = try acknowledgements(database)
  }

  private func summaries(_ database: Database) throws -> [SchoolSummary] {
    var numbers: [String: [SummaryItem: Int]] = [:]
    for row in try Row.fetchAll(database, sql: "SELECT school, period, item, value FROM summaryNumber") {
      guard let item = SummaryItem(rawValue: row["item"]) else { continue }
      numbers["\(row["school"] as String)\u{1F}\(row["period"] as String)", default: [:]][item] = row["value"]
    }
    return try Row.fetchAll(database, sql: "SELECT * FROM schoolSummary ORDER BY school, period").map { row in
      let (school, period): (String, String) = (row["school"], row["period"])
      return SchoolSummary(
        school: SchoolCode(rawValue: school), period: period, asOf: Day(rawValue: row["asOf"]),
        submittedAt: row["submittedAt"], numbers: numbers["\(school)\u{1F}\(period)"] ?? [:])
    }
  }

  /// A pupil counts once in a month, and as signed when any of its acknowledgements is.
  private func acknowledgements(_ database: Database) throws -> [AcknowledgementCount] {
    struct Key: Hashable {
      let school: String
      let month: Month
    }
    var pupils: [Key: [Int64: Bool]] = [:]
    for row in try Row.fetchAll(database, sql: "SELECT school, pupilId, informed, signed FROM acknowledgement") {
      let key = Key(school: row["school"], month: Day(rawValue: row["informed"]).month)
      let isSigned = (row["signed"] as Bool?) ?? false
      pupils[key, default: [:]].merge([row["pupilId"]: isSigned]) { $0 || $1 }
    }
    return pupils.map { key, pupils in
      AcknowledgementCount(
        school: SchoolCode(rawValue: key.school), month: key.month, informed: pupils.count,
        signed: pupils.values.count { $0 })
    }.sorted { ($0.school, $0.month) < ($1.school, $1.month) }
  }
}
