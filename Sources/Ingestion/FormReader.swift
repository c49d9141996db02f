import Submissions
import Tables

/// Collects the rows of one form, from all sheets that hold it, into submissions.
protocol FormReader {
  init(context: IngestionContext, directory: SchoolDirectory)

  /// Reads one row of data.
  mutating func read(_ row: RawRow, of sheet: FormSheet)

  /// What the rows come to, once all are read.
  mutating func submissions() -> [Submission]
}

extension FormID {
  /// The reader of this form.
  var reader: any FormReader.Type {
    switch self {
    case .roster: RosterReader.self
    case .tasks: TasksReader.self
    case .enrolment: EnrolmentReader.self
    case .interventions: InterventionsReader.self
    case .counts: CountsReader.self
    case .events: EventsReader.self
    case .followups: FollowUpsReader.self
    case .trackingSheet: TrackingSheetReader.self
    case .acknowledgements: AcknowledgementsReader.self
    case .summary: SummaryReader.self
    case .conferences: ConferencesReader.self
    case .plans: WorkPlansReader.self
    case .screening: ScreeningReader.self
    }
  }
}

/// The rows of submissions while a file is read, in the order in which the submissions first appear.
struct SubmissionParts<Row> {
  struct Key: Hashable {
    var school: SchoolCode?
    var period: String?
  }

  struct Part {
    var key: Key
    var rows: [Row] = []
    var rowsRead = 0
    var problems: [Problem] = []
    var personal = PersonalEntries()
  }

  private(set) var parts: [Part] = []
  private var positions: [Key: Int] = [:]

  /// Adds what one row came to; a row with an error or a repeated one brings no value.
  mutating func add(
    _ row: Row?, problems: [Problem], personal: [PersonalEntry] = [], to school: SchoolCode?, period: String? = nil
  ) {
    let key = Key(school: school, period: period)
    let position = positions[key] ?? parts.count
    if position == parts.count {
      positions[key] = position
      parts.append(Part(key: key))
    }
    parts[position].rowsRead += 1
    parts[position].problems += problems
    parts[position].personal.add(personal)
    if let row { parts[position].rows.append(row) }
  }

  /// The submissions of a form.
  func submissions(_ form: FormID, rows: ([Row]) -> Submission.Rows) -> [Submission] {
    parts.map { part in
      var submission = Submission(
        school: part.key.school, form: form, period: part.key.period, rows: rows(part.rows), rowsRead: part.rowsRead,
        problems: part.problems)
      submission.personal = part.personal.all
      return submission
    }
  }
}

/// Tells rows that say the same from rows that contradict each other about the same thing.
struct RepeatedRows<Key: Hashable> {
  private var seen: [Key: [(sheet: FormSheet, row: RawRow)]] = [:]

  /// An earlier row about the same thing.
  enum Earlier {
    case none
    /// Equal in every column of the form.
    case equal(row: Int)
    case different(row: Int)
  }

  /// Remembers a row and says whether an earlier one spoke of the same thing.
  mutating func add(_ key: Key, _ row: RawRow, _ sheet: FormSheet) -> Earlier {
    guard let earlier = seen[key] else {
      seen[key] = [(sheet, row)]
      return .none
    }
    let content = sheet.content(of: row)
    if let equal = earlier.first(where: { $0.sheet.content(of: $0.row) == content }) {
      return .equal(row: equal.row.number)
    }
    seen[key, default: []].append((sheet, row))
    return .different(row: earlier[0].row.number)
  }
}
