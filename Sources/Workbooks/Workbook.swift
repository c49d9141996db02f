public import Tables

/// Workbooks as Excel, WPS and LibreOffice write them: Office Open XML (`.xlsx`, `.xlsm`) and `.xls` since Excel 5.
public enum Workbook {
  /// What a cell says whose formula was saved without its value.
  public static let uncalculated = "#UNCALCULATED"

  /// Whether the bytes are a ZIP archive, as every `.xlsx` is.
  public static func isWorkbook(_ bytes: [UInt8]) -> Bool {
    bytes.starts(with: [0x50, 0x4B, 0x03, 0x04]) || bytes.starts(with: [0x50, 0x4B, 0x05, 0x06])
  }

  /// Whether the bytes are an OLE container: an `.xls`, or an `.xlsx` with a password.
  public static func isCompoundFile(_ bytes: [UInt8]) -> Bool {
    bytes.starts(with: [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1])
  }

  /// Reads all worksheets in the order of the tabs.
  ///
  /// Rows that hold nothing are left out. Formulas give their saved value; one saved without a value gives
  /// `.error(uncalculated)`. Cells joined downwards have their value in each of their rows that holds anything. A number
  /// formatted as a date is a `.date` where that date exists, or a `.dateTime` with a time of day.
  /// Macros, links and external parts are never followed.
  /// - Parameters:
  ///   - bytes: The whole file.
  ///   - limits: What a file may hold before it is refused.
  ///   - maximumRows: The rows to read of each sheet; all if nil.
  /// - Throws: why the whole file cannot be read; there are no half-read workbooks.
  public static func read(
    _ bytes: [UInt8], limits: WorkbookLimits = .init(), maximumRows: Int? = nil
  ) throws(WorkbookError) -> [RawSheet] {
    if isCompoundFile(bytes) { return try readLegacy(bytes, limits: limits, maximumRows: maximumRows) }
    guard isWorkbook(bytes) else { throw .notAWorkbook }
    let archive = try ZipArchive(bytes, limits: limits)
    let package = try WorkbookPackage(archive)
    let strings = try SharedStrings.read(package.sharedStrings, from: archive)
    var cellsLeft = limits.maximumCells
    var sheets: [RawSheet] = []
    for sheet in package.sheets {
      let reader = SheetReader(
        part: sheet.part, strings: strings, formats: package.formats, uses1904: package.uses1904,
        maximumRows: maximumRows, maximumCells: cellsLeft, cellLimit: limits.maximumCells)
      try archive.parse(sheet.part, with: reader)
      let rows = try reader.finishedRows()
      cellsLeft = reader.cellsLeft
      sheets.append(RawSheet(name: sheet.name, isHidden: sheet.isHidden, rows: rows, merged: reader.merges))
    }
    return sheets
  }

  private static func readLegacy(
    _ bytes: [UInt8], limits: WorkbookLimits, maximumRows: Int?
  ) throws(WorkbookError) -> [RawSheet] {
    if bytes.count > limits.maximumBytes { throw .tooLarge(.bytes, limit: limits.maximumBytes) }
    let file = try CompoundFile(bytes)
    if file.contains("EncryptedPackage") { throw .encrypted }
    guard let stream = try file.workbook() else { throw .legacyFormat }
    return try BIFFWorkbook(stream).read(limits: limits, maximumRows: maximumRows)
  }
}
