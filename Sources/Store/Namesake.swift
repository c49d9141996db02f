import GRDB
import Submissions

/// A pupil of the same school with the same name, and nothing known of class and sex that speaks against one person.
struct Namesake {
  let pupil: Int64
  private let hasNumber: Bool
  private let hasBirth: Bool

  /// Whether no more than the name is known.
  var isProvisional: Bool { !hasNumber && !hasBirth }

  /// Whether it may be the person of an identity: no two school numbers and no two births tell them apart.
  func mayBe(_ identity: PupilIdentity) -> Bool {
    !(hasNumber && identity.studentID != nil) && !(hasBirth && identity.birth != nil)
  }

  /// The pupils found by the marks of a name, in order of their number.
  static func all(
    with marks: Pseudonymizer.NameMarks?, _ database: Database
  ) throws -> [Namesake] {
    guard let marks else { return [] }
    let statement = try database.cachedStatement(
      sql: """
        SELECT pupilId, hasNumber, hasBirth FROM pupilName
        WHERE name = ?1 AND (class = ?2 OR class = '' OR ?2 = '') AND (sex = ?3 OR sex = '' OR ?3 = '') ORDER BY pupilId
        """)
    return try Row.fetchAll(statement, arguments: [marks.name, marks.schoolClass, marks.sex])
      .map { Namesake(pupil: $0[0], hasNumber: $0[1], hasBirth: $0[2]) }
  }

  /// Keeps by what a pupil's namesakes are found; the latest class told counts.
  static func remember(
    _ identity: PupilIdentity, _ pupil: Int64, with marks: Pseudonymizer.NameMarks?, _ database: Database
  ) throws {
    guard let marks else { return }
    try database.cachedStatement(
      sql: """
        INSERT INTO pupilName (name, pupilId, class, sex, hasNumber, hasBirth) VALUES (?, ?, ?, ?, ?, ?)
        ON CONFLICT DO UPDATE SET class = iif(excluded.class = '', class, excluded.class),
          sex = iif(excluded.sex = '', sex, excluded.sex), hasNumber = max(hasNumber, excluded.hasNumber),
          hasBirth = max(hasBirth, excluded.hasBirth)
        """
    ).execute(arguments: [
      marks.name, pupil, marks.schoolClass, marks.sex, identity.studentID != nil, identity.birth != nil,
    ])
  }
}
