/// The place of a cell; both numbers are 1-based, as a person counts.
public struct CellAddress: Sendable, Hashable, Comparable {
  /// The row's number.
  public var row: Int
  /// The column's number, A = 1.
  public var column: Int

  /// Creates an address.
  /// - Parameters:
  ///   - row: The row's number.
  ///   - column: The column's number, A = 1.
  public init(row: Int, column: Int) {
    self.row = row
    self.column = column
  }

  /// Whether one cell is read before another: row by row, from the left.
  public static func < (left: CellAddress, right: CellAddress) -> Bool {
    (left.row, left.column) < (right.row, right.column)
  }
}

/// How a cell looks, and what becomes of what a person types into it.
public struct CellStyle: Sendable, Hashable {
  /// What a program makes of a value.
  public enum Format: Sendable, Hashable {
    /// Whatever the program guesses.
    case general
    /// A text, so that leading zeros and long numbers stay.
    case text
    /// A day, shown year first.
    case date
    /// A day with a time, shown to the second.
    case dateTime
    /// A number without decimals.
    case whole
    /// A number as a format of spreadsheets shows it: `0.0%`.
    case number(String)
  }

  /// What a program makes of a value.
  public var format: Format
  /// Whether the text is bold.
  public var isBold: Bool
  /// The colour behind the text as `0xRRGGBB`.
  public var fill: UInt32?
  /// The colour of the text as `0xRRGGBB`.
  public var ink: UInt32?
  /// Whether the cell has a thin line around it.
  public var hasBorder: Bool
  /// Whether the text stands in the middle.
  public var isCentred: Bool
  /// Whether a long text goes on in the next line of its cell.
  public var wraps: Bool
  /// Whether the cell can be changed when its sheet is protected.
  public var isUnlocked: Bool

  /// Creates a style.
  /// - Parameters:
  ///   - format: What a program makes of a value.
  ///   - isBold: Whether the text is bold.
  ///   - fill: The colour behind the text as `0xRRGGBB`.
  ///   - ink: The colour of the text as `0xRRGGBB`.
  ///   - hasBorder: Whether the cell has a thin line around it.
  ///   - isCentred: Whether the text stands in the middle.
  ///   - wraps: Whether a long text goes on in the next line of its cell.
  ///   - isUnlocked: Whether the cell can be changed when its sheet is protected.
  public init(
    format: Format = .general, isBold: Bool = false, fill: UInt32? = nil, ink: UInt32? = nil, hasBorder: Bool = false,
    isCentred: Bool = false, wraps: Bool = false, isUnlocked: Bool = false
  ) {
    self.format = format
    self.isBold = isBold
    self.fill = fill
    self.ink = ink
    self.hasBorder = hasBorder
    self.isCentred = isCentred
    self.wraps = wraps
    self.isUnlocked = isUnlocked
  }
}
