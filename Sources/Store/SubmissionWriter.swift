import Foundation
import GRDB
import Submissions

/// Writes one submission inside one transaction: ledger, rows and the panel of the school it touches.
struct SubmissionWriter {
  let database: Database
  let pseudonymizer: Pseudonymizer
  let fileID: Int64
  let received: Day

  func write(_ submission: Submission) throws -> Store.Receipt {
    let key: StatementArguments = [submission.form.rawValue, submission.school?.rawValue, submission.period]
    let latest = try Row.fetchOne(
      database,
      sql: """
        SELECT id, revision, contentHash FROM submission
        WHERE form = ? AND school IS ? AND period IS ? AND status = 'accepted' ORDER BY id DESC LIMIT 1
        """, arguments: key)
    let revision =
      1
      + (try Int.fetchOne(
        database, sql: "SELECT max(revision) FROM submission WHERE form = ? AND school IS ? AND period IS ?",
        arguments: key) ?? 0)
    var receipt = Store.Receipt(submission: submission, status: .accepted, revision: revision)
    guard submission.isAcceptable else {
      receipt.status = .rejected
      receipt.rejected = submission.rowsRead
      _ = try enter(receipt, hash: "")
      return receipt
    }
    let hash = try contentHash(submission)
    if !submission.isMergedRowByRow, let latest, latest["contentHash"] as String == hash {
      receipt.status = .unchanged
      receipt.revision = latest["revision"]
      receipt.unchanged = submission.rowsRead
      return receipt
    }
    if case .summary(let rows) = submission.rows, try rows.contains(where: isOutdated) {
      receipt.status = .unchanged
      receipt.revision = latest?["revision"] ?? revision
      receipt.unchanged = submission.rowsRead
      receipt.submission.problems.append(Problem(.answerSuperseded(row: nil)))
      return receipt
    }
    let id = try enter(receipt, hash: hash)
    try store(submission, id: id, superseded: latest?["id"], into: &receipt)
    if submission.isMergedRowByRow, receipt.new == 0, receipt.replaced == 0 {
      try database.execute(sql: "DELETE FROM submission WHERE id = ?", arguments: [id])
      receipt.status = .unchanged
      receipt.revision = latest?["revision"] ?? revision
      receipt.unchanged = submission.rowsRead
      return receipt
    }
    // Rows read that were left out on purpose (equal rows, totals) changed nothing.
    receipt.unchanged = submission.rowsRead - receipt.new - receipt.replaced
    try database.execute(
      sql: """
        UPDATE submission SET rowsNew = ?, rowsUnchanged = ?, rowsReplaced = ?, rowsRejected = 0, problems = ? WHERE id = ?
        """,
      arguments: [receipt.new, receipt.unchanged, receipt.replaced, try json(receipt.submission.problems), id])
    if let school = submission.school { try PanelWriter(database: database).refresh(school, form: submission.form) }
    return receipt
  }

  private func enter(_ receipt: Store.Receipt, hash: String) throws -> Int64 {
    let submission = receipt.submission
    try database.execute(
      sql: """
        INSERT INTO submission (fileId, school, form, period, revision, status, receivedOn, contentHash, rowsRead,
          rowsNew, rowsUnchanged, rowsReplaced, rowsRejected, problems) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 0, 0, 0, ?, ?)
        """,
      arguments: [
        fileID, submission.school?.rawValue, submission.form.rawValue, submission.period, receipt.revision,
        receipt.status.rawValue, received.rawValue, hash, submission.rowsRead, submission.rowsRead,
        try json(submission.problems),
      ])
    return database.lastInsertedRowID
  }

  private func store(
    _ submission: Submission, id: Int64, superseded: Int64?, into receipt: inout Store.Receipt
  ) throws {
    switch submission.rows {
    case .roster(let schools):
      for school in schools {
        try upsert("school", ["code"], [school.code.rawValue], try json(school), &receipt)
      }
    case .tasks(let tasks):
      for task in tasks {
        try upsert("task", ["form", "period"], [task.form.rawValue, task.period], try json(task), &receipt)
      }
    case .interventions(let interventions):
      for entry in interventions {
        try upsert("intervention", ["id"], [entry.id], try json(pseudonymizer.pseudonymous(entry)), &receipt)
      }
    case .enrolment(let records):
      for record in records {
        try merge(
          "enrolment", key: ["school", "stage", "sex", "asOf"],
          [record.school.rawValue, record.stage.rawValue, record.sex?.rawValue ?? "", record.asOf.rawValue],
          values: ["pupils"], [record.pupils], id, &receipt)
      }
    case .counts(let rows):
      for row in rows {
        try merge(
          "monthlyCount", key: ["indicator", "district", "month"], [row.indicator, row.district, row.month.rawValue],
          values: ["count", "population"], [row.count, row.population], id, &receipt)
      }
    case .events(let events): try store(events, id: id, superseded: superseded, into: &receipt)
    case .followups(let batch): try store(batch, id: id, into: &receipt)
    case .acknowledgements(let rows): try store(rows, id: id, into: &receipt)
    case .summary(let rows): try store(rows, id: id, into: &receipt)
    case .conferences(let rows): try store(rows, id: id, into: &receipt)
    case .plans(let rows): try store(rows, id: id, into: &receipt)
    case .screening(let rows): try store(rows, id: id, into: &receipt)
    }
    if let superseded, submission.period != nil {
      try database.execute(
        sql: "UPDATE submission SET status = 'superseded' WHERE id = ?", arguments: [superseded])
    }
  }

