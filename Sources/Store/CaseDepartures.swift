import GRDB
import Submissions

/// Finds the pupils who left a school's file for good, and holds the deaths among them against the school's events.
struct CaseDepartures {
  let database: Database
  /// The last day of receipt; absent: all received counts.
  var asOf: Day?

  /// A pupil's departure.
  struct Entry {
    let pupil: Int64
    let departure: CaseDeparture
  }
  /// A death, with whether an event may be it.
  struct Death {
    let pupil: Int64
    let departure: CaseDeparture
    let hasEvent: Bool
  }

  /// An event comes up to so many days before the first record of the death.
  private static let daysBefore: Int32 = 31
  /// The day of a record may be an earlier one than that of the event, of which another person wrote.
  private static let daysAfter: Int32 = 7

  /// The departures from a school, in order of pupil and day.
  func all(at school: Int64) throws -> [Entry] {
    var entries: [Entry] = []
    func add(_ pupil: Int64, _ records: [FollowUpBatch.Row]) {
      entries += CaseDeparture.all(records).map { Entry(pupil: pupil, departure: $0) }
    }
    if let asOf {
      let query = try FollowUpQuery(
        database, "WHERE school = ?1 ORDER BY pupil, day", from: FollowUpQuery.source(asOf: asOf))
      try query.forEachPupil(ofSchool: school, add)
      return entries
    }
    let first = try database.cachedRows(
      """
      SELECT pupil, min(day) FROM followUp INDEXED BY followUpDeparture
      WHERE school = ? AND status IN (3, 5, 7) GROUP BY pupil ORDER BY pupil
      """, [school])
    let query = try FollowUpQuery(database, FollowUpQuery.ofPupilFromDay)
    for row in first { add(row[0], try query.rows(school, row[0], from: row[1])) }
    return entries
  }

  /// The deaths among departures from a school. An event is that of one death at most: one that names the pupil goes
  /// before one that names nobody.
  func deaths(at school: SchoolCode, among entries: [Entry]) throws -> [Death] {
    let deaths = entries.filter { $0.departure.status == .deceased }
      .sorted { ($0.departure.day, $0.pupil) < ($1.departure.day, $1.pupil) }
    guard !deaths.isEmpty else { return [] }
    let source = RowsInForce(asOf: asOf, isOfOneSchool: true).source(.event)
    var events = try Row.fetchAll(
      database,
      sql: "SELECT occurred, pupilId FROM \(source) WHERE kind IN ('suicideDeath', 'other') ORDER BY occurred, id",
      arguments: [school.rawValue]
    ).map { (day: Day(rawValue: $0[0]), pupil: $0[1] as Int64?) }
    func take(_ pupil: Int64?, _ day: Day) -> Bool {
      let days = day.advanced(by: -Int(Self.daysBefore))...day.advanced(by: Int(Self.daysAfter))
      guard let place = events.firstIndex(where: { $0.pupil == pupil && days.contains($0.day) }) else { return false }
      events.remove(at: place)
      return true
    }
    let isNamed = deaths.map { take($0.pupil, $0.departure.day) }
    return zip(deaths, isNamed).map { death, isNamed in
      Death(
        pupil: death.pupil, departure: death.departure, hasEvent: isNamed || take(nil, death.departure.day))
    }
  }

  /// What is to be asked about who left a school.
  func questions(_ school: SchoolCode) throws -> [Problem] {
    let number = try Int64.fetchOne(
      database, sql: "SELECT number FROM schoolNumber WHERE code = ?", arguments: [school.rawValue])
    guard let number else { return [] }
    let entries = try all(at: number)
    func pseudonyms(_ pupils: [Int64]) throws -> [String] { try Set(pupils).compactMap(pseudonym).sorted() }
    let contradicted = entries.filter(\.departure.isContradicted)
    let silent = try deaths(at: school, among: entries).filter { !$0.hasEvent }
    let asked: [([String], ([String]) -> ProblemKind)] = [
      (try pseudonyms(silent.map(\.pupil)), ProblemKind.deathsWithoutEvent),
      (
        try pseudonyms(contradicted.filter { $0.departure.status == .deceased }.map(\.pupil)),
        ProblemKind.deathsContradicted
      ),
      (
        try pseudonyms(contradicted.filter { $0.departure.status != .deceased }.map(\.pupil)),
        ProblemKind.onFileAfterLeaving
      ),
    ]
    return asked.filter { !$0.0.isEmpty }.map { Problem($0.1($0.0)) }
  }

  func pseudonym(_ pupil: Int64) throws -> String? {
    try String.fetchOne(
      database.cachedStatement(sql: "SELECT pseudonym FROM pupil WHERE id = ?"), arguments: [pupil])
  }
}
