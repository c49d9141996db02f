import Ingestion
import Submissions
import Tables
import TestSupport
import Testing
import Wording
import Workbooks

private let ledgerHead = "学校代码,学籍号,年级,跟踪日期,风险等级,状态\n"
private let eventHead = "学校代码,填报月份,零报告,事件日期,上报日期,事件类型,年级,备注\n"

/// Files that were cut off, headers that come again, and words that schools write where the form has another one.
@Suite struct GapTests {
  // A file that was cut off.

  private func ledger(_ rows: Int) -> String {
    ledgerHead + (0..<rows).map { "0101,A\($0),三年级,2022-06-01,二类,在册\n" }.joined()
  }

  @Test(arguments: [1, 2_000]) func `a last row that breaks off holds the whole file back, and is named`(rows: Int)
    throws
  {
    let file = try parse(ledger(rows) + "0102,B1,初二,2022-0")
    #expect(places(file) == ["file.cut-off \(rows + 2)"])
    #expect(file.isRefused && file.submissions.allSatisfy { $0.rowsRead > 0 })
    let events = try parse(eventHead + "0101,2022-06,是,,,,,\n0102,2022-06,,2022-06-0")
    #expect(places(events) == ["file.cut-off 3"] && events.isRefused)
  }

  @Test func `a last row without a line end is whole when it has all its cells, or as many as the row before`() throws {
    for text in [
      ledger(2) + "0102,B1,初二,2022-06-01,二类,在册", ledger(2) + "0102,B1,初二,2022-06-01,二类,",
      ledgerHead + "0101,A1,三年级,2022-06-01,二类\n0102,B1,初二,2022-06-01,二类",
      ledger(2) + "0102,B1,初二,2022-06-01,二类\n",
    ] {
      #expect(places(try parse(text)).isEmpty, "\(text)")
    }
  }

  // A header that comes again.

  @Test func `a header inside the data is asked about once and not read`() throws {
    let ledger = try parse(ledger(1) + ledgerHead + "0102,B1,初二,2022-06-01,二类,在册\n")
    #expect(places(ledger) == ["row.header-repeated 3"])
    #expect(ledger.submissions.map(\.rowsRead) == [1, 1] && !ledger.isRefused)
    let events = try parse(eventHead + "0101,2022-06,是,,,,,\n" + eventHead + "0102,2022-06,是,,,,,\n")
    #expect(places(events) == ["row.header-repeated 3"] && events.submissions.count == 2)
  }

  // Zero reports in a school's own words.

  @Test(arguments: [
    "0101,2022-06,零报告,,,,,", "0101,2022-06,零报告,零报告,零报告,零报告,零报告,零报告", "0101,2022-06,,,,零报告,,", "0101,2022-06,,,,,,零报告",
    "0101,2022-06,是,零报告,2022-07-01,零 报告,,",
  ]) func `the word for a zero report makes one, in whichever cells it stands`(row: String) throws {
    let file = try parse(eventHead + row + "\n")
    #expect(places(file).isEmpty)
    #expect(file.submissions.map(\.rowsRead) == [1] && file.submissions.allSatisfy { $0.events.isEmpty })
  }

  @Test func `the word beside an event is still a contradiction`() throws {
    let file = try parse(eventHead + "0101,2022-06,零报告,2022-06-02,2022-07-01,自伤,三年级,\n")
    #expect(places(file) == ["zero-report.with-event 2 D"])
  }

  // Districts of totals.

  @Test func `totals of a district the roster does not have are a query with the nearest names`() throws {
    let text = "月份,学区,指标,数量\n2022-04,河东学区,事件,4\n2022-04,河东学曲,事件,4\n2022-05,河东学曲,事件,4\n2022-04,全市,次数,4\n"
    let file = try parse(text)
    #expect(places(file) == ["count.district-unknown 3 B"])
    let hint = try #require(file.submissions.first?.problems.first?.hint)
    #expect(hint.zh.contains("河东学区") && hint.en.contains("河东学区") && !hint.zh.contains("河西学区"))
    #expect(file.submissions.first?.counts.count == 4)
    let alone = SourceFile(bytes: Array(text.utf8), name: "c.csv").parsed(
      in: IngestionContext(schools: [:], received: received))
    #expect(places(alone).isEmpty)
  }

  // A month of birth that Excel holds as a number.

  @Test(arguments: [(2012.1, 1), (2012.11, 0), (2012.02, 0), (2012.9, 0), (201210, 0)])
  func `a month of birth that may have lost its zero is asked about`(birth: Double, queries: Int) throws {
    let rows: [[RawCell]] = [
      ["学校代码", "姓名", "出生年月", "年级", "跟踪日期", "风险等级"].map(RawCell.text),
      [.text("0101"), .text("张小明"), .number(birth), .text("三年级"), .text("2022-06-01"), .text("一类")],
    ]
    let numbered = rows.enumerated().map { RawRow(number: $0.offset + 1, cells: $0.element) }
    let file = SourceFile(bytes: try Workbook.write([RawSheet(name: "一", rows: numbered)]), name: "w.xlsx")
      .parsed(in: try roster())
    #expect(places(file) == Array(repeating: "birth.zero-lost 2 C", count: queries))
    #expect(file.submissions.first?.followUps.count == 1)
  }
}
