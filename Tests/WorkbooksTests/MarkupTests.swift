import Tables
import TestSupport
import Testing
import Workbooks

@Suite struct MarkupTests {
  private func sheets(_ text: String, limits: WorkbookLimits = .init()) throws -> [RawSheet] {
    try Workbook.read(DecodedText.decode(Array(text.utf8)), limits: limits)
  }

  private func cells(_ text: String) throws -> [[RawCell]] { try sheets(text).flatMap { $0.rows.map(\.cells) } }

  @Test func `Only a text that begins as markup is taken as such`() throws {
    for text in ["学校,<table>\n1,2\n", "<3,人数\n1,2\n", "", " \n"] {
      #expect(try !Workbook.isMarkup(DecodedText.decode(Array(text.utf8))))
    }
    for text in ["\u{FEFF} \n<TABLE><tr><td>1", "<!-- x --><html>", "<meta charset=gbk><style></style><table>"] {
      #expect(try Workbook.isMarkup(DecodedText.decode(Array(text.utf8))))
    }
  }

  @Test func `Cells may span columns and rows`() throws {
    let html = """
      <table><tr><td rowspan=2>甲<td colspan="2">乙<td rowspan=' 3 '>丙</tr><tr><td>丁</td><td>戊</td></tr>
      <tr><td>己</td></tr><tr><td colspan=0 rowspan=x>庚</td></tr></table>
      """
    let (a, b, c) = (RawCell.text("甲"), RawCell.text("乙"), RawCell.text("丙"))
    #expect(
      try cells(html) == [
        [a, b, .empty, c], [a, .text("丁"), .text("戊"), c], [.text("己"), .empty, .empty, c], [.text("庚")],
      ])
  }

  @Test func `White space, line breaks and entities show as in a browser`() throws {
    let html =
      "<table><tr><td> a \n b </td><td>1<br>2<p>3</p></td><td>&nbsp;</td><td>&lt;&amp;&#23398;&eacute;</td></tr></table>"
    #expect(try cells(html) == [[.text("a b"), .text("1\n2\n3"), .empty, .text("<&学é")]])
  }

  @Test func `A page without a table, a table that is cut off and a flood of cells are refused`() throws {
    #expect(throws: WorkbookError.noTable) { try sheets("<html><body>请登录</body></html>") }
    for cut in ["<table><tr><td>1</td></tr>", "<table><tr><td>1", "<table><tr><td><table></table>"] {
      #expect(throws: WorkbookError.damaged(part: "html")) { try sheets(cut) }
    }
    let flood = String(repeating: "<tr><td colspan=16384><td>1</tr>", count: 50)
    #expect(throws: WorkbookError.tooLarge(.cells, limit: 100_000)) {
      try sheets("<table>\(flood)</table>", limits: .init(maximumCells: 100_000))
    }
  }

  @Test func `A long page is read to its end, and its cut is found`() throws {
    let row = "<tr><td style='mso-number-format:\"\\@\"'>云汀市第一小学</td><td>0101</td></tr>\n"
    let page = "<html><body><table>" + String(repeating: row, count: 20_000) + "</table></body></html>"
    let rows = try sheets(page)[0].rows
    #expect(rows.count == 20_000)
    #expect(rows.allSatisfy { $0.cells == [.text("云汀市第一小学"), .text("0101")] })
    #expect(throws: WorkbookError.damaged(part: "html")) { try sheets(String(page.dropLast(30))) }
  }

  @Test func `A page of nothing but tags is refused, and one that never closes its tags read`() throws {
    let tags = String(repeating: "<b>", count: 100_000) + String(repeating: "</i>", count: 100_000)
    #expect(throws: WorkbookError.damaged(part: "html")) { try sheets("<table><tr><td>\(tags)</table>") }
    let rows = String(repeating: "<tr><td><font><b>甲<td><p>乙", count: 10_000)
    let cells = try cells("<table>\(rows)</table>")
    #expect(cells.count == 10_000)
    #expect(cells.allSatisfy { $0 == [.text("甲"), .text("乙")] })
  }

  @Test func `An XML workbook outside Excel's grid, cut off or with a document type is refused`() throws {
    func book(_ rows: String) -> String {
      "<?xml version=\"1.0\"?><Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\" xmlns:s=\"urn:schemas-microsoft-com:office:spreadsheet\"><Worksheet s:Name=\"a\"><Table>\(rows)</Table></Worksheet></Workbook>"
    }
    let cell = "<Cell><Data s:Type=\"Number\">1</Data></Cell>"
    #expect(try cells(book("<Row>\(cell)</Row>")) == [[.number(1)]])
    for rows in [
      "<Row s:Index=\"0\">\(cell)</Row>", "<Row s:Index=\"1048577\">\(cell)</Row>", cell,
      "<Row><Cell s:Index=\"16385\"/></Row>", "<Row>\(cell)<Cell s:Index=\"1\"/></Row>",
    ] {
      #expect(throws: WorkbookError.damaged(part: "Workbook")) { try sheets(book(rows)) }
    }
    let whole = book("<Row>\(cell)</Row>")
    for length in stride(from: 110, to: whole.count, by: 7) {
      #expect(throws: WorkbookError.self) { try sheets(String(whole.prefix(length))) }
    }
    let attack = whole.replacing("<Workbook", with: "<!DOCTYPE Workbook [<!ENTITY a \"b\">]><Workbook")
    #expect(throws: WorkbookError.documentType(part: "Workbook")) { try sheets(attack) }
  }

  @Test(arguments: ["events-html.xls", "html-nested.xls", "followups-merged-html.xls", "events-2003.xls"])
  func `Changed markup gives an error or rows, never a crash`(file: String) throws {
    var random = SeededGenerator(seed: 37)
    let good = try Fixture.bytes("awkward/" + file)
    for _ in 0..<500 {
      var bytes = good
      for _ in 0..<Int.random(in: 1...8, using: &random) {
        let at = Int.random(in: bytes.indices, using: &random)
        bytes[at] = Bool.random(using: &random) ? UInt8.random(in: 0...127, using: &random) : good[at / 2]
      }
      if Bool.random(using: &random) { bytes.removeLast(Int.random(in: 0..<bytes.count, using: &random)) }
      guard let text = try? DecodedText.decode(bytes) else { continue }
      _ = try? Workbook.read(text, limits: .init(maximumCells: 1_000_000))
    }
  }
}
