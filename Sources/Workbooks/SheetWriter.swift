import CXlsxWriter
import Tables

/// Writes one worksheet.
struct SheetWriter {
  let sheet: UnsafeMutablePointer<lxw_worksheet>
  let formats: CellFormats

  func write(_ source: StyledSheet) {
    if source.frozenRows > 0 { worksheet_freeze_panes(sheet, UInt32(source.frozenRows), 0) }
    if source.hasFilter, source.frozenRows > 0, let last = source.cells.rows.last, !source.columns.isEmpty {
      worksheet_autofilter(
        sheet, UInt32(source.frozenRows - 1), 0, UInt32(max(last.number, source.frozenRows) - 1),
        UInt16(source.columns.count - 1))
    }
    for (index, column) in source.columns.enumerated() {
      worksheet_set_column(
        sheet, UInt16(index), UInt16(index), Double(column.width), column.style.flatMap(formats.format))
    }
    for (row, height) in source.rowHeights.sorted(by: { $0.key < $1.key }) {
      worksheet_set_row(sheet, UInt32(row - 1), height, nil)
    }
    let (ranges, covered) = MergedCells.apart(source.cells)
    // Before the values: merging empties the cells.
    for range in ranges {
      let first = CellAddress(row: range.rows.lowerBound, column: range.columns.lowerBound)
      worksheet_merge_range(
        sheet, UInt32(range.rows.lowerBound - 1), UInt16(range.columns.lowerBound - 1),
        UInt32(range.rows.upperBound - 1), UInt16(range.columns.upperBound - 1), nil,
        // Only colour and border show in the other cells.
        source.styles[first].flatMap { $0.fill == nil && !$0.hasBorder ? nil : formats.format($0) })
    }
    writeCells(source, covered)
    for (address, text) in source.notes.sorted(by: { $0.key < $1.key }) { note(text, at: address) }
    for rule in source.rules { add(rule) }
    if source.isProtected { protect() }
    if let page = source.page {
      worksheet_set_paper(sheet, 9)
      if page == .across { worksheet_set_landscape(sheet) }
      worksheet_fit_to_pages(sheet, 1, 0)
      if source.frozenRows > 0 { worksheet_repeat_rows(sheet, 0, UInt32(source.frozenRows - 1)) }
    }
  }

  private func writeCells(_ source: StyledSheet, _ covered: [CellAddress: CellAddress]) {
    var blank = source.styles
    var joined: [CellAddress: RawCell] = [:]
    for row in source.cells.rows {
      for (index, cell) in row.cells.enumerated() where cell != .empty {
        let address = CellAddress(row: row.number, column: index + 1)
        if let first = covered[address] {
          // A value filled down when the sheet was read stands in the first of the cells alone.
          if first == address { joined[first] = cell } else if joined[first] == cell { continue }
        }
        let style = blank.isEmpty ? nil : blank.removeValue(forKey: address)
        if let link = source.links[address] {
          worksheet_write_url(sheet, UInt32(row.number - 1), UInt16(index), link.location, nil)
        }
        write(cell, at: address, style ?? (cell.isText ? source.textStyle : nil))
      }
    }
    for (address, style) in blank.sorted(by: { $0.key < $1.key }) where covered[address] == nil {
      worksheet_write_blank(sheet, UInt32(address.row - 1), UInt16(address.column - 1), formats.format(style))
    }
  }

  private func write(_ cell: RawCell, at address: CellAddress, _ style: CellStyle?) {
    let (row, column) = (UInt32(address.row - 1), UInt16(address.column - 1))
    let format = style.flatMap(formats.format)
    switch cell {
    case .empty: break
    case .text(let text), .error(let text): writeText(text, row: row, column: column, format: format)
    case .number(let number) where number.isFinite: worksheet_write_number(sheet, row, column, number, format)
    case .number(let number): writeText(number.twelveDigits, row: row, column: column, format: format)
    case .boolean(let value): worksheet_write_boolean(sheet, row, column, value ? 1 : 0, format)
    case .date(let day):
      if let serial = NumberFormats.serial(day: day) {
        writeDate(serial, row: row, column: column, style, as: .date)
      } else {
        writeText(ISODate.text(day), row: row, column: column, format: format)
      }
    case .dateTime(let day, let second):
      if let serial = NumberFormats.serial(day: day) {
        writeDate(serial + Double(second) / 86_400, row: row, column: column, style, as: .dateTime)
      } else {
        writeText(ISODate.text(day, second: second), row: row, column: column, format: format)
      }
    }
  }

  private func writeDate(
    _ serial: Double, row: UInt32, column: UInt16, _ style: CellStyle?, as shown: CellStyle.Format
  ) {
    var style = style ?? CellStyle()
    style.format = shown
    worksheet_write_number(sheet, row, column, serial, formats.format(style))
  }

  /// Writes a text. One that looks like an escape (`_x000D_`) has its first character escaped in turn, and so have the
  /// two characters XML forbids that libxlsxwriter lets through.
  private func writeText(_ text: String, row: UInt32, column: UInt16, format: UnsafeMutablePointer<lxw_format>?) {
    var escaped = text
    if text.contains("_x") { escaped = text.replacing(/_(?=x[0-9A-Fa-f]{4}_)/, with: "_x005F_") }
    if text.unicodeScalars.contains(where: { $0 == "\u{FFFE}" || $0 == "\u{FFFF}" }) {
      escaped = escaped.replacing("\u{FFFE}", with: "_xFFFE_").replacing("\u{FFFF}", with: "_xFFFF_")
    }
    worksheet_write_string(sheet, row, column, escaped, format)
  }
}

extension RawCell {
  /// Whether the cell is written as a text.
  fileprivate var isText: Bool {
    switch self {
    case .text, .error: true
    default: false
    }
  }
}

extension StyledSheet.Link {
  /// The link as libxlsxwriter takes it: `internal:'June'!F4`.
  fileprivate var location: String {
    var cell = [CChar](repeating: 0, count: 16)
    lxw_rowcol_to_cell(&cell, UInt32(address.row - 1), UInt16(address.column - 1))
    let name = String(decoding: cell.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
    return "internal:'\(sheet.replacing("'", with: "''"))'!\(name)"
  }
}
