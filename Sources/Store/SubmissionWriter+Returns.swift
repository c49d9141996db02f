import GRDB
import Submissions

extension SubmissionWriter {
  func store(_ rows: [Acknowledgement], id: Int64, into receipt: inout Store.Receipt) throws {
    var linker = linker
    var pupils: [Int64: Day] = [:]
    for row in rows {
      let pupil = try linker.id(of: row.pupil, school: row.school)
      pupils[pupil] = row.informed
      try merge(
        "acknowledgement", key: ["school", "pupilId", "informed"], [row.school.rawValue, pupil, row.informed.rawValue],
        values: ["mode", "informedBy", "studentAbsent", "referred", "signed", "signedOn"],
        [
          row.mode.rawValue, row.informedBy?.rawValue, row.studentAbsent, row.referred, row.signed,
          row.signedOn?.rawValue,
        ], id, &receipt)
    }
    ask(linker, in: &receipt)
    if let school = receipt.submission.school {
      try askAboutMoves(pupils, at: schoolNumber(school), in: &receipt)
    }
  }

  func store(_ rows: [Conference], id: Int64, into receipt: inout Store.Receipt) throws {
    for row in rows {
      try merge(
        "conference", key: ["school", "held"], [row.school.rawValue, row.held.rawValue],
        values: ["tier2", "tier3", "plans"], [row.tier2, row.tier3, row.plans], id, &receipt)
    }
  }

  func store(_ rows: [WorkPlan], id: Int64, into receipt: inout Store.Receipt) throws {
    for row in rows {
      try merge(
        "workPlan", key: ["school", "period"], [row.school.rawValue, row.period], values: ["received"],
        [row.received.rawValue], id, &receipt)
    }
  }

  /// A resubmission covers its school and period: rows it no longer has are withdrawn.
  func store(_ rows: [Screening], id: Int64, into receipt: inout Store.Receipt) throws {
    for row in rows {
      try merge(
        "screening", key: ["school", "period", "stage", "instrument"],
        [row.school.rawValue, row.period, row.stage?.rawValue ?? "", row.instrument ?? ""],
        values: ["cutoff", "due", "tested", "flagged", "interviewed", "tier1", "tier2", "tier3"],
        [row.cutoff, row.due, row.tested, row.flagged, row.interviewed, row.tier1, row.tier2, row.tier3], id, &receipt)
    }
    let kept = Set(rows.map { [$0.stage?.rawValue ?? "", $0.instrument ?? ""] })
    let key: StatementArguments = [receipt.submission.school?.rawValue, receipt.submission.period]
    let stored = try Row.fetchAll(
      database, sql: "SELECT stage, instrument FROM screening WHERE school = ? AND period = ?", arguments: key)
    let left = stored.map { [$0["stage"] as String, $0["instrument"] as String] }.filter { !kept.contains($0) }
    for row in left {
      try database.execute(
        sql: "DELETE FROM screening WHERE school = ? AND period = ? AND stage = ? AND instrument = ?",
        arguments: key + StatementArguments(row))
    }
    if !left.isEmpty { receipt.submission.problems.append(Problem(.rowsWithdrawn(count: left.count))) }
  }

  /// Writes a return and its numbers as one row.
  func store(_ rows: [SchoolSummary], id: Int64, into receipt: inout Store.Receipt) throws {
    for row in rows {
      let key: StatementArguments = [row.school.rawValue, row.period]
      let before =
        try Int.fetchOne(
          database, sql: "SELECT count(*) FROM schoolSummary WHERE school = ? AND period = ?", arguments: key) ?? 0
      try database.execute(sql: "DELETE FROM summaryNumber WHERE school = ? AND period = ?", arguments: key)
      try database.execute(
        sql: """
          INSERT OR REPLACE INTO schoolSummary (school, period, asOf, submittedAt, submissionId) VALUES (?, ?, ?, ?, ?)
          """, arguments: key + [row.asOf.rawValue, row.submittedAt, id])
      for (item, value) in row.numbers.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
        try database.execute(
          sql: "INSERT INTO summaryNumber (school, period, item, value) VALUES (?, ?, ?, ?)",
          arguments: key + [item.rawValue, value])
      }
      if before == 0 { receipt.new += 1 } else { receipt.replaced += 1 }
    }
  }

  /// Whether an answer sent later was loaded before.
  func isOutdated(_ row: SchoolSummary) throws -> Bool {
    let stored = try String.fetchOne(
      database, sql: "SELECT submittedAt FROM schoolSummary WHERE school = ? AND period = ?",
      arguments: [row.school.rawValue, row.period])
    guard let stored, let own = row.submittedAt else { return false }
    return own < stored
  }
}
