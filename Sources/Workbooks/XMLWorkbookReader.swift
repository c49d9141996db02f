import Tables

/// Reads an XML workbook of Excel 2003 (SpreadsheetML).
///
/// Source: Microsoft, "XML Spreadsheet Reference" (2002).
final class XMLWorkbookReader: XMLHandler {
  static let part = "Workbook"
  private let cellLimit: Int
  private var cellsLeft: Int
  private(set) var sheets: [RawSheet] = []
  private var rows: [RawRow] = []
  private var merges: [RawRange] = []
  private var name = ""
  private var isHidden = false
  private var rowNumber = 0
  private var cells: [RawCell] = []
  private var column = 0
  private var joinedColumns = 0
  private var kind = ""
  private var text: [UInt8] = []
  private var isInData = false
  private var isInComment = false
  private var isInVisible = false
  private var hasFormula = false
  private var hasData = false

  init(limits: WorkbookLimits) {
    cellLimit = limits.maximumCells
    cellsLeft = limits.maximumCells
  }

  override func start(_ element: XMLName, _ attributes: XMLAttributes) {
    if element == "Cell" {
      startCell(attributes)
    } else if element == "Data" {
      isInData = !isInComment
      hasData = hasData || isInData
      text.removeAll(keepingCapacity: true)
      kind = attributes["Type"] ?? ""
    } else if element == "Row" {
      let index = attributes["Index"].flatMap { Int($0) } ?? rowNumber + 1
      if !(rowNumber + 1...1_048_576).contains(index) { return fail() }
      rowNumber = index
      column = 0
      cells = []
    } else if element == "Comment" {
      isInComment = true
    } else if element == "Worksheet" {
      (name, isHidden, rowNumber, rows, merges) = (attributes["Name"] ?? "", false, 0, [], [])
    } else if element == "Visible" {
      isInVisible = true
      text.removeAll(keepingCapacity: true)
    }
  }

  override func text(_ bytes: UnsafeBufferPointer<UInt8>) {
    if isInData || isInVisible { text.append(contentsOf: bytes) }
  }

  override func end(_ element: XMLName) {
    if element == "Data" {
      if isInData { set(value()) }
      isInData = false
    } else if element == "Cell" {
      if hasFormula, !hasData { set(.error(Workbook.uncalculated)) }
      column += joinedColumns
    } else if element == "Row" {
      while cells.last == .empty { cells.removeLast() }
      if !cells.isEmpty { rows.append(RawRow(number: rowNumber, cells: cells)) }
    } else if element == "Comment" {
      isInComment = false
    } else if element == "Visible" {
      isInVisible = false
      isHidden = String(decoding: text, as: UTF8.self) != "SheetVisible"
    } else if element == "Worksheet" {
      do throws(WorkbookError) {
        try MergedCells.fillDown(merges, in: &rows, cellsLeft: &cellsLeft, limit: cellLimit)
      } catch { failure = error }
      sheets.append(RawSheet(name: name, isHidden: isHidden, rows: rows, merged: merges))
    }
  }

  private func startCell(_ attributes: XMLAttributes) {
    let index = attributes["Index"].flatMap { Int($0) } ?? column + 1
    let across = attributes["MergeAcross"].flatMap { Int($0) } ?? 0
    let down = attributes["MergeDown"].flatMap { Int($0) } ?? 0
    guard (column + 1...16_384).contains(index), (0...16_384).contains(across), (0...1_048_576).contains(down),
      rowNumber > 0
    else { return fail() }
    column = index
    joinedColumns = across
    hasFormula = attributes["Formula"] != nil
    hasData = false
    if down > 0 || across > 0 {
      merges.append(RawRange(rows: rowNumber...rowNumber + down, columns: column...column + across))
    }
  }

  private func set(_ cell: RawCell) {
    guard column > 0 else { return fail() }
    if cell == .empty { return }
    cellsLeft -= max(1, column - cells.count)
    if cellsLeft < 0 {
      failure = .tooLarge(.cells, limit: cellLimit)
      return
    }
    while cells.count < column { cells.append(.empty) }
    cells[column - 1] = cell
  }

  private func value() -> RawCell {
    let string = String(decoding: text, as: UTF8.self)
    if string.isEmpty { return .empty }
    switch kind {
    case "Number": return CellText.number(text).map(RawCell.number) ?? .error(string)
    case "Boolean": return .boolean(string == "1")
    case "DateTime": return ISODate.cell(string) ?? .text(string)
    case "Error": return .error(string)
    default: return .text(string)
    }
  }

  private func fail() { failure = .damaged(part: Self.part) }
}
