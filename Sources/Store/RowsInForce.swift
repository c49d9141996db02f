import Submissions

/// A table of rows that submissions brought. Every accepted submission keeps its rows; which of them count follows from
/// the ledger, so that the order of loading decides nothing.
///
/// Follow-ups, which are millions, have a way of their own: see `FollowUpWriter`.
enum LedgerTable: String, CaseIterable {
  case school, task, intervention, enrolment, monthlyCount, event, acknowledgement, schoolSummary, conference, workPlan
  case screening

  /// The form whose submissions bring the rows.
  var form: FormID {
    switch self {
    case .school: .roster
    case .task: .tasks
    case .intervention: .interventions
    case .enrolment: .enrolment
    case .monthlyCount: .counts
    case .event: .events
    case .acknowledgement: .acknowledgements
    case .schoolSummary: .summary
    case .conference: .conferences
    case .workPlan: .plans
    case .screening: .screening
    }
  }

  /// The columns of `r` that tell one row from another; of several the one received last counts.
  var key: [String] {
    switch self {
    case .school: ["r.code"]
    // A period may have a task for each stage; a later list of tasks takes the place of all.
    case .task: ["r.form", "r.period"]
    case .intervention: ["r.id"]
    case .enrolment: ["r.school", "r.stage", "r.sex", "r.asOf"]
    case .monthlyCount: ["r.indicator", "r.district", "r.month"]
    case .event: ["r.id"]
    case .acknowledgement: ["r.school", "r.pupilId", "r.informed"]
    case .schoolSummary, .workPlan: ["r.school", "r.period"]
    case .conference: ["r.school", "r.held"]
    case .screening: ["r.school", "r.period", "r.stage", "r.instrument"]
    }
  }

  /// Whether a later submission of a school and period takes the place of the one before as a whole.
  var isReplacedByPeriod: Bool {
    switch self {
    case .event, .schoolSummary, .workPlan, .screening: true
    case .school, .task, .intervention, .enrolment, .monthlyCount, .acknowledgement, .conference: false
    }
  }
}

/// The rows that count on a day: of what was received by then, what no later submission took the place of.
struct RowsInForce {
  /// The last day of receipt; absent: everything received counts.
  var asOf: Day?
  /// Whether only the rows of one school are wanted, whose code is the statement's first argument.
  var isOfOneSchool = false

  /// The condition on a submission to have been received.
  func received(_ submission: String) -> String {
    asOf.map { "\(submission).receivedOn <= \($0.rawValue)" } ?? "TRUE"
  }

  /// A source to select from, with the columns of the table.
  /// - Parameter table: the table.
  /// - Returns: a subquery in brackets.
  func source(_ table: LedgerTable) -> String {
    let school = { (name: String) in isOfOneSchool ? "AND \(name).school = ?1" : "" }
    let counted = "s.form = '\(table.form.rawValue)' AND s.contentOf IS NOT NULL AND \(received("s")) \(school("s"))"
    // The last submission of each school and period stands, even when it has no rows (a zero report). Looked up for each
    // row: numbering the submissions of all schools takes three times as long.
    let standing =
      table.isReplacedByPeriod
      ? """
      AND NOT EXISTS (
        SELECT 1 FROM submission AS l WHERE l.form = s.form AND l.school IS s.school AND l.period IS s.period
          AND l.contentOf IS NOT NULL AND \(received("l")) AND (l.precedence, l.id) > (s.precedence, s.id)
      )
      """ : ""
    if table == .event { return events(counted, standing, school("r")) }
    return """
      (SELECT * FROM (
        SELECT r.*, rank() OVER (PARTITION BY \(table.key.joined(separator: ", "))
          ORDER BY \(Self.latest("s"))) AS place
        FROM \(table.rawValue) AS r JOIN submission AS s
          ON s.contentOf = r.submissionId AND \(counted) \(standing) \(school("r"))
      ) WHERE place = 1)
      """
  }

  /// The events that count. A number names one event of a school, whichever months' returns name it, as long as its day or
  /// its kind stays the same: where both are others, a school has begun its numbers anew.
  private func events(_ counted: String, _ standing: String, _ ofSchool: String) -> String {
    """
    (SELECT * FROM (
      SELECT *, rank() OVER (PARTITION BY school, eventId, occurred ORDER BY precedence DESC, sentWith DESC) AS ofDay,
        rank() OVER (PARTITION BY school, eventId, kind ORDER BY precedence DESC, sentWith DESC) AS ofKind
      FROM (
        SELECT r.*, s.precedence, s.id AS sentWith FROM event AS r JOIN submission AS s
          ON s.contentOf = r.submissionId AND \(counted) \(standing) \(ofSchool)
      )
    ) WHERE eventId IS NULL OR (ofDay = 1 AND ofKind = 1))
    """
  }

  /// The order of submissions, the latest first. Of two received on a day the one loaded later is the later.
  static func latest(_ submission: String) -> String { "\(submission).precedence DESC, \(submission).id DESC" }
}
