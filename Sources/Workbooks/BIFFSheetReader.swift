import Tables

/// Reads the rows of one sheet of an `.xls`.
struct BIFFSheetReader {
  private let book: BIFFWorkbook
  private let bytes: [UInt8]
  private let cellLimit: Int
  private(set) var cellsLeft: Int
  private var rows: [[RawCell]] = []
  private(set) var merges: [RawRange] = []
  /// The formula whose text comes in a record of its own.
  private var pendingText: (row: Int, column: Int)?

  init(_ book: BIFFWorkbook, cellsLeft: Int, cellLimit: Int) {
    self.book = book
    bytes = book.bytes
    self.cellsLeft = cellsLeft
    self.cellLimit = cellLimit
  }

  mutating func rows(from offset: Int) throws(WorkbookError) -> [RawRow] {
    var records = BIFFRecords(bytes, from: offset)
    guard let start = records.next(), start.kind == 0x0809 else { throw .damaged(part: BIFFWorkbook.part) }
    // A chart inside the sheet brings its own beginning and end.
    var depth = 1
    while depth > 0 {
      guard let record = records.next() else { throw .damaged(part: BIFFWorkbook.part) }
      // A hostile file may name the same records as many sheets: each visit counts as a cell.
      try spend(1)
      switch record.kind {
      case 0x0809: depth += 1
      case 0x0A: depth -= 1
      default: if depth == 1 { try take(record) }
      }
    }
    var result: [RawRow] = []
    for (index, var cells) in rows.enumerated() {
      while cells.last == .empty { cells.removeLast() }
      if !cells.isEmpty { result.append(RawRow(number: index + 1, cells: cells)) }
    }
    try MergedCells.fillDown(merges, in: &result, cellsLeft: &cellsLeft, limit: cellLimit)
    return result
  }

  private mutating func take(_ record: BIFFRecord) throws(WorkbookError) {
    let start = record.body.lowerBound
    let size = record.body.count
    switch record.kind {
    case 0x0203 where size >= 14: try set(record, number(at: start + 6))
    case 0x027E where size >= 10: try set(record, Self.compact(bytes.little32(start + 6)))
    case 0xBD where size >= 6:
      for index in 0..<(size - 6) / 6 {
        let at = start + 4 + 6 * index
        let cell = value(Self.compact(bytes.little32(at + 2)), format: bytes.little16(at))
        try set(cell, row: bytes.little16(start), column: bytes.little16(start + 2) + index)
      }
    case 0xFD where size >= 10:
      let index = bytes.little32(start + 6)
      guard book.strings.indices.contains(index) else { throw .damaged(part: BIFFWorkbook.part) }
      try set(record, text: book.strings[index])
    case 0x0204, 0xD6: try set(record, text: try book.text(record, skipping: 6, lengthBytes: 2))
    case 0x0205 where size >= 8:
      try set(record, bytes[start + 7] == 0 ? .boolean(bytes[start + 6] != 0) : Self.error(bytes[start + 6]))
    case 0x06, 0x0206, 0x0406:
      if size >= 16 { try takeFormula(record) } else { throw .damaged(part: BIFFWorkbook.part) }
    case 0x0207:
      guard let place = pendingText else { return }
      pendingText = nil
      let text = try book.text(record, skipping: 0, lengthBytes: 2)
      try set(text.isEmpty ? .empty : .text(text), row: place.row, column: place.column)
    case 0xE5:
      for index in 0..<min(bytes.little16(start), (size - 2) / 8) {
        let at = start + 2 + 8 * index
        let (top, bottom) = (bytes.little16(at) + 1, bytes.little16(at + 2) + 1)
        let (left, right) = (bytes.little16(at + 4) + 1, bytes.little16(at + 6) + 1)
        if top <= bottom, left <= right { merges.append(RawRange(rows: top...bottom, columns: left...right)) }
      }
    case 0x0203, 0x027E, 0xBD, 0xFD, 0x0205: throw .damaged(part: BIFFWorkbook.part)
    default: break
    }
  }

  /// A formula's saved value: a number, or a mark that says what else it is.
  private mutating func takeFormula(_ record: BIFFRecord) throws(WorkbookError) {
    let result = record.body.lowerBound + 6
    // The flag asks Excel to calculate on opening: what is saved is no value.
    if bytes.little16(result + 8) & 2 != 0 { return try set(record, .error(Workbook.uncalculated)) }
    guard bytes.little16(result + 6) == 0xFFFF else { return try set(record, number(at: result)) }
    switch bytes[result] {
    case 0:
      pendingText = (bytes.little16(record.body.lowerBound), bytes.little16(record.body.lowerBound + 2))
      // Until the text comes: a formula whose text is missing is not empty.
      try set(record, .error(Workbook.uncalculated))
    case 1: try set(record, .boolean(bytes[result + 2] != 0))
    case 2: try set(record, Self.error(bytes[result + 2]))
    default: break
    }
  }

  private mutating func set(_ record: BIFFRecord, text: String) throws(WorkbookError) {
    try set(record, text.isEmpty ? .empty : .text(text))
  }

  private mutating func set(_ record: BIFFRecord, _ number: Double) throws(WorkbookError) {
    try set(record, value(number, format: bytes.little16(record.body.lowerBound + 4)))
  }

  private mutating func set(_ record: BIFFRecord, _ cell: RawCell) throws(WorkbookError) {
    let start = record.body.lowerBound
    try set(cell, row: bytes.little16(start), column: bytes.little16(start + 2))
  }

  private mutating func set(_ cell: RawCell, row: Int, column: Int) throws(WorkbookError) {
    guard column < 256 else { throw .damaged(part: BIFFWorkbook.part) }
    while rows.count <= row { rows.append([]) }
    if column >= rows[row].count {
      try spend(column + 1 - rows[row].count)
      while rows[row].count <= column { rows[row].append(.empty) }
    }
    rows[row][column] = cell
  }

  private mutating func spend(_ count: Int) throws(WorkbookError) {
    cellsLeft -= count
    if cellsLeft < 0 { throw .tooLarge(.cells, limit: cellLimit) }
  }

  private func value(_ number: Double, format: Int) -> RawCell {
    guard number.isFinite else { return .error("\(number)") }
    if book.formats.isDate(format), let date = NumberFormats.cell(serial: number, uses1904: book.uses1904) {
      return date
    }
    return .number(number)
  }

  private func number(at offset: Int) -> Double {
    Double(bitPattern: UInt64(bytes.little32(offset)) | UInt64(bytes.little32(offset + 4)) << 32)
  }

  /// A number in four bytes: a whole number or the upper half of a double, either of them perhaps times 100.
  private static func compact(_ bits: Int) -> Double {
    let number =
      bits & 2 == 0
      ? Double(bitPattern: UInt64(bits & 0xFFFF_FFFC) << 32) : Double(Int32(truncatingIfNeeded: bits) >> 2)
    return bits & 1 == 0 ? number : number / 100
  }

  private static func error(_ code: UInt8) -> RawCell {
    switch code {
    case 0x00: .error("#NULL!")
    case 0x07: .error("#DIV/0!")
    case 0x0F: .error("#VALUE!")
    case 0x17: .error("#REF!")
    case 0x1D: .error("#NAME?")
    case 0x24: .error("#NUM!")
    default: .error("#N/A")
    }
  }
}
