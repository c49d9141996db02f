import Foundation
import GRDB
public import Submissions

extension Store {
  /// What still has to be said of a file loaded before: the errors of its submissions that no accepted submission has
  /// settled since, and all of it if the run that loaded it did not come to saying it.
  /// - Parameter sha256: the fingerprint of its bytes.
  /// - Returns: the problems as they were when the file was loaded.
  /// - Throws: when the database cannot be read.
  public func problemsToSay(sha256: String) throws -> [Problem] {
    try database.read { database in
      let file = try Row.fetchOne(
        database, sql: "SELECT problems, isSaid FROM file WHERE sha256 = ?", arguments: [sha256])
      guard let file else { return [] }
      let stored = try Self.problems(database, ofFile: sha256)
      if file["isSaid"] == true { return stored.filter { $0.kind.severity == .error } }
      return try JSONDecoder().decode([Problem].self, from: Data((file["problems"] as String).utf8)) + stored
    }
  }

  /// What a load of the same bytes that was killed had entered and never said.
  /// - Parameter sha256: the fingerprint of the bytes.
  /// - Returns: the problems of the submissions that had loaded.
  /// - Throws: when the database cannot be read.
  public func problemsOfKilledLoad(sha256: String) throws -> [Problem] {
    try database.read { try Self.problems($0, ofFile: Self.loading(sha256), isLoaded: true) }
  }

  /// What is wrong with the data of each school as it stands: the problems of every submission that no later accepted one
  /// of the same form and period has settled.
  /// - Parameter day: the last day of receipt.
  /// - Returns: the problems with school and form, in the order of loading; those of a file as a whole are nobody's.
  /// - Throws: when the database cannot be read.
  public func openProblems(asOf day: Day) throws -> [(school: SchoolCode, form: FormID, problem: Problem)] {
    try database.read { database in
      let rows = try Row.fetchAll(
        database,
        sql: """
          SELECT s.school, s.form, s.problems FROM submission AS s
          WHERE s.problems <> '[]' AND s.school IS NOT NULL AND s.receivedOn <= ?1 AND NOT EXISTS (
            SELECT 1 FROM submission AS a WHERE a.contentOf IS NOT NULL AND a.form = s.form AND a.school IS s.school
              AND a.period IS s.period AND a.receivedOn <= ?1 AND (a.receivedOn, a.id) > (s.receivedOn, s.id))
            AND \(Self.isLastTold)
          ORDER BY s.id
          """, arguments: [day.rawValue])
      return try rows.flatMap { row in
        let form = FormID(rawValue: row["form"])
        let problems = try JSONDecoder().decode([Problem].self, from: Data((row["problems"] as String).utf8))
        return problems.compactMap { problem in
          form.map { (SchoolCode(rawValue: row["school"]), $0, problem) }
        }
      }
    }
  }

  /// A file that stays in the inbox is rejected anew by each run; the same problems are told once.
  static let isLastTold = """
    NOT EXISTS (
      SELECT 1 FROM submission AS l WHERE l.contentOf IS NULL AND s.contentOf IS NULL AND l.form = s.form
        AND l.school IS s.school AND l.period IS s.period AND l.problems = s.problems AND l.receivedOn <= ?1
        AND l.id > s.id)
    """

  /// Enters that all that is to be said of some files was said.
  /// - Parameter sha256s: the fingerprints of their bytes.
  /// - Throws: when the database cannot be written.
  public func enterSaid(_ sha256s: [String]) throws {
    try database.write { database in
      for sha256 in sha256s {
        try database.execute(sql: "UPDATE file SET isSaid = 1 WHERE sha256 = ? AND isSaid = 0", arguments: [sha256])
      }
    }
  }

  /// What a file goes by until all of it has loaded: a load that was cut off leaves it unknown.
  static func loading(_ sha256: String) -> String { "loading " + sha256 }

  /// The problems of a file's submissions, but for those that were rejected and are settled.
  /// - Parameter isLoaded: whether rejected ones are left out altogether.
  private static func problems(
    _ database: Database, ofFile sha256: String, isLoaded: Bool = false
  ) throws -> [Problem] {
    let rows = try Row.fetchAll(
      database,
      sql: """
        SELECT r.problems, r.school FROM submission AS r JOIN file AS f ON f.id = r.fileId
        WHERE f.sha256 = ? AND (r.status <> 'rejected' OR (NOT ? AND NOT EXISTS (
          SELECT 1 FROM submission AS a WHERE a.contentOf IS NOT NULL AND a.form = r.form AND a.school IS r.school
            AND a.period IS r.period AND (a.receivedOn, a.id) > (r.receivedOn, r.id))))
        ORDER BY r.id
        """, arguments: [sha256, isLoaded])
    return try rows.flatMap { row in
      var problems = try JSONDecoder().decode([Problem].self, from: Data((row["problems"] as String).utf8))
      problems.nameSchool((row["school"] as String?).map(SchoolCode.init(rawValue:)))
      return problems
    }
  }
}

extension [Problem] {
  /// Tells the school of each problem that no row tells it of: a file holds many schools.
  mutating func nameSchool(_ school: SchoolCode?) {
    for index in indices where self[index].row == nil { self[index].school = school }
  }
}
