import GRDB
import Submissions

/// Merges one school's follow-ups into the table, in order of pupil and day so that it appends, and gives what they
/// change in the panel.
struct FollowUpWriter {
  private typealias Row = FollowUpBatch.Row

  let database: Database
  /// The school's number, and the submission the rows come from.
  let school: Int64
  let submission: Int64
  private let rowsOfPupil: FollowUpQuery
  private var insert: FollowUpAppender
  private let end: RawStatement
  private let update: RawStatement
  private let keep: RawStatement
  /// Whether the school has sent follow-ups since: only then the day of receipt of single rows is looked up.
  private let isLate: Bool

  /// Rows that were not there before.
  private(set) var new = 0
  /// Rows that said something else before.
  private(set) var replaced = 0
  /// Rows that count only for the days before a row received later.
  private(set) var keptForThePast = 0
  /// Rows to be withdrawn that are not there.
  private(set) var nothingWithdrawn = 0
  /// Rows that say something, one for each pupil and day.
  private(set) var told = 0
  /// What the rows change in the panel.
  private(set) var change = CasePanelChange()

  init(database: Database, school: Int64, submission: Int64) throws {
    self.database = database
    self.school = school
    self.submission = submission
    rowsOfPupil = try FollowUpQuery(database, FollowUpQuery.ofPupil)
    let values = FollowUpQuery.values
    insert = try FollowUpAppender(database, school: school, submission: submission)
    keep = try RawStatement(
      database,
      """
      INSERT OR REPLACE INTO followUpEnded (school, pupil, day, \(values), submissionId, endedBy)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """)
    isLate =
      try database.cachedRows(
        """
        SELECT EXISTS (SELECT 1 FROM submission AS own JOIN submission AS s ON s.school = own.school
          WHERE own.id = ? AND s.form IN ('followups', 'tracking-sheet') AND s.contentOf IS NOT NULL
            AND s.precedence > own.precedence)
        """, [submission]
      ).first?[0] ?? false
    end = try RawStatement(
      database,
      """
      INSERT OR REPLACE INTO followUpEnded (school, pupil, day, \(values), submissionId, endedBy)
      SELECT school, pupil, day, \(values), submissionId, ? FROM followUp
      WHERE school = ? AND pupil = ? AND day = ?
      """)
    update = try RawStatement(
      database,
      """
      UPDATE followUp SET (\(values), submissionId) = (?, ?, ?, ?, ?, ?, ?, ?, ?)
      WHERE school = ? AND pupil = ? AND day = ?
      """)
  }

  /// Writes the rows of a batch.
  /// - Parameters:
  ///   - pupils: The number of each of the batch's pupils.
  ///   - newcomers: Those of them of whom the school has no follow-ups.
  mutating func write(_ batch: FollowUpBatch, pupils: [Int64], newcomers: Set<Int64>) throws {
    // Of two rows of one pupil and day the later in the file counts, so the sort keeps their order.
    let order = batch.rows.indices.sorted { left, right in
      let (first, second) = (batch.rows[left], batch.rows[right])
      let (firstPupil, secondPupil) = (pupils[Int(first.pupil)], pupils[Int(second.pupil)])
      if firstPupil != secondPupil { return firstPupil < secondPupil }
      return (first.date, left) < (second.date, right)
    }
    var incoming: [Row] = []
    var pupil: Int64?
    for position in order {
      let row = batch.rows[position]
      let owner = pupils[Int(row.pupil)]
      if let pupil, pupil != owner {
        try add(incoming, of: pupil, isNew: newcomers.contains(pupil))
        incoming.removeAll(keepingCapacity: true)
      }
      pupil = owner
      if incoming.last?.date == row.date { incoming.removeLast() }
      incoming.append(row)
    }
    if let pupil { try add(incoming, of: pupil, isNew: newcomers.contains(pupil)) }
    try insert.flush()
  }

  /// Adds a pupil's rows, given in order of day.
  private mutating func add(_ incoming: [Row], of pupil: Int64, isNew: Bool) throws {
    told += incoming.count { !$0.isWithdrawn }
    guard isNew else { return try merge(incoming, of: pupil) }
    for row in incoming { try insert.append(row, pupil) }
    new += incoming.count
    nothingWithdrawn += incoming.count(where: \.isWithdrawn)
    change.add(incoming)
  }

  /// Merges a pupil's rows with those there, both in order of day.
  private mutating func merge(_ incoming: [Row], of pupil: Int64) throws {
    guard let first = incoming.first?.date else { return }
    // What happens on a day can change its month and its week, and nothing before them.
    let start = min(first.month.firstDay, first.monday)
    // The row before it tells the state, unless its tier was told longer ago.
    let known = try rowsOfPupil.rows(school, pupil) { $0.date < start && $0.tier != nil && !$0.isWithdrawn }
    var merged: [Row] = []
    var position = 0
    for row in incoming {
      while position < known.count, known[position].date < row.date {
        merged.append(known[position])
        position += 1
      }
      if position < known.count, known[position].date == row.date {
        let before = known[position]
        position += 1
        let later = try laterSubmission(row, pupil)
        // A record without a tier says nothing that one with a tier does not, nor undoes a withdrawal; otherwise the one
        // received last counts.
        let isBetter = isSure(row) == isSure(before) ? later == nil : isSure(row)
        guard isBetter, !saysTheSame(before, row) else {
          if let later { try keep(row, pupil, until: later) }
          merged.append(before)
          continue
        }
        try replace(row, pupil)
        replaced += 1
      } else {
        try insert.append(row, pupil)
        new += 1
        if row.isWithdrawn { nothingWithdrawn += 1 }
      }
      merged.append(row)
    }
    merged += known[position...]
    change.subtract(known)
    change.add(merged)
  }

  private func isSure(_ row: Row) -> Bool { row.tier != nil || row.isWithdrawn }

  /// The submission of the row in force, if it was received after this one.
  private func laterSubmission(_ row: Row, _ pupil: Int64) throws -> Int64? {
    guard isLate else { return nil }
    return try Int64.fetchOne(
      database,
      sql: """
        SELECT s.id FROM followUp AS f JOIN submission AS s ON s.id = f.submissionId
        JOIN submission AS own ON own.id = ?
        WHERE f.school = ? AND f.pupil = ? AND f.day = ? AND s.precedence > own.precedence
        """, arguments: [submission, school, pupil, row.date.rawValue])
  }

  private mutating func keep(_ row: Row, _ pupil: Int64, until later: Int64) throws {
    bindKey(keep, 1, row, pupil)
    row.bindValues(to: keep, from: 4)
    keep.bind(12, submission)
    keep.bind(13, later)
    try keep.run()
    keptForThePast += 1
  }

  private func replace(_ row: Row, _ pupil: Int64) throws {
    end.bind(1, submission)
    bindKey(end, 2, row, pupil)
    try end.run()
    row.bindValues(to: update, from: 1)
    update.bind(9, submission)
    bindKey(update, 10, row, pupil)
    try update.run()
  }

  private func bindKey(_ statement: RawStatement, _ first: Int32, _ row: Row, _ pupil: Int64) {
    statement.bind(first, school)
    statement.bind(first + 1, pupil)
    statement.bind(first + 2, Int64(row.date.rawValue))
  }

  /// Whether two rows of one pupil say the same; the pupil's position is no part of it.
  private func saysTheSame(_ left: Row, _ right: Row) -> Bool {
    var right = right
    right.pupil = left.pupil
    return left == right
  }
}
