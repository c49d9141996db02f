import Ingestion
import Submissions
import Testing
import Wording

private let header = "学校代码,学校名称,填报月份,零报告,事件编号,事件日期,上报日期,事件类型,年级\n"

@Suite struct EventsTests {
  @Test func aZeroReportLoadsAsAReturnWithoutEvents() throws {
    let file = try parse(header + "0101,,2022-06,是,,,2022-06-30,,\n")
    #expect(places(file).isEmpty)
    #expect(file.submissions.map(\.period) == ["2022-06"])
    #expect(file.submissions[0].isAcceptable && file.submissions[0].events.isEmpty && file.submissions[0].rowsRead == 1)
  }

  @Test func aZeroReportBesideAnEventIsRefusedAndAnEarlyOneQueried() throws {
    #expect(
      try places(parse(header + "0101,,2022-06,,A,2022-06-02,2022-06-03,其他,\n0101,,2022-06,是,,,2022-06-30,,\n"))
        == ["zero-report.with-event 3 D"])
    #expect(
      try places(parse(header + "0101,,2022-06,是,,2022-06-02,2022-06-30,,\n")) == ["zero-report.with-event 2 F"])
    #expect(try places(parse(header + "0101,,2022-06,是,,,2022-06-10,,\n")) == ["zero-report.early 2 C"])
  }

  @Test func aNoInTheZeroReportColumnIsNoZeroReport() throws {
    let file = try parse(header + "0101,,2022-06,无,,,,,\n")
    #expect(places(file).contains("value.missing 2 F"))
    #expect(!file.submissions[0].isAcceptable)
  }

  @Test func equalRowsCountOnceAndANumberStandsForOneEvent() throws {
    let row = "0101,,2022-06,,A,2022-06-02,2022-06-03,其他,\n"
    let file = try parse(header + row + row)
    #expect(places(file) == ["row.equal 3"])
    #expect(file.submissions[0].events.count == 1 && file.submissions[0].rowsRead == 2)
    #expect(
      try places(parse(header + row + "0101,,2022-06,,A,2022-06-03,2022-06-03,其他,\n"))
        == ["event.number-repeated 3 E"])
    let renumbered = try parse(header + row + "0101,,2022-06,,B,2022-06-02,2022-06-03,其他,\n")
    #expect(places(renumbered) == ["event.content-repeated 3 E"])
    #expect(renumbered.submissions[0].events.count == 2)
  }

  @Test func datesMustFollowEachOtherAndNotLieAhead() throws {
    #expect(
      try places(parse(header + "0101,,2022-06,,A,2022-06-05,2022-06-03,其他,\n")) == ["date.order 2 G"])
    #expect(
      try places(parse(header + "0101,,2022-06,,A,2022-06-05,2022-07-02,其他,\n")) == ["date.future 2 G"])
    #expect(try places(parse(header + "0101,,2022-08,是,,,,,\n")) == ["date.future 2 C"])
    #expect(
      try places(parse(header + "0101,,2022-06,,A,2022-05-31,2022-06-03,其他,\n")) == ["event.period-differs 2 F"])
    #expect(try places(parse(header + "0101,,2022-06,,A,44717,2022-06-30,其他,\n")) == ["date.serial 2 F"])
    #expect(try places(parse(header + "0101,,2022-06,,A,6月5日,2022-06-30,其他,\n")) == ["date.not-year-first 2 F"])
    #expect(try places(parse(header + "0101,,2022-06,,A,2022-06-05,,其他,\n")) == ["value.missing 2 G"])
  }

  @Test func aRowWithoutAReadableMonthRejectsTheReturnItBelongsTo() throws {
    let file = try parse(
      header + "0101,,2022-05,是,,,2022-05-31,,\n0101,,2022-06,,A,2022-06-02,2022-06-03,其他,\n"
        + "0101,,六月,,B,2022-06-04,2022-06-05,自伤,\n")
    #expect(file.submissions.map(\.period) == ["2022-05", "2022-06"])
    #expect(file.submissions.map(\.isAcceptable) == [true, false])
  }

  @Test func combinedSchoolsNeedAGrade() throws {
    func stage(_ school: String, _ grade: String) throws -> Stage? {
      let file = try parse(header + "\(school),,2022-06,,A,2022-06-02,2022-06-03,其他,\(grade)\n")
      return file.submissions[0].events.first?.stage
    }
    #expect(try stage("0203", "小学三年级") == .primary)
    #expect(try stage("0203", "六年级") == .primary)
    #expect(try stage("0203", "7年级") == .junior)
    #expect(try stage("0203", "初一（2）班") == .junior)
    #expect(try stage("0305", "高一") == .senior)
    #expect(try stage("0305", "十年级") == .senior)
    #expect(try stage("0204", "高一") == .vocational)
    #expect(try stage("0101", "") == .primary)
    #expect(try stage("0305", "") == nil)
    #expect(try stage("0203", "高一") == nil)
    #expect(try stage("0203", "2018级") == nil)
  }

  @Test func aValueWithoutItsColumnNamesTheColumn() throws {
    let file = try parse("学校代码,填报月份,上报日期,事件类型,年级\n0101,2022-06,2022-06-08,自伤,三年级\n")
    #expect(places(file) == ["value.no-column 2"])
    let problem = try #require(file.submissions.first?.problems.first)
    #expect(problem.message.zh.contains("事件日期") && problem.message.en.contains("event_date"))
  }
}
