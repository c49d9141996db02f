/// What one school (or the bureau itself) sends of one form for one period: loaded whole or not at all.
public struct Submission: Sendable {
  /// The rows of a submission, typed by its form.
  public enum Rows: Sendable {
    case roster([School])
    case tasks([SubmissionTask])
    case enrolment([Enrolment])
    case interventions([Intervention])
    case counts([MonthlyCount])
    /// No events in a submission that loads is a zero report.
    case events([CrisisEvent])
    /// The rows of the ledger, or of tracking sheets.
    case followups(FollowUpBatch)
    case acknowledgements([Acknowledgement])
    case summary([SchoolSummary])
    case conferences([Conference])
    case plans([WorkPlan])
    case screening([Screening])
  }

  /// The school; absent for a form the bureau itself keeps.
  public var school: SchoolCode?
  public var form: FormID
  /// `YYYY-MM` for monthly returns; absent for forms without a period.
  public var period: String?
  public var rows: Rows
  /// The rows read from the file for this submission, rejected ones included.
  public var rowsRead: Int
  /// Everything wrong with it, in the order of the file.
  public var problems: [Problem]
  /// What is to be sealed; empty where identities are dropped.
  public var personal: [PersonalEntry] = []

  /// Creates a submission.
  public init(
    school: SchoolCode?, form: FormID, period: String?, rows: Rows, rowsRead: Int, problems: [Problem] = []
  ) {
    self.school = school
    self.form = form
    self.period = period
    self.rows = rows
    self.rowsRead = rowsRead
    self.problems = problems
  }

  /// The rows read that are left out: equal ones, test answers, totals.
  public var rowsLeftOut: Int {
    Set(problems.filter(\.kind.leavesRowOut).map { [$0.sheetNumber, $0.row] }).count
  }

  /// Whether no error stands in the way of loading it.
  public var isAcceptable: Bool { !problems.contains { $0.kind.severity == .error } }
}

/// A file, read and understood: its submissions and the problems that belong to none of them.
public struct ParsedFile: Sendable {
  public var form: FormID?
  /// The character encoding of a text file, or the container of a workbook (`xlsx`).
  public var encoding: String?
  public var submissions: [Submission]
  /// The rows read, those of a file that is refused among them.
  public var rowsRead = 0
  /// Problems of the file itself; with an error among them no submission is loaded.
  public var problems: [Problem]

  /// Creates a parsed file.
  public init(form: FormID?, encoding: String?, submissions: [Submission] = [], problems: [Problem] = []) {
    self.form = form
    self.encoding = encoding
    self.submissions = submissions
    self.problems = problems
  }

  /// Whether an error stands against the whole file.
  public var isRefused: Bool { problems.contains { $0.kind.severity == .error } }
}
