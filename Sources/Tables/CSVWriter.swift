import Foundation

/// Writes CSV: comma, `\n`, quotes only where needed.
public enum CSVWriter {
  /// Writes rows as they stand: numbers so that they read back exactly, integral ones without a fraction, dates as
  /// `2022-06-01`, booleans as `TRUE` and `FALSE`.
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
    case .date(let days): isoDate(days)
    case .boolean(let value): value ? "TRUE" : "FALSE"
    case .error(let text): text
    }
  }

  /// Days since 1970-01-01 as `2022-06-01`.
  package static func isoDate(_ days: Int32) -> String {
    var seconds = time_t(days) * 86_400
    var parts = tm()
    gmtime_r(&seconds, &parts)
    let digits = { (value: Int, count: Int) in
      String(repeating: "0", count: max(0, count - String(value).count)) + String(value)
    }
    return
      "\(digits(Int(parts.tm_year) + 1900, 4))-\(digits(Int(parts.tm_mon) + 1, 2))-\(digits(Int(parts.tm_mday), 2))"
  }
}
