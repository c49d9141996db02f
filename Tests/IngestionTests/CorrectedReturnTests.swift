import Foundation
import Ingestion
import Submissions
import Tables
import TestSupport
import Testing
import Wording
import Workbooks

@Suite struct CorrectedReturnTests {
  /// What a file's return reads back as.
  private struct Returned {
    let source: SourceFile
    let problems: [Problem]
    let bytes: [UInt8]?
    var sheets: [RawSheet] { get throws { try Workbook.read(bytes ?? []) } }
  }

  private func returned(_ fixture: String, _ language: Language = .chinese) throws -> Returned {
    try returned(Fixture.bytes(fixture), name: fixture, language)
  }

  private func returned(_ bytes: [UInt8], name: String, _ language: Language = .chinese) throws -> Returned {
    let source = SourceFile(bytes: bytes, name: name)
    let parsed = source.parsed(in: try context())
    let problems = parsed.problems + parsed.submissions.flatMap(\.problems)
    let workbook = try CorrectedReturn(source, problems: problems, path: name)
    return Returned(source: source, problems: problems, bytes: try workbook?.bytes(language))
  }

  private func context() throws -> IngestionContext {
    var context = try roster()
    context.folder = "0101"
    return context
  }

  private static func fixtures() throws -> [String] {
    try ["awkward", "ingestion", "forms"].flatMap { folder in
      try FileManager.default.contentsOfDirectory(atPath: Fixture.url(folder).path).sorted()
        .filter { name in [".csv", ".xls", ".xlsx", ".xlsm", ".txt"].contains { name.hasSuffix($0) } }
        .map { "\(folder)/\($0)" }
    }
  }

  @Test func `Every file that could be read and has problems comes back with each cell at its address`() throws {
    var count = 0
    for name in try Self.fixtures() {
      let returned = try returned(name)
      let isReadable = returned.source.sheets.contains { !$0.rows.isEmpty } && !returned.problems.isEmpty
      #expect((returned.bytes != nil) == isReadable, "\(name)")
      guard returned.bytes != nil else { continue }
      count += 1
      let sheets = try returned.sheets
      #expect(sheets.count == returned.source.sheets.count + 1 && sheets.last?.name == "问题清单", "\(name)")
      for (sheet, original) in zip(sheets, returned.source.sheets) {
        #expect(sheet.isHidden == original.isHidden, "\(name)")
        #expect(original.name.isEmpty || sheet.name == original.name, "\(name)")
        #expect(texts(sheet) == texts(original), "\(name)")
      }
    }
    #expect(count >= 40)
  }

  /// Rows with their cells, error values as the texts they become, empty cells at the end left out.
  private func texts(_ sheet: RawSheet) -> [RawRow] {
    sheet.rows.compactMap { row in
      var cells = row.cells.map { cell in
        if case .error(let text) = cell { RawCell.text(text) } else { cell }
      }
      while cells.last == .empty { cells.removeLast() }
      return cells.isEmpty ? nil : RawRow(number: row.number, cells: cells)
    }
  }

  @Test func `A return that comes back unmended has the same problems at the same places`() throws {
    // What is said of a file besides its cells does not stand in a workbook written anew.
    let outside = ["file.macros-ignored", "file.links-ignored"]
    for name in try Self.fixtures() {
      let first = try returned(name)
      guard let bytes = first.bytes else { continue }
      let again = try returned(bytes, name: "again.xlsx")
      func places(_ returned: Returned) -> [String] {
        returned.problems.filter { !outside.contains($0.kind.code) }.map { problem in
          "\(problem.kind.code) \(problem.sheetNumber ?? 0) \(problem.row ?? 0) \(problem.column ?? 0)"
        }
      }
      #expect(places(again) == places(first), "\(name)")
    }
  }

  @Test func `The list names every problem in the workspace's language, the file's own first`() throws {
    let english = try returned("ingestion/followups.xlsx", .english)
    let list = try #require(try english.sheets.last)
    #expect(list.name == "List of problems" && list.rows.count == 4 + english.problems.count)
    #expect(list.rows[4].cells[1] == .text("the whole file"))
    let last = try #require(list.rows.last?.cells)
    #expect(last[1] == .text("sheet “六月”, row 8") && last[3] == .text("Query"))
    #expect(last[4] == .text("a total row, not loaded"))
  }

  @Test func `Sheet names that no workbook takes get others, and none of them is taken for the list`() throws {
    let page = "<table><tr><td>学校代码<td>填报月份<td>零报告</tr><tr><td>0101<td>六月<td>是</tr></table>"
    let twice = try returned(Array((page + page).utf8), name: "two.xls")
    #expect(try twice.sheets.map(\.name) == ["工作表1", "工作表2", "问题清单"])
    #expect(twice.problems.map(\.sheetNumber) == [1, 2])
    let named = try Workbook.write([
      RawSheet(name: "问题清单", rows: [RawRow(number: 1, cells: ["学校代码", "填报月份", "零报告"].map(RawCell.text))])
    ])
    let sheets = try returned(named, name: "named.xlsx").sheets
    #expect(sheets.map(\.name) == ["工作表1", "问题清单"])
  }

  @Test func `The same file gives the same bytes`() throws {
    #expect(try returned("ingestion/events-faulty.csv").bytes == returned("ingestion/events-faulty.csv").bytes)
  }

  @Test func `A file without problems has no return`() throws {
    #expect(try returned("ingestion/roster.csv").bytes == nil)
  }

  @Test func `An error value that became a text is still an error`() throws {
    let text = "学校代码,填报月份,零报告,备注\n0101,2022-06,#DIV/0!,x\n#N/A,2022-06,是,x\n"
    #expect(try places(parse(text)).filter { $0.hasPrefix("value.error") } == ["value.error 2 C", "value.error 3 A"])
  }
}
