import Ingestion
import Submissions
import Testing
import Wording

private let header = "学校代码,学校名称,填报月份,零报告,事件编号,事件日期,上报日期,事件类型,年级\n"
private func event(_ code: String, _ name: String, _ number: String) -> String {
  "\(code),\(name),2022-06,,\(number),2022-06-02,2022-06-03,其他,小学三年级\n"
}

@Suite struct ReturnDoubtTests {
  @Test(arguments: ["01O1", "3.9901E+08", "'0101", "#N/A", "9999"])
  func `a row with a wrong code beside the school's name keeps the return from loading without it`(code: String) throws
  {
    let name = "云汀市第一小学"
    let file = try parse(header + event("0101", name, "A1") + event(code, name, "A2") + event("0102", "", "B1"))
    #expect(file.submissions.map { $0.school?.rawValue } == ["0101", "0102"])
    #expect(file.submissions.map(\.isAcceptable) == [false, true])
    #expect(file.submissions.map(\.rowsRead) == [2, 1])
  }

  @Test func `lines below a table are passed over with a note`() throws {
    let data = event("0101", "云汀市第一小学", "A1")
    for footer in ["填表人：何老师,,,,联系电话：13812345678,,2022-07-01,,\n", ",填 表 人,何老师,,,,,,\n", "注：每月5日前上报", "填表人：何老师,审核人：王校长"]
    {
      let file = try parse(header + data + footer)
      #expect(places(file) == ["row.footer 3"], "\(footer)")
      #expect(file.submissions.map(\.isAcceptable) == [true] && !file.isRefused)
    }
    // A row with a school code is data, whatever stands before it.
    let moved = "备注,学校代码,填报月份,零报告\n备注：无事件,0101,2022-06,是\n"
    #expect(try parse(moved).submissions.map(\.rowsRead) == [1])
  }

  @Test func `a month whose zero a text file may have lost is asked about, once it can have been October`() throws {
    let zero = "学校代码,填报月份,零报告\n0101,2022.1,是\n"
    #expect(try places(parse(zero)).isEmpty)
    let bytes = Array(zero.utf8)
    var context = try roster()
    context.received = Day(year: 2022, month: 11, day: 2) ?? received
    let late = SourceFile(bytes: bytes, name: "十月.csv").parsed(in: context)
    #expect(places(late) == ["month.zero-lost 2 B"] && late.submissions.map(\.period) == ["2022-01"])
    let problem = try #require(late.submissions[0].problems.first)
    #expect(problem.message.zh.contains("2022-10") && problem.message.en.contains("2022-10"))
    let birth = "学校代码,学籍号,姓名,出生年月,年级,跟踪日期,风险等级\n0102,,甲一,2012.1,初二,2022-06-08,二类\n"
    #expect(try places(parse(birth)) == ["birth.zero-lost 2 D"])
  }

  @Test(arguments: ["王小明", "欧阳", "Wang Xiaoming", "王小明-0615", "0615王小明"])
  func `a person's name as the number of an event is refused and not shown`(name: String) throws {
    let file = try parse(header + event("0101", "", name))
    #expect(places(file) == ["personal.value 2 E"] && !file.submissions[0].isAcceptable)
    #expect(file.submissions[0].problems.allSatisfy { !($0.masked ?? "").contains("小明") })
  }

  @Test(arguments: ["2022-06-01", "A1", "高一01", "第一件", "0101-6月-1", "EV 2022 01", "云汀一小01"])
  func `numbers of events are not taken for names`(number: String) throws {
    #expect(try places(parse(header + event("0101", "", number))).isEmpty)
  }

  @Test func `a name in Latin letters for a school code is hidden`() throws {
    let file = try parse(header + event("Wang Xiaoming", "", "A1"))
    let shown =
      file.submissions.map { $0.school?.rawValue ?? "" } + file.submissions[0].problems.map { $0.masked ?? "" }
    #expect(shown.allSatisfy { !$0.lowercased().contains("wang") && !$0.lowercased().contains("xiao") })
    #expect(try parse(header + event("01O1", "", "A1")).submissions.map { $0.school?.rawValue } == ["01O1"])
  }
}

@Suite struct EnrolmentDoubtTests {
  private let school = SchoolCode(rawValue: "0101")

  private func kinds(_ rows: String, before: [(Sex?, Int, Int)]) throws -> [ProblemKind] {
    var context = try roster()
    context.enrolments = before.map { sex, pupils, year in
      Enrolment(
        school: school, stage: .primary, sex: sex, pupils: pupils, asOf: Day(year: year, month: 9, day: 1) ?? received)
    }
    let file = SourceFile(bytes: Array(("学校代码,学段,性别,在校学生数,统计日期\n" + rows).utf8), name: "e.csv")
      .parsed(in: context)
    #expect(file.submissions.allSatisfy { $0.isAcceptable })
    return file.submissions.flatMap(\.problems).map(\.kind)
  }

  @Test(
    arguments: [("478", nil), ("1434", nil), ("160", nil), ("4470", 478), ("44700", 478), ("0", 478), ("159", 478)]
      as [(String, Int?)])
  func `an enrolment more than threefold that of the record before is asked about`(pupils: String, before: Int?) throws
  {
    let kinds = try kinds(
      "0101,小学,男,\(pupils),2022-03-01\n", before: [(.male, 470, 2020), (.male, 478, 2021), (.female, 100, 2021)])
    let day = Day(year: 2021, month: 9, day: 1) ?? received
    #expect(kinds == (before.map { [.enrolmentChanged(pupils: Int(pupils) ?? -1, before: $0, day: day)] } ?? []))
  }

  @Test
  func
    `totals are held against both sexes, from none a first pupil is asked about, and a later record is the last resort`()
    throws
  {
    let day = Day(year: 2021, month: 9, day: 1) ?? received
    #expect(
      try kinds("0101,小学,,8930,2022-03-01\n", before: [(.male, 478, 2021), (.female, 415, 2021)])
        == [.enrolmentChanged(pupils: 8930, before: 893, day: day)])
    #expect(try kinds("0101,小学,,893,2022-03-01\n", before: [(.male, 478, 2021), (.female, 415, 2021)]).isEmpty)
    #expect(
      try kinds("0101,小学,男,30,2022-03-01\n", before: [(.male, 0, 2021)])
        == [.enrolmentChanged(pupils: 30, before: 0, day: day)])
    #expect(
      try kinds("0101,小学,男,40,2020-09-01\n", before: [(.male, 478, 2021)])
        == [.enrolmentChanged(pupils: 40, before: 478, day: day)])
    // Put right on the same day, the number before is told.
    #expect(
      try kinds("0101,小学,男,478,2021-09-01\n", before: [(.male, 4780, 2021)])
        == [.enrolmentChanged(pupils: 478, before: 4780, day: day)])
  }

  @Test func `records of one file are held against each other, and a first one against what is possible`() throws {
    let march = Day(year: 2022, month: 3, day: 1) ?? received
    #expect(
      try kinds("0101,小学,男,478,2022-03-01\n0101,小学,男,4780,2022-06-01\n", before: [])
        == [.enrolmentChanged(pupils: 4780, before: 478, day: march)])
    #expect(try kinds("0101,小学,男,0,2022-03-01\n", before: []) == [.enrolmentUnlikely(pupils: 0)])
    #expect(try kinds("0101,小学,男,44700,2022-03-01\n", before: []) == [.enrolmentUnlikely(pupils: 44700)])
  }
}
