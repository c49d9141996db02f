import CXlsxWriter
import Foundation
public import Tables

extension Workbook {
  /// Writes sheets as an `.xlsx` file: the same sheets give the same bytes.
  ///
  /// Cells keep their row numbers. A first row of texts only is set in bold and stays in view. Dates become date cells,
  /// errors and numbers that are not finite become texts; numbers keep 16 significant digits.
  /// - Throws: `invalidSheetName`, `unwritableCell`, or `unwritable` when the disk for temporary files fails.
  public static func write(_ sheets: [RawSheet]) throws(WorkbookError) -> [UInt8] {
    // libxlsxwriter writes to files only; the folder can be read by this user alone.
    var template = Array(FileManager.default.temporaryDirectory.appending(path: "tidemark-XXXXXX").path.utf8CString)
    guard mkdtemp(&template) != nil else { throw .unwritable(String(cString: strerror(errno))) }
    let folder = URL(filePath: String(decoding: template.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self))
    defer { try? FileManager.default.removeItem(at: folder) }
    let file = folder.appending(path: "workbook.xlsx")
    try write(sheets, to: file.path)
    do {
      return try [UInt8](Data(contentsOf: file))
    } catch {
      throw .unwritable(error.localizedDescription)
    }
  }

  private static func write(_ sheets: [RawSheet], to path: String) throws(WorkbookError) {
    try check(sheets)
    guard let book = workbook_new(path) else { throw .unwritable(path) }
    // 2000-01-01: the day of writing would make each file different.
    var properties = lxw_doc_properties()
    properties.created = 946_684_800
    workbook_set_properties(book, &properties)
    let formats = CellFormats(book)
    var failure: WorkbookError?
    for (index, sheet) in sheets.enumerated() {
      let target = sheet.name.isEmpty ? workbook_add_worksheet(book, nil) : workbook_add_worksheet(book, sheet.name)
      guard let target else {
        failure = .invalidSheetName(sheet.name)
        break
      }
      if sheet.isHidden { worksheet_hide(target) }
      // Excel opens on the first sheet, which must not be a hidden one.
      if index == sheets.firstIndex(where: { !$0.isHidden }) {
        worksheet_activate(target)
        worksheet_set_first_sheet(target)
      }
      SheetWriter(sheet: target, formats: formats).write(sheet)
    }
    let status = workbook_close(book)
    if let failure { throw failure }
    if status != LXW_NO_ERROR { throw .unwritable(String(cString: lxw_strerror(status))) }
  }

  private static func check(_ sheets: [RawSheet]) throws(WorkbookError) {
    var names: Set<String> = []
    for sheet in sheets {
      let isValid =
        sheet.name.utf16.count <= 31 && !sheet.name.contains(where: "[]:*?/\\\0".contains)
        && !sheet.name.hasPrefix("'") && !sheet.name.hasSuffix("'")
      let isNew = sheet.name.isEmpty || names.insert(sheet.name.lowercased()).inserted
      if !isValid || !isNew { throw .invalidSheetName(sheet.name) }
      for row in sheet.rows {
        let isInside = (1...1_048_576).contains(row.number) && row.cells.count <= 16_384
        let fault = isInside ? row.cells.firstIndex { !isWritable($0) } : 0
        if let fault { throw .unwritableCell(sheet: sheet.name, row: row.number, column: fault + 1) }
      }
    }
    if !sheets.isEmpty, sheets.allSatisfy(\.isHidden) { throw .invalidSheetName(sheets[0].name) }
  }

  private static func isWritable(_ cell: RawCell) -> Bool {
    switch cell {
    case .text(let text), .error(let text): text.utf16.count <= 32_767 && !text.utf8.contains(0)
    default: true
    }
  }
}

/// The formats of the cells Tidemark writes.
private struct CellFormats {
  let header: UnsafeMutablePointer<lxw_format>?
  let date: UnsafeMutablePointer<lxw_format>?

  init(_ book: UnsafeMutablePointer<lxw_workbook>) {
    header = workbook_add_format(book)
    format_set_bold(header)
    date = workbook_add_format(book)
    format_set_num_format(date, "yyyy-mm-dd")
  }
}

/// Writes the cells of one worksheet.
private struct SheetWriter {
  let sheet: UnsafeMutablePointer<lxw_worksheet>
  let formats: CellFormats

  func write(_ source: RawSheet) {
    let hasHeader = source.rows.first.map { $0.number == 1 && $0.cells.allSatisfy(Self.isText) } ?? false
    if hasHeader { worksheet_freeze_panes(sheet, 1, 0) }
    // Before the values: merging empties the cells.
    for range in source.merged {
      worksheet_merge_range(
        sheet, UInt32(range.rows.lowerBound - 1), UInt16(range.columns.lowerBound - 1),
        UInt32(range.rows.upperBound - 1), UInt16(range.columns.upperBound - 1), nil, nil)
    }
    var widths: [Int] = []
    for (index, row) in source.rows.enumerated() {
      for (column, cell) in row.cells.enumerated() {
        let format = hasHeader && index == 0 ? formats.header : nil
        write(cell, row: UInt32(row.number - 1), column: UInt16(column), format: format)
      }
      // A laid-out form keeps the usual width: what its cells need is shared among the merged columns.
      if index < 200, source.merged.isEmpty { Self.widen(&widths, by: row.cells) }
    }
    for (column, width) in widths.enumerated() {
      worksheet_set_column(sheet, UInt16(column), UInt16(column), Double(min(max(width + 2, 8), 50)), nil)
    }
  }

  private func write(_ cell: RawCell, row: UInt32, column: UInt16, format: UnsafeMutablePointer<lxw_format>?) {
    switch cell {
    case .empty: break
    case .text(let text), .error(let text): writeText(text, row: row, column: column, format: format)
    case .number(let number) where number.isFinite: worksheet_write_number(sheet, row, column, number, format)
    case .number(let number): writeText(number.twelveDigits, row: row, column: column, format: format)
    case .boolean(let value): worksheet_write_boolean(sheet, row, column, value ? 1 : 0, format)
    case .date(let day):
      if let serial = NumberFormats.serial(day: day) {
        worksheet_write_number(sheet, row, column, serial, formats.date)
      } else {
        writeText(ISODate.text(day), row: row, column: column, format: format)
      }
    }
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

  private static func widen(_ widths: inout [Int], by cells: [RawCell]) {
    while widths.count < cells.count { widths.append(0) }
    for (column, cell) in cells.enumerated() {
      switch cell {
      case .text(let text): widths[column] = max(widths[column], text.displayWidth)
      case .date: widths[column] = max(widths[column], 10)
      default: break
      }
    }
  }

  private static func isText(_ cell: RawCell) -> Bool {
    switch cell {
    case .text, .empty: true
    default: false
    }
  }
}
