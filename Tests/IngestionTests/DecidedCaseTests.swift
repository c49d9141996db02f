import Ingestion
import Submissions
import Tables
import TestSupport
import Testing
import Wording
import Workbooks

private let eventHead = "学校代码,填报月份,事件编号,事件日期,知悉日期,上报日期,事件类型,风险等级,年级\n"
private let ledgerHead = "学校代码,学籍号,年级,跟踪日期,风险等级,状态,等级评定日期,情况记录\n"
private let rosterHead = "学校代码,学校名称,学区,办学类型,停用日期,更名/并入\n"

/// The decided cases, in the order of the domain's list. What a form's own suite proves is not proved here again:
/// answers of one school, printed forms and cut-offs in `SummaryTests`, `TrackingSheetTests` and `TrackingStoreTests`;
/// zero reports and numbers of events in `EventsTests`; names, codes and closed schools in `SchoolTests`; numbers of
/// persons in `PersonalNumberTests`; parts above their whole in `SchoolFormsTests`; what a resubmission withdraws in
/// `ValidityTests` and `ResubmissionTests`; pupils of two schools in `PupilIdentityTests`.
@Suite struct DecidedCaseTests {
  private func workbook(_ rows: [[RawCell]]) throws -> ParsedFile {
    let rows = rows.enumerated().map { RawRow(number: $0.offset + 1, cells: $0.element) }
    return SourceFile(bytes: try Workbook.write([RawSheet(name: "一", rows: rows)]), name: "w.xlsx")
      .parsed(in: try roster())
  }

  // Whole file refused.

  @Test(arguments: [
    (rosterHead + "0101,甲小学,东区,小学,,\n0102,乙小学,东区,大学,,\n", "choice.unknown 3 D"),
    ("表单,周期,截止时间\nevents,2022-06,2022-07-05\nevents,六月,2022-07-05\n", "month.unreadable 3 B"),
    ("干预编号,名称,类型,范围,范围代码,开始日期\nI1,甲,家访,市,,2022-03-01\nI2,乙,家访,市,,\n", "value.missing 3 F"),
    ("月份,学区,指标,数量\n2022-05,河东学区,事件,4\n2022-06,河东学区,事件,-4\n", "count.negative 3 D"),
  ]) func `roster, tasks, interventions and totals with an error load nothing`(text: String, place: String) throws {
    let file = try parse(text)
    #expect(places(file) == [place])
    #expect(file.submissions.count == 1 && !file.submissions[0].isAcceptable)
  }

  @Test func `bytes, columns, schemes and documents that cannot be trusted refuse the whole file`() throws {
    for (name, code) in [
      ("text-damaged-utf8.csv", "file.undecodable"), ("text-nul.csv", "file.nul"), ("doctype.xlsx", "file.unsafe"),
      ("encrypted.xlsx", "file.encrypted"), ("encrypted.xls", "file.encrypted"),
    ] {
      let file = try parse(fixture: "awkward/" + name)
      #expect(file.isRefused && file.submissions.isEmpty && file.problems.map(\.kind.code) == [code], "\(name)")
    }
    #expect(try parse("学校代码,学籍号,跟踪日期\n0101,A1,2022-06-01\n").isRefused)
    #expect(try parse(ledgerHead + "0101,A1,三年级,2022-06-01,二级,,,\n").isRefused)
  }

