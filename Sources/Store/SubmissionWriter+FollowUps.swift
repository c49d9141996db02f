import GRDB
import Submissions

extension SubmissionWriter {
  /// Merges a school's follow-ups, and the panel with them.
  func store(_ batch: FollowUpBatch, id: Int64, into receipt: inout Store.Receipt) throws {
    guard let school = receipt.submission.school else { return }
    let pupils = try batch.pupils.map { try pupilID($0, school: school) }
    var writer = try FollowUpWriter(database: database, school: schoolNumber(school), submission: id)
    try writer.write(batch, pupils: pupils)
    try writer.change.apply(to: database, school: school)
    receipt.new = writer.new
    receipt.replaced = writer.replaced
    receipt.keptForThePast = writer.keptForThePast
  }

  private func schoolNumber(_ school: SchoolCode) throws -> Int64 {
    try database.execute(sql: "INSERT OR IGNORE INTO schoolNumber (code) VALUES (?)", arguments: [school.rawValue])
    return try Int64.fetchOne(
      database, sql: "SELECT number FROM schoolNumber WHERE code = ?", arguments: [school.rawValue]) ?? 0
  }
}
