import Ingestion
import Submissions
import TestSupport
import Testing

@Suite struct TrackingSheetTests {
  @Test func theLaidOutFormLoadsAsFollowUps() throws {
    let file = try parse(fixture: "forms/tracking-sheet.xlsx")
    #expect(file.form == .trackingSheet)
    #expect(places(file).isEmpty)
    let submission = try #require(file.submissions.first)
    #expect(file.submissions.count == 1 && submission.school?.rawValue == "0203" && submission.rowsRead == 5)
    let rows = submission.followUps
    #expect(rows.map(\.date.description) == ["2022-06-01", "2022-06-08", "2022-06-15", "2022-06-02", "2022-06-09"])
    // A tier holds from its assessment on; the status is that of the last record.
    #expect(rows.map(\.tier) == [nil, .serious, .serious, nil, nil])
    #expect(rows.map(\.tierAssessed?.description) == [nil, "2022-06-08", "2022-06-08", nil, nil])
    #expect(rows.map(\.status) == [.open, .open, .released, .open, .open])
    #expect(rows.allSatisfy { $0.stage == .junior })
    #expect(rows[0].pupil.studentID == "G330102200803072345" && rows[3].pupil.studentID == "G330102200911054321")
  }

  @Test func thePrintedFormTakesItsSchoolFromTheFolderAndItsYearFromTheDayReceived() throws {
    let file = try parse(fixture: "forms/tracking-sheet-printed.xlsx") { $0.folder = "0101" }
    #expect(
      places(file) == [
        "identity.provisional 2 B", "record.repeated 12 C", "record.blank 14 C", "date.year-assumed 10 A",
      ])
    let submission = try #require(file.submissions.first)
    #expect(submission.isAcceptable && submission.rowsRead == 5 && submission.school?.rawValue == "0101")
    #expect(
      submission.followUps.map(\.date.description) == ["2021-12-28", "2022-06-05", "2022-06-15", "2022-06-20"])
    #expect(submission.followUps.allSatisfy { $0.tier == nil && $0.pupil.isProvisional && $0.sex == .male })
  }

  @Test func theSchoolMayBeNamedByTheFolderOrBySenderAndMustBeNamed() throws {
    func school(_ change: (inout IngestionContext) -> Void) throws -> [String] {
      let file = try parse(fixture: "forms/tracking-sheet-printed.xlsx", change)
      return file.submissions.map { $0.school?.rawValue ?? "-" } + places(file).filter { $0.hasPrefix("school") }
    }
    let byName = try school { $0.folder = "云汀市第一小学" }
    let bySender = try school { $0.sender = SchoolCode(rawValue: "0101") }
    let unnamed = try school { $0.folder = "六月" }
    let unknown = try school { $0.sender = SchoolCode(rawValue: "0109") }
    #expect(byName == ["0101"] && bySender == ["0101"])
    #expect(unnamed == ["", "school.not-told 10"] && unknown == ["0109", "school.unknown 10"])
  }

  @Test func namesPhonesAndTeachersStandInNoProblem() throws {
    let file = try parse(fixture: "forms/tracking-sheet-printed.xlsx")
    let shown = (file.problems + file.submissions.flatMap(\.problems)).map { "\($0)" }.joined()
    #expect(!shown.isEmpty)
    for secret in ["张小明", "李芳", "王敏", "张建国", "13800138001", "13900139002"] { #expect(!shown.contains(secret)) }
  }

  @Test func pathsAndSheetsNamedAfterThePupilAreShownWithoutTheName() throws {
    let file = SourceFile(bytes: try Fixture.bytes("forms/tracking-sheet-named.xlsx"), name: "x")
    #expect(file.shown("五（2）班/张小明 13800138001.xlsx") == "•（•）班/••• •••••••••••.xlsx")
    #expect(file.shown("附件1.xlsx") == "附件1.xlsx")
    let parsed = file.parsed(in: try roster())
    let problems = parsed.submissions.flatMap(\.problems)
    #expect(!problems.isEmpty && problems.allSatisfy { $0.sheet == "•••(1)" })
  }

  private func sheet(_ head: String, _ rows: String) throws -> ParsedFile {
    try parse("附件1,,,\n姓名,张三,学籍号,A1\n学校代码,0101,\(head)\n跟踪记录（每周一次）,,,\n时间,情况记录,,\n\(rows)")
  }

  @Test func aDayWithoutYearThatIsNoDayIsRefused() throws {
    #expect(try places(sheet("性别,男", "6.31,家访\n")) == ["date.not-year-first 6 A"])
    #expect(try places(sheet("性别,男", "7.5,家访\n")) == ["date.year-assumed 6 A"])
    #expect(try places(sheet("性别,男", "上周,家访\n")) == ["date.unreadable 6 A"])
    #expect(try places(sheet("性别,男", ",家访\n")) == ["value.missing 6 A"])
    #expect(try places(sheet("性别,男", "2022-07-05,家访\n")) == ["date.future 6 A"])
    #expect(try sheet("性别,男", "7.5,家访\n").submissions[0].followUps.first?.date.description == "2021-07-05")
    #expect(try sheet("性别,男", "2.29,家访\n").submissions[0].followUps.first?.date.description == "2020-02-29")
    #expect(try sheet("性别,男", "第十二周,家访\n").submissions[0].followUps.first?.date.description == "2022-03-21")
  }

  @Test func tiersOfAnotherSchemeRefuseTheFile() throws {
    let file = try sheet("风险等级,红色", "2022-06-01,家访\n")
    #expect(file.isRefused && places(file) == ["tier.scheme 3 D"])
    #expect(try sheet("风险等级,三类", "2022-06-01,家访\n").submissions[0].followUps.map(\.tier) == [.gravest])
  }

  @Test func oneSheetHoldsOnePupil() throws {
    let file = try parse("姓名,张三,姓名,李四\n学校代码,0101,,\n时间,情况记录,,\n2022-06-01,家访,,\n")
    #expect(file.isRefused && places(file) == ["column.repeated 3"])
    #expect(try places(sheet("性别,男", "")) == ["form.no-records"])
  }

  @Test func equalRecordsCountOnceAndAPhoneInANoteIsAskedAbout() throws {
    let file = try sheet("性别,男", "2022-06-01,家访\n2022-06-01,家访\n2022-06-08,请打13800138000\n")
    #expect(places(file) == ["record.repeated 7 B", "personal.note 8 B", "row.equal 7"])
    #expect(file.submissions[0].followUps.count == 2 && file.submissions[0].rowsRead == 3)
  }

  @Test func aLedgerThatRepeatsItsHeaderAtAPageBreakIsNoTrackingSheet() throws {
    let header = "学校代码,姓名,出生年月,年级,跟踪日期,风险等级,情况记录\n"
    let row = "0101,张三,2012-03,三年级,2022-06-01,一类,平稳\n"
    let file = try parse(header + row + header + row.replacing("06-01", with: "06-08"))
    #expect(file.form == .followups)
  }

  @Test func labelsMayStandInOneCellWithTheirValuesAndValuesMayBeBlank() throws {
    let file = try parse(
      "学校（盖章）：云汀市第一小学,,\n姓名：张三,学籍号：A1,性别：\n班级,,班主任\n日期,跟踪情况,\n44713,家访,\n2022年6月8日,电话：已接通,\n")
    #expect(places(file) == ["date.serial 5 A"])
    #expect(file.submissions.map { $0.school?.rawValue } == ["0101"])
    #expect(file.submissions[0].followUps.map(\.date.description) == ["2022-06-01", "2022-06-08"])
    #expect(file.submissions[0].followUps.allSatisfy { $0.pupil.studentID == "A1" && $0.sex == nil })
  }

  /// Values as people write them, good and bad, between the labels of the form.
  private static let values = [
    "", " ", "张三", "0101", "0203", "9999", "男", "初一", "二类", "红色", "2022-06-01", "6.5", "7.1", "第3周", "第99周", "第十十周",
    "13.40", "44713", "2022-13-40", "家访", "无", "姓名", "时间", "情况记录", "班级：初一", "：", "138-0013-8000", "G330102201003072345",
  ]

  @Test func anyLayoutIsReadOrRefusedInTheSameWay() throws {
    let context = try roster()
    let labels = ["学校代码", "姓名", "学籍号", "性别", "班级", "风险等级", "等级评定日期", "状态", "联系电话", "心理异常情况"]
    var generator = SeededGenerator(seed: 20_220_705)
    for _ in 0..<300 {
      func value() -> String { Self.values.randomElement(using: &generator) ?? "" }
      let head = labels.shuffled(using: &generator).map { "\($0),\(value())" }
      let rows = (0..<Int.random(in: 0...6, using: &generator)).map { _ in "\(value()),\(value())" }
      let text = (head + ["时间,情况记录"] + rows).joined(separator: "\n")
      let parsed = SourceFile(bytes: Array(text.utf8), name: "x.csv").parsed(in: context)
      #expect(parsed.form == .trackingSheet)
      for submission in parsed.submissions where submission.isAcceptable {
        #expect(submission.followUps.count <= submission.rowsRead)
        #expect(submission.followUps.allSatisfy { $0.date <= received })
      }
      let again = SourceFile(bytes: Array(text.utf8), name: "y.csv").parsed(in: context)
      #expect(again.problems == parsed.problems)
      #expect(again.submissions.map(\.problems) == parsed.submissions.map(\.problems))
      let shown = (parsed.problems + parsed.submissions.flatMap(\.problems)).map { "\($0)" }.joined()
      for secret in ["张三", "0013", "20100307"] { #expect(!shown.contains(secret)) }
    }
  }
}
