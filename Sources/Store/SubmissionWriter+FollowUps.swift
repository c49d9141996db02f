import GRDB
import Submissions

extension SubmissionWriter {
  /// Merges a school's follow-ups, and the panel with them.
  func store(_ batch: FollowUpBatch, id: Int64, into receipt: inout Store.Receipt) throws {
    guard let school = receipt.submission.school else { return }
    var linker = try linker
    let pupils = try linker.ids(of: batch.pupils, school: school)
    ask(linker, in: &receipt)
    let number = try schoolNumber(school)
    let entered = try PupilMoves(database: database).enter(Set(pupils), at: number)
    var writer = try FollowUpWriter(database: database, school: number, submission: id)
    try writer.write(batch, pupils: pupils, newcomers: entered.newcomers)
    try writer.change.apply(to: database, school: school)
    receipt.new = writer.new
    receipt.replaced = writer.replaced
    receipt.keptForThePast = writer.keptForThePast
    if writer.nothingWithdrawn > 0 {
      receipt.submission.problems.append(Problem(.nothingWithdrawn(count: writer.nothingWithdrawn)))
    }
    try askAboutRowsNotResent(batch, told: writer.told, at: number, in: &receipt)
    let moved = entered.elsewhere.map { ($0, received) }
    try askAboutMoves(Dictionary(uniqueKeysWithValues: moved), at: number, in: &receipt)
  }

  /// A file sent anew without some of its rows leaves them in force, for it covers no period: whether that is meant is
  /// asked when most of what the ledger has of its days comes again.
  private func askAboutRowsNotResent(
    _ batch: FollowUpBatch, told: Int, at school: Int64, in receipt: inout Store.Receipt
  ) throws {
    let resent = told - receipt.new
    guard receipt.submission.form == .followups, resent > 0, let first = batch.rows.map(\.date).min(),
      let last = batch.rows.map(\.date).max()
    else { return }
    let known: Int =
      try database.cachedRows(
        """
        SELECT count(*) FROM followUp AS f WHERE school = ? AND day BETWEEN ? AND ? AND \(FollowUpQuery.isInForce)
          AND (SELECT form FROM submission WHERE id = f.submissionId) = 'followups'
        """, [school, first.rawValue, last.rawValue]
      ).first?[0] ?? 0
    if known > told, resent >= (known - told) * 3 {
      receipt.submission.problems.append(Problem(.rowsNotResent(count: known - told)))
    }
  }

  func schoolNumber(_ school: SchoolCode) throws -> Int64 {
    try database.cachedStatement(sql: "INSERT OR IGNORE INTO schoolNumber (code) VALUES (?)")
      .execute(arguments: [school.rawValue])
    return try database.cachedRows("SELECT number FROM schoolNumber WHERE code = ?", [school.rawValue]).first?[0] ?? 0
  }
}
