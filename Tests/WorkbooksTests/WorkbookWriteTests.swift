import Tables
import TestSupport
import Testing
import Workbooks

@Suite struct WorkbookWriteTests {
  @Test func `What is written reads back`() throws {
    let sheets = [
      RawSheet(
        name: "六月",
        rows: [
          RawRow(number: 1, cells: ["学校", "日期", "数"].map(RawCell.text)),
          RawRow(number: 2, cells: [.text("云汀一中"), .date(19_158), .number(0.1), .boolean(true), .boolean(false)]),
          RawRow(number: 5, cells: [.empty, .date(-25_567), .date(-25_509), .date(-25_508), .date(2_932_896)]),
          RawRow(number: 6, cells: [.text("=1+1"), .text("@x"), .text(" 空格 "), .text("a\nb\r\nc"), .text("_x0041_")]),
          RawRow(number: 7, cells: [.text("http://example.org"), .text("0012"), .text("<&>\"'"), .text("\u{1}𠮷")]),
          RawRow(number: 1_048_576, cells: [.number(-1e300), .number(1e-300), .number(123_456_789_012)]),
        ]),
      RawSheet(name: "藏", isHidden: true, rows: []),
      RawSheet(name: "只有表头", rows: [RawRow(number: 1, cells: [.text("a")])]),
    ]
    #expect(try Workbook.read(Workbook.write(sheets)) == sheets)
  }

  @Test func `Random sheets read back`() throws {
    var random = SeededGenerator(seed: 31)
    let letters = [
      "a", "字", "𠮷", "_x0041_", "_", "x", "\n", "\r", "\t", " ", "&", "<", "]]>", "\u{7}", "\u{FFFE}", "é",
    ]
    for _ in 0..<60 {
      let rows = (1...5).map { number in
        RawRow(
          number: number,
          cells: (0..<4).map { _ in
            switch Int.random(in: 0..<5, using: &random) {
            case 0: .number(Double(Int.random(in: -1_000_000...1_000_000, using: &random)) / 64)
            case 1: .date(Int32.random(in: -25_567...2_932_896, using: &random))
            case 2:
              .dateTime(
                day: Int32.random(in: -25_507...2_932_896, using: &random),
                second: Int32.random(in: 1..<86_400, using: &random))
            case 3: .boolean(Bool.random(using: &random))
            default: .text((0...4).map { _ in letters.randomElement(using: &random) ?? "" }.joined())
            }
          })
      }
      let sheets = [RawSheet(name: "s", rows: rows)]
      #expect(try Workbook.read(Workbook.write(sheets)) == sheets)
    }
  }

  @Test func `The same sheets give the same bytes in another second`() async throws {
    let sheets = [RawSheet(name: "a", rows: [RawRow(number: 1, cells: [.text("学校"), .number(1), .date(1)])])]
    let first = try Workbook.write(sheets)
    try await Task.sleep(for: .milliseconds(2_100))
    #expect(try Workbook.write(sheets) == first)
  }

  @Test func `Numbers that are not finite, errors and dates before 1900 become texts`() throws {
    let row = RawRow(number: 1, cells: [.number(.nan), .number(-.infinity), .error("#DIV/0!"), .date(-25_568)])
    #expect(
      try Workbook.read(Workbook.write([RawSheet(name: "a", rows: [row])]))[0].rows[0].cells
        == [.text("NaN"), .text("-Inf"), .text("#DIV/0!"), .text("1899-12-31")])
  }

  @Test(arguments: ["a/b", "[x]", "'a", String(repeating: "字", count: 32)]) func `A name Excel refuses is refused`(
    name: String
  ) {
    #expect(throws: WorkbookError.invalidSheetName(name)) { try Workbook.write([RawSheet(name: name, rows: [])]) }
  }

  @Test func `Two sheets of one name, and hidden sheets alone, are refused`() {
    #expect(throws: WorkbookError.invalidSheetName("A")) {
      try Workbook.write([RawSheet(name: "a", rows: []), RawSheet(name: "A", rows: [])])
    }
    #expect(throws: WorkbookError.invalidSheetName("a")) {
      try Workbook.write([RawSheet(name: "a", isHidden: true, rows: [])])
    }
  }

  @Test func `A cell Excel cannot hold is refused, not cut`() {
    for (row, cells) in [
      (1, [.empty, .text("a\0b")]), (2, [.empty, .text(String(repeating: "x", count: 32_768))]),
    ] as [(Int, [RawCell])] {
      #expect(throws: WorkbookError.unwritableCell(sheet: "a", row: row, column: 2)) {
        try Workbook.write([RawSheet(name: "a", rows: [RawRow(number: row, cells: cells)])])
      }
    }
    #expect(throws: WorkbookError.unwritableCell(sheet: "a", row: 0, column: 1)) {
      try Workbook.write([RawSheet(name: "a", rows: [RawRow(number: 0, cells: [.number(1)])])])
    }
  }

  @Test func `No sheets at all still make a workbook`() throws {
    #expect(try Workbook.read(Workbook.write([])).map(\.rows) == [[]])
  }
}
