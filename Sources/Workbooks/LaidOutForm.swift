public import Tables

/// A form laid out on a page: rows of joined cells.
public struct LaidOutForm: Sendable {
  private let columns: Int
  private var rows: [RawRow] = []
  private var merged: [RawRange] = []

  /// Starts a form.
  /// - Parameter columns: How many columns it has.
  public init(columns: Int) { self.columns = columns }

  /// Adds a row of cells, each with the columns it spans.
  /// - Parameter spans: The cells from the left; together they span no more columns than the form has.
  /// - Returns: where each of them stands.
  @discardableResult
  public mutating func row(_ spans: [(cell: RawCell, columns: Int)]) -> [CellAddress] {
    var cells = [RawCell](repeating: .empty, count: columns)
    var addresses: [CellAddress] = []
    let number = rows.count + 1
    var column = 0
    for (cell, width) in spans {
      cells[column] = cell
      addresses.append(CellAddress(row: number, column: column + 1))
      if width > 1 { merged.append(RawRange(rows: number...number, columns: (column + 1)...(column + width))) }
      column += width
    }
    rows.append(RawRow(number: number, cells: cells))
    return addresses
  }

  /// The form as a sheet.
  /// - Parameter name: The sheet's name.
  /// - Returns: the sheet.
  public func sheet(_ name: String) -> RawSheet { RawSheet(name: name, rows: rows, merged: merged) }
}
