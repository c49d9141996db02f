/// Writes CSV: comma, `\n`, quotes only where needed.
public enum CSVWriter {
  /// Writes rows as they stand: numbers so that they read back exactly, integral ones without a fraction, dates as
  /// `2022-06-01`, with a time of day as `2022-06-01 17:30:00`, booleans as `TRUE` and `FALSE`.
  ///
  /// For data that goes back into a program. `Table.csv()` writes what a person opens in Excel.
  public static func text(rows: [[RawCell]]) -> String {
    var text = ""
    for row in rows { append(row.map(field), to: &text) }
    return text
  }

  static func append(_ fields: [String], to text: inout String) {
    // A line without any character would read as no row at all.
    if fields == [""] { text += "\"\"" }
    for (index, field) in fields.enumerated() {
      if index > 0 { text += "," }
      if field.utf8.contains(where: { $0 == 0x22 || $0 == 0x2C || $0 == 0x0A || $0 == 0x0D }) {
        text += "\"" + field.replacing("\"", with: "\"\"") + "\""
      } else {
        text += field
      }
    }
    text += "\n"
  }

  private static func field(_ cell: RawCell) -> String {
    switch cell {
    case .empty: ""
    case .text(let text): text
    case .number(let number): Int(exactly: number).map(String.init) ?? number.description
    case .date(let days): ISODate.text(days)
    case .dateTime(let day, let second): ISODate.text(day, second: second)
    case .boolean(let value): value ? "TRUE" : "FALSE"
    case .error(let text): text
    }
  }
}
