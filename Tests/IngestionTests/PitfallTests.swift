import Ingestion
import Submissions
import Tables
import TestSupport
import Testing
import Wording
import Workbooks

/// The pitfalls, numbered as in the domain's list, where they show in one file. 10, 13 and 15 to 19 are told by the forms
/// they belong to: `SchoolFormsTests`, `FormAdditionTests`, `SchoolTests`, `SummaryTests`, `PersonalNumberTests`.
@Suite struct PitfallTests {
  private func file(_ name: String) throws -> SourceFile {
    SourceFile(bytes: try Fixture.bytes("awkward/" + name), name: name)
  }

  private func text(_ text: String) -> SourceFile { SourceFile(bytes: Array(text.utf8), name: "x.csv") }

  private func codes(_ name: String) throws -> [String] { try file(name).problems.map(\.kind.code) }

  @Test func `Pitfall 1: an export of 问卷星 keeps its leading columns, question numbers and joined answers`() throws {
    let rows = try file("questionnaire-numbers.xls").sheets[0].rows
    #expect(rows[0].cells[5...7] == [.text("来自IP"), .text("1、学校名称"), .text("2、应该家访学生总人数")])
    #expect(rows[1].cells[1] == .text("2022/8/20 9:15:02") && rows[1].cells[9] == .text("上门┋电话"))
  }

  @Test(arguments: ["、", ":", "：", ". ", "题(", "题（"]) func `Pitfall 1: questions are known however numbered`(
    mark: String
  )
    throws
  {
    let items = ["学校名称"] + SummaryItem.allCases.map(\.label.zh)
    let questions = items.enumerated().map { index, item in
      mark.hasPrefix("题")
        ? "第\(index + 1)\(mark)\(item)\(mark.hasSuffix("(") ? ")" : "）")" : "\(index + 1)\(mark)\(item)"
    }
    let counts = (0..<19).map { "\(40 - $0)" }.joined(separator: ",")
    for leading in [["序号", "提交答卷时间", "所用时间", "来源", "来源详情", "来自IP"], ["提交答卷时间", "来自IP"], []] {
      let answer = leading.map { $0 == "提交答卷时间" ? "2022/8/20 9:15:02" : "1" } + ["云汀市第一小学", counts]
      let file = try parseSummary(
        [leading + questions, answer].map { $0.joined(separator: ",") }.joined(separator: "\n") + "\n")
      #expect(places(file).filter { !$0.hasPrefix("count.categories") } == [], "\(leading)")
      let numbers = file.submissions.first?.summaries.first?.numbers
      #expect(SummaryItem.allCases.map { numbers?[$0] } == (0..<19).map { 40 - $0 })
    }
  }

  @Test func `Pitfall 2: not answered and skipped come as the numbers -2 and -3 from a legacy xls`() throws {
    let source = try file("questionnaire-numbers.xls")
    #expect(source.encoding == "xls")
    #expect(source.sheets[0].rows[2].cells[7...] == [.number(-2), .number(-3), .text("(空)")])
  }