  @Test func `otherwise one school's error does not hold back the others, nor one month's the next`() throws {
    let rows = [
      "0101,2022-05,A,2022-05-02,,2022-05-03,其他,,", "0101,2022-06,B,2022-06-31,,2022-06-30,其他,,",
      "0102,2022-06,A,2022-06-02,,2022-06-03,其他,,",
    ]
    let events = try parse(eventHead + rows.joined(separator: "\n") + "\n")
    #expect(
      events.submissions.map { "\($0.school?.rawValue ?? "") \($0.period ?? "") \($0.isAcceptable)" }
        == ["0101 2022-05 true", "0101 2022-06 false", "0102 2022-06 true"])
    let ledger = try parse(
      ledgerHead + "0101,A1,三年级,2022-06-01,二类,,,\n0101,A2,三年级,2022-06-32,二类,,,\n0102,A3,初二,2022-06-01,二类,,,\n")
    #expect(places(ledger) == ["date.impossible 3 D"])
    #expect(ledger.submissions.map(\.isAcceptable) == [false, true])
    let told = try parse("学校代码,学籍号,告知日期,告知方式\n0101,A1,,当面\n0102,A2,2022-06-01,当面\n")
    #expect(places(told) == ["value.missing 2 C"] && told.submissions.map(\.isAcceptable) == [false, true])
  }

  // School codes.

  @Test func `in the roster a code saved as a number is an error`() throws {
    let file = try workbook([
      ["学校代码", "学校名称", "学区", "办学类型"].map(RawCell.text),
      [.number(101), .text("甲小学"), .text("东区"), .text("小学")],
    ])
    #expect(places(file) == ["school.code-as-number 2 A"] && !file.submissions[0].isAcceptable)
  }

  @Test func `a code of the roster without its zeros beside the whole one is asked about`() throws {
    let file = try parse(rosterHead + "00101,甲小学,东区,小学,,\n101,乙小学,东区,小学,,\n0205,丙小学,东区,小学,,\n")
    #expect(places(file) == ["school.codes-alike 3 A"] && file.submissions[0].isAcceptable)
    let problem = try #require(file.submissions[0].problems.first)
    for code in ["00101", "101"] { #expect(problem.message.zh.contains(code) && problem.message.en.contains(code)) }
    // So is one beside a school on file.
    #expect(try places(parse(rosterHead + "101,云汀市第一小学,东区,小学,,\n")) == ["school.codes-alike 2 A"])
    #expect(try places(parse(rosterHead + "1010,甲小学,东区,小学,,\n10,乙小学,东区,小学,,\n")).isEmpty)
  }

  @Test func `a misspelt name is answered with the right one`() throws {
    let file = try parse("学校代码,学校名称,填报月份,零报告\n0101,云汀市第1小学,2022-06,是\n")
    let problem = try #require(file.submissions[0].problems.first)
    #expect(problem.kind.severity == .query && file.submissions[0].isAcceptable)
    #expect(problem.message.zh.contains("云汀市第一小学") && problem.message.en.contains("云汀市第一小学"))
  }

  // Numbers.

  @Test func `a unit loads where it fits and nowhere else`() throws {
    let items = SummaryItem.allCases.map(\.rawValue).joined(separator: ",")
    func found(_ first: String, _ lessons: String, _ lectures: String) throws -> [String] {
      var counts = Array(repeating: "0", count: 19)
      (counts[0], counts[13], counts[14]) = (first, lessons, lectures)
      return try places(parseSummary("school_code,\(items)\n0101,\(counts.joined(separator: ","))\n"))
    }
    #expect(try found("3人", "3节", "2次") == [])
    #expect(try found("3次", "3人", "2节") == ["count.unclear 2 B", "count.unclear 2 O", "count.unclear 2 P"])
  }

  // Dates.

  @Test func `a date cell loads, a bare serial is asked about, day-first and yearless dates are errors`() throws {
    func found(_ cell: RawCell) throws -> [String] {
      try places(
        workbook([
          ["学校代码", "日期", "二类人数", "三类人数", "已定一人一策人数"].map(RawCell.text),
          [.text("0102"), cell, .number(1), .number(1), .number(1)],
        ]))
    }
    #expect(try found(.date(19_158)).isEmpty && found(.dateTime(day: 19_158, second: 30_600)).isEmpty)
    #expect(try found(.number(44_727)) == ["date.serial 2 B"])
    for written in ["15/6/2022", "6/15/2022", "15.06.2022", "6.15", "6月15日"] {
      #expect(try found(.text(written)) == ["date.not-year-first 2 B"], "\(written)")
    }
    #expect(try found(.text("第3周")) == ["date.unreadable 2 B"])
  }

  @Test func `an event is known after it happened and reported after it was known`() throws {
    func found(_ days: String) throws -> [String] { try places(parse(eventHead + "0101,2022-06,A,\(days),其他,,\n")) }
    #expect(try found("2022-06-05,2022-06-05,2022-06-05").isEmpty)
    #expect(try found("2022-06-05,2022-06-04,2022-06-06") == ["date.order 2 E"])
    #expect(try found("2022-06-05,2022-06-07,2022-06-06") == ["date.order 2 F"])
    #expect(try found("2022-06-05,2022-07-02,2022-07-03") == ["date.future 2 E", "date.future 2 F"])
  }

  @Test func `a year far back is an error where a date must stand and is left out elsewhere`() throws {
    let event = "0101,2022-06,A,2022-06-05,2022-06-05,2022-06-06,其他,,\n"
    func found(_ old: String, _ new: String) throws -> [String] {
      try places(parse(eventHead + event.replacing(old, with: new)))
    }
    #expect(try found("A,2022", "A,2002") == ["date.too-early 2 D"])
    #expect(try found("A,2022", "A,3022") == ["date.impossible 2 D"])
    #expect(try found("A,2022", "A,2032") == ["date.future 2 D"])
    #expect(try found("0101,2022", "0101,2002") == ["date.too-early 2 B"])
    #expect(try places(parse(ledgerHead + "0101,A1,三年级,2002-06-01,二类,,,\n")) == ["date.too-early 2 D"])
    // Ten years back is history that a bureau may load; an optional date may lie further back.
    #expect(try places(parse(ledgerHead + "0101,A1,三年级,2012-07-01,二类,,2003-03-01,\n")).isEmpty)
    let optional = try parse(ledgerHead + "0101,A1,三年级,2022-06-01,二类,,1922-03-01,\n")
    #expect(places(optional) == ["date.too-early 2 G"] && optional.submissions[0].isAcceptable)
    #expect(optional.submissions[0].followUps.map(\.tierAssessed) == [nil])
    // Totals may go back as far as they like, and so may the foundation of a school.
    #expect(try places(parse("月份,学区,指标,数量\n1999-05,河东学区,事件,4\n")).isEmpty)
    #expect(try places(parse("学校代码,学校名称,学区,办学类型,启用日期\n0101,甲小学,东区,小学,1951-09-01\n")).isEmpty)
    let printed = try parse("姓名,张三,学籍号,A1\n学校代码,0101,性别,男\n时间,情况记录,,\n2002-06-01,家访,,\n")
    #expect(places(printed) == ["date.too-early 4 A"])
  }

  // Duplicates.

  @Test func `the same day with two tiers is an error and an equal row counts once, in a stream and beside it`() throws
  {
    let rows = ledgerHead + "0101,A1,三年级,2022-06-01,二类,,,\n0101,A1,三年级,2022-06-01,二类,,,\n"
    // In UTF-16 the file is no stream.
    let utf16: [UInt8] = [0xFF, 0xFE] + rows.utf16.flatMap { unit in [UInt8(unit & 0xFF), UInt8(unit >> 8)] }
    for bytes in [Array(rows.utf8), utf16] {
      let file = SourceFile(bytes: bytes, name: "f.csv").parsed(in: try roster())
      #expect(places(file) == ["row.equal 3"] && file.submissions[0].followUps.count == 1)
      #expect(file.submissions[0].problems[0].kind.severity == .query)
    }
    let two = try parse(rows + "0101,A1,三年级,2022-06-01,三类,,,\n")
    #expect(places(two) == ["row.equal 3", "tier.two-on-a-day 4 E"] && !two.submissions[0].isAcceptable)
  }

  @Test func `the same day with two states is an error whatever the order of rows`() throws {
    let rows = ["在册", "解除"].map { "0101,A1,三年级,2022-06-01,二类,\($0),,\n" }
    for text in [rows[0] + rows[1], rows[1] + rows[0]] {
      let file = try parse(ledgerHead + text)
      #expect(places(file) == ["status.two-on-a-day 3 F"] && !file.submissions[0].isAcceptable)
    }
    func sheet(_ status: String, _ note: String) -> String {
      "学校代码,0203,学籍号,A9\n班级,初一,姓名,王五\n状态,\(status),,\n时间,情况记录,,\n2022-06-05,\(note),,\n"
    }
    #expect(try places(parse(sheet("解除", "家访"))).isEmpty)
    // One state is that of all rows of a sheet: it withdraws none of them.
    #expect(try places(parse(sheet("作废", "家访"))).map { $0.prefix(14) } == ["choice.unknown"])
  }

  // What is sent instead of a report.

  @Test func `a header alone is answered with how to send a zero report, an empty tracking sheet with what it needs`()
    throws
  {
    let header = try parse("学校代码,填报月份,零报告\n")
    #expect(header.isRefused && header.problems[0].hint.zh.contains("零报告"))
    let sheet = try parse("附件1,,\n姓名,张三,\n学校代码,0101,\n时间,情况记录,\n")
    #expect(sheet.isRefused && places(sheet) == ["form.no-records"])
    #expect(sheet.problems[0].hint.zh.contains("情况记录") && !sheet.problems[0].hint.zh.contains("零报告"))
    let nobody = try parse("附件1,,\n姓名,,\n学校代码,0101,\n时间,情况记录,\n2022-06-01,家访,\n")
    #expect(places(nobody).contains { $0.hasPrefix("identity.missing") } && !nobody.submissions[0].isAcceptable)
    let hint = nobody.submissions[0].problems.first { $0.kind == .identityMissing }?.hint
    #expect(hint?.zh.contains("附件1") == true)
  }

  // Cells that hold no value.

  @Test func `a formula's saved value is read, and one without or with an error is an error`() throws {
    let sheet = try #require(SourceFile(bytes: Fixture.bytes("awkward/formulas.xlsx"), name: "f").sheets.first)
    let values = [sheet.rows[1].cells[3], sheet.rows[2].cells[3], RawCell.error(Workbook.uncalculated)]
    #expect(values == [.number(605), .error("#DIV/0!"), .error("#UNCALCULATED")])
    // Optional or required: an error value hides a number that somebody meant to send.
    let rows = values.enumerated().map { index, value in
      "<Row><Cell><Data ss:Type=\"String\">010\(index + 1)</Data></Cell>"
        + "<Cell><Data ss:Type=\"String\">2022-06-10</Data></Cell>" + Self.cell(value) + "</Row>"
    }
    let head = ["学校代码", "日期", "二类人数"].map { "<Cell><Data ss:Type=\"String\">\($0)</Data></Cell>" }.joined()
    let book = """
      <?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" \
      xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"><Worksheet ss:Name="a"><Table><Row>\(head)</Row>\
      \(rows.joined())</Table></Worksheet></Workbook>
      """
    var context = try roster()
    context.schools[SchoolCode(rawValue: "0103")] = School(
      code: SchoolCode(rawValue: "0103"), name: "三中", district: "东区", type: .junior)
    let file = SourceFile(bytes: Array(book.utf8), name: "c.xls").parsed(in: context)
    #expect(places(file) == ["value.error 3 C", "value.error 4 C"])
    #expect(file.submissions.map { $0.conferences.map(\.tier2) } == [[605], [], []])
  }

  private static func cell(_ value: RawCell) -> String {
    switch value {
    case .number(let number): "<Cell ss:Formula=\"=1\"><Data ss:Type=\"Number\">\(number)</Data></Cell>"
    case .error("#DIV/0!"): "<Cell ss:Formula=\"=1/0\"><Data ss:Type=\"Error\">#DIV/0!</Data></Cell>"
    default: "<Cell ss:Formula=\"=1\"/>"
    }
  }

  @Test func `what cannot be read is asked about where it may be blank and an error where it must not`() throws {
    let optional = try parse(ledgerHead + "0101,A1,三年级,2022-06-01,二类,,上学期,\n")
    #expect(places(optional) == ["date.unreadable 2 G"] && optional.submissions[0].isAcceptable)
    #expect(optional.submissions[0].followUps.map(\.tierAssessed) == [nil])
    let required = try parse(ledgerHead + "0101,A1,三年级,上周,很严重,,,\n")
    #expect(places(required) == ["date.unreadable 2 D", "choice.unknown 2 E"] && !required.submissions[0].isAcceptable)
    let kind = try parse(eventHead + "0101,2022-06,A,2022-06-05,,2022-06-06,跳楼,较重,\n")
    #expect(places(kind) == ["choice.unknown 2 G", "choice.unknown 2 H"])
    #expect(kind.submissions[0].problems.map(\.kind.severity) == [.error, .query])
  }

  // Sheets.

  @Test func `all sheets that hold a form load, a hidden one is told and left, hidden rows load`() throws {
    for name in ["hidden.xlsx", "hidden.xls"] {
      let file = try parse(fixture: "awkward/" + name)
      #expect(places(file) == ["sheet.hidden", "sheet.hidden"], "\(name)")
      #expect(file.problems.allSatisfy { $0.kind.severity == .query })
      #expect(file.submissions.flatMap(\.enrolments).map(\.pupils) == [310, 295], "\(name)")
    }
    func sheet(_ name: String, _ school: String) -> RawSheet {
      RawSheet(
        name: name,
        rows: [
          RawRow(number: 1, cells: ["学校代码", "填报月份", "零报告"].map(RawCell.text)),
          RawRow(number: 2, cells: [school, "2022-06", "是"].map(RawCell.text)),
        ])
    }
    let enrolment = RawSheet(
      name: "三",
      rows: [
        RawRow(number: 1, cells: ["学校代码", "学段", "在校学生数", "统计日期"].map(RawCell.text)),
        RawRow(number: 2, cells: [.text("0101"), .text("小学"), .number(3), .date(18_871)]),
      ])
    let bytes = try Workbook.write([sheet("一", "0101"), enrolment, sheet("二", "0102")])
    let several = SourceFile(bytes: bytes, name: "s.xlsx").parsed(in: try roster())
    #expect(places(several).isEmpty)
    #expect(
      Set(several.submissions.map { "\($0.form) \($0.school?.rawValue ?? "")" })
        == ["enrolment 0101", "events 0101", "events 0102"])
  }

  // Names in a stream.

  @Test func `a name far down a streamed file is hidden wherever it is shown, and so is a number taken for a code`()
    throws
  {
    let good = (0..<1_500).map { "0101,云汀市第一小学,A\($0),林一诺,2012-03,2022-06-01,一类\n" }.joined()
    let bad = "A1234567,云汀市某小学,0101,张小学,2012-03,2022-06-01,一类\n0101,张小学,A1234567,张小学,2012-03,2022-06-01,一类\n"
    let file = try parse("学校代码,学校名称,学籍号,姓名,出生年月,跟踪日期,风险等级\n" + good + bad)
    #expect(
      places(file) == ["school.name-differs 1503 B", "school.unknown 1502 A", "number.unusual 1502 C"])
    let shown = (file.problems + file.submissions.flatMap(\.problems)).map { "\($0)" }.joined()
    #expect(!shown.contains("张小学") && !shown.contains("A1234567"))
    #expect(file.submissions.map { $0.school?.rawValue } == ["0101", "••••••••"])
  }

  // Answers in words.

  @Test(arguments: [
    ("是", true), ("有", true), ("1", true), ("Y", true), ("y", true), ("否", false), ("无", false), ("0", false),
    ("N", false),
  ]) func `yes and no are known in every usual word`(word: String, answer: Bool) throws {
    let file = try parse("学校代码,学籍号,告知日期,告知方式,是否签字\n0101,A1,2022-06-20,当面,\(word)\n")
    #expect(places(file).isEmpty && file.submissions[0].acknowledgements.map(\.signed) == [answer])
  }

  @Test(arguments: [
    ("在册", CaseStatus.open), ("解除", .released), ("销号", .released), ("结案", .released), ("重新建档", .reopened),
    ("转出", .transferredOut), ("转入", .transferredIn), ("毕业", .graduated), ("失联", .lost), ("死亡", .deceased),
    ("transferred_out", .transferredOut), ("", .open),
  ]) func `every status is known by its words`(word: String, status: CaseStatus) throws {
    let file = try parse(ledgerHead + "0101,A1,三年级,2022-06-01,二类,\(word),,\n")
    #expect(places(file).isEmpty && file.submissions[0].followUps.map(\.status) == [status])
  }

  @Test(arguments: FormID.allCases.filter { $0 != .trackingSheet })
  func `a form is known by its headers in either language and any order`(form: FormID) throws {
    let fields = try FormSpecification.shipped(form).fields
    // Of two columns with one header only their order tells which is which.
    let chinese = fields.map { $0.follows == nil ? $0.header : $0.synonyms?.first ?? $0.header }
    for headers in [chinese, fields.map(\.name)] {
      for order in [headers, headers.reversed()] {
        let text = order.joined(separator: ",") + "\n" + order.map { _ in "x" }.joined(separator: ",") + "\n"
        let file = SourceFile(bytes: Array(text.utf8), name: "f.csv")
        let problems = file.parsed(in: try roster()).problems
        #expect(file.form == form && problems.isEmpty, "\(order)")
      }
    }
  }
}
