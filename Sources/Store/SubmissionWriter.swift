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
    let position = try LedgerPosition(submission, received: received, database)
    var receipt = Store.Receipt(submission: submission, status: .accepted, revision: position.nextRevision)
    guard submission.isAcceptable else {
      receipt.status = .rejected
      receipt.rejected = submission.rowsRead
      try enter(receipt, position, hash: "", contentOf: nil)
      return receipt
    }
    receipt.leftOut = submission.rowsLeftOut
    let hash = try contentHash(submission)
    if let standing = position.standing, !submission.isMergedRowByRow, standing.contentHash == hash {
      return try confirm(standing, receipt, position)
    }
    let id = try enter(receipt, position, hash: hash, contentOf: .own)
    try store(submission, id: id, position, into: &receipt)
    if receipt.changesNothing, submission.isMergedRowByRow {
      try database.execute(sql: "DELETE FROM submission WHERE id = ?", arguments: [id])
      receipt.status = .unchanged
      receipt.revision = position.standing?.revision ?? position.nextRevision
      receipt.unchanged = submission.rowsRead - receipt.leftOut
      return receipt
    }
    if position.isLate, submission.isReplacedByPeriod, let standing = position.standing {
      // Kept for what was known before the later one came; what counts now stays as it is.
      (receipt.new, receipt.replaced) = (0, 0)
      receipt.status = .unchanged
      receipt.submission.problems.append(
        Problem(
          submission.form == .summary ? .answerSuperseded(row: nil) : .laterReturnStands(received: standing.received)))
    } else if let standing = position.standing, submission.isReplacedByPeriod {
      receipt.supersedes = standing.revision
      if standing.precedence == position.precedence { try askAboutSameDay(standing, in: &receipt) }
    }
    receipt.unchanged = submission.rowsRead - receipt.new - receipt.replaced - receipt.leftOut
    try enterMonths(submission, id)
    if let school = submission.school { try PanelWriter(database: database).refresh(school, form: submission.form) }
    if receipt.status == .accepted {
      receipt.submission.problems += try CrossChecks(database: database).questions(about: submission)
    }
    try settle(receipt, id)
    return receipt
  }

  /// Of two returns of one day the order of loading decides which one stands, in one folder that of the files' names. A
  /// file of the same name is the earlier one sent anew, and so is the workbook in which it went back to be corrected: its
  /// name holds the first digits of the file's fingerprint.
  private func askAboutSameDay(_ standing: LedgerPosition.Standing, in receipt: inout Store.Receipt) throws {
    let file = "SELECT path, substr(sha256, 1, 8) AS mark FROM file WHERE id"
    let before = try database.cachedRows(
      "\(file) = (SELECT fileId FROM submission WHERE id = ?)", [standing.id]
    ).first
    let now = try database.cachedRows("\(file) = ?", [fileID]).first
    guard let before, let now else { return }
    let (earlier, later): (String, String) = (before["path"], now["path"])
    guard earlier != later, !later.contains(before["mark"] as String) else { return }
    receipt.submission.problems.append(Problem(.sameDayReplaced(earlier: earlier, later: later)))
  }

  /// Enters a submission that says what the one in force says: it has no rows of its own, but may have come earlier.
  private func confirm(
    _ standing: LedgerPosition.Standing, _ receipt: Store.Receipt, _ position: LedgerPosition
  ) throws -> Store.Receipt {
    var receipt = receipt
    receipt.revision = standing.revision
    receipt.unchanged = receipt.submission.rowsRead - receipt.leftOut
    let known = try Int.fetchOne(
      database,
      sql: "SELECT count(*) FROM submission WHERE contentOf = ? AND receivedOn = ? AND precedence = ?",
      arguments: [standing.contentOf, received.rawValue, position.precedence])
    if known == 0 {
      let id = try enter(receipt, position, hash: standing.contentHash, contentOf: .other(standing.contentOf))
      try settle(receipt, id)
      try enterMonths(receipt.submission, id)
      if let school = receipt.submission.school {
        try PanelWriter(database: database).refresh(school, form: receipt.submission.form)
      }
    }
    receipt.status = .unchanged
    return receipt
  }

  /// Whose rows a submission stands for.
  private enum Content {
    case own
    case other(Int64)
  }

  @discardableResult
  private func enter(
    _ receipt: Store.Receipt, _ position: LedgerPosition, hash: String, contentOf: Content?
  ) throws -> Int64 {
    let submission = receipt.submission
    var content: Int64?
    if case .other(let id) = contentOf { content = id }
    try database.cachedStatement(
      sql: """
        INSERT INTO submission (fileId, school, form, period, revision, status, receivedOn, contentHash, rowsRead,
          rowsNew, rowsUnchanged, rowsReplaced, rowsRejected, problems, precedence, contentOf)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 0, 0, 0, ?, ?, ?, ?)
        """
    ).execute(
      arguments: [
        fileID, submission.school?.rawValue, submission.form.rawValue, submission.period, receipt.revision,
        receipt.status.rawValue, received.rawValue, hash, submission.rowsRead, submission.rowsRead,
        try json(submission.problems), position.precedence, content,
      ])
    let id = database.lastInsertedRowID
    if case .own = contentOf {
      try database.cachedStatement(sql: "UPDATE submission SET contentOf = id WHERE id = ?").execute(arguments: [id])
    }
    if contentOf == nil { try enterMonths(submission, id) }
    return id
  }

  /// Writes the counts and the problems, which are known only when the rows are stored.
  private func settle(_ receipt: Store.Receipt, _ id: Int64) throws {
    try database.cachedStatement(
      sql: """
        UPDATE submission SET rowsNew = ?, rowsUnchanged = ?, rowsReplaced = ?, rowsRejected = 0, problems = ? WHERE id = ?
        """
    ).execute(
      // The ledger counts rows left out among those that changed nothing.
      arguments: [
        receipt.new, receipt.unchanged + receipt.leftOut, receipt.replaced, try json(receipt.submission.problems), id,
      ])
  }

  /// Enters which months the rows of a form without a period lie in. A rejected submission without a good row may be of
  /// the month it came in or the one before.
  private func enterMonths(_ submission: Submission, _ id: Int64) throws {
    guard submission.period == nil, submission.school != nil else { return }
    var months = submission.rows.months
    if months.isEmpty { months = [received.month, received.month.advanced(by: -1)] }
    for month in months {
      try database.cachedStatement(sql: "INSERT OR IGNORE INTO submissionMonth (submissionId, month) VALUES (?, ?)")
        .execute(arguments: [id, month.rawValue])
    }
  }

  private func store(
    _ submission: Submission, id: Int64, _ position: LedgerPosition, into receipt: inout Store.Receipt
  ) throws {
    let writer = RowWriter(database: database, submission: id, precedence: position.precedence)
    switch submission.rows {
    case .roster(let schools):
      for school in schools {
        try writer.write("school", ["code": school.code.rawValue], ["record": try json(school)], &receipt)
      }
    case .tasks(let tasks):
      for task in tasks {
        try writer.write(
          "task",
          [
            "form": task.form.rawValue, "period": task.period,
            "stages": task.stages.map(\.rawValue).joined(separator: ","),
          ], ["record": try json(task)], &receipt)
      }
    case .interventions(let interventions):
      for entry in interventions {
        try writer.write(
          "intervention", ["id": entry.id], ["record": try json(pseudonymizer.pseudonymous(entry))], &receipt)
      }
    case .enrolment(let records):
      for record in records {
        try writer.write(
          "enrolment",
          [
            "school": record.school.rawValue, "stage": record.stage.rawValue, "sex": record.sex?.rawValue ?? "",
            "asOf": record.asOf.rawValue,
          ], ["pupils": record.pupils], &receipt)
      }
    case .counts(let rows):
      for row in rows {
        try writer.write(
          "monthlyCount", ["indicator": row.indicator, "district": row.district, "month": row.month.rawValue],
          ["count": row.count, "population": row.population], &receipt)
      }
    case .events(let events): try store(events, id: id, position, into: &receipt)
    case .followups(let batch): try store(batch, id: id, into: &receipt)
    case .acknowledgements(let rows): try store(rows, writer, into: &receipt)
    case .summary(let rows): try store(rows, writer, into: &receipt)
    case .conferences(let rows): try store(rows, writer, into: &receipt)
    case .plans(let rows): try store(rows, writer, into: &receipt)
    case .screening(let rows): try store(rows, writer, position, into: &receipt)
    }
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

extension Store.Receipt {
  /// Whether no row of the submission had to be written.
  fileprivate var changesNothing: Bool { new == 0 && replaced == 0 && keptForThePast == 0 }
}

extension Submission {
  /// Whether what is new is found as the rows are merged: there may be millions of them.
  fileprivate var isMergedRowByRow: Bool { if case .followups = rows { true } else { false } }

  /// Whether it takes the place of the one before for its school and period, rows it no longer has included.
  fileprivate var isReplacedByPeriod: Bool {
    LedgerTable.allCases.contains { $0.form == form && $0.isReplacedByPeriod }
  }
}
