public import Tables

/// Counts of one or more series over the periods of one calendar, as `detect` reads them.
///
/// Long form: columns `series`, `time`, `count` and perhaps `population`. Wide form: the time first, perhaps
/// `population`, and one column of counts per series. An empty count is not known; a period that is left out is an error,
/// because nobody can tell it from a period without events.
public struct SeriesTable: Sendable, Hashable {
  /// One series.
  public struct Series: Sendable, Hashable {
    /// Its name in the file.
    public var name: String
    /// The position of its first period.
    public var first: Int
    /// The counts from the first period on; nil where not known.
    public var counts: [Int?]
    /// The exposures from the first period on; 1 without a population.
    public var exposures: [Double?]
    /// For each covariate its values from the first period on; nil where not known.
    public var covariates: [[Double?]] = []

    /// The count and exposure at a position; nil outside the series and where not known.
    public subscript(position: Int) -> (count: Int, exposure: Double)? {
      let index = position - first
      guard counts.indices.contains(index), let count = counts[index], let exposure = exposures[index] else {
        return nil
      }
      return (count, exposure)
    }
  }

  /// How time is counted.
  public let calendar: SeriesCalendar
  /// The series in order of first appearance.
  public let series: [Series]
  /// The times as the file writes them, by position.
  public let labels: [Int: String]
  /// Whether the file has a population.
  public let hasPopulation: Bool
  /// The file's last line where no line end closes it: digits of its last count may be lost.
  public let openLine: Int?

  /// The positions from the first to the last period of any series.
  public var span: ClosedRange<Int> {
    let first = series.map(\.first).min() ?? 0
    return first...max(first, series.map { $0.first + $0.counts.count - 1 }.max() ?? first)
  }

  /// How a file is laid out.
  public struct Layout: Sendable, Hashable {
    /// One column per series instead of one row per series and time.
    public var isWide: Bool
    /// The name of the time column; nil stands for `time`, and in the wide form also for `t`.
    public var timeColumn: String?
    /// Periods in a year, needed when times are whole numbers.
    public var frequency: Int?
    /// The columns with what else is known of each period.
    public var covariates: [String]

    /// Creates a layout.
    public init(
      isWide: Bool = false, timeColumn: String? = nil, frequency: Int? = nil, covariates: [String] = []
    ) {
      self.isWide = isWide
      self.timeColumn = timeColumn
      self.frequency = frequency
      self.covariates = covariates
    }
  }

  /// Why a file could not be read: everything that is wrong with it.
  public struct Failure: Error, Equatable, Sendable {
    /// What is wrong, in order of lines.
    public let problems: [Problem]
  }

  /// Something wrong with a file; lines are counted from 1.
  public enum Problem: Sendable, Hashable {
    /// There is no row of data.
    case empty
    /// A row has fewer cells than the header.
    case cellsMissing(line: Int, has: Int, wanted: Int)
    /// The same of a last row without a line end: the file was cut off.
    case cutOff(line: Int)
    /// A row has more cells than the header.
    case cellsBeyondHeader(line: Int, has: Int, wanted: Int)
    /// A column is missing.
    case missingColumn(String)
    /// A column stands twice.
    case repeatedColumn(String)
    /// A column of a wide table holds something and has no header; its number, from 1.
    case unnamedColumn(Int)
    /// The times follow no calendar; the first of them is given.
    case unknownTimes(String)
    /// A time does not follow the file's calendar.
    case time(line: Int, text: String)
    /// The name of the series is missing.
    case unnamed(line: Int)
    /// The name stands for all series together in results.
    case reservedName(line: Int, String)
    /// A count is not a whole number from 0 on.
    case count(line: Int, series: String, text: String)
    /// A population is not a number above 0.
    case population(line: Int, text: String)
    /// A column with a meaning of its own, the counts above all, is no covariate: they would explain themselves.
    case ownColumn(String)
    /// A covariate is not a number.
    case covariate(line: Int, name: String, text: String)
    /// A cell stands twice.
    case repeated(line: Int, series: String, time: String)
    /// Periods are left out before this line's; the first of them is given.
    case gap(line: Int, series: String, time: String)
    /// First and last period lie too far apart to be true.
    case span(line: Int, time: String)
  }

  /// Reads a file's rows, header first.
  /// - Throws: `Failure` with all problems.
  public init(_ sheet: RawSheet, layout: Layout = Layout()) throws(Failure) {
    var reader = SeriesReader(layout: layout)
    guard let table = reader.read(sheet), reader.problems.isEmpty else {
      throw Failure(problems: reader.problems.isEmpty ? [.empty] : reader.problems)
    }
    self = table
  }

  init(
    calendar: SeriesCalendar, series: [Series], labels: [Int: String], hasPopulation: Bool, openLine: Int? = nil
  ) {
    self.hasPopulation = hasPopulation
    self.openLine = openLine
    self.calendar = calendar
    self.series = series
    self.labels = labels
  }
}
