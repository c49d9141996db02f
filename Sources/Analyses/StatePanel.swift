public import Tables

/// States of subjects over time, as `transitions` reads them.
///
/// Looked at now and then: columns `subject`, `time`, `state` and perhaps covariates. Exactly dated: `subject`, `start`,
/// `stop`, `from`, `to`, where `to` 0 means that only observation ended. Times are numbers or dates, states whole numbers
/// from 1 on. A subject's rows stand in order of time; rows of several subjects may be mixed.
public struct StatePanel: Sendable {
  /// How a file is laid out.
  public struct Layout: Sendable, Hashable {
    /// The name of the time column.
    public var timeColumn: String
    /// The columns read as covariates.
    public var covariates: [String]
    /// Whether changes are exactly dated.
    public var isExact: Bool

    /// Creates a layout.
    public init(timeColumn: String = "time", covariates: [String] = [], isExact: Bool = false) {
      self.timeColumn = timeColumn
      self.covariates = covariates
      self.isExact = isExact
    }
  }

  /// What a row says.
  struct Row: Sendable, Hashable {
    var subject: Int
    var line: Int
    /// The time of the row, or the start of its interval.
    var time: Double
    /// The end of its interval; the time itself where changes are not exactly dated.
    var stop: Double
    /// The position of its state.
    var state: Int
    /// The position of the state entered at the end.
    var next: Int?
  }

  /// The states that occur, as the file writes them, ascending.
  public let states: [Int]
  /// The names of the covariates.
  public let covariates: [String]
  /// The number of subjects.
  public let subjectCount: Int
  /// Whether the times are dates; horizons are then days.
  public let hasDates: Bool
  /// The subjects with a single row, from which no change can be learned.
  public let singleRows: Int
  /// Subject after subject in order of time.
  let rows: [Row]
  /// The covariates of each row, row after row.
  let values: [Double]

  /// Why a file could not be read: everything that is wrong with it.
  public struct Failure: Error, Equatable, Sendable {
    /// What is wrong, in order of lines.
    public let problems: [Problem]
  }

  /// Something wrong with a file; lines are counted from 1.
  public enum Problem: Sendable, Hashable {
    /// There is no row of data.
    case empty
    /// A column is missing.
    case missingColumn(String)
    /// A column stands twice.
    case repeatedColumn(String)
    /// The row names no subject.
    case noSubject(line: Int)
    /// A row has fewer cells than the header, or something beyond it.
    case width(line: Int, has: Int, wanted: Int)
    /// A time is neither a number nor a date, or not written like the first.
    case time(line: Int, text: String)
    /// A time is so large that its neighbours cannot be told from it.
    case hugeTime(line: Int, text: String)
    /// A state is no whole number from 1 on.
    case state(line: Int, text: String)
    /// A covariate is not a number.
    case covariate(line: Int, name: String, text: String)
    /// The subject already has a row at this time.
    case sameTime(line: Int, earlier: Int)
    /// The subject's row before lies later.
    case backwards(line: Int, earlier: Int)
    /// An interval ends before or when it starts.
    case noLength(line: Int)
    /// An interval starts before the subject's interval before it ends.
    case overlap(line: Int, earlier: Int)
    /// An interval starts in another state than the one entered when the subject's interval before it ended.
    case stateBroken(line: Int, earlier: Int)
    /// An interval ends with a change into the state it was in.
    case noChange(line: Int, state: Int)
    /// The change that this row shows cannot happen.
    case impossible(line: Int, from: Int, to: Int)

    /// The line it stands on; 0 for the whole file.
    public var line: Int {
      switch self {
      case .empty, .missingColumn, .repeatedColumn: 0
      case .noSubject(let line), .width(let line, _, _), .time(let line, _), .hugeTime(let line, _),
        .state(let line, _),
        .covariate(let line, _, _),
        .sameTime(let line, _), .backwards(let line, _), .noLength(let line), .overlap(let line, _),
        .stateBroken(let line, _), .noChange(let line, _), .impossible(let line, _, _):
        line
      }
    }
  }

  /// Reads a file.
  /// - Throws: `Failure` with all problems, or `CSVError`.
  public init(_ text: DecodedText, layout: Layout = Layout()) throws {
    var reader = StatePanelReader(layout: layout)
    try text.bytes.withUnsafeBufferPointer { try reader.read($0) }
    self = try reader.panel()
  }

  init(states: [Int], layout: Layout, subjectCount: Int, hasDates: Bool, rows: [Row], values: [Double]) {
    self.states = states
    self.covariates = layout.covariates
    self.subjectCount = subjectCount
    self.hasDates = hasDates
    self.rows = rows
    self.values = values
    let last = rows.indices.last ?? 0
    singleRows =
      layout.isExact
      ? 0
      : rows.indices.count {
        ($0 == 0 || rows[$0 - 1].subject != rows[$0].subject)
          && ($0 == last || rows[$0 + 1].subject != rows[$0].subject)
      }
  }

  /// A time as files write it: a number, or a date as its day.
  /// - Parameter text: what is written.
  /// - Returns: the time; nil when it is neither.
  public static func time(_ text: String) -> Double? {
    if let number = Double(text) { return number.isFinite ? number : nil }
    return text.utf8.count == 10 ? ISODate.days(text).map(Double.init) : nil
  }

  /// A time as the file writes it.
  func text(_ time: Double) -> String {
    hasDates ? Int32(exactly: time).map(ISODate.text) ?? time.twelveDigits : time.twelveDigits
  }

  /// The covariates of a row.
  func covariates(of row: Int) -> [Double] {
    Array(values[row * covariates.count..<(row + 1) * covariates.count])
  }

  /// The positions of the rows that follow another of their subject.
  var followUps: some Sequence<Int> {
    rows.indices.dropFirst().lazy.filter { [rows] in rows[$0 - 1].subject == rows[$0].subject }
  }
}
