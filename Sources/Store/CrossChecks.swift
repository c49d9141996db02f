import GRDB
import Submissions

/// Holds one form's rows against another's. Where the other side is not loaded there is nothing to ask.
struct CrossChecks {
  let database: Database
  /// The last day of receipt; absent: all received counts, and the panel kept at ingest is right.
  var asOf: Day?

  /// What a submission, once stored, raises against the other forms.
  func questions(about submission: Submission) throws -> [Problem] {
    let school = submission.school
    switch submission.form {
    case .summary: return try school.map(summary) ?? []
    case .followups, .trackingSheet: return try school.map { try summary($0) + enrolment($0) + departures($0) } ?? []
    case .enrolment: return try school.map(enrolment) ?? []
    case .events:
      let month = submission.period.flatMap { Month(iso: $0) }
      return try school.map { try enrolment($0) + counts(of: $0, in: month) } ?? []
    case .counts: return try counts()
    case .roster, .tasks, .interventions, .acknowledgements, .conferences, .plans, .screening: return []
    }
  }

  /// Every question, school by school, those about totals last.
  func all() throws -> [(school: SchoolCode?, problem: Problem)] {
    let schools = try String.fetchAll(
      database, sql: "SELECT DISTINCT school FROM submission WHERE school IS NOT NULL ORDER BY school"
    ).map(SchoolCode.init(rawValue:))
    return try schools.flatMap { school in
      try (summary(school) + enrolment(school) + departures(school)).map { (school as SchoolCode?, $0) }
    } + counts().map { (nil, $0) }
  }

  /// The school's latest summary return beside its follow-ups at the cut-off.
  ///
  /// Each difference is a question.
  private func summary(_ school: SchoolCode) throws -> [Problem] {
    let rows = RowsInForce(asOf: asOf, isOfOneSchool: true)
    let row = try database.cachedRows(
      "SELECT * FROM \(rows.source(.schoolSummary)) ORDER BY asOf DESC, period DESC LIMIT 1", [school.rawValue]
    ).first
    guard let row else { return [] }
    let cutoff = Day(rawValue: row["asOf"])
    return try comparisons(school, row).filter(\.isDifferent).map {
      Problem(.summaryDiffers(item: $0.item.label, summary: $0.told, ledger: $0.counted, cutoff: cutoff))
    }
  }

  /// The returns of one period beside the follow-ups, school by school.
  func comparisons(period: String) throws -> [SummaryComparison] {
    let rows = RowsInForce(asOf: asOf)
    return try Row.fetchAll(
      database, sql: "SELECT * FROM \(rows.source(.schoolSummary)) WHERE period = ? ORDER BY school",
      arguments: [period]
    ).flatMap { try comparisons(SchoolCode(rawValue: $0["school"]), $0) }
  }

  /// What is done about pupils, and home visits; a number that either side does not tell is not compared.
  private func comparisons(_ school: SchoolCode, _ row: Row) throws -> [SummaryComparison] {
    let cutoff = Day(rawValue: row["asOf"])
    let months = ReturnPeriod(row["period"]).months(due: cutoff, before: nil)
    let ledger = try CaseLedger(
      database, school, cutoff: cutoff, visitsFrom: months.lowerBound.firstDay, received: asOf)
    let numbers = try Row.fetchAll(
      database, sql: "SELECT item, value FROM summaryAnswer WHERE submissionId = ?",
      arguments: [row["submissionId"] as Int64])
    let answers = Dictionary(numbers.map { ($0["item"] as String, $0["value"] as Int) }, uniquingKeysWith: { $1 })
    let counts = Care.kinds.map { ($0.item, ledger.care[$0.care]) } + [(.visited, ledger.visited)]
    return counts.compactMap { item, counted in
      guard let told = answers[item.rawValue], let counted else { return nil }
      return SummaryComparison(school: school, item: item, told: told, counted: counted)
    }
  }

  private func departures(_ school: SchoolCode) throws -> [Problem] {
    try CaseDepartures(database: database, asOf: asOf).questions(school)
  }

  /// Pupils on file, or with an event in one month, beside the school's enrolment.
  private func enrolment(_ school: SchoolCode) throws -> [Problem] {
    let rows = RowsInForce(asOf: asOf, isOfOneSchool: true)
    let enrolled: Int? = try database.cachedRows(
      """
        SELECT sum(pupils) FROM (
          SELECT pupils, rank() OVER (PARTITION BY stage ORDER BY asOf DESC) AS last FROM \(rows.source(.enrolment))
        ) WHERE last = 1
      """, [school.rawValue]
    ).first?[0]
    guard let enrolled else { return [] }
    let onFile =
      try asOf.map {
        try CaseLedger(database, school, cutoff: $0, visitsFrom: $0, received: $0).onFile
      }
      ?? Int.fetchOne(
        database, sql: "SELECT sum(onFileChange) FROM trackingWeek WHERE school = ?", arguments: [school.rawValue]) ?? 0
    let inEvents: Int =
      try database.cachedRows(
        """
          SELECT max(pupils) FROM (
            SELECT count(DISTINCT coalesce(pupilId, -id)) AS pupils FROM \(rows.source(.event)) GROUP BY submissionId)
        """, [school.rawValue]
      ).first?[0] ?? 0
    return [onFile, inEvents].filter { $0 > enrolled }.prefix(1).map {
      Problem(.pupilsAboveEnrolment(count: $0, enrolment: enrolled))
    }
  }
}
