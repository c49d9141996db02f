import CXlsxWriter
import Foundation
public import Tables

extension Workbook {
  /// Writes sheets as an `.xlsx` file, with the usual look: the same sheets give the same bytes.
  /// - Parameter sheets: The sheets.
  /// - Returns: the bytes of the file.
  /// - Throws: `invalidSheetName`, `unwritableCell`, or `unwritable` when the disk for temporary files fails.
  public static func write(_ sheets: [RawSheet]) throws(WorkbookError) -> [UInt8] {
    try write(sheets.map(StyledSheet.init))
  }

  /// Writes sheets as an `.xlsx` file: the same sheets give the same bytes.
  ///
  /// Cells keep their row numbers. Dates become date cells, errors and numbers that are not finite become texts; numbers
  /// keep 16 significant digits. Of cells joined into one only the first holds a value.
  /// - Parameters:
  ///   - sheets: The sheets.
  ///   - opened: The position of the sheet that is seen first; without it, the first that is not hidden.
  /// - Returns: the bytes of the file.
  /// - Throws: `invalidSheetName`, `unwritableCell`, or `unwritable` when the disk for temporary files fails.
  public static func write(_ sheets: [StyledSheet], opened: Int? = nil) throws(WorkbookError) -> [UInt8] {
    // libxlsxwriter writes to files only; the folder can be read by this user alone.
    var template = Array(FileManager.default.temporaryDirectory.appending(path: "tidemark-XXXXXX").path.utf8CString)
    guard mkdtemp(&template) != nil else { throw .unwritable(String(cString: strerror(errno))) }
    let folder = URL(filePath: String(decoding: template.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self))
    defer { try? FileManager.default.removeItem(at: folder) }
    let file = folder.appending(path: "workbook.xlsx")
    try write(sheets, opened, to: file.path)
    do {
      return try [UInt8](Data(contentsOf: file))
    } catch {
      throw .unwritable(error.localizedDescription)
    }
  }

  private static func write(_ sheets: [StyledSheet], _ opened: Int?, to path: String) throws(WorkbookError) {
    try check(sheets.map(\.cells))
    guard let book = workbook_new(path) else { throw .unwritable(path) }
    // 2000-01-01: the day of writing would make each file different.
    var properties = lxw_doc_properties()
    properties.created = 946_684_800
    workbook_set_properties(book, &properties)
    let formats = CellFormats(book)
    var failure: WorkbookError?
    for (index, styled) in sheets.enumerated() {
      let sheet = styled.cells
      let target = sheet.name.isEmpty ? workbook_add_worksheet(book, nil) : workbook_add_worksheet(book, sheet.name)
      guard let target else {
        failure = .invalidSheetName(sheet.name)
        break
      }
      if sheet.isHidden { worksheet_hide(target) }
      // Excel opens on the first sheet, which must not be a hidden one.
      let isFirst = index == sheets.firstIndex { !$0.cells.isHidden }
      if isFirst { worksheet_set_first_sheet(target) }
      if opened.map({ $0 == index }) ?? isFirst { worksheet_activate(target) }
      SheetWriter(sheet: target, formats: formats).write(styled)
    }
    let status = workbook_close(book)
    if let failure { throw failure }
    if status != LXW_NO_ERROR { throw .unwritable(String(cString: lxw_strerror(status))) }
  }

  /// Whether Excel takes a name for a sheet.
  /// - Parameter name: The name; an empty one stands for a name of Excel's own.
  public static func isSheetName(_ name: String) -> Bool {
    name.utf16.count <= 31 && !name.contains(where: "[]:*?/\\\0".contains) && !name.hasPrefix("'")
      && !name.hasSuffix("'")
  }

  private static func check(_ sheets: [RawSheet]) throws(WorkbookError) {
    var names: Set<String> = []
    for sheet in sheets {
      let isNew = sheet.name.isEmpty || names.insert(sheet.name.lowercased()).inserted
      if !isSheetName(sheet.name) || !isNew { throw .invalidSheetName(sheet.name) }
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
