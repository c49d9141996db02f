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
    #expect(try places(sheet("性别,男", "")) == ["form.header-only"])
  }

  @Test func equalRecordsCountOnceAndAPhoneInANoteIsAskedAbout() throws {
    let file = try sheet("性别,男", "2022-06-01,家访\n2022-06-01,家访\n2022-06-08,请打13800138000\n")
    #expect(places(file) == ["record.repeated 7 B", "personal.note 8 B", "row.equal 7"])
    #expect(file.submissions[0].followUps.count == 2 && file.submissions[0].rowsRead == 3)
  }
}
