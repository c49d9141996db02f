import Tables

/// A record of an `.xls`: its number, and its bytes with those of the records that continue it.
struct BIFFRecord {
  let kind: Int
  /// Where in the stream the record's bytes lie, and those of each continuation.
  let pieces: [Range<Int>]

  var body: Range<Int> { pieces[0] }
}

/// Goes through the records of an `.xls` one by one.
struct BIFFRecords {
  let bytes: [UInt8]
  private(set) var offset: Int
  private static let continuation = 0x3C

  init(_ bytes: [UInt8], from offset: Int = 0) {
    self.bytes = bytes
    self.offset = offset
  }

  /// The next record; nil at the end of the stream or in a record that is cut off.
  mutating func next() -> BIFFRecord? {
    guard let first = piece() else { return nil }
    var pieces = [first.range]
    while bytes.little16(offset) == Self.continuation, let more = piece() { pieces.append(more.range) }
    return BIFFRecord(kind: first.kind, pieces: pieces)
  }

  private mutating func piece() -> (kind: Int, range: Range<Int>)? {
    let start = offset + 4
    guard start <= bytes.count, start + bytes.little16(offset + 2) <= bytes.count else { return nil }
    let kind = bytes.little16(offset)
    offset = start + bytes.little16(offset + 2)
    return (kind, start..<offset)
  }
}

/// Reads texts from a record; one that does not fit into the record goes on in its continuation.
///
/// Source: Microsoft, [MS-XLS] Excel Binary File Format, 2.5.293 (XLUnicodeRichExtendedString) and 2.4.265 (SST).
struct BIFFTextReader {
  private let bytes: [UInt8]
  private var pieces: ArraySlice<Range<Int>>
  private var position: Int
  private var end: Int

  /// Starts at a distance from the beginning of the record.
  init(_ bytes: [UInt8], _ record: BIFFRecord, skipping distance: Int) {
    self.bytes = bytes
    pieces = record.pieces.dropFirst()
    position = min(record.body.lowerBound + distance, record.body.upperBound)
    end = record.body.upperBound
  }

  /// The next text of BIFF8, or nil where the record ends before it.
  mutating func unicode(lengthBytes: Int) -> String? {
    guard let length = number(lengthBytes), let flags = number(1) else { return nil }
    var runs = 0
    var extra = 0
    // Formatting runs and reading aids stand behind the characters and say nothing about them.
    if flags & 8 != 0 {
      guard let count = number(2) else { return nil }
      runs = count
    }
    if flags & 4 != 0 {
      guard let size = number(4) else { return nil }
      extra = size
    }
    var units: [UInt16] = []
    var isWide = flags & 1 != 0
    while units.count < length {
      if position == end {
        // A continuation says anew whether its characters have one byte or two.
        guard nextPiece(), let flags = number(1) else { return nil }
        isWide = flags & 1 != 0
      }
      let available = isWide ? (end - position) / 2 : end - position
      let count = min(length - units.count, available)
      if count == 0, units.count < length, position != end { return nil }
      for index in 0..<count {
        units.append(isWide ? UInt16(bytes.little16(position + 2 * index)) : UInt16(bytes[position + index]))
      }
      position += isWide ? 2 * count : count
    }
    guard skip(4 * runs + extra) else { return nil }
    return String(decoding: units, as: UTF16.self)
  }

  /// The next text of BIFF5, whose bytes are in the workbook's code page, or nil where it cannot be read.
  mutating func coded(lengthBytes: Int, codePage: String) -> String? {
    guard let length = number(lengthBytes), position + length <= end else { return nil }
    defer { position += length }
    let text = try? DecodedText.decode(Array(bytes[position..<(position + length)]), as: codePage)
    return text.map { String(decoding: $0.bytes, as: UTF8.self) }
  }

  private mutating func number(_ count: Int) -> Int? {
    if position == end { _ = nextPiece() }
    guard position + count <= end else { return nil }
    defer { position += count }
    return (0..<count).reduce(0) { $0 | Int(bytes[position + $1]) << (8 * $1) }
  }

  private mutating func skip(_ count: Int) -> Bool {
    var left = count
    while left > end - position {
      left -= end - position
      position = end
      if !nextPiece() { return false }
    }
    position += left
    return true
  }

  private mutating func nextPiece() -> Bool {
    guard let piece = pieces.popFirst() else { return false }
    position = piece.lowerBound
    end = piece.upperBound
    return true
  }
}
