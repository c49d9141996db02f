public import Tables

/// A sheet with all that a person sees and meets in it besides its values.
public struct StyledSheet: Sendable, Hashable {
  /// A column's width in characters, and the style of those of its cells that hold nothing.
  public struct Column: Sendable, Hashable {
    /// The width in characters.
    public var width: Int
    /// The style of cells that hold nothing yet.
    public var style: CellStyle?

    /// Creates a column.
    /// - Parameters:
    ///   - width: The width in characters.
    ///   - style: The style of cells that hold nothing yet.
    public init(width: Int, style: CellStyle? = nil) {
      self.width = width
      self.style = style
    }
  }

  /// A cell of a sheet of the same workbook.
  public struct Link: Sendable, Hashable {
    /// The sheet's name.
    public var sheet: String
    /// The cell.
    public var address: CellAddress

    /// Creates a link.
    /// - Parameters:
    ///   - sheet: The sheet's name.
    ///   - address: The cell.
    public init(sheet: String, address: CellAddress) {
      self.sheet = sheet
      self.address = address
    }
  }

  /// The values.
  public var cells: RawSheet
  /// The columns, from A on; those beyond have the usual width.
  public var columns: [Column] = []
  /// The height of rows in points, by their number; others have the usual height.
  public var rowHeights: [Int: Double] = [:]
  /// The styles of cells.
  public var styles: [CellAddress: CellStyle] = [:]
  /// The style of texts in cells without one of their own.
  public var textStyle: CellStyle?
  /// What is noted beside cells.
  public var notes: [CellAddress: String] = [:]
  /// Where cells lead to.
  public var links: [CellAddress: Link] = [:]
  /// What may be entered.
  public var rules: [EntryRule] = []
  /// How many rows stay in view.
  public var frozenRows = 0
  /// Whether the last of the rows that stay in view offers to filter those below it.
  public var hasFilter = false
  /// Whether only unlocked cells can be changed; there is no password.
  public var isProtected = false
  /// Whether the sheet prints on A4 pages one sheet wide, upright or across; the program's choice when absent.
  public var page: Page?

  /// How an A4 page lies.
  public enum Page: Sendable, Hashable { case upright, across }

  /// Gives a sheet the usual look: a first row of texts only is bold and stays in view, columns fit what they hold.
  /// - Parameter cells: The values.
  public init(_ cells: RawSheet) {
    self.cells = cells
    let header = cells.rows.first.flatMap { $0.number == 1 && $0.cells.allSatisfy(Self.isText) ? $0 : nil }
    if let header {
      frozenRows = 1
      for column in header.cells.indices where header.cells[column] != .empty {
        styles[CellAddress(row: 1, column: column + 1)] = CellStyle(isBold: true)
      }
    }
    // A laid-out form keeps the usual width: what its cells need is shared among the merged columns.
    if cells.merged.isEmpty { fitWidths() }
  }

  /// Gives rows the height their texts need when they wrap; not every program does so by itself.
  /// - Parameter first: The first row to look at, 1-based.
  public mutating func fitHeights(from first: Int) {
    for row in cells.rows where row.number >= first {
      var most = 1
      for (cell, column) in zip(row.cells, columns) {
        guard case .text(let text) = cell else { continue }
        most = max(most, Self.lineCount(text, width: max(column.width - 1, 1)))
      }
      if most > 1 { rowHeights[row.number] = 16 * Double(most) + 2 }
    }
  }

  private static func lineCount(_ text: String, width: Int) -> Int {
    text.split(separator: "\n", omittingEmptySubsequences: false).reduce(0) { count, line in
      count + max(1, (String(line).displayWidth + width - 1) / width)
    }
  }

  /// Gives columns the width of what their first rows hold; what stands in joined cells has room beyond its column.
  public mutating func fitWidths() {
    let joined = cells.joinedCells
    var widths: [Int] = []
    for row in cells.rows.prefix(200) {
      while widths.count < row.cells.count { widths.append(0) }
      for (column, cell) in row.cells.enumerated()
      where joined.isEmpty || joined[CellAddress(row: row.number, column: column + 1)] == nil {
        switch cell {
        case .text(let text): widths[column] = max(widths[column], text.displayWidth)
        case .date: widths[column] = max(widths[column], 10)
        default: break
        }
      }
    }
    columns = widths.map { Column(width: min(max($0 + 2, 8), 50)) }
  }

  private static func isText(_ cell: RawCell) -> Bool {
    switch cell {
    case .text, .empty: true
    default: false
    }
  }
}
