/// A value that leaves the program, or the official symbol that stands for its absence.
public enum Cell: Sendable, Hashable {
  case text(String)
  case integer(Int)
  case number(Double)
  case missing(Symbol)

  /// Why a figure is absent, as official statistics write it: absence is not zero.
  public enum Symbol: String, Sendable, Hashable {
    /// The figure cannot exist here; written as an empty field.
    case notApplicable = "z"
    /// The figure exists but is not known: not submitted, not answered.
    case notAvailable = "x"
  }
}

/// A table of output: named columns and rows of cells.
public struct Table: Sendable, Hashable {
  /// The table's name, used as the stem of its file name.
  public var name: String
  /// The column names, in order.
  public var columns: [String]
  /// The rows; each has as many cells as there are columns.
  public var rows: [[Cell]]

  /// Creates a table.
  /// - Precondition: every row has as many cells as there are columns.
  public init(name: String, columns: [String], rows: [[Cell]] = []) {
    for row in rows {
      precondition(row.count == columns.count, "row of \(row.count) cells in a table of \(columns.count) columns")
    }
    self.name = name
    self.columns = columns
    self.rows = rows
  }
}
