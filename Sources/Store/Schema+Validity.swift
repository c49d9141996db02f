import GRDB

extension Schema {
  /// Every submission keeps its rows, and the ledger tells which of them count on a day.
  ///
  /// `contentOf` is the submission whose rows say what this one says: itself, or an earlier one of equal content; absent
  /// when it was rejected. `precedence` puts submissions in order: the time an answer was sent where the form tells it,
  /// otherwise the end of the day of receipt. `submissionMonth` holds the months that the rows of a form without a period
  /// lie in. A follow-up's `care` holds what the row says of leave, hospital, medication and counselling: four
  /// bits for yes, and four for having been answered.
  static func keepAllRows(_ database: Database) throws {
    try database.execute(
      sql: """
        ALTER TABLE submission ADD COLUMN contentOf INTEGER REFERENCES submission;
        ALTER TABLE submission ADD COLUMN precedence TEXT NOT NULL DEFAULT '';
        UPDATE submission SET
          contentOf = CASE WHEN status = 'rejected' THEN NULL ELSE id END,
          precedence = coalesce(
            (SELECT submittedAt FROM schoolSummary WHERE submissionId = submission.id),
            date(receivedOn * 86400, 'unixepoch') || ' 24:00:00');
        CREATE INDEX submissionByContent ON submission (contentOf);
        -- Equal rows kept the submission that brought them first, though a later one stands for the period.
        UPDATE screening SET submissionId = (
          SELECT max(id) FROM submission AS s WHERE s.form = 'screening' AND s.school = screening.school
            AND s.period = screening.period AND s.contentOf IS NOT NULL);
        """)
    let records = [
      ("school", "code", "roster"), ("task", "form, period, stages", "tasks"), ("intervention", "id", "interventions"),
    ]
    for (table, key, form) in records {
      // Which submission brought a record was not kept: the first of its form counts as that.
      // A period may have a task for each stage.
      let source = key.replacing(
        "stages", with: "coalesce((SELECT group_concat(value) FROM json_each(record, '$.stages')), '')")
      let columns = key.split(separator: ", ").map { "\($0) TEXT NOT NULL" }.joined(separator: ", ")
      try database.execute(
        sql: """
          ALTER TABLE \(table) RENAME TO \(table)Before;
          CREATE TABLE \(table) (
            \(columns), submissionId INTEGER NOT NULL REFERENCES submission, record TEXT NOT NULL,
            PRIMARY KEY (\(key), submissionId)
          ) STRICT, WITHOUT ROWID;
          INSERT INTO \(table) SELECT \(source),
            (SELECT min(id) FROM submission WHERE form = '\(form)' AND contentOf = id), record
            FROM \(table)Before;
          DROP TABLE \(table)Before;
          """)
    }
    let tables = [
      "enrolment", "monthlyCount", "acknowledgement", "schoolSummary", "conference", "workPlan", "screening",
      "followUpEnded",
    ]
    for table in tables { try addSubmissionToKey(of: table, database) }
    try database.execute(sql: later)
    try database.execute(sql: "DELETE FROM caseFlow; DELETE FROM trackingWeek;")
    for (school, change) in try CasePanelChange.ofAllRows(database) { try change.apply(to: database, school: school) }
  }

  /// Makes a table anew with the submission as the last part of its key, and with row numbers: of a table without them
  /// whose key is not its first columns, SQLite 3.40's integrity check reports values that are absent and may be.
  private static func addSubmissionToKey(of table: String, _ database: Database) throws {
    let sql = try String.fetchOne(
      database, sql: "SELECT sql FROM sqlite_master WHERE type = 'table' AND name = ?", arguments: [table])
    guard let sql, let key = sql.firstMatch(of: /PRIMARY KEY \(([^)]*)\)/) else { return }
    let columns = key.output.1.hasSuffix("submissionId") ? key.output.1 : key.output.1 + ", submissionId"
    let longer = sql.replacing(key.output.0, with: "PRIMARY KEY (\(columns))")
    try database.execute(sql: "ALTER TABLE \(table) RENAME TO \(table)Before")
    try database.execute(sql: longer.replacing(", WITHOUT ROWID", with: ""))
    try database.execute(
      sql: "INSERT INTO \(table) SELECT * FROM \(table)Before; DROP TABLE \(table)Before;")
  }

  /// An event that a later return ended stays the row of its own return, which is no longer in force.
  private static let later = """
    CREATE TABLE summaryAnswer (
      submissionId INTEGER NOT NULL REFERENCES submission, item TEXT NOT NULL, value INTEGER NOT NULL CHECK (value >= 0),
      PRIMARY KEY (submissionId, item)
    ) STRICT, WITHOUT ROWID;
    INSERT INTO summaryAnswer SELECT s.submissionId, n.item, n.value FROM summaryNumber AS n
      JOIN schoolSummary AS s ON s.school = n.school AND s.period = n.period;
    DROP TABLE summaryNumber;
    DROP INDEX eventBySchool;
    ALTER TABLE event DROP COLUMN endedBy;
    CREATE INDEX eventBySchool ON event (school, submissionId);
    CREATE TABLE submissionMonth (
      submissionId INTEGER NOT NULL REFERENCES submission, month INTEGER NOT NULL, PRIMARY KEY (submissionId, month)
    ) STRICT, WITHOUT ROWID;
    INSERT OR IGNORE INTO submissionMonth SELECT submissionId,
      strftime('%Y', day * 86400, 'unixepoch') * 12 + strftime('%m', day * 86400, 'unixepoch') - 1
      FROM (
        SELECT submissionId, day FROM followUp UNION SELECT submissionId, asOf FROM enrolment
        UNION SELECT submissionId, informed FROM acknowledgement UNION SELECT submissionId, held FROM conference
      );
    ALTER TABLE followUp ADD COLUMN care INTEGER NOT NULL DEFAULT 0 CHECK (care BETWEEN 0 AND 255);
    ALTER TABLE followUpEnded ADD COLUMN care INTEGER NOT NULL DEFAULT 0 CHECK (care BETWEEN 0 AND 255);
    """
}
