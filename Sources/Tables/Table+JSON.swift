extension Table {
  /// The table as a JSON array of objects, one a line, keys in column order; absent figures are `null`, and so are
  /// numbers that are not finite, which JSON cannot write.
  public func json() -> String {
    if rows.isEmpty { return "[]\n" }
    let keys = columns.map(Self.quoted)
    let objects = rows.map { row in
      "  {" + zip(keys, row).map { key, cell in "\(key): \(Self.value(cell))" }.joined(separator: ", ") + "}"
    }
    return "[\n" + objects.joined(separator: ",\n") + "\n]\n"
  }

  private static func value(_ cell: Cell) -> String {
    switch cell {
    case .text(let text): quoted(text)
    case .integer(let value): String(value)
    case .number(let value): value.isFinite ? value.twelveDigits : "null"
    case .missing: "null"
    }
  }

  private static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\r": result += "\\r"
      case "\t": result += "\\t"
      // U+2028 and U+2029 end a line in JavaScript, where a report may embed the result; `<` could end its script.
      case "\u{0}"..."\u{1F}", "\u{7F}", "\u{2028}", "\u{2029}", "<":
        let digits = String(scalar.value, radix: 16)
        result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }
}
