import Tables
import TestSupport
import Testing
import Workbooks

@Suite struct WorkbookFixtureTests {
  private let june15: RawCell = .date(19_158)

  @Test func `A workbook of openpyxl gives its sheets, values, dates and flags`() throws {
    let sheets = try Workbook.read(Fixture.bytes("workbooks/openpyxl.xlsx"))
    #expect(sheets.map(\.name) == ["六月 & 七月", "说明", "空表"])
    #expect(sheets.map(\.isHidden) == [false, true, false])
    #expect(sheets[1].rows == [RawRow(number: 1, cells: [.text("请勿填写")])])
    #expect(sheets[2].rows == [])
    let rows = sheets[0].rows
    #expect(
      Array(rows[..<4]) == [
        RawRow(number: 1, cells: ["学校", "日期", "人数", "率", "已报", "备注"].map(RawCell.text)),
        RawRow(number: 2, cells: [.text("云汀一中"), june15, .number(3), .number(0.1), .boolean(true), .text("两行\n文字")]),
        RawRow(
          number: 3,
          cells: [.text("𠮷田校"), .date(-25_509), .number(-2), .number(1.5e-7), .boolean(false), .text(" 前后空格 ")]),
        RawRow(
          number: 5,
          cells: [.empty, .date(-25_508), .error(Workbook.uncalculated), .error("#DIV/0!"), .empty, .text("0012")]),
      ])
    let (noon, number) = (RawCell.dateTime(day: 19_158, second: 43_200), RawCell.number(44_727.5))
    #expect(rows[4...].map { $0.cells[1] } == [noon, noon, number, number, noon, noon, noon])
    #expect(rows[4...].map(\.number) == Array(7...13))
  }

  @Test func `The calendar from 1904 is resolved`() throws {
    let sheets = try Workbook.read(Fixture.bytes("workbooks/openpyxl-1904.xlsx"))
    #expect(sheets[0].rows == [RawRow(number: 1, cells: [june15, .date(-24_106), .number(7)])])
  }

  @Test func `A workbook of LibreOffice gives the values of the CSV it was made from`() throws {
    let sheets = try Workbook.read(Fixture.bytes("workbooks/libreoffice.xlsx"))
    #expect(sheets.map(\.name) == ["source"])
    #expect(
      sheets[0].rows == [
        RawRow(number: 1, cells: ["学校", "日期", "人数", "率", "备注"].map(RawCell.text)),
        RawRow(number: 2, cells: [.text("云汀一中"), june15, .number(3), .number(0.1), .text("两行\n文字")]),
        RawRow(number: 3, cells: [.text("云汀二中"), .date(19_173), .number(12), .number(0.25), .text("引号\" 逗号,")]),
      ])
  }

  @Test func `Missing addresses, rich text, reading aids, escapes and East Asian dates are understood`() throws {
    let sheets = try Workbook.read(Fixture.bytes("workbooks/inline.xlsx"))
    #expect(sheets.map(\.name) == ["乙 <b> &amp;", "甲"])
    #expect(sheets.map(\.isHidden) == [false, true])
    #expect(sheets[1].rows == [RawRow(number: 1, cells: [.text("東京 "), .text("a\rb_x0041_")])])
    #expect(
      sheets[0].rows == [
        RawRow(number: 3, cells: [.text("富文本"), june15, .empty, .date(19_159), .number(44_727)]),
        RawRow(
          number: 4,
          cells: [
            .error(Workbook.uncalculated), .error(Workbook.uncalculated), .empty, .text("好"), .error("#DIV/0!"),
            .boolean(true), .dateTime(day: 19_158, second: 28_800), .number(60),
          ]),
      ])
  }

  @Test func `Only as many rows as asked for are read`() throws {
    let bytes = try Fixture.bytes("workbooks/openpyxl.xlsx")
    #expect(try Workbook.read(bytes, maximumRows: 2).map(\.rows.count) == [2, 1, 0])
    #expect(try Workbook.read(bytes, maximumRows: 0).map(\.rows.count) == [0, 0, 0])
  }

  @Test func `A password is told, and a workbook before 2007 read`() throws {
    let encrypted = try Fixture.bytes("workbooks/encrypted.xlsx")
    #expect(Workbook.isCompoundFile(encrypted) && !Workbook.isWorkbook(encrypted))
    #expect(throws: WorkbookError.encrypted) { try Workbook.read(encrypted) }
    let legacy = try Fixture.bytes("workbooks/legacy.xls")
    let sheets = try Workbook.read(Fixture.bytes("workbooks/libreoffice.xlsx"))
    #expect(try Workbook.read(legacy) == sheets)
    #expect(try Workbook.read(legacy, maximumRows: 2).map(\.rows) == [Array(sheets[0].rows[..<2])])
  }
}
