import GRDB
import Submissions

extension PanelReader {
  /// Reads the forms beside events and follow-ups into the panel.
  func readReturns(into panel: inout Panel) throws {
    panel.summaries = try summaries()
    panel.conferences = try fetch(.conference, "school, held").map {
      Conference(
        school: SchoolCode(rawValue: $0["school"]), held: Day(rawValue: $0["held"]), tier2: $0["tier2"],
        tier3: $0["tier3"], plans: $0["plans"])
    }
    panel.plans = try fetch(.workPlan, "school, period").map {
      WorkPlan(
        school: SchoolCode(rawValue: $0["school"]), period: $0["period"], received: Day(rawValue: $0["received"]))
    }
    panel.screenings = try fetch(.screening, "school, period, stage, instrument").map { row in
      let instrument: String = row["instrument"]
      return Screening(
        school: SchoolCode(rawValue: row["school"]), period: row["period"], stage: Stage(rawValue: row["stage"]),
        instrument: instrument.isEmpty ? nil : instrument, cutoff: row["cutoff"], due: row["due"],
        tested: row["tested"], flagged: row["flagged"], interviewed: row["interviewed"], tier1: row["tier1"],
        tier2: row["tier2"], tier3: row["tier3"])
    }
    panel.acknowledgementCounts = try acknowledgements()
  }

  private func summaries() throws -> [SchoolSummary] {
    var numbers: [Int64: [SummaryItem: Int]] = [:]
    for row in try Row.fetchAll(database, sql: "SELECT submissionId, item, value FROM summaryAnswer") {
      guard let item = SummaryItem(rawValue: row["item"]) else { continue }
      numbers[row["submissionId"], default: [:]][item] = row["value"]
    }
    return try fetch(.schoolSummary, "school, period").map { row in
      SchoolSummary(
        school: SchoolCode(rawValue: row["school"]), period: row["period"], asOf: Day(rawValue: row["asOf"]),
        submittedAt: row["submittedAt"], numbers: numbers[row["submissionId"]] ?? [:])
    }
  }

  /// A pupil counts once in a month, and as signed when any of its acknowledgements is.
  private func acknowledgements() throws -> [AcknowledgementCount] {
    struct Key: Hashable {
      let school: String
      let month: Month
    }
    var pupils: [Key: [Int64: Bool]] = [:]
    for row in try fetch(.acknowledgement, "school, informed, pupilId") {
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
