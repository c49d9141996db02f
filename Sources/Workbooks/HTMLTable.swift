import Tables

/// A table of a web page while its rows come in.
struct HTMLTable {
  /// The number of tables that began before it.
  let order: Int
  private(set) var rows: [RawRow] = []
  private(set) var merges: [RawRange] = []
  /// The cells so far, with the empty ones before the last of each row.
  private(set) var cellCount = 0

  private var rowNumber = 0
  private var isInRow = false
  private var cells: [RawCell] = []
  /// In how many more rows a cell from above takes up each column.
  private var taken: [Int] = []
  private var column = 0
  private var span = 1
  private var text: [UInt8] = []
  private var isInCell = false

  init(order: Int) { self.order = order }

  mutating func startRow() {
    endRow()
    isInRow = true
    rowNumber += 1
    column = 0
  }

  mutating func startCell(columns: Int, rows: Int) {
    endCell()
    // A cell outside any row begins one.
    if !isInRow { startRow() }
    while taken.indices.contains(column), taken[column] > 0 { column += 1 }
    // No sheet is wider than Excel's: what a page puts beyond is an error of its spans.
    span = min(columns, max(16_384 - column, 1))
    if rows > 1 {
      while taken.count < column + span { taken.append(0) }
      for index in column..<(column + span) { taken[index] = rows }
      cellCount += span
    }
    if rows > 1 || span > 1 {
      merges.append(RawRange(rows: rowNumber...rowNumber + rows - 1, columns: column + 1...column + span))
    }
    text.removeAll(keepingCapacity: true)
    isInCell = true
  }

  mutating func append(_ bytes: UnsafeBufferPointer<UInt8>) {
    guard isInCell else { return }
    for byte in bytes {
      // Any run of white space shows as one space.
      guard byte == 0x20 || (0x09...0x0D).contains(byte) else {
        text.append(byte)
        continue
      }
      if let last = text.last, last != 0x20, last != 0x0A { text.append(0x20) }
    }
  }

  mutating func breakLine() {
    guard isInCell else { return }
    while text.last == 0x20 { text.removeLast() }
    if !text.isEmpty { text.append(0x0A) }
  }

  mutating func endCell() {
    guard isInCell else { return }
    isInCell = false
    let content = Self.trimmed(text)
    if !content.isEmpty {
      cellCount += column + 1 - cells.count
      while cells.count < column { cells.append(.empty) }
      cells.append(.text(content))
    }
    column += span
  }

  mutating func endRow() {
    endCell()
    guard isInRow else { return }
    isInRow = false
    for index in taken.indices where taken[index] > 0 { taken[index] -= 1 }
    if !cells.isEmpty { rows.append(RawRow(number: rowNumber, cells: cells)) }
    cells = []
  }

  /// The text with its no-break spaces as plain ones and without those around it.
  private static func trimmed(_ bytes: [UInt8]) -> String {
    var text = String(decoding: bytes, as: UTF8.self)
    // In UTF-8 only U+0080 to U+00BF begin with this byte.
    if bytes.contains(0xC2) { text = text.replacing("\u{A0}", with: " ") }
    guard let first = text.firstIndex(where: { !$0.isWhitespace }),
      let last = text.lastIndex(where: { !$0.isWhitespace })
    else { return "" }
    return String(text[first...last])
  }
}
