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

  @Test func `The last column and the last row of Excel are read`() throws {
    let sheet = Archive.sheet("<row r=\"1048576\"><c r=\"A1048576\"><v>1</v></c><c r=\"XFD1048576\"><v>2</v></c></row>")
    let row = try Workbook.read(Archive.workbook(sheet: sheet).bytes)[0].rows[0]
    #expect(row.number == 1_048_576 && row.cells.count == 16_384)
    #expect(row.cells.first == .number(1) && row.cells.last == .number(2))
  }

  @Test func `Joined cells fill down into rows that hold something, and joining them a million times is refused`()
    throws
  {
    let rows =
      "<row r=\"2\"><c r=\"B2\"><v>7</v></c></row><row r=\"3\"><c r=\"A3\"><v>1</v></c></row>"
      + "<row r=\"5\"><c r=\"B5\"><v>8</v></c></row><row r=\"6\"><c r=\"A6\"><v>2</v></c></row>"
    func sheet(_ merges: String) -> [UInt8] {
      Archive.workbook(
        sheet: "<worksheet><sheetData>\(rows)</sheetData><mergeCells>\(merges)</mergeCells></worksheet>"
      ).bytes
    }
    let filled = try Workbook.read(sheet("<mergeCell ref=\"B2:C5\"/><mergeCell ref=\"X9\"/><mergeCell ref=\"9:A\"/>"))
    #expect(
      filled[0].rows == [
        RawRow(number: 2, cells: [.empty, .number(7)]), RawRow(number: 3, cells: [.number(1), .number(7)]),
        RawRow(number: 5, cells: [.empty, .number(8)]), RawRow(number: 6, cells: [.number(2)]),
      ])
    #expect(throws: WorkbookError.tooLarge(.cells, limit: 1_000)) {
      try Workbook.read(
        sheet(String(repeating: "<mergeCell ref=\"B2:B6\"/>", count: 1_000)), limits: .init(maximumCells: 1_000))
    }
  }
}
