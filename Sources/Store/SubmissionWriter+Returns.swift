import GRDB
import Submissions

extension SubmissionWriter {
  func store(_ rows: [Acknowledgement], _ writer: RowWriter, into receipt: inout Store.Receipt) throws {
    var linker = try linker
    var pupils: [Int64: Day] = [:]
    for row in rows {
      let pupil = try linker.id(of: row.pupil, school: row.school)
      pupils[pupil] = row.informed
      try writer.write(
        "acknowledgement",
        ["school": row.school.rawValue, "pupilId": pupil, "informed": row.informed.rawValue],
        [
          "mode": row.mode.rawValue, "informedBy": row.informedBy?.rawValue, "studentAbsent": row.studentAbsent,
          "referred": row.referred, "signed": row.signed, "signedOn": row.signedOn?.rawValue,
        ], &receipt)
    }
    ask(linker, in: &receipt)
    if let school = receipt.submission.school {
      try askAboutMoves(pupils, at: schoolNumber(school), in: &receipt)
    }
  }

  func store(_ rows: [Conference], _ writer: RowWriter, into receipt: inout Store.Receipt) throws {
    for row in rows {
      try writer.write(
        "conference", ["school": row.school.rawValue, "held": row.held.rawValue],
        ["tier2": row.tier2, "tier3": row.tier3, "plans": row.plans], &receipt)
    }
  }

  func store(_ rows: [WorkPlan], _ writer: RowWriter, into receipt: inout Store.Receipt) throws {
    for row in rows {
      try writer.write(
        "workPlan", ["school": row.school.rawValue, "period": row.period], ["received": row.received.rawValue], &receipt
      )
    }
  }

  /// A resubmission covers its school and period: rows it no longer has are withdrawn.
  func store(
    _ rows: [Screening], _ writer: RowWriter, _ position: LedgerPosition, into receipt: inout Store.Receipt
  ) throws {
    for row in rows {
      try writer.write(
        "screening",
        [
          "school": row.school.rawValue, "period": row.period, "stage": row.stage?.rawValue ?? "",
          "instrument": row.instrument ?? "",
        ],
        [
          "cutoff": row.cutoff, "due": row.due, "tested": row.tested, "flagged": row.flagged,
          "interviewed": row.interviewed, "tier1": row.tier1, "tier2": row.tier2, "tier3": row.tier3,
        ], &receipt)
    }
    let before = try position.standing.map { try entries(of: $0.contentOf) } ?? []
    let change = RowChange(from: before, to: try entries(of: writer.submission))
    (receipt.new, receipt.replaced) = (change.new, change.replaced)
    receipt.withdraw(change.withdrawn, unless: position.isLate)
  }

  private func entries(of submission: Int64) throws -> [RowChange.Entry] {
    try Row.fetchAll(
      database,
      sql: """
        SELECT stage, instrument, cutoff, due, tested, flagged, interviewed, tier1, tier2, tier3 FROM screening
        WHERE submissionId = ?
        """, arguments: [submission]
    ).map { row in
      let values = row.databaseValues.map(\.description)
      return RowChange.Entry(
        key: values.prefix(2).joined(separator: "\u{1F}"), content: values.joined(separator: "\u{1F}"))
    }
  }

  /// Writes a return and its numbers.
  func store(_ rows: [SchoolSummary], _ writer: RowWriter, into receipt: inout Store.Receipt) throws {
    for row in rows {
      let counted = (receipt.new, receipt.replaced)
      try writer.write(
        "schoolSummary", ["school": row.school.rawValue, "period": row.period],
        ["asOf": row.asOf.rawValue, "submittedAt": row.submittedAt], &receipt)
      // The row is equal when only its numbers differ.
      if counted == (receipt.new, receipt.replaced) { receipt.replaced += 1 }
      for (item, value) in row.numbers.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
        try database.execute(
          sql: "INSERT INTO summaryAnswer (submissionId, item, value) VALUES (?, ?, ?)",
          arguments: [writer.submission, item.rawValue, value])
      }
    }
  }
}
