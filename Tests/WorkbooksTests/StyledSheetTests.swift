import Tables
import TestSupport
import Testing
import Workbooks

@Suite struct StyledSheetTests {
  /// A sheet with one of everything.
  private func sheet() -> StyledSheet {
    var sheet = StyledSheet(
      RawSheet(
        name: "六月 '22",
        rows: [
          RawRow(number: 1, cells: [.text("学校代码"), .text("日期")]),
          RawRow(number: 3, cells: [.text("0101"), .date(19_158), .number(3)]),
          RawRow(number: 4, cells: [.text("0101"), .date(19_159), .number(4)]),
        ], merged: [RawRange(rows: 3...4, columns: 1...1)]))
    sheet.textStyle = CellStyle(format: .text)
    sheet.styles[CellAddress(row: 3, column: 3)] = CellStyle(fill: 0xEE9A94)
    sheet.styles[CellAddress(row: 3, column: 4)] = CellStyle(format: .text, fill: 0xFFF2B3)
    sheet.notes[CellAddress(row: 3, column: 3)] = "数量为负数。\n请改为 0。"
    sheet.rules = [EntryRule(RawRange(rows: 2...9, columns: 2...2), .words(["一类", "二类"]), message: "请选择。")]
    sheet.links[CellAddress(row: 1, column: 1)] = StyledSheet.Link(
      sheet: "六月 '22", address: CellAddress(row: 3, column: 28))
    sheet.isProtected = true
    sheet.page = .across
    return sheet
  }

  @Test func `Marks, notes, rules and links change no value, address or merge`() throws {
    let sheet = sheet()
    let read = try Workbook.read(Workbook.write([sheet]))
    #expect(read == [sheet.cells])
  }

  @Test func `The same sheet gives the same bytes`() throws {
    #expect(
      try Workbook.write([sheet(), StyledSheet(RawSheet(name: "b", rows: []))], opened: 1)
        == Workbook.write([sheet(), StyledSheet(RawSheet(name: "b", rows: []))], opened: 1))
  }

  @Test func `Merges that overlap, lie outside the rows or join too much leave a workbook that opens`() throws {
    let rows = (1...3).map { RawRow(number: $0, cells: [.text("a"), .text("b"), .text("c")]) }
    let merged = [
      RawRange(rows: 1...1, columns: 1...2), RawRange(rows: 1...2, columns: 2...3),
      RawRange(rows: 2...2, columns: 3...3),
      RawRange(rows: 3...1_048_576, columns: 1...16_384), RawRange(rows: 9...10, columns: 1...1),
    ]
    let read = try Workbook.read(Workbook.write([RawSheet(name: "a", rows: rows, merged: merged)]))
    #expect(read[0].merged == [RawRange(rows: 1...1, columns: 1...2), RawRange(rows: 3...203, columns: 1...51)])
    #expect(read[0].rows.map(\.cells) == rows.map(\.cells))
  }

  @Test(arguments: ["followups-merged.xlsx", "followups-merged.xls"]) func `Merges are read with their addresses`(
    name: String
  ) throws {
    let sheet = try Workbook.read(Fixture.bytes("awkward/" + name))[0]
    #expect(sheet.merged.contains(RawRange(rows: 1...1, columns: 1...7)), "\(sheet.merged)")
    let again = try Workbook.read(Workbook.write([sheet]))[0]
    #expect(again.rows == sheet.rows && again.merged == sheet.merged)
  }
}
