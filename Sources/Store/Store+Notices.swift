import GRDB
public import Submissions

extension Store {
  /// The pupils whose parents were told by a day (告知书回执), at whatever school.
  /// - Parameters:
  ///   - day: the last day of telling that counts.
  ///   - asOf: the last day of receipt.
  /// - Returns: one record for each pupil; signed when any acknowledgement says so, not answered when none says either.
  /// - Throws: when the database cannot be read.
  public func toldParents(by day: Day, asOf: Day) throws -> [ToldParents] {
    try database.read { database in
      let rows = try PanelReader(database, asOf: asOf).rows
      return try Row.fetchAll(
        database,
        sql: """
          SELECT p.pseudonym, max(a.signed) AS signed FROM \(rows.source(.acknowledgement)) AS a
          JOIN pupil AS p ON p.id = a.pupilId WHERE a.informed <= ? GROUP BY p.id ORDER BY p.pseudonym
          """, arguments: [day.rawValue]
      ).map { ToldParents(pseudonym: $0["pseudonym"], isSigned: $0["signed"]) }
    }
  }

  /// Finds a pupil by the school number (学籍号).
  /// - Parameter number: the number, without blanks and in capitals.
  /// - Returns: the pupil, if one has it.
  /// - Throws: when the database cannot be read.
  public func findPupil(number: String) throws -> PupilFinding {
    // A number is one pupil's whatever the school.
    guard let identity = PupilIdentity(studentID: number, name: nil, birth: nil),
      let key = pseudonymizer.pseudonyms(of: identity, school: SchoolCode(rawValue: "")).first
    else { return .unknown }
    return try findPupil(key)
  }
}
