/// Why a text is not a CSV file.
public enum CSVError: Error, Equatable, Sendable {
  /// A quoted field is never closed; the line and the field's number, both from 1, say where it opens.
  case unterminatedQuote(line: Int, column: Int)
}

/// Reads CSV as RFC 4180 describes it and as Excel writes it: any line end, comma, semicolon or tab.
///
/// A quote inside an unquoted field stands for itself, and so does text after a closing quote. Lines that hold
/// nothing are left out; an Excel line `sep=;` names the separator and is left out too.
public struct CSVReader {
  private let bytes: UnsafeBufferPointer<UInt8>
  private var separator: UInt8
  private var index = 0
  private var line = 1
  private var scratch: [UInt8] = []

  /// Reads a whole file.
  ///
  /// Every cell is `.text` or `.empty`; a row's number is the line its record starts on.
  /// - Throws: `CSVError.unterminatedQuote`, since such a quote swallows the rest of the file.
  public static func sheet(_ text: DecodedText) throws(CSVError) -> RawSheet {
    let result = text.bytes.withUnsafeBufferPointer { bytes -> Result<[RawRow], CSVError> in
      var reader = CSVReader(bytes)
      return Result { () throws(CSVError) in try reader.rows() }
    }
    return RawSheet(name: "", rows: try result.get())
  }

  private init(_ bytes: UnsafeBufferPointer<UInt8>) {
    self.bytes = bytes
    separator = Self.separator(in: bytes)
    let head = bytes.prefix(5)
    if head.count >= 5, head.prefix(4).elementsEqual("sep=".utf8), bytes.count == 5 || Self.isBreak(bytes[5]) {
      separator = bytes[4]
      index = 5
      endLine()
    }
  }

  private mutating func rows() throws(CSVError) -> [RawRow] {
    var rows: [RawRow] = []
    var width = 0
    while index < bytes.count {
      let number = line
      var cells: [RawCell] = []
      cells.reserveCapacity(width)
      var isEmpty = true
      while true {
        let cell = try field(column: cells.count + 1)
        if cell != .empty { isEmpty = false }
        cells.append(cell)
        guard index < bytes.count, bytes[index] == separator else { break }
        index += 1
      }
      endLine()
      width = cells.count
      if !isEmpty { rows.append(RawRow(number: number, cells: cells)) }
    }
    return rows
  }

  /// Reads one field and stops at the separator or line end after it.
  private mutating func field(column: Int) throws(CSVError) -> RawCell {
    guard index < bytes.count, bytes[index] == UInt8(ascii: "\"") else {
      let start = index
      skipPlain()
      return Self.cell(bytes[start..<index])
    }
    let opening = line
    scratch.removeAll(keepingCapacity: true)
    index += 1
    while true {
      let start = index
      while index < bytes.count, bytes[index] != UInt8(ascii: "\"") {
        // A line end inside the field: CR, LF, or CR LF counted once.
        if bytes[index] == 0x0A || (bytes[index] == 0x0D && !(index + 1 < bytes.count && bytes[index + 1] == 0x0A)) {
          line += 1
        }
        index += 1
      }
      scratch.append(contentsOf: bytes[start..<index])
      guard index < bytes.count else { throw .unterminatedQuote(line: opening, column: column) }
      index += 1
      guard index < bytes.count, bytes[index] == UInt8(ascii: "\"") else { break }
      scratch.append(UInt8(ascii: "\""))
      index += 1
    }
    let start = index
    skipPlain()
    scratch.append(contentsOf: bytes[start..<index])
    return scratch.isEmpty ? .empty : .text(String(decoding: scratch, as: UTF8.self))
  }

  private mutating func skipPlain() {
    while index < bytes.count, bytes[index] != separator, !Self.isBreak(bytes[index]) { index += 1 }
  }

  private mutating func endLine() {
    guard index < bytes.count else { return }
    if bytes[index] == 0x0D, index + 1 < bytes.count, bytes[index + 1] == 0x0A { index += 1 }
    index += 1
    line += 1
  }

  private static func isBreak(_ byte: UInt8) -> Bool { byte == 0x0A || byte == 0x0D }

  private static func cell(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) -> RawCell {
    bytes.isEmpty ? .empty : .text(String(decoding: UnsafeBufferPointer(rebasing: bytes), as: UTF8.self))
  }

  /// The most frequent of comma, semicolon and tab in the first line that has one outside quotes.
  private static func separator(in bytes: UnsafeBufferPointer<UInt8>) -> UInt8 {
    let candidates = [UInt8(ascii: ","), UInt8(ascii: "\t"), UInt8(ascii: ";")]
    var counts = [0, 0, 0]
    var isQuoted = false
    for byte in bytes {
      if byte == UInt8(ascii: "\"") { isQuoted.toggle() }
      if isQuoted { continue }
      if isBreak(byte), counts != [0, 0, 0] { break }
      if let found = candidates.firstIndex(of: byte) { counts[found] += 1 }
    }
    let most = counts.max() ?? 0
    return candidates[counts.firstIndex(of: most) ?? 0]
  }
}
