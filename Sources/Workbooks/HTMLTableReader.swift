import CLibXML2
import Glibc
import Tables

/// Reads the tables of a web page that a system calls a workbook, through libxml2's HTML parser: without a tree,
/// network, or entities but those of HTML.
final class HTMLTableReader {
  private let cellLimit: Int
  private var cellsLeft: Int
  private var finished: [(order: Int, sheet: RawSheet)] = []
  private var tableCount = 0
  /// The tables that are open, the innermost last.
  private var open: [HTMLTable] = []
  /// How many elements are open whose text nobody sees.
  private var unseen = 0
  /// How many elements are open.
  private var depth = 0
  private var context: htmlParserCtxtPtr?
  private var failure: WorkbookError?
  private static let part = "html"

  init(limits: WorkbookLimits) {
    cellLimit = limits.maximumCells
    cellsLeft = limits.maximumCells
  }

  /// The tables in the order in which they begin, those without any text left out.
  func sheets(in bytes: [UInt8]) throws(WorkbookError) -> [RawSheet] {
    xmlInitParser()
    var events = Self.events
    guard
      let context = htmlCreatePushParserCtxt(
        &events, Unmanaged.passUnretained(self).toOpaque(), nil, 0, nil, XML_CHAR_ENCODING_UTF8)
    else { throw .damaged(part: Self.part) }
    self.context = context
    defer {
      self.context = nil
      htmlFreeParserCtxt(context)
    }
    let options =
      HTML_PARSE_NONET.rawValue | HTML_PARSE_NOERROR.rawValue | HTML_PARSE_NOWARNING.rawValue
      | HTML_PARSE_IGNORE_ENC.rawValue
    htmlCtxtUseOptions(context, Int32(options))
    // Without this libxml2 stops after 10 MB; the limit on cells holds instead.
    context.pointee.options |= Int32(XML_PARSE_HUGE.rawValue)
    guard let size = Int32(exactly: bytes.count) else { throw .tooLarge(.bytes, limit: Int(Int32.max)) }
    // In one piece: between pieces that end inside a tag or character, libxml2 2.9 waits for the end of the page, and
    // what is cut off could no longer be told.
    bytes.withUnsafeBytes { all in
      _ = htmlParseChunk(context, all.baseAddress?.assumingMemoryBound(to: CChar.self), size, 0)
    }
    // The parser looks ahead a few characters before it reports the last end tag.
    htmlParseChunk(context, "\n\n\n\n", 4, 0)
    if let failure { throw failure }
    // Ending the parse closes whatever is open; a table still open here was cut off, or the parser gave up.
    if !open.isEmpty || context.pointee.instate == XML_PARSER_EOF { throw .damaged(part: Self.part) }
    htmlParseChunk(context, nil, 0, 1)
    if tableCount == 0 { throw .noTable }
    return finished.sorted { $0.order < $1.order }.map(\.sheet).filter { !$0.rows.isEmpty }
  }

  private static var events: htmlSAXHandler {
    var events = htmlSAXHandler()
    events.startElement = { context, name, attributes in
      guard let name else { return }
      HTMLTableReader.of(context)?.start(HTMLTableReader.string(name), attributes)
    }
    events.endElement = { context, name in
      guard let name else { return }
      HTMLTableReader.of(context)?.end(HTMLTableReader.string(name))
    }
    events.characters = { context, bytes, count in
      HTMLTableReader.of(context)?.text(UnsafeBufferPointer(start: bytes, count: Int(count)))
    }
    events.ignorableWhitespace = events.characters
    return events
  }

  private static func of(_ context: UnsafeMutableRawPointer?) -> HTMLTableReader? {
    guard let context else { return nil }
    let reader = Unmanaged<HTMLTableReader>.fromOpaque(context).takeUnretainedValue()
    return reader.failure == nil ? reader : nil
  }

  private static func string(_ text: UnsafePointer<xmlChar>) -> String {
    String(cString: UnsafeRawPointer(text).assumingMemoryBound(to: UInt8.self))
  }

  private func start(_ name: String, _ attributes: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?) {
    depth += 1
    // Every end tag looks through what is open: without a bound, a page of nothing but tags would take hours.
    if depth > 5_000 { return fail(.damaged(part: Self.part)) }
    switch name {
    case "table":
      open.append(HTMLTable(order: tableCount))
      tableCount += 1
    case "script", "style", "title": unseen += 1
    case "tr": change { table in table.startRow() }
    case "td", "th":
      let columns = Self.span("colspan", attributes, upTo: 16_384)
      let rows = Self.span("rowspan", attributes, upTo: 1_048_576)
      change { table in table.startCell(columns: columns, rows: rows) }
    case "br", "p", "div", "li": change { table in table.breakLine() }
    default: break
    }
  }

  private func end(_ name: String) {
    depth -= 1
    switch name {
    case "table":
      guard let table = open.popLast() else { return }
      var rows = table.rows
      do throws(WorkbookError) {
        try MergedCells.fillDown(table.merges, in: &rows, cellsLeft: &cellsLeft, limit: cellLimit)
      } catch { fail(error) }
      finished.append((table.order, RawSheet(name: "", rows: rows, merged: table.merges)))
    case "script", "style", "title": unseen -= 1
    case "tr": change { table in table.endRow() }
    case "td", "th": change { table in table.endCell() }
    default: break
    }
  }

  private func text(_ bytes: UnsafeBufferPointer<UInt8>) {
    if unseen == 0 { change { table in table.append(bytes) } }
  }

  private func change(_ body: (inout HTMLTable) -> Void) {
    guard let last = open.indices.last else { return }
    let before = open[last].cellCount
    body(&open[last])
    cellsLeft -= open[last].cellCount - before
    if cellsLeft < 0 { fail(.tooLarge(.cells, limit: cellLimit)) }
  }

  private func fail(_ error: WorkbookError) {
    failure = error
    xmlStopParser(context)
  }

  /// How many columns or rows a cell takes up.
  private static func span(
    _ name: String, _ attributes: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?, upTo limit: Int
  ) -> Int {
    guard let attributes else { return 1 }
    var index = 0
    while let key = attributes[index] {
      if string(key) == name, let value = attributes[index + 1] {
        return min(
          max(Int(string(value).trimmingPrefix(while: \.isWhitespace).prefix(while: \.isNumber)) ?? 1, 1), limit)
      }
      index += 2
    }
    return 1
  }
}
