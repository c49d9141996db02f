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
    let select = try RawStatement(
      database,
      """
      SELECT pupilId, hasNumber, hasBirth FROM pupilName
      WHERE name = ?1 AND (class = ?2 OR class = '' OR ?2 = '') AND (sex = ?3 OR sex = '' OR ?3 = '') ORDER BY pupilId
      """)
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
  static func remember(
    _ identity: PupilIdentity, _ pupil: Int64, with marks: Pseudonymizer.NameMarks?, _ database: Database
  ) throws {
    guard let marks else { return }
    let insert = try RawStatement(
      database,
      """
      INSERT INTO pupilName (name, pupilId, class, sex, hasNumber, hasBirth) VALUES (?, ?, ?, ?, ?, ?)
      ON CONFLICT DO UPDATE SET class = iif(excluded.class = '', class, excluded.class),
        sex = iif(excluded.sex = '', sex, excluded.sex), hasNumber = max(hasNumber, excluded.hasNumber),
        hasBirth = max(hasBirth, excluded.hasBirth)
      """
    )
    insert.bind(1, marks.name)
    insert.bind(2, pupil)
    insert.bind(3, marks.schoolClass)
    insert.bind(4, marks.sex)
    insert.bind(5, identity.studentID == nil ? 0 : 1)
    insert.bind(6, identity.birth == nil ? 0 : 1)
    try insert.run()
  }
}
