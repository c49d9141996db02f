/// A ZIP archive of uncompressed parts.
struct Archive {
  var parts: [String: [UInt8]]

  init(_ parts: [String: [UInt8]]) { self.parts = parts }
  init(_ parts: [String: String]) { self.parts = parts.mapValues { Array($0.utf8) } }

  static func sheet(_ rows: String) -> String { "<worksheet><sheetData>\(rows)</sheetData></worksheet>" }

  static func workbook(sheet: String) -> Archive {
    Archive([
      "_rels/.rels":
        "<Relationships><Relationship Id=\"a\" Type=\"/officeDocument\" Target=\"xl/b.xml\"/></Relationships>",
      "xl/b.xml": "<workbook><sheets><sheet name=\"s\" id=\"s\"/></sheets></workbook>",
      "xl/_rels/b.xml.rels":
        "<Relationships><Relationship Id=\"s\" Type=\"/worksheet\" Target=\"s.xml\"/></Relationships>",
      "xl/s.xml": sheet,
    ])
  }

  var bytes: [UInt8] {
    var files: [UInt8] = []
    var directory: [UInt8] = []
    for (name, content) in parts.sorted(by: { $0.key < $1.key }) {
      let start = files.count
      let sizes = Self.crc(content).little + UInt32(content.count).little + UInt32(content.count).little
      let lengths = UInt16(name.utf8.count).little + [0, 0]
      let head: [UInt8] = [20, 0, 0, 0, 0, 0, 0, 0, 0x21, 0] + sizes + lengths
      files += [0x50, 0x4B, 3, 4] + head + Array(name.utf8) + content
      directory += [0x50, 0x4B, 1, 2, 20, 0] + head + [0, 0, 0, 0, 0, 0, 0, 0, 0, 0] + UInt32(start).little
      directory += Array(name.utf8)
    }
    let count = UInt16(parts.count).little
    return files + directory + [0x50, 0x4B, 5, 6, 0, 0, 0, 0] + count + count + UInt32(directory.count).little
      + UInt32(files.count).little + [0, 0]
  }

  private static func crc(_ bytes: [UInt8]) -> UInt32 {
    ~bytes.reduce(UInt32.max) { crc, byte in
      (0..<8).reduce(crc ^ UInt32(byte)) { value, _ in value >> 1 ^ (value & 1 == 1 ? 0xEDB8_8320 : 0) }
    }
  }
}

extension FixedWidthInteger {
  fileprivate var little: [UInt8] { withUnsafeBytes(of: littleEndian, Array.init) }
}
