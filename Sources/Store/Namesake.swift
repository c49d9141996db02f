import GRDB
import Submissions

/// A pupil of the same school with the same name, and nothing known of class and sex that speaks against one person.
struct Namesake {
  let pupil: Int64
  let hasNumber: Bool
  let hasBirth: Bool

  /// Whether no more than the name is known.
  var isProvisional: Bool { !hasNumber && !hasBirth }

  /// Whether it may be the person of an identity: no two school numbers and no two births tell them apart.
  func mayBe(_ identity: PupilIdentity) -> Bool {
    !(hasNumber && identity.studentID != nil) && !(hasBirth && identity.birth != nil)
  }

}

/// The names by which namesakes are found.
struct Namesakes {
  private let select: RawStatement
  private let insert: RawStatement

  init(_ database: Database) throws {
    select = try RawStatement(
      database,
      """
      SELECT pupilId, hasNumber, hasBirth FROM pupilName
      WHERE name = ?1 AND (class = ?2 OR class = '' OR ?2 = '') AND (sex = ?3 OR sex = '' OR ?3 = '') ORDER BY pupilId
      """)
    // What says nothing new is not written: pages stay clean.
    insert = try RawStatement(
      database,
      """
      INSERT INTO pupilName (name, pupilId, class, sex, hasNumber, hasBirth) VALUES (?, ?, ?, ?, ?, ?)
      ON CONFLICT DO UPDATE SET class = iif(excluded.class = '', class, excluded.class),
        sex = iif(excluded.sex = '', sex, excluded.sex), hasNumber = max(hasNumber, excluded.hasNumber),
        hasBirth = max(hasBirth, excluded.hasBirth)
      WHERE excluded.class NOT IN ('', class) OR excluded.sex NOT IN ('', sex) OR excluded.hasNumber > hasNumber
        OR excluded.hasBirth > hasBirth
      """)
  }

  /// The pupils found by the marks of a name, in order of their number.
  func all(with marks: Pseudonymizer.NameMarks?) throws -> [Namesake] {
    guard let marks else { return [] }
    select.bind(1, marks.name)
    select.bind(2, marks.schoolClass)
    select.bind(3, marks.sex)
    var namesakes: [Namesake] = []
    try select.forEachRow {
      guard let pupil = select.integer(0) else { return }
      namesakes.append(Namesake(pupil: pupil, hasNumber: select.integer(1) == 1, hasBirth: select.integer(2) == 1))
    }
    return namesakes
  }

  /// Keeps by what a pupil's namesakes are found; the latest class told counts.
  func remember(_ identity: PupilIdentity, _ pupil: Int64, with marks: Pseudonymizer.NameMarks?) throws {
    guard let marks else { return }
    insert.bind(1, marks.name)
    insert.bind(2, pupil)
    insert.bind(3, marks.schoolClass)
    insert.bind(4, marks.sex)
    insert.bind(5, identity.studentID == nil ? 0 : 1)
    insert.bind(6, identity.birth == nil ? 0 : 1)
    try insert.run()
  }
}
