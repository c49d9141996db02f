extension DecodedText {
  /// UTF-16 without its byte order mark, where the bytes can be nothing else: valid to the last unit in one of the two
  /// byte orders, with lines and separators, and without any character a table does not hold. Read in the wrong order,
  /// a line feed is U+0A00, which is no character.
  static func unmarkedUTF16(_ bytes: [UInt8]) -> DecodedText? {
    let candidates = ["UTF-16LE", "UTF-16BE"].compactMap { try? decode(bytes, as: $0) }.filter(isTable)
    return candidates.count == 1 ? candidates[0] : nil
  }

  private static func isTable(_ text: DecodedText) -> Bool {
    guard text.bytes.contains(where: { $0 == 0x0A || $0 == 0x0D }),
      text.bytes.contains(where: { $0 == 0x09 || $0 == 0x2C || $0 == 0x3B })
    else { return false }
    return isPlain(text)
  }

  /// Whether a text has no character that a table does not hold.
  private static func isPlain(_ text: DecodedText) -> Bool {
    String(decoding: text.bytes, as: UTF8.self).unicodeScalars.allSatisfy { scalar in
      switch scalar.properties.generalCategory {
      case .control: scalar == "\t" || scalar == "\n" || scalar == "\r"
      case .unassigned, .privateUse: false
      default: true
      }
    }
  }

  /// The encodings in which a refused file would be valid from beginning to end; the person who made it may recognise
  /// the right one. A valid encoding need not be the true one, so none of them is taken by itself.
  ///
  /// What is UTF-8 but for some damage was never anything else, whatever else it happens to be valid in.
  /// - Parameter bytes: The whole file.
  /// - Returns: Names such as `Big5`, the likeliest first.
  public static func validEncodings(of bytes: [UInt8]) -> [String] {
    // What the readers name differently has the name for people first.
    let census = UTF8Census(bytes)
    if census.firstInvalid != nil, census.isDamagedUTF8 || bytes.starts(with: [0xEF, 0xBB, 0xBF]) { return [] }
    return [
      ("UTF-8", "UTF-8"), ("GB18030", "GB18030"), ("Big5", "BIG5-HKSCS"), ("Shift_JIS", "CP932"), ("EUC-KR", "CP949"),
      ("UTF-16LE", "UTF-16LE"), ("UTF-16BE", "UTF-16BE"),
    ].filter { name, encoding in
      guard let text = try? decode(bytes, as: encoding) else { return false }
      return name.hasPrefix("UTF-16") ? isTable(text) : isPlain(text)
    }.map(\.0)
  }
}
