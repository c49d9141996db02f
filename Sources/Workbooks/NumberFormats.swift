import Tables

/// Reads `styles.xml` for the one thing it tells about values: which cells are dates.
final class NumberFormats: XMLHandler {
  /// Whether each cell format, in order, shows a date or time.
  struct Formats {
    var isDate: [Bool] = []

    func isDate(_ index: Int) -> Bool { isDate.indices.contains(index) && isDate[index] }
  }

  private(set) var formats = Formats()
  private var custom: [Int: Bool] = [:]
  private var isInCellFormats = false

  override func start(_ name: XMLName, _ attributes: XMLAttributes) {
    if name == "numFmt", let id = attributes["numFmtId"].flatMap({ Int($0) }) {
      custom[id] = Self.isDate(code: attributes["formatCode"] ?? "")
    } else if name == "cellXfs" {
      isInCellFormats = true
    } else if name == "xf", isInCellFormats {
      let id = attributes["numFmtId"].flatMap { Int($0) } ?? 0
      formats.isDate.append(custom[id] ?? Self.isBuiltInDate(id))
    }
  }

  override func end(_ name: XMLName) {
    if name == "cellXfs" { isInCellFormats = false }
  }

  /// The formats every program knows by number; 27–36 and 50–58 are dates in Chinese, Japanese and Korean Excel.
  ///
  /// Source: ECMA-376-1 (2016), 18.8.30.
  static func isBuiltInDate(_ id: Int) -> Bool {
    switch id {
    case 14...22, 27...36, 45...47, 50...58: true
    default: false
    }
  }

  /// Whether a format code shows part of a date or time in its first section, literals and conditions aside.
  static func isDate(code: String) -> Bool {
    var rest = code.lowercased()[...]
    while let character = rest.popFirst() {
      switch character {
      case "\"": rest = rest.drop { $0 != "\"" }.dropFirst()
      case "\\", "_", "*": rest = rest.dropFirst()
      case "[":
        let content = rest.prefix { $0 != "]" }
        if let first = content.first, "hms".contains(first), content.allSatisfy({ $0 == first }) { return true }
        rest = rest.dropFirst(content.count + 1)
      case "y", "m", "d", "h", "s": return true
      case ";": return false
      default: break
      }
    }
    return false
  }

  /// The day a serial number means, or nil where Excel has none: before its calendar, after 9999, and on
  /// 29 February 1900, which it counts although 1900 was no leap year.
  static func day(serial: Double, uses1904: Bool) -> Int32? {
    guard serial >= (uses1904 ? 0 : 1), serial < (uses1904 ? 2_957_004 : 2_958_466) else { return nil }
    // A date computed from times may fall short of its midnight by rounding.
    let whole = Int32((serial + 1e-6).rounded(.down))
    if uses1904 { return whole - 24_107 }
    if whole == 60 { return nil }
    return whole - (whole > 60 ? 25_569 : 25_568)
  }

  /// The date cell a serial number means, its fraction the time of day; nil where Excel has no such day.
  static func cell(serial: Double, uses1904: Bool) -> RawCell? {
    guard let day = day(serial: serial, uses1904: uses1904) else { return nil }
    let second = ((serial + 1e-6).truncatingRemainder(dividingBy: 1) - 1e-6) * 86_400
    return .date(day, second: min(86_399, max(0, Int32(second.rounded()))))
  }

  /// The serial number of a day in the calendar from 1900, or nil where it has none.
  static func serial(day: Int32) -> Double? {
    switch day {
    case -25_567 ... -25_509: Double(day + 25_568)
    case -25_508...2_932_896: Double(day + 25_569)
    default: nil
    }
  }
}
