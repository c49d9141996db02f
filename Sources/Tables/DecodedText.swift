import Foundation

/// A place in a text file.
public struct TextPosition: Sendable, Hashable {
  /// The byte offset in the file, from 0.
  public let offset: Int
  /// The line, from 1.
  public let line: Int
  /// The character in the line, from 1.
  public let column: Int

  /// Creates a place.
  public init(offset: Int, line: Int, column: Int) {
    self.offset = offset
    self.line = line
    self.column = column
  }
}

/// Why bytes are not a text.
public enum TextEncodingError: Error, Equatable, Sendable {
  /// The bytes at a place are not valid in the encoding that fits the file best; at most eight are given, in hex.
  case undecodable(encoding: String, position: TextPosition, bytes: String)
  /// A NUL byte or character: a binary file, or UTF-16 without its byte order mark.
  case nul(position: TextPosition)
}

/// A text file's bytes as UTF-8 without byte order mark, and the encoding they came in.
public struct DecodedText: Sendable {
  /// The text in valid UTF-8.
  public let bytes: [UInt8]
  /// The encoding of the file: `UTF-8`, `GB18030`, `UTF-16LE` or `UTF-16BE`.
  public let encoding: String

  /// Decodes a file: by its byte order mark, else as strict UTF-8 over the whole file, else as UTF-16 where nothing else
  /// is possible, else as GB18030.
  ///
  /// A file that is UTF-8 but for some damaged bytes is refused rather than read as GB18030, which accepts almost
  /// every pair of bytes and would turn its Chinese into other Chinese.
  /// - Parameter bytes: The whole file.
  /// - Throws: the first place that cannot be read.
  public static func decode(_ bytes: [UInt8]) throws(TextEncodingError) -> DecodedText {
    if bytes.starts(with: [0xFF, 0xFE]) { return try transcoded(bytes, from: "UTF-16LE", skipping: 2) }
    if bytes.starts(with: [0xFE, 0xFF]) { return try transcoded(bytes, from: "UTF-16BE", skipping: 2) }
    let mark = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    let census = UTF8Census(bytes)
    if let offset = census.firstNUL {
      if mark == 0, let text = unmarkedUTF16(bytes) { return text }
      throw .nul(position: position(at: offset, after: bytes[mark..<offset]))
    }
    guard let offset = census.firstInvalid else {
      return DecodedText(bytes: mark == 0 ? bytes : Array(bytes[mark...]), encoding: "UTF-8")
    }
    if mark > 0 || census.isDamagedUTF8 {
      throw .undecodable(
        encoding: "UTF-8", position: position(at: offset, after: bytes[mark..<offset]), bytes: hex(bytes, from: offset))
    }
    return try transcoded(bytes, from: "GB18030", skipping: 0)
  }

  /// Decodes bytes whose encoding is known.
  /// - Parameters:
  ///   - bytes: The text's bytes, without byte order mark.
  ///   - encoding: The encoding's name for `iconv`.
  /// - Throws: the first place that cannot be read; the first byte, where the encoding itself is unknown.
  public static func decode(_ bytes: [UInt8], as encoding: String) throws(TextEncodingError) -> DecodedText {
    try transcoded(bytes, from: encoding, skipping: 0)
  }

  private static func transcoded(
    _ bytes: [UInt8], from encoding: String, skipping mark: Int
  ) throws(TextEncodingError) -> DecodedText {
    let converter = iconv_open("UTF-8", encoding)
    guard converter != iconv_t(bitPattern: -1) else {
      throw .undecodable(
        encoding: encoding, position: TextPosition(offset: 0, line: 1, column: 1), bytes: hex(bytes, from: 0))
    }
    defer { iconv_close(converter) }
    var failure: Int?
    // One byte of input gives at most three of output (0x80 as €); untouched capacity costs no memory.
    let output = [UInt8](unsafeUninitializedCapacity: bytes.count * 3 + 16) { buffer, count in
      failure = bytes.withUnsafeBytes { input in
        convert(input, from: mark, into: buffer, count: &count, with: converter, euro: encoding == "GB18030")
      }
    }
    if let offset = failure {
      throw .undecodable(
        encoding: encoding, position: position(at: offset, after: output[...]), bytes: hex(bytes, from: offset))
    }
    if encoding.hasPrefix("UTF-16"), let index = output.firstIndex(of: 0) {
      // The offset counts the code units before the character.
      let units = String(decoding: output[..<index], as: UTF8.self).utf16.count
      throw .nul(position: position(at: mark + 2 * units, after: output[..<index]))
    }
    return DecodedText(bytes: output, encoding: encoding)
  }

  /// Converts from an offset to the end; returns the offset of the first bytes that cannot be converted.
  private static func convert(
    _ input: UnsafeRawBufferPointer, from mark: Int, into output: UnsafeMutableBufferPointer<UInt8>,
    count: inout Int, with converter: iconv_t?, euro: Bool
  ) -> Int? {
    guard let start = input.baseAddress, let target = output.baseAddress else { return nil }
    // iconv's declaration is older than `const`; it does not write to its input.
    var source: UnsafeMutablePointer<CChar>? = UnsafeMutableRawPointer(mutating: start.advanced(by: mark))
      .assumingMemoryBound(to: CChar.self)
    var sourceLeft = input.count - mark
    var sink: UnsafeMutablePointer<CChar>? = UnsafeMutableRawPointer(target).assumingMemoryBound(to: CChar.self)
    var sinkLeft = output.count
    while sourceLeft > 0 {
      if iconv(converter, &source, &sourceLeft, &sink, &sinkLeft) != -1 { break }
      let offset = input.count - sourceLeft
      count = output.count - sinkLeft
      // Chinese Windows writes the euro sign as the single byte 0x80, which GB18030 leaves undefined.
      guard euro, input[offset] == 0x80, sinkLeft >= 3 else { return offset }
      for byte in "€".utf8 {
        sink?.pointee = CChar(bitPattern: byte)
        sink = sink?.successor()
      }
      source = source?.successor()
      sourceLeft -= 1
      sinkLeft -= 3
    }
    count = output.count - sinkLeft
    return nil
  }

  /// The place after a readable beginning, which is given in UTF-8.
  private static func position(at offset: Int, after beginning: ArraySlice<UInt8>) -> TextPosition {
    var line = 1
    var column = 1
    var previous: UInt8 = 0
    for byte in beginning {
      if byte == 0x0A || byte == 0x0D {
        if !(byte == 0x0A && previous == 0x0D) { line += 1 }
        column = 1
      } else if byte & 0xC0 != 0x80 {
        column += 1
      }
      previous = byte
    }
    return TextPosition(offset: offset, line: line, column: column)
  }

  private static func hex(_ bytes: [UInt8], from offset: Int) -> String {
    bytes[offset...].prefix(8).map { String(format: "%02X", $0) }.joined(separator: " ")
  }
}
