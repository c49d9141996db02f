/// Reads the table of texts that cells refer to by number.
final class SharedStrings: XMLHandler {
  private var strings: [String] = []
  private var collector = TextCollector()

  static func read(_ part: String?, from archive: ZipArchive) throws(WorkbookError) -> [String] {
    guard let part else { return [] }
    let reader = SharedStrings()
    try archive.parse(part, with: reader)
    return reader.strings
  }

  override func start(_ name: XMLName, _ attributes: XMLAttributes) { collector.start(name) }

  override func end(_ name: XMLName) {
    collector.end(name)
    if name == "si" { strings.append(collector.take()) }
  }

  override func text(_ bytes: UnsafeBufferPointer<UInt8>) { collector.append(bytes) }
}

/// Gathers the text of a plain or rich string: every `t`, except the reading aids in `rPh`.
struct TextCollector {
  private var bytes: [UInt8] = []
  private var isInText = false
  private var isInReading = false

  mutating func start(_ name: XMLName) {
    if name == "t" {
      isInText = !isInReading
    } else if name == "rPh" {
      isInReading = true
    }
  }

  mutating func end(_ name: XMLName) {
    if name == "t" {
      isInText = false
    } else if name == "rPh" {
      isInReading = false
    }
  }

  mutating func append(_ more: UnsafeBufferPointer<UInt8>) {
    if isInText { bytes.append(contentsOf: more) }
  }

  /// Gives the text so far and starts a new one.
  mutating func take() -> String {
    defer { bytes.removeAll(keepingCapacity: true) }
    return CellText.string(bytes)
  }
}

/// How a workbook writes texts and numbers as characters.
enum CellText {
  /// A text with the escapes `_xHHHH_`, by which Excel writes characters XML does not have, resolved.
  static func string(_ bytes: [UInt8]) -> String {
    let text = String(decoding: bytes, as: UTF8.self)
    guard bytes.contains(UInt8(ascii: "_")), text.contains("_x") else { return text }
    return text.replacing(/_x([0-9A-Fa-f]{4})_/) { match in
      UInt32(match.1, radix: 16).flatMap(Unicode.Scalar.init).map { String(Character($0)) } ?? String(match.0)
    }
  }

  /// A finite number, exactly as the decimal digits say.
  static func number(_ bytes: [UInt8]) -> Double? {
    // Up to 15 digits and a power of ten up to 22 are exact doubles, so one division rounds correctly.
    var value = 0
    var digits = 0
    var decimals: Int?
    for (index, byte) in bytes.enumerated() {
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"):
        value = value * 10 + Int(byte - UInt8(ascii: "0"))
        digits += 1
        if digits > 15 { return slowNumber(bytes) }
        if let count = decimals { decimals = count + 1 }
      case UInt8(ascii: ".") where decimals == nil: decimals = 0
      case UInt8(ascii: "-") where index == 0: break
      default: return slowNumber(bytes)
      }
    }
    if digits == 0 { return nil }
    let magnitude = Double(value) / powersOfTen[decimals ?? 0]
    return bytes.first == UInt8(ascii: "-") ? 0 - magnitude : magnitude
  }

  private static func slowNumber(_ bytes: [UInt8]) -> Double? {
    let isSpace = { (byte: UInt8) in byte == 0x20 || (0x09...0x0D).contains(byte) }
    var digits = bytes.drop(while: isSpace)
    while let last = digits.last, isSpace(last) { digits.removeLast() }
    guard let value = Double(String(decoding: digits, as: UTF8.self)), value.isFinite else { return nil }
    return value
  }

  private static let powersOfTen: [Double] = [
    1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15,
  ]
}
