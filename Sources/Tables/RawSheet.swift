/// A value as it stands in a file, before anyone has decided what it means.
public enum RawCell: Sendable, Hashable {
  case empty
  case text(String)
  case number(Double)
  /// A cell formatted as a date: days since 1970-01-01, both Excel date systems already resolved.
  case date(Int32)
  /// Such a cell with a time of day: the day, and seconds since its midnight.
  case dateTime(day: Int32, second: Int32)
  case boolean(Bool)
  /// An error value such as `#DIV/0!`, or a formula without a cached value.
  case error(String)
}

/// A row of a sheet with the number a person sees beside it.
public struct RawRow: Sendable, Hashable {
  /// The row's number in the sheet or file, 1-based.
  public var number: Int
  /// The cells from column A on; trailing empty cells may be absent.
  public var cells: [RawCell]

  /// Creates a row from its number and cells.
  public init(number: Int, cells: [RawCell]) {
    self.number = number
    self.cells = cells
  }

  /// Whether cells behind a number of columns hold anything; empty ones are what spreadsheets leave behind.
  /// - Parameter width: The number of columns, as the header has them.
  public func holdsCells(beyond width: Int) -> Bool { cells.dropFirst(width).contains { !$0.isBlank } }
}

extension RawCell {
  /// Whether nothing, or only white space, stands in the cell.
  fileprivate var isBlank: Bool {
    switch self {
    case .empty: true
    case .text(let text): text.allSatisfy(\.isWhitespace)
    case .number, .date, .dateTime, .boolean, .error: false
    }
  }
}

/// A rectangle of cells, as Excel merges them; numbers are 1-based.
public struct RawRange: Sendable, Hashable {
  /// The rows' numbers.
  public var rows: ClosedRange<Int>
  /// The columns' numbers, A = 1.
  public var columns: ClosedRange<Int>

  /// Creates a range from its rows and columns.
  /// - Parameters:
  ///   - rows: The rows' numbers.
  ///   - columns: The columns' numbers, A = 1.
  public init(rows: ClosedRange<Int>, columns: ClosedRange<Int>) {
    self.rows = rows
    self.columns = columns
  }
}

/// A sheet of a workbook, a table of a web page, or a whole CSV file, as it stands.
public struct RawSheet: Sendable, Hashable {
  /// The sheet's name; empty for a CSV file or a table of a web page.
  public var name: String
  /// Whether the workbook hides the sheet.
  public var isHidden: Bool
  /// The rows that hold anything, in order.
  public var rows: [RawRow]
  /// The cells joined into one; the value stands in the first of them.
  public var merged: [RawRange]
  /// Whether it is a text whose last row has no line end: it may have been cut off.
  public var endsWithinRow = false

  /// Creates a sheet from its name and rows.
  /// - Parameters:
  ///   - name: The sheet's name.
  ///   - isHidden: Whether the workbook hides the sheet.
  ///   - rows: The rows that hold anything, in order.
  ///   - merged: The cells joined into one.
  public init(name: String, isHidden: Bool = false, rows: [RawRow], merged: [RawRange] = []) {
    self.name = name
    self.isHidden = isHidden
    self.rows = rows
    self.merged = merged
  }
}
