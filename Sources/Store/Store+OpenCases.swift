import GRDB
public import Submissions

extension Store {
  /// The pupils on file on a day, the assessments of all pupils up to it, and where they stood on days before.
  /// - Parameters:
  ///   - day: the last day of follow-up that counts.
  ///   - starts: earlier days, in order.
  ///   - asOf: the last day of receipt.
  /// - Returns: one case per pupil and school where the pupil is on file, every time on file of everybody, the
  ///   states on the earlier days and on the day, and the latest record of each school up to the end of the day's week.
  /// - Throws: when the database cannot be read.
  ///
  /// Reads all follow-ups up to the day.
  public func cases(
    on day: Day, since starts: [Day] = [], asOf: Day
  ) throws -> (open: [OpenCase], courses: [TierCourse], paths: CasePaths, lastRecords: [SchoolCode: Day]) {
    try database.read { database in
      let rows = try PanelReader(database, asOf: asOf).rows
      let source = rows.asOf.map(FollowUpQuery.source) ?? "followUp"
      let query = try FollowUpQuery(
        database, "WHERE school = ?1 AND day <= \(day.monday.rawValue + 6) ORDER BY pupil, day", from: source)
      let pseudonyms = Dictionary(
        uniqueKeysWithValues: try Row.fetchAll(database, sql: "SELECT id, pseudonym FROM pupil").map { row in
          (row["id"] as Int64, row["pseudonym"] as String)
        })
      var cases: [OpenCase] = []
      var courses: [TierCourse] = []
      var paths = CasePaths(days: starts + [day])
      var lastRecords: [SchoolCode: Day] = [:]
      for row in try Row.fetchAll(database, sql: "SELECT number, code FROM schoolNumber ORDER BY code") {
        let school = SchoolCode(rawValue: row["code"])
        try query.forEachPupil(ofSchool: row["number"]) { pupil, ofWeek in
          if let last = ofWeek.last?.date { lastRecords[school] = max(last, lastRecords[school] ?? last) }
          let records = ofWeek.last.map { $0.date <= day } ?? true ? ofWeek : ofWeek.filter { $0.date <= day }
          guard !records.isEmpty else { return }
          paths.add(records)
          courses += TierCourse.all(records, school: school)
          guard let pseudonym = pseudonyms[pupil] else { return }
          if let open = OpenCase(records, pseudonym: pseudonym, school: school) { cases.append(open) }
        }
      }
      return (cases, courses, paths, lastRecords)
    }
  }
}
