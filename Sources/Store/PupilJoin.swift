import GRDB
import Submissions

/// Makes one pupil of two within the transaction at hand: all that refers to the first refers to the second afterwards.
struct PupilJoin {
  let database: Database
  let from: Int64
  let to: Int64

  func run() throws {
    for school in try Int64.fetchAll(database, sql: "SELECT school FROM pupilSchool WHERE pupil = ?", arguments: [from])
    {
      try joinFollowUps(at: school)
    }
    // A submission has one acknowledgement of a pupil and day.
    try database.execute(
      sql: """
        DELETE FROM acknowledgement AS a WHERE pupilId IN (:from, :to) AND EXISTS (
          SELECT 1 FROM acknowledgement AS b WHERE b.school = a.school AND b.informed = a.informed
            AND b.submissionId = a.submissionId AND b.pupilId IN (:from, :to) AND b.pupilId > a.pupilId)
        """, arguments: ["from": from, "to": to])
    for table in ["acknowledgement", "event", "pupilKey"] {
      try database.execute(sql: "UPDATE \(table) SET pupilId = ? WHERE pupilId = ?", arguments: [to, from])
    }
    // What both have alike is the same entry.
    for (table, column) in [("vault", "pupilId"), ("pupilName", "pupilId"), ("pupilSchool", "pupil")] {
      try database.execute(
        sql: "UPDATE OR IGNORE \(table) SET \(column) = ? WHERE \(column) = ?", arguments: [to, from])
      try database.execute(sql: "DELETE FROM \(table) WHERE \(column) = ?", arguments: [from])
    }
    // Together they are told differently from either.
    try database.execute(sql: "DELETE FROM pupilTold WHERE pupil IN (?, ?)", arguments: [from, to])
    try database.execute(
      sql: """
        UPDATE pupil SET isProvisional = (SELECT min(isProvisional) FROM pupil WHERE id IN (:from, :to)) WHERE id = :to
        """, arguments: ["from": from, "to": to])
    try database.execute(sql: "DELETE FROM pupil WHERE id = ?", arguments: [from])
  }

  /// Puts the follow-ups of both together and counts the panel anew for them.
  private func joinFollowUps(at school: Int64) throws {
    let query = try FollowUpQuery(database, FollowUpQuery.ofPupil)
    var change = CasePanelChange()
    for pupil in [from, to] { change.subtract(try query.rows(school, pupil)) }
    try endRepeated(at: school)
    for table in ["followUp", "followUpEnded"] {
      try database.execute(
        sql: "UPDATE OR REPLACE \(table) SET pupil = ? WHERE school = ? AND pupil = ?", arguments: [to, school, from])
    }
    change.add(try query.rows(school, to))
    if let code = try String.fetchOne(
      database, sql: "SELECT code FROM schoolNumber WHERE number = ?", arguments: [school])
    {
      try change.apply(to: database, school: SchoolCode(rawValue: code))
    }
  }

  /// Where both have a record of one day, one with a tier or a withdrawal counts, or else the one sent later; the other is superseded.
  private func endRepeated(at school: Int64) throws {
    let withdrawn = CaseStatus.withdrawn.code
    let days = try Row.fetchAll(
      database,
      sql: """
        SELECT a.day, CASE WHEN (a.tier IS NOT NULL OR a.status = \(withdrawn), a.submissionId)
            > (b.tier IS NOT NULL OR b.status = \(withdrawn), b.submissionId)
          THEN b.pupil ELSE a.pupil END AS loser, max(a.submissionId, b.submissionId) AS endedBy
        FROM followUp AS a JOIN followUp AS b ON b.school = a.school AND b.day = a.day AND b.pupil = ?
        WHERE a.school = ? AND a.pupil = ?
        """, arguments: [to, school, from])
    for row in days {
      let key: StatementArguments = [school, row["loser"], row["day"]]
      try database.execute(
        sql: """
          INSERT OR REPLACE INTO followUpEnded (school, pupil, day, \(FollowUpQuery.values), submissionId, endedBy)
          SELECT school, ?, day, \(FollowUpQuery.values), submissionId, ? FROM followUp
          WHERE school = ? AND pupil = ? AND day = ?
          """, arguments: [to, row["endedBy"]] + key)
      try database.execute(sql: "DELETE FROM followUp WHERE school = ? AND pupil = ? AND day = ?", arguments: key)
    }
  }
}