  @Test func `Pitfall 2: not answered and skipped are blanks, never numbers, in cells and texts`() throws {
    let items = SummaryItem.allCases.map(\.rawValue)
    let zeros = Array(repeating: RawCell.number(0), count: 15)
    let cells: [RawCell] = [.number(-2), .number(-3), .text("(空)"), .text("（跳过）")]
    let rows = [
      RawRow(number: 1, cells: (["提交答卷时间", "1、学校名称"] + items).map(RawCell.text)),
      RawRow(number: 2, cells: [.text("2022/8/20 9:15:02"), .text("云汀市第一小学")] + cells + zeros),
    ]
    let file = try parseSummary(Workbook.write([RawSheet(name: "Sheet1", rows: rows)]))
    #expect(places(file).isEmpty)
    #expect(file.submissions[0].summaries[0].numbers.count == 15)
    #expect(
      SummaryItem.allCases.prefix(5).map { file.submissions[0].summaries[0].numbers[$0] } == [nil, nil, nil, nil, 0])
  }

  @Test func `Pitfall 3: every encoding is recognised, and a failure names the place and what it could be`() throws {
    for (name, encoding) in [
      ("events-utf8.csv", "UTF-8"), ("events-utf8-bom.csv", "UTF-8"), ("events-gb18030.csv", "GB18030"),
      ("text-euro.csv", "GB18030"), ("events-utf16le.txt", "UTF-16LE"), ("events-utf16be.txt", "UTF-16BE"),
      ("events-utf16le-unmarked.txt", "UTF-16LE"), ("events-utf16be-unmarked.txt", "UTF-16BE"),
    ] {
      #expect(try file(name).encoding == encoding, "\(name)")
    }
    let damaged = try file("text-damaged-utf8.csv").problems
    #expect(damaged.count == 1)
    guard case .undecodable("UTF-8", 300, 3, _, let bytes, let valid)? = damaged.first?.kind else {
      Issue.record("not an undecodable file at byte 300")
      return
    }
    // It was UTF-8 and nothing else, though UTF-16 takes any even number of bytes.
    #expect(bytes.hasPrefix("FF ") && valid.isEmpty)
  }

  @Test func `Pitfall 4: headers in radicals, full width and invisible characters are recognised`() {
    #expect(text("学校代码,学段,性别,在校学生数,统计日期\n0101,小学,男,3,2021-09-01\n").form == .enrolment)
    #expect(
      text("学校代码\u{200B},学段\u{A0},性别,在校学\u{2F63}数,统计\u{2F47}期\u{3000}\n0101,小学,男,3,2021-09-01\n").form == .enrolment)
    #expect(text("学校代码,学段,性别,在校学王数,统计日期\n0101,小学,男,3,2021-09-01\n").form == nil)
  }

  @Test func `Pitfall 4: brackets, colons and the radical for 见 are put right`() throws {
    let opinion = "学校代码：,学籍号（必填）,告知日期,告知方式:,监护⼈意⻅\n0101,A1,2022-06-20,当面,同意\n"
    #expect(try places(parse(opinion)).isEmpty)
    for header in ["在校学生数（人）", "在校学生数(人)", "在校学生数：", "在校学生数:"] {
      #expect(try places(parse("学校代码,学段,\(header),统计日期\n0101,小学,3,2021-09-01\n")).isEmpty, "\(header)")
    }
  }

  @Test func `Pitfall 5: numbers typed as texts stay the texts they are`() {
    let cells = text("学校代码,在校学生数\n0101,３\n0101,\"1,234\"\n0101,约20\n").sheets[0].rows.map { $0.cells[1] }
    #expect(cells[1...] == [.text("３"), .text("1,234"), .text("约20")])
  }

  @Test(arguments: [
    ("３", 3, nil), ("3人", 3, nil), ("３ 人", 3, nil), ("1,234", 1234, nil), ("１，２３４", 1234, nil), ("12.0", 12, nil),
    ("0", 0, nil), ("", nil, nil), ("2次", nil, "count.unclear"), ("约20", nil, "count.unclear"),
    ("十二", nil, "count.unclear"), ("2-3", nil, "count.unclear"), ("12.5", nil, "count.unclear"),
    ("无", nil, "value.blank-mark"), ("/", nil, "value.blank-mark"), ("—", nil, "value.blank-mark"),
    ("-1", nil, "count.negative"), ("张小明", nil, "count.unclear"),
  ]) func `Pitfall 5: what is certain loads, the rest is asked about`(written: String, count: Int?, code: String?)
    throws
  {
    let file = try parse("学校代码,日期,二类人数,三类人数\n0102,2022-06-10,\"\(written)\",1\n")
    #expect(places(file) == (code.map { ["\($0) 2 C"] } ?? []))
    let isError = code == "count.negative"
    #expect(file.submissions[0].isAcceptable == !isError)
    #expect(file.submissions[0].conferences.map(\.tier2) == (isError ? [] : [count]))
    #expect(file.submissions[0].problems.allSatisfy { !($0.masked ?? "").contains("张") })
  }

  @Test func `Pitfall 6: texts in several patterns, serials and date cells stand in one column`() throws {
    let cells: [RawCell] = [
      .date(18_871), .text("2021年9月1日"), .text("2021.9.1"), .number(44_440), .text("20210901"), .text("44440"),
      .dateTime(day: 18_871, second: 61_200), .number(60),
    ]
    let rows = cells.enumerated().map { index, day in
      RawRow(number: index + 2, cells: [.text("010\(index + 1)"), .text("小学"), .number(3), day])
    }
    let header = RawRow(number: 1, cells: ["学校代码", "学段", "在校学生数", "统计日期"].map(RawCell.text))
    var context = IngestionContext(schools: [:], received: received)
    for row in rows {
      let code = SchoolCode(rawValue: row.cells[0] == .empty ? "" : "010\(row.number - 1)")
      context.schools[code] = School(code: code, name: "\(code)", district: "东区", type: .primary)
    }
    let file = SourceFile(bytes: try Workbook.write([RawSheet(name: "a", rows: [header] + rows)]), name: "a.xlsx")
      .parsed(in: context)
    #expect(places(file) == ["date.serial 5 D", "date.serial 7 D", "date.unreadable 9 D"])
    let days = file.submissions.map { $0.enrolments.first?.asOf.description }
    #expect(days == Array(repeating: "2021-09-01", count: 7) + [nil])
  }

  @Test(arguments: ["questionnaire-times.xlsx", "questionnaire-times.xls"])
  func `Pitfall 6: a date cell keeps its time of day, so that the later answer of one day counts`(name: String) throws {
    let file = try parseSummary(Fixture.bytes("awkward/" + name))
    #expect(places(file) == ["answer.superseded 3"])
    #expect(file.submissions[0].summaries.map(\.submittedAt) == ["2022-08-20 16:40:09"])
    #expect(file.submissions[0].summaries[0].numbers[.visited] == 29)
  }

  @Test func `Pitfall 6: dates by format, from 1904, and the day that never was`() throws {
    for name in ["enrolment-1904.xlsx", "enrolment-1904.xls"] {
      #expect(try file(name).sheets[0].rows[1].cells[5] == .date(18_871))
    }
    for name in ["dates-custom.xlsx", "dates-custom.xls"] {
      let serial60 = try file(name).sheets[0].rows.first { $0.cells[0] == .text("60") }
      #expect(serial60?.cells[1] == .number(60))
    }
  }

  @Test(arguments: ["合计", "小计", "总 计", "合计：", "各校合计", "Total"]) func `Pitfall 7: a row of totals is left out`(
    word: String
  )
    throws
  {
    let file = try parse(
      "学校代码,日期,二类人数,三类人数\n0101,2022-06-10,2,1\n\(word),,2,1\n0102,2022-06-10,3,0\n\(word),,5,1\n")
    #expect(places(file) == ["row.total 3", "row.total 5"])
    #expect(file.submissions.flatMap(\.conferences).map(\.tier2) == [2, 3])
  }

  @Test func `Pitfall 8: a header joined over two lines is one header`() throws {
    let page = """
      <table><tr><th rowspan="2">学校代码</th><th colspan="2">学生情况</th><th rowspan="2">统计日期</th></tr>
      <tr><th>学段</th><th>在校学生数</th></tr><tr><td>0101</td><td>小学</td><td>310</td><td>2021-09-01</td></tr></table>
      """
    let parsed = SourceFile(bytes: Array(page.utf8), name: "e.xls").parsed(in: try roster())
    #expect(places(parsed).isEmpty && parsed.submissions.flatMap(\.enrolments).map(\.pupils) == [310])
  }

  @Test func `Pitfall 9: a blank is no zero`() throws {
    let file = try parse("学校代码,日期,二类人数,三类人数,已定一人一策人数\n0102,2022-06-10,,0,\n")
    #expect(places(file).isEmpty)
    #expect(
      file.submissions[0].conferences.map(\.tier2) == [nil] && file.submissions[0].conferences.map(\.tier3) == [0])
  }

  @Test func `Pitfall 11: totals that grow through a year may be cumulative and are asked about`() throws {
    func found(_ counts: [Int], from year: Int = 2021) throws -> [String] {
      let rows = counts.enumerated().map { index, count in
        "\(year + index / 12)-\(index % 12 < 9 ? "0" : "")\(index % 12 + 1),河东学区,心理危机事件,\(count)\n"
      }
      let file = try parse("月份,学区,指标,数量\n" + rows.joined())
      #expect(file.submissions[0].isAcceptable && file.submissions[0].counts.map(\.count) == counts)
      return places(file)
    }
    #expect(try found([2, 5, 6, 9, 11, 12, 15, 17, 20, 22, 25, 27, 3, 4, 8]) == ["count.cumulative 13 D"])
    #expect(try found([2, 5, 6, 9, 11, 12]) == ["count.cumulative 7 D"])
    #expect(try found([2, 5, 6, 9, 11]) == [])
    #expect(try found([2, 5, 6, 5, 11, 12, 15]) == [])
    #expect(try found([20, 21, 22, 23, 24, 25, 26]) == [])
  }

  @Test func `Pitfall 12: an event of another month than its return is asked about and keeps its day`() throws {
    let head = "学校代码,填报月份,事件日期,上报日期,事件类型,年级\n"
    let late = try parse(head + "0101,2022-05,2022-05-31,2022-06-03,自伤,\n")
    #expect(places(late).isEmpty)
    let moved = try parse(head + "0101,2022-06,2022-05-31,2022-06-03,自伤,\n")
    #expect(places(moved) == ["event.period-differs 2 C"] && moved.submissions[0].isAcceptable)
    #expect(moved.submissions[0].period == "2022-06")
    #expect(moved.submissions[0].events.map(\.occurred.description) == ["2022-05-31"])
  }

  @Test func `Pitfall 14: a code saved as a number is restored where the name agrees, and one of ten digits is itself`()
    throws
  {
    let codes = ["0101": "甲小学", "1230000000": "乙小学"]
    var context = IngestionContext(schools: [:], received: received)
    for (code, name) in codes {
      let code = SchoolCode(rawValue: code)
      context.schools[code] = School(code: code, name: name, district: "东区", type: .primary)
    }
    func found(_ code: RawCell, _ name: String) throws -> [String] {
      let rows = [
        RawRow(number: 1, cells: ["学校代码", "学校名称", "填报月份", "零报告"].map(RawCell.text)),
        RawRow(number: 2, cells: [code, .text(name), .text("2022-06"), .text("是")]),
      ]
      let file = SourceFile(bytes: try Workbook.write([RawSheet(name: "a", rows: rows)]), name: "a").parsed(in: context)
      return file.submissions.map { $0.school?.rawValue ?? "-" } + places(file)
    }
    #expect(try found(.number(101), "甲小学") == ["0101", "school.code-restored 2 A"])
    #expect(try found(.number(101), "") == ["101", "school.unknown 2 A"])
    #expect(try found(.number(1.23e9), "乙小学") == ["1230000000"])
    #expect(try found(.text("1.23E+09"), "乙小学") == ["1230000000", "school.unknown 2 A"])
  }

  @Test func `Pitfall 20: content decides the format, and what is unsafe, locked or uncalculated is told`() throws {
    for name in ["events-html.xls", "events-csv.xls", "events-tabs.xls", "events-2003.xls", "events-named-xlsx.xlsx"] {
      #expect(try file(name).form == .events)
      #expect(try codes(name).isEmpty)
    }
    #expect(try codes("encrypted.xlsx") == ["file.encrypted"])
    #expect(try codes("encrypted.xls") == ["file.encrypted"])
    #expect(try codes("doctype.xlsx") == ["file.unsafe"])
    #expect(try codes("bomb.xlsx") == ["file.too-large"])
    #expect(try file("formulas-uncalculated.xlsx").sheets[0].rows[1].cells[3] == .error("#UNCALCULATED"))
  }

  @Test func `Pitfall 20: macros and links are a query, and the form loads all the same`() throws {
    for (name, code) in [
      ("macros.xlsm", "file.macros-ignored"), ("macros.xls", "file.macros-ignored"),
      ("links.xlsx", "file.links-ignored"), ("links.xls", "file.links-ignored"),
    ] {
      let source = try file(name)
      #expect(source.problems.map(\.kind.severity) == [.query])
      #expect(source.problems.map(\.kind.code) == [code])
    }
    let parsed = try file("macros.xlsm").parsed(in: try roster())
    #expect(!parsed.isRefused && parsed.problems.map(\.kind.code) == ["file.macros-ignored"])
    #expect(parsed.submissions.flatMap(\.enrolments).map(\.pupils) == [310, 295])
  }

  @Test func `Pitfall 21: a text that Excel would run as a formula is written with an apostrophe`() throws {
    let cells: [Cell] = ["=1+1", "+A1", "-A1", "@x", "正常", "-3"].map(Cell.text)
    let table = Table(name: "t", columns: ["备注"], rows: cells.map { [$0] })
    let rows = try CSVReader.sheet(DecodedText.decode(Array(table.csv().utf8))).rows.dropFirst()
    #expect(rows.map { $0.cells[0] } == ["'=1+1", "'+A1", "'-A1", "'@x", "正常", "-3"].map(RawCell.text))
  }

  @Test func `Pitfall 23: no bytes, blanks and a header alone are told apart`() throws {
    #expect(try codes("text-empty.csv") == ["file.empty"])
    #expect(try codes("text-blank.csv") == ["file.empty"])
    let header = try file("text-header-only.csv")
    #expect(header.form == .events && header.problems.isEmpty)
    #expect(header.parsed(in: try roster()).problems.map(\.kind.code) == ["form.header-only"])
  }

  @Test func `Pitfall 23: a large file streams row by row`() throws {
    let row = Array("0101,云汀市第一小学,G330102201003072345,\"2022-06-05\",三类,在册,已联系家长\n".utf8)
    let count = 400_000
    var bytes: [UInt8] = []
    bytes.reserveCapacity(row.count * count)
    for _ in 0..<count { bytes += row }
    var rows = 0
    try bytes.withUnsafeBufferPointer { all in
      var reader = CSVReader(all)
      while try reader.next() {
        rows += 1
        guard reader.fieldCount == 7, reader.rowNumber == rows,
          reader.bytes(3)?.elementsEqual("2022-06-05".utf8) == true
        else { break }
      }
    }
    #expect(rows == count)
  }
}
