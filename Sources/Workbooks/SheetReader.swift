import Tables

/// Reads the rows of one worksheet.
final class SheetReader: XMLHandler {
  private let part: String
  private let strings: [String]
  private let formats: NumberFormats.Formats
  private let uses1904: Bool
  private let maximumRows: Int
  private let cellLimit: Int
  private(set) var cellsLeft: Int

  private var rows: [RawRow] = []
  private var isInOrder = true
  private var rowNumber = 0
  private var cells: [RawCell] = []
  private var column = 0
  private var kind: CellKind = .number
  private var style = 0
  private var hasFormula = false
  private var value: [UInt8] = []
  private var hasValue = false
  private var isInValue = false
  private var isInCell = false
  private var inline = TextCollector()
  private(set) var merges: [RawRange] = []

  /// What the `t` of a cell says its value is.
  private enum CellKind { case number, shared, formulaText, inline, boolean, error, isoDate }

  init(
    part: String, strings: [String], formats: NumberFormats.Formats, uses1904: Bool, maximumRows: Int?,
    maximumCells: Int, cellLimit: Int
  ) {
    self.part = part
    self.strings = strings
    self.formats = formats
    self.uses1904 = uses1904
    self.maximumRows = maximumRows ?? .max
    self.cellLimit = cellLimit
    cellsLeft = maximumCells
    super.init()
    isFinished = self.maximumRows <= 0
  }

  /// The rows by number, joined cells filled down; a program may have written the rows in another order.
  func finishedRows() throws(WorkbookError) -> [RawRow] {
    var result = isInOrder ? rows : rows.sorted { $0.number < $1.number }
    try MergedCells.fillDown(merges, in: &result, cellsLeft: &cellsLeft, limit: cellLimit)
    return result
  }

  override func start(_ name: XMLName, _ attributes: XMLAttributes) {
    if name == "c" {
      startCell(attributes)
    } else if name == "v" {
      isInValue = isInCell
      hasValue = true
    } else if name == "row" {
      startRow(attributes)
    } else if name == "f" {
      hasFormula = true
    } else if isInCell, kind == .inline {
      inline.start(name)
    } else if name == "mergeCell" {
      merge(attributes)
    }
  }

  override func text(_ bytes: UnsafeBufferPointer<UInt8>) {
    if isInValue {
      value.append(contentsOf: bytes)
    } else if kind == .inline, isInCell {
      inline.append(bytes)
    }
  }

  override func end(_ name: XMLName) {
    if name == "v" {
      isInValue = false
    } else if name == "c" {
      endCell()
    } else if name == "row" {
      endRow()
    } else if name == "mergeCells" {
      isFinished = true
    } else if isInCell, kind == .inline {
      inline.end(name)
    }
  }

  private func startRow(_ attributes: XMLAttributes) {
    let previous = rowNumber
    rowNumber = attributes.bytes("r").map(Self.integer) ?? previous + 1
    if !(1...1_048_576).contains(rowNumber) { failure = .damaged(part: part) }
    if rowNumber <= previous { isInOrder = false }
    column = 0
    cells.removeAll(keepingCapacity: true)
  }

  private func endRow() {
    while cells.last == .empty { cells.removeLast() }
    if cells.isEmpty { return }
    rows.append(RawRow(number: rowNumber, cells: cells))
    if rows.count == maximumRows { isFinished = true }
  }

  /// Takes a range such as `A2:B4`.
  private func merge(_ attributes: XMLAttributes) {
    guard let range = attributes.bytes("ref"), let colon = range.firstIndex(of: UInt8(ascii: ":")) else { return }
    let corners = [range[..<colon], range[(colon + 1)...]].map(UnsafeBufferPointer.init(rebasing:))
    let rows = corners.map { corner in
      Self.integer(UnsafeBufferPointer(rebasing: corner.drop { $0 >= UInt8(ascii: "A") }))
    }
    let columns = corners.map(Self.column)
    guard columns[0] > 0, columns[1] >= columns[0], rows[0] > 0, rows[1] >= rows[0] else { return }
    merges.append(RawRange(rows: rows[0]...rows[1], columns: columns[0]...columns[1]))
  }

  private func startCell(_ attributes: XMLAttributes) {
    column = attributes.bytes("r").map(Self.column) ?? column + 1
    guard (1...16_384).contains(column), rowNumber > 0 else {
      failure = .damaged(part: part)
      return
    }
    isInCell = true
    hasFormula = false
    hasValue = false
    value.removeAll(keepingCapacity: true)
    style = attributes.bytes("s").map(Self.integer) ?? 0
    kind = attributes.bytes("t").map(Self.kind) ?? .number
  }

  private func endCell() {
    isInCell = false
    let cell = cellValue()
    if cell == .empty { return }
    if column > cells.count {
      cellsLeft -= column - cells.count
      if cellsLeft < 0 {
        failure = .tooLarge(.cells, limit: cellLimit)
        return
      }
      while cells.count < column { cells.append(.empty) }
    }
    cells[column - 1] = cell
  }

  private func cellValue() -> RawCell {
    switch kind {
    case .inline: return Self.cell(inline.take())
    case .formulaText where hasValue: return Self.cell(CellText.string(value))
    default: break
    }
    if value.isEmpty { return hasFormula ? .error(Workbook.uncalculated) : .empty }
    switch kind {
    case .number: return numberCell()
    case .shared:
      guard let index = CellText.number(value).flatMap(Int.init(exactly:)), strings.indices.contains(index) else {
        failure = .damaged(part: part)
        return .empty
      }
      return Self.cell(strings[index])
    case .boolean: return .boolean(value.first == UInt8(ascii: "1") || value.first == UInt8(ascii: "t"))
    case .error, .formulaText, .inline: return .error(CellText.string(value))
    case .isoDate:
      let text = CellText.string(value)
      return ISODate.cell(text) ?? .text(text)
    }
  }

  private func numberCell() -> RawCell {
    guard let number = CellText.number(value) else { return .error(CellText.string(value)) }
    if formats.isDate(style), let date = NumberFormats.cell(serial: number, uses1904: uses1904) { return date }
    return .number(number)
  }

  private static func cell(_ text: String) -> RawCell { text.isEmpty ? .empty : .text(text) }

  private static func kind(_ bytes: UnsafeBufferPointer<UInt8>) -> CellKind {
    switch bytes.count {
    case 1:
      switch bytes[0] {
      case UInt8(ascii: "s"): .shared
      case UInt8(ascii: "b"): .boolean
      case UInt8(ascii: "e"): .error
      case UInt8(ascii: "d"): .isoDate
      default: .number
      }
    // The only longer kinds are `str` and `inlineStr`.
    case 3: .formulaText
    case 9: .inline
    default: .number
    }
  }

  /// A whole number, or -1 for anything else.
  private static func integer(_ bytes: UnsafeBufferPointer<UInt8>) -> Int {
    var result = 0
    for byte in bytes {
      guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte), result < 100_000_000 else { return -1 }
      result = result * 10 + Int(byte - UInt8(ascii: "0"))
    }
    return bytes.isEmpty ? -1 : result
  }

  /// The column of an address such as `AB12`, from 1; 0 for anything else.
  private static func column(_ bytes: UnsafeBufferPointer<UInt8>) -> Int {
    var result = 0
    for byte in bytes {
      guard (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte & 0xDF), byte > 0x40 else { break }
      result = result * 26 + Int(byte & 0xDF) - 0x40
      if result > 16_384 { return 0 }
    }
    return result
  }
}
