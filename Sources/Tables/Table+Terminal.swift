extension Table {
  /// The table for a terminal: aligned columns, numbers to the right with six significant digits, Chinese characters
  /// two places wide, control characters as spaces. A figure that exists but is not known is `[x]`, one that cannot
  /// exist is blank.
  public func terminal() -> String {
    let fields = rows.map { $0.map(Self.field) }
    let widths = columns.indices.map { column in
      fields.reduce(columns[column].displayWidth) { max($0, $1[column].displayWidth) }
    }
    let isNumeric = columns.indices.map { column in
      rows.contains { !$0[column].isText } && rows.allSatisfy { !$0[column].isText }
    }
    let lines = ([columns.map(Self.printable), widths.map { String(repeating: "─", count: $0) }] + fields).map { line in
      let padded = line.indices.map { column in
        let space = String(repeating: " ", count: max(0, widths[column] - line[column].displayWidth))
        return isNumeric[column] ? space + line[column] : line[column] + space
      }
      return padded.joined(separator: "  ").trimmingTrailingSpaces + "\n"
    }
    return lines.joined()
  }

  private static func field(_ cell: Cell) -> String {
    switch cell {
    case .text(let text): printable(text)
    case .integer(let value): String(value)
    case .number(let value): value.significantDigits(6)
    case .missing(.notAvailable): "[x]"
    case .missing(.notApplicable): ""
    }
  }

  private static func printable(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      result.unicodeScalars.append(scalar.properties.generalCategory == .control ? " " : scalar)
    }
    return result
  }
}

extension Cell {
  fileprivate var isText: Bool { if case .text = self { true } else { false } }
}

extension String {
  /// The longest beginning that takes no more than a number of places.
  /// - Parameter width: The number of places.
  /// - Returns: the beginning; the whole text where it fits.
  package func cut(toWidth width: Int) -> String {
    var used = 0
    return String(
      prefix {
        used += String($0).displayWidth
        return used <= width
      })
  }

  /// The places the text takes in a fixed-width font: two for East Asian wide characters (Unicode UAX #11).
  package var displayWidth: Int {
    unicodeScalars.reduce(0) { width, scalar in
      switch scalar.value {
      case 0..<0x300: width + 1
      case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F,
        0xFF01...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1F64F, 0x1F900...0x1F9FF, 0x20000...0x3FFFD:
        width + 2
      default:
        switch scalar.properties.generalCategory {
        case .nonspacingMark, .enclosingMark, .format: width
        default: width + 1
        }
      }
    }
  }

  fileprivate var trimmingTrailingSpaces: String {
    var text = self[...]
    while text.last == " " { text.removeLast() }
    return String(text)
  }
}
