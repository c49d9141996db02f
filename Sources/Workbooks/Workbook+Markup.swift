public import Tables

extension Workbook {
  /// The kinds of text that Excel opens as a workbook, whatever the file is called.
  private enum Markup { case html, spreadsheetML }

  /// Whether a text is a web page or an XML workbook of Excel 2003, as many systems export under the name `.xls`.
  /// - Parameter text: The decoded file.
  public static func isMarkup(_ text: DecodedText) -> Bool { markup(text) != nil }

  /// Reads the tables of a web page, or the worksheets of an XML workbook of Excel 2003.
  ///
  /// Each outermost or nested table is a sheet without a name. All cells of a web page are texts, as a person sees
  /// them; cells joined downwards have their text in each of their rows.
  /// - Parameters:
  ///   - text: The decoded file.
  ///   - limits: What a file may hold before it is refused.
  /// - Throws: why the whole file cannot be read; `noTable` for a page without one, such as a failed login.
  public static func read(_ text: DecodedText, limits: WorkbookLimits = .init()) throws(WorkbookError) -> [RawSheet] {
    switch markup(text) {
    case nil: throw .notAWorkbook
    case .html: return try HTMLTableReader(limits: limits).sheets(in: text.bytes)
    case .spreadsheetML:
      let handler = XMLWorkbookReader(limits: limits)
      let parser = try XMLParser(part: XMLWorkbookReader.part, handler: handler, isUTF8: true)
      try parser.parse(text.bytes)
      return handler.sheets
    }
  }

  private static func markup(_ text: DecodedText) -> Markup? {
    let content = text.bytes.drop { $0 == 0x20 || (0x09...0x0D).contains($0) }
    guard content.first == UInt8(ascii: "<") else { return nil }
    // The styles Excel writes before the first table can be long.
    let head = String(decoding: content.prefix(1 << 18), as: UTF8.self).lowercased()
    if head.prefix(4_096).contains("urn:schemas-microsoft-com:office:spreadsheet"), head.contains("<?xml") {
      return .spreadsheetML
    }
    return head.contains("<html") || head.contains("<table") ? .html : nil
  }
}
