import GRDB
import Submissions

/// Tells which pupils are followed up at two schools although neither says that they moved.
struct PupilMoves {
  let database: Database

  /// Enters that pupils are followed up at a school.
  func enter(_ pupils: Set<Int64>, at school: Int64) throws {
    let insert = try database.cachedStatement(sql: "INSERT OR IGNORE INTO pupilSchool (pupil, school) VALUES (?, ?)")
    for pupil in pupils { try insert.execute(arguments: [pupil, school]) }
  }

  /// The pseudonyms of pupils of a school whose follow-ups at another one neither end with 转出 or 毕业 nor begin with 转入.
  func unexplained(_ pupils: Set<Int64>, at school: Int64) throws -> [String] {
    let others = try database.cachedStatement(sql: "SELECT school FROM pupilSchool WHERE pupil = ? AND school <> ?")
    var pseudonyms: [String] = []
    for pupil in pupils {
      let schools = try Int64.fetchAll(others, arguments: [pupil, school])
      guard !schools.isEmpty, let own = try stay(pupil, school) else { continue }
      let isUnexplained = try schools.contains { other in
        guard let stay = try stay(pupil, other) else { return false }
        let (earlier, later) = (own.lastDay, own.firstDay) < (stay.lastDay, stay.firstDay) ? (own, stay) : (stay, own)
        return !Self.leaving.contains(earlier.lastStatus) && later.firstStatus != CaseStatus.transferredIn.code
      }
      if isUnexplained,
        let pseudonym = try String.fetchOne(
          database, sql: "SELECT pseudonym FROM pupil WHERE id = ?", arguments: [pupil])
      {
        pseudonyms.append(pseudonym)
      }
    }
    return pseudonyms.sorted()
  }

  private static let leaving = [CaseStatus.transferredOut, .graduated].map(\.code)

  /// The first and the last follow-up of a pupil at a school.
  private struct Stay {
    let firstDay: Int
    let firstStatus: Int64
    let lastDay: Int
    let lastStatus: Int64
  }

  private func stay(_ pupil: Int64, _ school: Int64) throws -> Stay? {
    let rows = try ["ASC", "DESC"].map { order in
      try Row.fetchOne(
        database.cachedStatement(
          sql: "SELECT day, status FROM followUp WHERE school = ? AND pupil = ? ORDER BY day \(order) LIMIT 1"),
        arguments: [school, pupil])
    }
    guard let first = rows[0], let last = rows[1] else { return nil }
    return Stay(firstDay: first[0], firstStatus: first[1], lastDay: last[0], lastStatus: last[1])
  }
}