  private func store(
    _ events: [CrisisEvent], id: Int64, superseded: Int64?, into receipt: inout Store.Receipt
  ) throws {
    if let superseded {
      try database.execute(
        sql: "UPDATE event SET endedBy = ? WHERE submissionId = ? AND endedBy IS NULL", arguments: [id, superseded])
    }
    var linker = linker
    var pupils: [Int64: Day] = [:]
    for event in events {
      let pupil = try event.pupil.map { try linker.id(of: $0, school: event.school) }
      if let pupil { pupils[pupil] = event.occurred }
      try database.execute(
        sql: """
          INSERT INTO event (submissionId, school, eventId, occurred, known, reported, kind, tier, stage, sex, pupilId)
          VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
          """,
        arguments: [
          id, event.school.rawValue, event.eventID, event.occurred.rawValue, event.known?.rawValue,
          event.reported.rawValue, event.kind.rawValue, event.tier?.rawValue, event.stage.rawValue,
          event.sex?.rawValue, pupil,
        ])
    }
    ask(linker, in: &receipt)
    if let school = receipt.submission.school {
      try askAboutMoves(pupils, at: schoolNumber(school), in: &receipt)
    }
    // A return replaces the one before it as a whole; a zero report is one row of its file.
    let written = max(events.count, 1)
    if superseded == nil { receipt.new += written } else { receipt.replaced += written }
    let read = receipt.submission.rowsRead
    receipt.new = min(receipt.new, read)
    receipt.replaced = min(receipt.replaced, read)
  }

  /// Writes a bureau record by its key, and counts whether it was new, equal or replaced.
  private func upsert(
    _ table: String, _ key: [String], _ values: [(any DatabaseValueConvertible)?], _ record: String,
    _ receipt: inout Store.Receipt
  ) throws {
    let condition = key.map { "\($0) = ?" }.joined(separator: " AND ")
    let before = try String.fetchOne(
      database, sql: "SELECT record FROM \(table) WHERE \(condition)", arguments: StatementArguments(values))
    guard before != record else { return }
    if before == nil { receipt.new += 1 } else { receipt.replaced += 1 }
    let marks = Array(repeating: "?", count: key.count + 1).joined(separator: ", ")
    try database.cachedStatement(
      sql: "INSERT OR REPLACE INTO \(table) (\(key.joined(separator: ", ")), record) VALUES (\(marks))"
    ).execute(arguments: StatementArguments(values + [record]))
  }

  /// Writes a row by its key, and counts whether it was new, equal or replaced.
  func merge(
    _ table: String, key: [String], _ keyValues: [(any DatabaseValueConvertible)?], values: [String],
    _ rowValues: [(any DatabaseValueConvertible)?], _ id: Int64, _ receipt: inout Store.Receipt
  ) throws {
    let condition = key.map { "\($0) = ?" }.joined(separator: " AND ")
    let equal = values.map { "\($0) IS ?" }.joined(separator: " AND ")
    let before = try database.cachedStatement(sql: "SELECT \(equal) FROM \(table) WHERE \(condition)")
    before.arguments = StatementArguments(rowValues + keyValues)
    switch try Bool.fetchOne(before) {
    case true: return
    case false: receipt.replaced += 1
    case nil: receipt.new += 1
    }
    let columns = key + values + ["submissionId"]
    let marks = Array(repeating: "?", count: columns.count).joined(separator: ", ")
    try database.cachedStatement(
      sql: "INSERT OR REPLACE INTO \(table) (\(columns.joined(separator: ", "))) VALUES (\(marks))"
    ).execute(arguments: StatementArguments(keyValues + rowValues + [id]))
  }

  /// A fingerprint of what a submission says, so that the same content in other bytes is recognised.
  private func contentHash(_ submission: Submission) throws -> String {
    let lines: [String] =
      switch submission.rows {
      case .roster(let rows): try rows.map(json)
      case .tasks(let rows): try rows.map(json)
      case .interventions(let rows): try rows.map(json)
      case .enrolment(let rows): try rows.map(json)
      case .counts(let rows): try rows.map(json)
      case .events(let rows): rows.map { "\($0)" }
      // Millions of rows are compared one by one as they are merged.
      case .followups: []
      case .acknowledgements(let rows): rows.map { "\($0)" }
      case .summary(let rows): try rows.map(json)
      case .conferences(let rows): try rows.map(json)
      case .plans(let rows): try rows.map(json)
      case .screening(let rows): try rows.map(json)
      }
    return pseudonymizer.code(lines.sorted().joined(separator: "\n"))
  }
}

extension Submission {
  /// Whether what is new is found as the rows are merged: there may be millions of them.
  fileprivate var isMergedRowByRow: Bool { if case .followups = rows { true } else { false } }
}
