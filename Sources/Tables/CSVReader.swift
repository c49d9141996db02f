import Foundation

/// Why a text is not a CSV file.
public enum CSVError: Error, Equatable, Sendable {
  /// A quoted field is never closed; the line and the field's number, both from 1, say where it opens.
  case unterminatedQuote(line: Int, column: Int)
}

/// Reads CSV row by row, as RFC 4180 describes it and as Excel writes it: any line end, comma, semicolon or tab.
///
/// A quote inside an unquoted field stands for itself, and so does text after a closing quote. Lines that hold
/// nothing are left out; an Excel line `sep=;` names the separator and is left out too. No text is made of a field
/// until it is asked for, so that millions of rows stream through (see `fieldCount`, `bytes(_:)` and `text(_:)`).
public struct CSVReader {
  /// Where a field's content lies, without the quotes around it.
  private struct Field {
    var start: Int
    var end: Int
    /// Whether quotes inside are written twice, or text follows the closing quote.
    var isEscaped: Bool
  }

  private let bytes: UnsafeBufferPointer<UInt8>
  private let separator: UInt8
  /// The byte behind the row and its line end.
  public private(set) var position = 0
  private var line = 1
  private var fields: [Field] = []
  /// The line on which the row starts, from 1.
  public private(set) var rowNumber = 0
  /// The byte with which the row starts.
  public private(set) var rowStart = 0

  /// Starts at the beginning of a text.
  /// - Parameter bytes: The text in UTF-8; a byte order mark is passed over. The reader does not own it: it must stay
  ///   where it is for as long as rows and fields are asked for.
  public init(_ bytes: UnsafeBufferPointer<UInt8>) {
    self.bytes = bytes
    let mark = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    let text = UnsafeBufferPointer(rebasing: bytes[mark...])
    let named = Self.namedSeparator(in: text)
    separator = named ?? Self.commonestSeparator(in: text)
    position = mark
    if named != nil {
      position += 5
      endLine()
    }
  }

  /// Goes to the start of a row, so that parts of a text can be read side by side.
  /// - Parameters:
  ///   - rowStart: The byte with which the row starts.
  ///   - rowNumber: The line it starts on.
  public mutating func move(to rowStart: Int, number rowNumber: Int) { (position, line) = (rowStart, rowNumber) }

  /// The number of fields in the row, the empty ones too.
  public var fieldCount: Int { fields.count }

  /// Goes to the next row that holds anything.
  /// - Returns: Whether there is one.
  /// - Throws: `CSVError.unterminatedQuote`, since such a quote swallows the rest of the file.
  public mutating func next() throws(CSVError) -> Bool {
    while position < bytes.count {
      rowNumber = line
      rowStart = position
      fields.removeAll(keepingCapacity: true)
      var isEmpty = true
      while true {
        let field = try field()
        if field.end > field.start { isEmpty = false }
        fields.append(field)
        guard position < bytes.count, bytes[position] == separator else { break }
        position += 1
      }
      endLine()
      if !isEmpty { return true }
    }
    return false
  }

  /// The bytes of a field as they stand in the file, or nil where only `text(_:)` gives its content: where a quote is
  /// written twice.
  /// - Parameter field: The field's number in the row, from 0.
  public func bytes(_ field: Int) -> UnsafeBufferPointer<UInt8>? {
    fields[field].isEscaped ? nil : slice(fields[field].start, fields[field].end)
  }

  /// The text of a field. What Excel needs to keep leading zeros, `="00123"`, is read as `00123`.
  /// - Parameter field: The field's number in the row, from 0.
  public func text(_ field: Int) -> String {
    let place = fields[field]
    if place.isEscaped { return String(decoding: Self.keptText(unescaped(place)[...]), as: UTF8.self) }
    let plain = slice(place.start, place.end)
    guard plain.first == UInt8(ascii: "=") else { return String(decoding: plain, as: UTF8.self) }
    return String(decoding: Self.keptText(Array(plain)[...]), as: UTF8.self)
  }

  /// Reads one field and stops at the separator or line end after it.
  private mutating func field() throws(CSVError) -> Field {
    let start = position
    guard position < bytes.count, bytes[position] == UInt8(ascii: "\"") else {
      skipPlain()
      return Field(start: start, end: position, isEscaped: false)
    }
    let opening = line
    var isEscaped = false
    position += 1
    while true {
      skipQuoted()
      guard position < bytes.count else { throw .unterminatedQuote(line: opening, column: fields.count + 1) }
      position += 1
      guard position < bytes.count, bytes[position] == UInt8(ascii: "\"") else { break }
      isEscaped = true
      position += 1
    }
    let close = position - 1
    skipPlain()
    if position > close + 1 { return Field(start: start + 1, end: position, isEscaped: true) }
    return Field(start: start + 1, end: close, isEscaped: isEscaped)
  }

