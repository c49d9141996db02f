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
    let moved = entered.elsewhere.map { ($0, received) }
    try askAboutMoves(Dictionary(uniqueKeysWithValues: moved), at: number, in: &receipt)
  }

  func schoolNumber(_ school: SchoolCode) throws -> Int64 {
    try database.cachedStatement(sql: "INSERT OR IGNORE INTO schoolNumber (code) VALUES (?)")
      .execute(arguments: [school.rawValue])
    return try database.cachedRows("SELECT number FROM schoolNumber WHERE code = ?", [school.rawValue]).first?[0] ?? 0
  }
}
