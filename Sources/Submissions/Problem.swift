/// A defect of the data, with where it stands and what to do. A value, collected; never thrown.
public struct Problem: Sendable, Hashable, Codable {
  /// Whether the defect must be mended before the submission can load.
  public enum Severity: String, Sendable, Hashable, Codable {
    /// Must be fixed; the submission it belongs to does not load.
    case error
    /// To be explained or fixed; the submission loads.
    case query
  }

  /// What is wrong; its code, severity, message and hint follow from it.
  public var kind: ProblemKind
  /// The sheet's name; empty in a CSV file.
  public var sheet: String
  /// The sheet's number among all sheets of the file, 1-based: its name is shown masked, and two may look alike.
  public var sheetNumber: Int?
  /// The sheet's own row number, 1-based; absent when the whole file is meant.
  public var row: Int?
  /// The sheet's own column number, 1-based.
  public var column: Int?
  /// The header as the file writes it.
  public var header: String?
  /// The value with all but its shape hidden when it may identify a person.
  public var masked: String?
  /// The school whose submission is meant as a whole; absent where a row says it.
  public var school: SchoolCode?

  /// Creates a problem at a place in a file.
  /// - Parameters:
  ///   - kind: What is wrong.
  ///   - sheet: The sheet's name; empty in a CSV file.
  ///   - sheetNumber: The sheet's number among all sheets of the file, 1-based.
  ///   - row: The sheet's own row number, 1-based; absent when the whole file is meant.
  ///   - column: The sheet's own column number, 1-based.
  ///   - header: The header as the file writes it.
  ///   - masked: The value with all but its shape hidden when it may identify a person.
  public init(
    _ kind: ProblemKind, sheet: String = "", sheetNumber: Int? = nil, row: Int? = nil, column: Int? = nil,
    header: String? = nil,
    masked: String? = nil
  ) {
    self.kind = kind
    self.sheet = sheet
    self.sheetNumber = sheetNumber
    self.row = row
    self.column = column
    self.header = header
    self.masked = masked
  }
}
