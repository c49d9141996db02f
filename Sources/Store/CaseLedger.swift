import GRDB
import Submissions

/// What one school's follow-ups come to on a day, for comparison with the numbers it sends.
struct CaseLedger {
  /// The pupils on file.
  private(set) var onFile = 0
  /// Pupils on file by what is done about them; a kind nobody answered is absent.
  private(set) var care: [Care: Int] = [:]
  /// Pupils with a home visit; absent when no follow-up says how it was made.
  private(set) var visited: Int?

  /// Counts the follow-ups.
  /// - Parameters:
  ///   - database: the connection.
  ///   - school: the school.
  ///   - cutoff: the last day that counts.
  ///   - first: the day from which home visits count.
  ///   - received: the last day of receipt; absent: all received counts.
  init(_ database: Database, _ school: SchoolCode, cutoff: Day, visitsFrom first: Day, received: Day?) throws {
    let number = try Int64.fetchOne(
      database, sql: "SELECT number FROM schoolNumber WHERE code = ?", arguments: [school.rawValue])
    guard let number else { return }
    let query = try FollowUpQuery(
      database, "WHERE school = ?1 AND day <= \(cutoff.rawValue) ORDER BY pupil, day",
      from: received.map(FollowUpQuery.source) ?? "followUp")
    try query.forEachPupil(ofSchool: number) { _, rows in
      let isOnFile = rows.last?.status.isOnFile ?? false
      if isOnFile { onFile += 1 }
      for kind in Care.kinds.map(\.care) {
        guard let isDone = rows.last(where: { $0.care.isDone(kind) != nil })?.care.isDone(kind) else { continue }
        care[kind, default: 0] += isOnFile && isDone ? 1 : 0
      }
      let contacts = rows.filter { $0.date >= first && $0.mode != nil }
      // A visit that found nobody is none.
      let isVisited = contacts.contains { $0.mode == .homeVisit && $0.status.isContact }
      if !contacts.isEmpty { visited = (visited ?? 0) + (isVisited ? 1 : 0) }
    }
  }
}
