import GRDB
import Submissions

/// Tells which pupils are followed up at two schools although neither says that they moved.
struct PupilMoves {
  let database: Database

  /// Pupils by what was known of their schools before this one told of them.
  struct Entered {
    /// Those of whom it was not known that this school follows them up.
    var newcomers: Set<Int64> = []
    /// Those whom another school follows up or did.
    var elsewhere: Set<Int64> = []
  }

  /// Enters that pupils are followed up at a school.
  func enter(_ pupils: Set<Int64>, at school: Int64) throws -> Entered {
    let select = try RawStatement(database, "SELECT school FROM pupilSchool WHERE pupil = ?")
    let insert = try RawStatement(database, "INSERT INTO pupilSchool (pupil, school) VALUES (?, ?)")
    insert.bind(2, school)
    var entered = Entered()
    for pupil in pupils.sorted() {
      var isNew = true
      select.bind(1, pupil)
      try select.forEachRow {
        if select.integer(0) == school { isNew = false } else { entered.elsewhere.insert(pupil) }
      }
      guard isNew else { continue }
      entered.newcomers.insert(pupil)
      insert.bind(1, pupil)
      try insert.run()
    }
    return entered
  }

  /// The pseudonyms of those of a school's pupils whose stays at two schools do not fit.
  func unexplained(_ pupils: [Int64: Day], at school: Int64) throws -> [String] {
    let pseudonym = try database.cachedStatement(sql: "SELECT pseudonym FROM pupil WHERE id = ?")
    let others = try RawStatement(database, "SELECT school FROM pupilSchool WHERE pupil = ? AND school <> ?")
    others.bind(2, school)
    return try pupils.filter { try isUnexplained($0.key, at: school, on: $0.value, others) }
      .compactMap { try String.fetchOne(pseudonym, arguments: [$0.key]) }.sorted()
  }

  /// Whether the follow-ups at another school neither end with 转出 or 毕业 before those at this one, nor begin with 转入
  /// after them. Where this school has no follow-up of the pupil, the day it told of the pupil counts.
  private func isUnexplained(
    _ pupil: Int64, at school: Int64, on day: Day, _ others: RawStatement
  ) throws -> Bool {
    others.bind(1, pupil)
    var schools: [Int64] = []
    try others.forEachRow { if let other = others.integer(0) { schools.append(other) } }
    guard !schools.isEmpty else { return false }
    let own = try stay(pupil, school) ?? Stay(on: day)
    return try schools.contains { other in
      guard let stay = try stay(pupil, other) else { return false }
      let (earlier, later) = (own.lastDay, own.firstDay) < (stay.lastDay, stay.firstDay) ? (own, stay) : (stay, own)
      return !Self.leaving.contains(earlier.lastStatus) && later.firstStatus != CaseStatus.transferredIn.code
    }
  }

  private static let leaving = [CaseStatus.transferredOut, .graduated].map(\.code)

  /// The first and the last follow-up of a pupil at a school.
  private struct Stay {
    let firstDay: Int
    let firstStatus: Int64
    let lastDay: Int
    let lastStatus: Int64

    init(first: Row, last: Row) {
      (firstDay, firstStatus, lastDay, lastStatus) = (first[0], first[1], last[0], last[1])
    }

    /// A stay of which one day is known.
    init(on day: Day) {
      (firstDay, lastDay) = (Int(day.rawValue), Int(day.rawValue))
      (firstStatus, lastStatus) = (CaseStatus.open.code, CaseStatus.open.code)
    }
  }

  private func stay(_ pupil: Int64, _ school: Int64) throws -> Stay? {
    let rows = try ["ASC", "DESC"].map { order in
      try Row.fetchOne(
        database.cachedStatement(
          sql: """
            SELECT day, status FROM followUp WHERE school = ? AND pupil = ? AND \(FollowUpQuery.isInForce)
            ORDER BY day \(order) LIMIT 1
            """),
        arguments: [school, pupil])
    }
    guard let first = rows[0], let last = rows[1] else { return nil }
    return Stay(first: first, last: last)
  }
}

extension SubmissionWriter {
  /// Asks about the school's pupils, each with a day it told of, who are followed up at another school.
  func askAboutMoves(_ pupils: [Int64: Day], at school: Int64, in receipt: inout Store.Receipt) throws {
    let elsewhere = try PupilMoves(database: database).unexplained(pupils, at: school)
    if !elsewhere.isEmpty { receipt.submission.problems.append(Problem(.pupilsElsewhere(pseudonyms: elsewhere))) }
  }
}
