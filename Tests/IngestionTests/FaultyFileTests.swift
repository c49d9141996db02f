import Ingestion
import Submissions
import TestSupport
import Testing
import Wording

@Suite struct FaultyFileTests {
  @Test func aBadDateAnUnknownSchoolAndANegativeCountAreAllReportedAndTheOtherSchoolsLoad() throws {
    let file = SourceFile(bytes: try Fixture.bytes("ingestion/enrolment-faulty.csv"), name: "e.csv")
    #expect(file.form == .enrolment)
    let parsed = file.parsed(in: try roster())
    #expect(!parsed.isRefused)
    #expect(places(parsed) == ["date.impossible 4 F", "school.unknown 5 A", "count.negative 6 E"])
    for problem in parsed.submissions.flatMap(\.problems) { #expect(!problem.hint.zh.isEmpty && problem.header != nil) }
    #expect(parsed.submissions.filter(\.isAcceptable).map { $0.school?.rawValue } == ["0101", "0305"])
    #expect(parsed.submissions.map(\.rowsRead) == [2, 1, 1, 1, 1])
    #expect(parsed.submissions[0].enrolments.map(\.pupils) == [310, 1290])
    #expect(parsed.submissions[4].enrolments.map(\.pupils) == [500])
  }

  @Test func aPDFIsNoTable() throws {
    let file = SourceFile(bytes: Array("%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\n".utf8), name: "a.xlsx")
    #expect(file.problems.map(\.kind.code) == ["file.no-workbook"])
  }

  @Test func anUnknownSchoolIsAnsweredWithTheNearestOnes() throws {
    let file = SourceFile(bytes: try Fixture.bytes("ingestion/events-faulty.csv"), name: "e.csv")
    let parsed = file.parsed(in: try roster())
    #expect(places(parsed) == ["personal.note 2 O", "date.not-year-first 3 F", "school.unknown 4 A"])
    #expect(parsed.submissions.filter(\.isAcceptable).map { $0.school?.rawValue } == ["0101", "0203", "0305"])
    #expect(parsed.submissions.map(\.period) == ["2022-06", "2022-06", "2022-06", "2022-06", "2022-05"])
    let unknown = try #require(parsed.submissions[2].problems.first)
    guard case .schoolUnknown(let suggestions) = unknown.kind else {
      Issue.record("not an unknown school")
      return
    }
    #expect(suggestions.first == "0101 云汀市第一小学")
    #expect(parsed.submissions[3].events.isEmpty)
    #expect(parsed.submissions[4].events.first?.stage == .senior)
  }

  @Test func nothingPersonalStandsInAProblem() throws {
    let text = try Fixture.text("ingestion/events-faulty.csv")
      .replacing("自伤,二类", with: "张小明,138 0013-8000").replacing("E7", with: "G330102201003072345")
    let parsed = try parse(text)
    let shown = (parsed.problems + parsed.submissions.flatMap(\.problems)).map { "\($0)" }.joined()
    #expect(places(parsed).contains("choice.unknown 2 I"))
    #expect(places(parsed).contains("personal.value 6 E"))
    for secret in ["张小明", "小明", "13800138000", "0013", "20100307", "2345"] { #expect(!shown.contains(secret)) }
  }

  @Test func `a comma without quotes moves the cells after it, and the row is refused`() throws {
    let header = "学校代码,学段,性别,在校学生数,统计日期\n"
    #expect(try places(parse(header + "0102,初中,男,1,110,2022-03-01\n")).first == "row.cells-beyond-header 2")
    #expect(try places(parse(header + "0102,初中,男,\"1,110\",2022-03-01\n")).isEmpty)
    #expect(try !parse(header + "0102,初中,男,1,110,2022-03-01\n").submissions[0].isAcceptable)
    // Empty cells at the end are none.
    #expect(try places(parse(header + "0102,初中,男,110,2022-03-01,,\n")).isEmpty)
  }

  @Test func filesThatCannotBeReadSaySo() throws {
    let context = try roster()
    func codes(_ bytes: [UInt8]) -> [String] {
      let parsed = SourceFile(bytes: bytes, name: "x").parsed(in: context)
      #expect(parsed.isRefused && parsed.submissions.isEmpty)
      return parsed.problems.map(\.kind.code)
    }
    #expect(codes([]) == ["file.empty"])
    #expect(codes(Array("\n\n".utf8)) == ["file.empty"])
    #expect(codes([0x61, 0x00, 0x62]) == ["file.nul"])
    #expect(codes(Array("a,\"b".utf8)) == ["file.open-quote"])
    #expect(codes([0x50, 0x4B, 0x03, 0x04, 1, 2]) == ["file.damaged"])
    #expect(codes(try Fixture.bytes("workbooks/encrypted.xlsx")) == ["file.encrypted"])
    #expect(codes(try Fixture.bytes("awkward/word.doc")) == ["file.no-workbook"])
    #expect(codes(try Fixture.bytes("workbooks/legacy.xls")) == ["form.unknown"])
    #expect(codes(Array("应该家访学生总人数,实际家访学生总人数\n3,2\n".utf8)) == ["form.unknown"])
    #expect(codes(Array("姓名,性别,年龄,班级,班主任\n甲,男,12,3,乙\n".utf8)) == ["form.unknown"])
    #expect(codes(Array("姓名,张三\n风险等级,一类,状态,在册,班级\n".utf8)) == ["form.unknown"])
    #expect(codes(Array("学校代码,统计日期,学段,性别\n0101,2021-09-01,小学,男\n".utf8)) == ["column.missing"])
    #expect(codes(Array("学校代码,填报月份,零报告\n".utf8)) == ["form.header-only"])
    #expect(codes(Array("学校代码,填报月份,零报告,零报告\n0101,2022-06,是,否\n".utf8)) == ["column.repeated"])
  }

  @Test func theWholeFileIsRefusedWhenTiersOfAnotherSchemeAreUsed() throws {
    let parsed = try parse("学校代码,学籍号,年级,跟踪日期,风险等级\n0101,A1,一年级,2022-06-01,一类\n0101,A2,一年级,2022-06-01,红色\n")
    #expect(parsed.isRefused)
    #expect(places(parsed) == ["tier.scheme 3 E"])
  }
}
