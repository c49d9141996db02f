import Tables

/// An `.xls` of Excel 5–2003 (BIFF5 and BIFF8): its sheets and what their cells refer to.
///
/// Source: Microsoft, [MS-XLS] Excel Binary File Format; for BIFF5 OpenOffice.org's "Excel File Format" (2008).
struct BIFFWorkbook {
  private struct Sheet {
    let name: String
    let offset: Int
    let isHidden: Bool
  }

  let bytes: [UInt8]
  private(set) var isUnicode = false
  private(set) var uses1904 = false
  private(set) var codePage = "CP1252"
  private(set) var strings: [String] = []
  private var sheets: [Sheet] = []
  private var customDates: [Int: Bool] = [:]
  private var cellFormats: [Int] = []
  private(set) var formats = NumberFormats.Formats()
  static let part = "Workbook"

  init(_ bytes: [UInt8]) throws(WorkbookError) {
    self.bytes = bytes
    var records = BIFFRecords(bytes)
    guard let start = records.next(), start.kind == 0x0809 else { throw .legacyFormat }
    switch bytes.little16(start.body.lowerBound) {
    case 0x0600: isUnicode = true
    case 0x0500: isUnicode = false
    default: throw .legacyFormat
    }
    while true {
      guard let record = records.next() else { throw .damaged(part: Self.part) }
      if record.kind == 0x0A { break }
      try take(record)
    }
    formats.isDate = cellFormats.map { customDates[$0] ?? NumberFormats.isBuiltInDate($0) }
  }

  /// The rows of every sheet; charts and macro sheets have none of interest.
  func read(limits: WorkbookLimits, maximumRows: Int?) throws(WorkbookError) -> [RawSheet] {
    var cellsLeft = limits.maximumCells
    var result: [RawSheet] = []
    for sheet in sheets {
      var reader = BIFFSheetReader(self, cellsLeft: cellsLeft, cellLimit: limits.maximumCells)
      let rows = try reader.rows(from: sheet.offset)
      cellsLeft = reader.cellsLeft
      result.append(
        RawSheet(
          name: sheet.name, isHidden: sheet.isHidden, rows: Array(rows.prefix(maximumRows ?? .max)),
          merged: reader.merges))
    }
    return result
  }

  /// A text of the record, in the way of the workbook's version.
  func text(_ record: BIFFRecord, skipping distance: Int, lengthBytes: Int) throws(WorkbookError) -> String {
    var reader = BIFFTextReader(bytes, record, skipping: distance)
    let text =
      isUnicode
      ? reader.unicode(lengthBytes: lengthBytes) : reader.coded(lengthBytes: lengthBytes, codePage: codePage)
    guard let text else { throw .damaged(part: Self.part) }
    return text
  }

  private mutating func take(_ record: BIFFRecord) throws(WorkbookError) {
    let start = record.body.lowerBound
    switch record.kind {
    case 0x2F: throw .encrypted
    case 0x22: uses1904 = bytes.little16(start) == 1
    case 0x42: codePage = Self.encoding(codePage: bytes.little16(start))
    case 0x85:
      guard record.body.count > 6 else { throw .damaged(part: Self.part) }
      // Kind 0 is a worksheet.
      guard bytes[start + 5] == 0 else { return }
      let name = try text(record, skipping: 6, lengthBytes: 1)
      sheets.append(Sheet(name: name, offset: bytes.little32(start), isHidden: bytes[start + 4] & 3 != 0))
    case 0xE0: cellFormats.append(bytes.little16(start + 2))
    case 0x041E:
      let code = try text(record, skipping: 2, lengthBytes: isUnicode ? 2 : 1)
      customDates[bytes.little16(start)] = NumberFormats.isDate(code: code)
    case 0xFC:
      var reader = BIFFTextReader(bytes, record, skipping: 8)
      for _ in 0..<bytes.little32(start + 4) {
        guard let string = reader.unicode(lengthBytes: 2) else { throw .damaged(part: Self.part) }
        strings.append(string)
      }
    default: break
    }
  }

  /// What `iconv` calls a code page; 936 is read as GB18030, which contains it.
  private static func encoding(codePage: Int) -> String {
    switch codePage {
    case 936: "GB18030"
    case 10000, 32768: "MACINTOSH"
    case 32769: "CP1252"
    default: "CP\(codePage)"
    }
  }
}
