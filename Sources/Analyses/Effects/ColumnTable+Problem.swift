extension ColumnTable {
  /// Why a table could not be used: everything that is wrong with it.
  public struct Failure: Error, Equatable, Sendable {
    /// What is wrong, in order of lines.
    public let problems: [Problem]

    init(problems: [Problem]) {
      // The same cells may be found wrong in any order.
      self.problems = problems.sorted { ($0.line, "\($0)") < ($1.line, "\($1)") }
    }
  }

  /// Something wrong with a table; lines are counted from 1.
  public enum Problem: Sendable, Hashable {
    /// There is no row of data.
    case empty
    /// A column is missing.
    case missingColumn(String, known: [String])
    /// A column stands twice.
    case repeatedColumn(String)
    /// The last row breaks off.
    case cutOff(line: Int)
    /// A row has fewer cells than the header.
    case cellsMissing(line: Int, has: Int, wanted: Int)
    /// A row has more cells than the header.
    case cellsBeyondHeader(line: Int, has: Int, wanted: Int)
    /// A cell that is needed is empty.
    case emptyCell(line: Int, name: String)
    /// A cell is not a number.
    case number(line: Int, name: String, text: String)
    /// A count is negative or not whole.
    case count(line: Int, name: String, text: String)
    /// A number has to be above 0.
    case notPositive(line: Int, name: String, text: String)
    /// A number has to be 0 or more.
    case negative(line: Int, name: String, text: String)
    /// The times follow no calendar; the first of them.
    case unknownTimes(String)
    /// A time is not written like the others.
    case time(line: Int, name: String, text: String)
    /// The time already has a row.
    case sameTime(line: Int, earlier: Int)
    /// No row has this time, though others have earlier and later ones.
    case noRow(time: String)
    /// The unit has no row for this time.
    case noRowOfUnit(unit: String, time: String)
    /// The unit already has a row for this time.
    case sameUnitAndTime(line: Int, earlier: Int)
    /// What must stay the same for a unit differs from its row before.
    case changing(line: Int, name: String, earlier: Int)

    /// The line it stands on; 0 for the whole file.
    public var line: Int {
      switch self {
      case .empty, .missingColumn, .repeatedColumn, .unknownTimes, .noRow, .noRowOfUnit: 0
      case .cutOff(let line), .cellsMissing(let line, _, _), .cellsBeyondHeader(let line, _, _),
        .emptyCell(let line, _), .number(let line, _, _), .count(let line, _, _), .notPositive(let line, _, _),
        .negative(let line, _, _), .time(let line, _, _), .sameTime(let line, _), .sameUnitAndTime(let line, _),
        .changing(let line, _, _):
        line
      }
    }
  }
}
