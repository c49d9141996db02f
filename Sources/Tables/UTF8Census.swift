extension FileBytes {
  /// Whether a part of the file is strict UTF-8 without a NUL.
  /// - Parameter range: The part; it begins where a character begins.
  /// - Returns: whether all of it is.
  public func isUTF8(in range: Range<Int>) -> Bool {
    let census = UTF8Census(self, range)
    return census.firstInvalid == nil && census.firstNUL == nil
  }
}

/// What strict UTF-8 finds in bytes: the first faults, and how much of the text is UTF-8 all the same.
struct UTF8Census {
  private(set) var firstInvalid: Int?
  private(set) var firstNUL: Int?
  private var invalidCount = 0
  private var longSequenceCount = 0

  /// Whether the file was UTF-8 once: hardly a GB18030 text has four valid three-byte sequences for each fault.
  var isDamagedUTF8: Bool { longSequenceCount > 4 * invalidCount }

  init(_ bytes: [UInt8]) {
    bytes.withUnsafeBufferPointer { scan($0, 0..<$0.count) }
  }

  /// Scans a part of a file in stretches, giving back what was read.
  fileprivate init(_ file: FileBytes, _ range: Range<Int>) {
    let stretch = 1 << 24
    file.withBytes { bytes in
      var start = range.lowerBound
      while start < range.upperBound {
        // A stretch ends where a character ends.
        var end = min(start + stretch, range.upperBound)
        while end < bytes.count, bytes[end] & 0xC0 == 0x80 { end += 1 }
        scan(bytes, start..<end)
        file.giveBack(from: start, to: end)
        start = end
      }
    }
  }

  private mutating func scan(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) {
    var index = range.lowerBound
    while index < range.upperBound {
      let byte = bytes[index]
      if byte < 0x80 {
        if byte == 0, firstNUL == nil { firstNUL = index }
        index += 1
        continue
      }
      let length = Self.sequenceLength(bytes, at: index)
      if length == 0 {
        if firstInvalid == nil { firstInvalid = index }
        invalidCount += 1
        index += 1
      } else {
        if length > 2 { longSequenceCount += 1 }
        index += length
      }
    }
  }

  /// The length of the sequence that starts with a byte above 0x7F, or 0 (Unicode 15, table 3-7).
  private static func sequenceLength(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> Int {
    let second: ClosedRange<UInt8>
    let length: Int
    switch bytes[index] {
    case 0xC2...0xDF: (length, second) = (2, 0x80...0xBF)
    case 0xE0: (length, second) = (3, 0xA0...0xBF)
    case 0xED: (length, second) = (3, 0x80...0x9F)
    case 0xE1...0xEF: (length, second) = (3, 0x80...0xBF)
    case 0xF0: (length, second) = (4, 0x90...0xBF)
    case 0xF1...0xF3: (length, second) = (4, 0x80...0xBF)
    case 0xF4: (length, second) = (4, 0x80...0x8F)
    default: return 0
    }
    guard index + length <= bytes.count, second.contains(bytes[index + 1]) else { return 0 }
    for offset in 2..<max(length, 2) where bytes[index + offset] & 0xC0 != 0x80 { return 0 }
    return length
  }
}
