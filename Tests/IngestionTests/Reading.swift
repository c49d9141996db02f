import Ingestion
import Submissions
import TestSupport
import Testing

/// The day all files of these tests come in.
let received = Day(year: 2022, month: 7, day: 1) ?? Day(rawValue: 0)

/// The roster of the fixtures.
func roster() throws -> IngestionContext {
  let file = SourceFile(bytes: try Fixture.bytes("ingestion/roster.csv"), name: "roster.csv")
  let parsed = file.parsed(in: IngestionContext(schools: [:], received: received))
  let submission = try #require(parsed.submissions.first)
  guard case .roster(let schools) = submission.rows else { return IngestionContext(schools: [:], received: received) }
  return IngestionContext(
    schools: Dictionary(uniqueKeysWithValues: schools.map { ($0.code, $0) }), received: received)
}

/// Reads a CSV text against the roster of the fixtures.
func parse(_ text: String) throws -> ParsedFile {
  SourceFile(bytes: Array(text.utf8), name: "file.csv").parsed(in: try roster())
}

/// Reads a fixture against the roster of the fixtures, with what else its loading knows.
func parse(fixture: String, _ change: (inout IngestionContext) -> Void = { _ in }) throws -> ParsedFile {
  var context = try roster()
  change(&context)
  return SourceFile(bytes: try Fixture.bytes(fixture), name: fixture).parsed(in: context)
}

/// Reads summary returns as they come in August, with the task they answer.
func parseSummary(_ bytes: [UInt8]) throws -> ParsedFile {
  var context = try roster()
  context.received = Day(year: 2022, month: 8, day: 26) ?? received
  context.tasks = [SubmissionTask(form: .summary, period: "2022-summer", due: context.received)]
  return SourceFile(bytes: bytes, name: "s.csv").parsed(in: context)
}

/// Reads a CSV text of summary returns.
func parseSummary(_ text: String) throws -> ParsedFile { try parseSummary(Array(text.utf8)) }

/// All problems, those of the file first, as `code row column`.
func places(_ file: ParsedFile) -> [String] {
  (file.problems + file.submissions.flatMap(\.problems)).map { problem in
    [problem.kind.code, problem.row.map(String.init), problem.columnLetter].compactMap(\.self).joined(separator: " ")
  }
}

extension Submission {
  /// The events of the submission; nothing when it is of another form.
  var events: [CrisisEvent] { if case .events(let events) = rows { events } else { [] } }
  /// The follow-ups.
  var followUps: [FollowUp] {
    if case .followups(let batch) = rows, let school { batch.followUps(of: school) } else { [] }
  }
  /// The enrolment.
  var enrolments: [Enrolment] { if case .enrolment(let enrolments) = rows { enrolments } else { [] } }
  /// The monthly totals.
  var counts: [MonthlyCount] { if case .counts(let counts) = rows { counts } else { [] } }
  /// The acknowledgements.
  var acknowledgements: [Acknowledgement] { if case .acknowledgements(let rows) = rows { rows } else { [] } }
  /// The summary returns.
  var summaries: [SchoolSummary] { if case .summary(let rows) = rows { rows } else { [] } }
  /// The conferences.
  var conferences: [Conference] { if case .conferences(let rows) = rows { rows } else { [] } }
  /// The work plans.
  var plans: [WorkPlan] { if case .plans(let rows) = rows { rows } else { [] } }
  /// The screenings.
  var screenings: [Screening] { if case .screening(let rows) = rows { rows } else { [] } }
}
