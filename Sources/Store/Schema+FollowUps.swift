import GRDB
import Submissions

extension Schema {
  /// Follow-ups by number: schools, pupils and words are small integers, and the table lies in the order in which one
  /// pupil's history is read. A row that a later submission changed moves to `followUpEnded`, with that submission. The panel is
  /// made anew by the fifth migration, which adds the last column that reading a follow-up takes.
  static func numberFollowUps(_ database: Database) throws {
    let columns = """
      school INTEGER NOT NULL REFERENCES schoolNumber, pupil INTEGER NOT NULL REFERENCES pupil, day INTEGER NOT NULL,
      tier INTEGER CHECK (tier BETWEEN 1 AND 3), tierAssessed INTEGER, status INTEGER NOT NULL CHECK (status >= 0),
      opened INTEGER, stage INTEGER NOT NULL CHECK (stage >= 0), sex INTEGER CHECK (sex >= 0),
      mode INTEGER CHECK (mode >= 0), submissionId INTEGER NOT NULL REFERENCES submission
      """
    try database.execute(
      sql: """
        CREATE TABLE schoolNumber (number INTEGER PRIMARY KEY, code TEXT NOT NULL UNIQUE) STRICT;
        INSERT INTO schoolNumber (code) SELECT DISTINCT school FROM followUp ORDER BY school;
        CREATE TABLE followUpByNumber (\(columns), PRIMARY KEY (school, pupil, day)) STRICT, WITHOUT ROWID;
        INSERT INTO followUpByNumber SELECT n.number, f.pupilId, f.day, f.tier, f.tierAssessed,
          \(number(CaseStatus.self, "f.status")), f.opened, \(number(Stage.self, "f.stage")),
          \(number(Sex.self, "f.sex")), \(number(FollowUpMode.self, "f.mode")), f.submissionId
          FROM followUp AS f JOIN schoolNumber AS n ON n.code = f.school ORDER BY n.number, f.pupilId, f.day;
        DROP TABLE followUp;
        ALTER TABLE followUpByNumber RENAME TO followUp;
        CREATE TABLE followUpEnded (
          \(columns), endedBy INTEGER NOT NULL REFERENCES submission, PRIMARY KEY (school, pupil, day, submissionId)
        ) STRICT, WITHOUT ROWID;
        """)
  }

  /// The SQL that turns the words of a column into their numbers.
  private static func number<Value: StoredByPosition & RawRepresentable<String>>(
    _ type: Value.Type, _ column: String
  ) -> String {
    let cases = Value.stored.map { "WHEN '\($0.rawValue)' THEN \($0.code)" }
    return "CASE \(column) \(cases.joined(separator: " ")) END"
  }
}
