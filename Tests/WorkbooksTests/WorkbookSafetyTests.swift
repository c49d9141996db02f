import Tables
import TestSupport
import Testing
import Workbooks

@Suite struct WorkbookSafetyTests {
  @Test func `What is no workbook is refused`() throws {
    for bytes in [[], Array("学校,人数\n".utf8), [0x50, 0x4B]] as [[UInt8]] {
      #expect(throws: WorkbookError.notAWorkbook) { try Workbook.read(bytes) }
    }
    #expect(throws: WorkbookError.notAWorkbook) { try Workbook.read(Archive(["a.txt": "x"]).bytes) }
    #expect(throws: WorkbookError.damaged(part: "")) { try Workbook.read([0x50, 0x4B, 0x03, 0x04]) }
  }

  @Test func `A cut or changed file gives an error or rows, never a crash`() throws {
    var random = SeededGenerator(seed: 23)
    for file in ["openpyxl.xlsx", "inline.xlsx", "libreoffice.xlsx"] {
      let good = try Fixture.bytes("workbooks/" + file)
      for _ in 0..<700 {
        var bytes = good
        for _ in 0..<Int.random(in: 1...6, using: &random) {
          bytes[Int.random(in: bytes.indices, using: &random)] = UInt8.random(in: 0...255, using: &random)
        }
        if Bool.random(using: &random) { bytes.removeLast(Int.random(in: 0..<bytes.count, using: &random)) }
        _ = try? Workbook.read(bytes)
      }
      #expect(throws: WorkbookError.self) { try Workbook.read(Array(good[..<(good.count / 2)])) }
    }
  }

  @Test func `Changed XML gives an error or rows, never a crash`() throws {
    var random = SeededGenerator(seed: 29)
    let good = Array(Archive.sheet("<row r=\"2\"><c r=\"B2\" t=\"inlineStr\"><is><t>x</t></is></c></row>").utf8)
    for _ in 0..<1_000 {
      var bytes = good
      for _ in 0..<Int.random(in: 1...4, using: &random) {
        let at = Int.random(in: bytes.indices, using: &random)
        bytes[at] = Bool.random(using: &random) ? UInt8.random(in: 0...255, using: &random) : good[at / 2]
      }
      var parts = Archive.workbook(sheet: "").parts
      parts["xl/s.xml"] = bytes
      _ = try? Workbook.read(Archive(parts).bytes)
    }
  }

  @Test(arguments: [
    "<!DOCTYPE a><a/>", "<!DOCTYPE a [<!ENTITY b \"c\">]><a>&b;</a>",
    "<!DOCTYPE a SYSTEM \"http://example.invalid/a.dtd\"><a/>",
    "<!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]><a>&b;</a>",
  ]) func `A document type is refused`(xml: String) throws {
    #expect(throws: WorkbookError.documentType(part: "xl/s.xml")) {
      try Workbook.read(Archive.workbook(sheet: xml).bytes)
    }
  }

  @Test(arguments: [
    "<row r=\"0\"/>", "<row r=\"1048577\"/>", "<row r=\"-1\"/>", "<row><c r=\"XFE1\"><v>1</v></c></row>",
    "<row><c r=\"1\"><v>1</v></c></row>", "<row><c t=\"s\"><v>0</v></c></row>", "<row><c><v>1</v></row>",
  ]) func `A sheet outside Excel's grid or with a text that does not exist is damaged`(rows: String) throws {
    #expect(throws: WorkbookError.damaged(part: "xl/s.xml")) {
      try Workbook.read(Archive.workbook(sheet: Archive.sheet(rows)).bytes)
    }
  }

  @Test func `Rows out of order are put in order`() throws {
    let rows = "<row r=\"3\"><c><v>3</v></c></row><row r=\"1\"><c r=\"B1\"><v>2</v></c><c r=\"A1\"><v>1</v></c></row>"
    let sheet = try Workbook.read(Archive.workbook(sheet: Archive.sheet(rows)).bytes)[0]
    #expect(
      sheet.rows == [RawRow(number: 1, cells: [.number(1), .number(2)]), RawRow(number: 3, cells: [.number(3)])])
  }

  @Test(
    arguments: [
      ("1E-3", .number(0.001)), ("0.1", .number(0.1)), ("-0", .number(0)),
      ("123456789.123456789", .number(123456789.123456789)),
      (" 7 ", .number(7)), ("nan", .error("nan")), ("1e999", .error("1e999")), ("12a", .error("12a")),
      (".", .error(".")),
    ] as [(String, RawCell)]) func `A value is an exact number or an error`(value: String, cell: RawCell) throws
  {
    let sheet = Archive.sheet("<row><c><v>\(value)</v></c></row>")
    #expect(try Workbook.read(Archive.workbook(sheet: sheet).bytes)[0].rows[0].cells == [cell])
  }

  @Test func `Limits on parts, bytes, compression and cells refuse the file`() throws {
    let bytes = try Fixture.bytes("workbooks/openpyxl.xlsx")
    #expect(throws: WorkbookError.tooLarge(.parts, limit: 3)) {
      try Workbook.read(bytes, limits: .init(maximumParts: 3))
    }
    #expect(throws: WorkbookError.tooLarge(.bytes, limit: 999)) {
      try Workbook.read(bytes, limits: .init(maximumBytes: 999))
    }
    #expect(throws: WorkbookError.tooLarge(.cells, limit: 16_383)) {
      let sheet = Archive.sheet("<row><c r=\"XFD1\"><v>1</v></c></row>")
      return try Workbook.read(Archive.workbook(sheet: sheet).bytes, limits: .init(maximumCells: 16_383))
    }
    let rows = (1...40_000).map { RawRow(number: $0, cells: [.number(0), .number(0), .number(0)]) }
    let repetitive = try Workbook.write([RawSheet(name: "a", rows: rows)])
    #expect(throws: WorkbookError.tooLarge(.compressionRatio, limit: 2)) {
      try Workbook.read(repetitive, limits: .init(maximumRatio: 2))
    }
    #expect(try Workbook.read(repetitive)[0].rows.count == 40_000)
  }
}

/// A ZIP archive of uncompressed parts.
private struct Archive {
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
