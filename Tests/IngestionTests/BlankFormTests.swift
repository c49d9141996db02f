import Ingestion
import Submissions
import Tables
import TestSupport
import Testing
import Wording
import Workbooks

@Suite struct BlankFormTests {
  private static let cases = FormID.allCases.flatMap { form in Language.allCases.map { (form, $0) } }

  private func specification(_ form: FormID) throws -> FormSpecification { try .shipped(form) }

  private func parse(_ bytes: [UInt8]) throws -> ParsedFile {
    SourceFile(bytes: bytes, name: "form.xlsx").parsed(in: try roster())
  }

  /// Writes a value at an address.
  private func set(_ value: RawCell, row: Int, column: Int, in sheet: inout RawSheet) {
    let index = sheet.rows.firstIndex { $0.number >= row } ?? sheet.rows.endIndex
    if !sheet.rows.indices.contains(index) || sheet.rows[index].number != row {
      sheet.rows.insert(RawRow(number: row, cells: []), at: index)
    }
    while sheet.rows[index].cells.count < column { sheet.rows[index].cells.append(.empty) }
    sheet.rows[index].cells[column - 1] = value
  }

  /// The examples of the second sheet by heading.
  private func examples(_ sheet: RawSheet) -> [(heading: String, value: RawCell)] {
    sheet.rows.dropFirst(3).compactMap { row in
      guard row.cells.count == 4, case .text(let heading) = row.cells[0] else { return nil }
      return (heading, row.cells[3])
    }
  }

  @Test(arguments: cases) func `A blank form holds no data and nothing else is wrong with it`(
    form: FormID, language: Language
  ) throws {
    let blank = BlankForm(try specification(form))
    let parsed = try parse(blank.bytes(language))
    #expect(parsed.form == form)
    #expect(places(parsed) == [form == .trackingSheet ? "form.no-records" : "form.header-only"])
    #expect(try blank.bytes(language) == blank.bytes(language))
  }

  @Test(arguments: cases) func `A form filled in with its own examples loads without any problem`(
    form: FormID, language: Language
  ) throws {
    let specification = try specification(form)
    var sheets = try Workbook.read(BlankForm(specification).bytes(language))
    #expect(sheets.count == 2)
    let examples = examples(sheets[1])
    #expect(examples.count >= 3)
    for (heading, value) in examples {
      var place: (row: Int, column: Int)?
      for row in sheets[0].rows {
        for (index, cell) in row.cells.enumerated() where place == nil {
          guard case .text(let text) = cell, names(text, heading) else { continue }
          let merge = sheets[0].merged.first { $0.rows.contains(row.number) && $0.columns.lowerBound == index + 1 }
          let isTable = ![FormID.trackingSheet, .summary].contains(form)
          let isBelow = isTable || ["时间", "情况记录", "date", "note"].contains(heading)
          place = isBelow ? (row.number + 1, index + 1) : (row.number, index + 1 + (merge?.columns.count ?? 1))
        }
      }
      let found = try #require(place, "\(heading)")
      if value != .empty { set(value, row: found.row, column: found.column, in: &sheets[0]) }
    }
    let parsed = try parse(Workbook.write(sheets))
    #expect(parsed.form == form)
    #expect(places(parsed).isEmpty)
    #expect(parsed.submissions.map(\.rowsRead) == [1])
  }

  @Test(arguments: FormID.allCases) func `An English form has English examples, but for the names of places`(
    form: FormID
  ) throws {
    let sheets = try Workbook.read(BlankForm(try specification(form)).bytes(.english))
    for (heading, value) in examples(sheets[1]) where !["school", "district", "scope_code"].contains(heading) {
      guard case .text(let text) = value else { continue }
      #expect(text.utf8.count == text.count, "\(heading): \(text)")
    }
  }

  /// Whether a cell is the label of a heading: alike, or printed with its unit.
  private func names(_ text: String, _ heading: String) -> Bool {
    text == heading || text.hasPrefix(heading + "（") || text.hasPrefix(heading + " (")
  }

  @Test func `Every field that is filled in has an example or is optional, and every list fits a workbook`() throws {
    for form in FormID.allCases {
      for field in try specification(form).fields where field.type != .time {
        #expect(field.required != true || field.example != nil, "\(form) \(field.name)")
        let words = field.type.choices.map(\.zh)
        #expect(words.isEmpty || EntryRule.fits(words), "\(form) \(field.name)")
      }
    }
  }

  @Test func `An example sheet is never read, and a sheet that only bears its name is`() throws {
    let header = ["学校代码", "填报月份", "零报告"].map(RawCell.text)
    let named = RawSheet(
      name: "填写示例",
      rows: [
        RawRow(number: 1, cells: header), RawRow(number: 2, cells: [.text("0101"), .text("2022-06"), .text("是")]),
      ])
    #expect(try parse(Workbook.write([named])).submissions.map(\.rowsRead) == [1])
    var titled = named
    for index in titled.rows.indices { titled.rows[index].number += 1 }
    titled.rows.insert(RawRow(number: 1, cells: [.text("填写示例")]), at: 0)
    #expect(try places(parse(Workbook.write([titled]))) == ["form.unknown"])
  }
}
