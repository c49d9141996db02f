extension Table {
  /// The table as CSV: the header, then the rows; numbers with 12 significant digits, absent figures as empty fields
  /// whatever their symbol.
  ///
  /// A text that starts with `=`, `+`, `-` or `@` (or a tab or line end) and is not a plain number gets a leading `'`:
  /// opened in Excel it would run as a formula.
  public func csv() -> String {
    var text = ""
    CSVWriter.append(columns.map(Self.neutralised), to: &text)
    for row in rows { CSVWriter.append(row.map(Self.field), to: &text) }
    return text
  }

  /// The table as a sheet: the header as row 1, then the rows; absent figures are empty.
  public func sheet() -> RawSheet {
    let header = RawRow(number: 1, cells: columns.map(RawCell.text))
    let body = rows.enumerated().map { RawRow(number: $0.offset + 2, cells: $0.element.map(Self.raw)) }
    return RawSheet(name: name, rows: [header] + body)
  }

  /// The table as one who reads its CSV file finds it: with the leading `'` of texts that would run as formulas.
  public var asWritten: Table {
    var table = self
    table.rows = rows.map { row in
      row.map { cell in if case .text(let text) = cell { .text(Self.neutralised(text)) } else { cell } }
    }
    return table
  }

  private static func field(_ cell: Cell) -> String {
    switch cell {
    case .text(let text): neutralised(text)
    case .integer(let value): String(value)
    case .number(let value): value.twelveDigits
    case .missing: ""
    }
  }

  private static func neutralised(_ text: String) -> String {
    guard let first = text.utf8.first, "=+-@\t\r\n".utf8.contains(first) else { return text }
    let isNumber = Double(text) != nil && text.utf8.allSatisfy("+-.0123456789eE".utf8.contains)
    return isNumber ? text : "'" + text
  }

  private static func raw(_ cell: Cell) -> RawCell {
    switch cell {
    case .text(let text): text.isEmpty ? .empty : .text(text)
    // A spreadsheet knows only doubles; an integer beyond them would change its last digits.
    case .integer(let value): Double(exactly: value).map(RawCell.number) ?? .text(String(value))
    case .number(let value): .number(value)
    case .missing: .empty
    }
  }
}