  private mutating func skipPlain() {
    while position < bytes.count {
      let byte = bytes[position]
      if byte == separator || byte == 0x0A || byte == 0x0D { return }
      position += 1
    }
  }

  /// Goes to the next quote, counting lines: a line end is CR, LF, or CR LF counted once.
  private mutating func skipQuoted() {
    while position < bytes.count, bytes[position] != UInt8(ascii: "\"") {
      let isReturn = bytes[position] == 0x0D && !(position + 1 < bytes.count && bytes[position + 1] == 0x0A)
      if bytes[position] == 0x0A || isReturn {
        line += 1
      }
      position += 1
    }
  }

  /// The number of line ends in a part of a text, those inside quotes too.
  /// - Parameters:
  ///   - bytes: The text.
  ///   - range: The part; it does not end between CR and LF.
  /// - Returns: how many lines end in it.
  public static func lineEnds(in bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Int {
    guard let base = UnsafeRawPointer(bytes.baseAddress) else { return 0 }
    var count = 0
    for mark in [UInt8(ascii: "\n"), UInt8(ascii: "\r")] {
      var start = range.lowerBound
      while let found = memchr(base + start, Int32(mark), range.upperBound - start) {
        start = UnsafeRawPointer(found) - base + 1
        // CR LF is one line end, counted with its LF.
        if mark == UInt8(ascii: "\n") || start == range.upperBound || bytes[start] != 0x0A { count += 1 }
      }
    }
    return count
  }

  private mutating func endLine() {
    guard position < bytes.count else { return }
    if bytes[position] == 0x0D, position + 1 < bytes.count, bytes[position + 1] == 0x0A { position += 1 }
    position += 1
    line += 1
  }

  private func slice(_ start: Int, _ end: Int) -> UnsafeBufferPointer<UInt8> {
    UnsafeBufferPointer(rebasing: bytes[start..<end])
  }

  /// The content of a field that opens with a quote: up to the closing one, a doubled quote is one; behind it, all
  /// characters stand for themselves.
  private func unescaped(_ field: Field) -> [UInt8] {
    var content: [UInt8] = []
    var position = field.start
    while position < field.end {
      if bytes[position] == UInt8(ascii: "\"") {
        position += 1
        guard position < field.end, bytes[position] == UInt8(ascii: "\"") else {
          return content + bytes[position..<field.end]
        }
      }
      content.append(bytes[position])
      position += 1
    }
    return content
  }

  /// What stands between the quotes of `="…"`, where it is letters, digits and hyphens; anything else as it is.
  private static func keptText(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    guard bytes.count > 3, bytes.starts(with: [0x3D, 0x22]), bytes.last == 0x22 else { return bytes }
    let inside = bytes.dropFirst(2).dropLast()
    let isCode = inside.allSatisfy { byte in
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"): true
      default: (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte & 0xDF)
      }
    }
    return isCode ? inside : bytes
  }

  /// The separator in a first line `sep=;`.
  private static func namedSeparator(in bytes: UnsafeBufferPointer<UInt8>) -> UInt8? {
    guard bytes.count >= 5, bytes.prefix(4).elementsEqual("sep=".utf8) else { return nil }
    return bytes.count == 5 || bytes[5] == 0x0A || bytes[5] == 0x0D ? bytes[4] : nil
  }

  /// The most frequent of comma, semicolon and tab in the first line that has one outside quotes.
  private static func commonestSeparator(in bytes: UnsafeBufferPointer<UInt8>) -> UInt8 {
    let candidates = [UInt8(ascii: ","), UInt8(ascii: "\t"), UInt8(ascii: ";")]
    var counts = [0, 0, 0]
    var isQuoted = false
    var startsField = true
    for byte in bytes {
      if byte == UInt8(ascii: "\""), isQuoted || startsField {
        isQuoted.toggle()
      } else if !isQuoted {
        let isBreak = byte == 0x0A || byte == 0x0D
        if isBreak, counts != [0, 0, 0] { break }
        startsField = isBreak
        if byte < 0x40, let found = candidates.firstIndex(of: byte) {
          counts[found] += 1
          startsField = true
        }
      }
    }
    let most = counts.max() ?? 0
    return candidates[counts.firstIndex(of: most) ?? 0]
  }
}
