/// Why a workbook cannot be read or written.
public enum WorkbookError: Error, Equatable, Sendable {
  /// The bytes are no ZIP archive, or one without a workbook in it.
  case notAWorkbook
  /// The file needs a password.
  case encrypted
  /// A workbook of before Excel 5, or another document in an OLE container.
  case legacyFormat
  /// A binary workbook, `.xlsb`.
  case binaryFormat
  /// A web page without any table.
  case noTable
  /// A part of the file is missing, cut off or not well-formed.
  case damaged(part: String)
  /// A part holds a document type declaration, which no workbook needs and attacks use.
  case documentType(part: String)
  /// The file is larger than the limits allow: a ZIP bomb, or a case for other limits.
  case tooLarge(Quantity, limit: Int)
  /// A sheet name Excel does not accept, or one that stands twice.
  case invalidSheetName(String)
  /// A cell that cannot be written: outside the grid of Excel, or a text over 32,767 characters or with a NUL.
  case unwritableCell(sheet: String, row: Int, column: Int)
  /// The file could not be written; the message is the system's.
  case unwritable(String)

  /// What there is too much of.
  public enum Quantity: Sendable, Hashable {
    case parts
    case bytes
    case compressionRatio
    case cells
  }
}

/// What a workbook may hold before it is refused.
public struct WorkbookLimits: Sendable, Hashable {
  /// The files in the archive; a large workbook with pictures has some hundreds.
  public var maximumParts: Int
  /// The uncompressed bytes of the archive, declared and really read; a full sheet of 20 columns has about 1 GB.
  public var maximumBytes: Int
  /// The compression of any part over 1 MB; sheets reach about 50, and deflate cannot pass 1032.
  public var maximumRatio: Int
  /// The cells, with the empty ones before the last of each row.
  public var maximumCells: Int

  /// Creates limits.
  public init(
    maximumParts: Int = 4_000, maximumBytes: Int = 2 << 30, maximumRatio: Int = 250, maximumCells: Int = 40_000_000
  ) {
    self.maximumParts = maximumParts
    self.maximumBytes = maximumBytes
    self.maximumRatio = maximumRatio
    self.maximumCells = maximumCells
  }
}
