import Ingestion
import Submissions
import TestSupport
import Testing

@Suite struct FormsTests {
  @Test func theRosterLoadsWithItsClosedSchool() throws {
    let schools = try roster().schools
    #expect(schools.count == 6)
    #expect(schools[SchoolCode(rawValue: "0306")]?.successor?.rawValue == "0101")
    #expect(schools[SchoolCode(rawValue: "0203")]?.type == .nineYear)
  }

  @Test func aWorkbookOfFollowUpsLoadsItsVisibleSheets() throws {
    let file = SourceFile(bytes: try Fixture.bytes("ingestion/followups.xlsx"), name: "f.csv")
    #expect(file.form == .followups && file.encoding == "xlsx")
    let parsed = file.parsed(in: try roster())
    #expect(
      places(parsed) == [
        "sheet.unknown", "sheet.hidden", "row.total 8", "school.code-restored 3 A", "school.code-restored 4 A",
        "date.serial 4 G", "grade.unclear 6 F", "identity.missing 7",
      ])
    #expect(parsed.submissions.map { $0.school?.rawValue } == ["0101", "0203", "0305", "0102"])
    #expect(parsed.submissions.map(\.isAcceptable) == [true, true, false, false])
    let first = parsed.submissions[0].followUps
    #expect(first.map(\.date.description) == ["2022-06-03", "2022-06-10"])
    #expect(first[0].pupil == first[1].pupil && first[0].status == .open && first[0].tier == .serious)
    #expect(first[0].tierAssessed?.description == "2022-03-08" && first[1].tierAssessed == nil)
    #expect(parsed.submissions[1].followUps.first?.status == .released)
  }

  @Test func oneDayOneTier() throws {
    let header = "学校代码,学籍号,年级,跟踪日期,风险等级,情况记录\n"
    let row = "0101,A1,一年级,2022-06-01,一类,平稳\n"
    #expect(try places(parse(header + row + row)) == ["row.equal 3"])
    #expect(try places(parse(header + row + "0101,A1,一年级,2022-06-01,二类,平稳\n")) == ["tier.two-on-a-day 3 E"])
    let twice = try parse(header + row + "0101,A1,一年级,2022-06-01,一类,好转\n")
    #expect(places(twice).isEmpty && twice.submissions[0].followUps.count == 2)
  }

  @Test func tasksReadFormsByTitleAndMonthsByDateCell() throws {
    let file = SourceFile(bytes: try Fixture.bytes("ingestion/tasks.xlsx"), name: "t.xlsx")
    let parsed = file.parsed(in: try roster())
    #expect(places(parsed).isEmpty)
    guard case .tasks(let tasks) = parsed.submissions[0].rows else {
      Issue.record("no tasks")
      return
    }
    #expect(tasks.map(\.period) == ["2022-06", "2022春"])
    #expect(tasks.map(\.due.description) == ["2022-07-05", "2022-07-10"])
    #expect(tasks.map(\.stages) == [[.junior, .senior], []])
  }

  @Test func interventionsMustNameAPlaceOfTheRoster() throws {
    let header = "干预编号,名称,类型,范围,范围代码,开始日期,结束日期\n"
    #expect(try places(parse(header + "I1,暑期家访,家访,学区,河东学区,2022-07-10,\n")).isEmpty)
    #expect(try places(parse(header + "I1,暑期家访,家访,学区,河南学区,2022-07-10,\n")) == ["district.unknown 2 E"])
    #expect(
      try places(parse(header + "I1,暑期家访,家访,学校,0999,2022-07-10,2022-07-01\n")) == [
        "school.unknown 2 E", "date.order 2 G",
      ])
  }

  @Test func countsLoadInEnglishAndRefuseTheWholeFileOnError() throws {
    let header = "month,district,indicator,count,population\n"
    let good = try parse(header + "2020-08,河东学区,deaths,9,1000\n2020-08,河西学区,deaths,0,\n")
    #expect(places(good).isEmpty && good.submissions.count == 1 && good.submissions[0].school == nil)
    #expect(good.submissions[0].counts.map(\.count) == [9, 0])
    #expect(good.submissions[0].counts.map(\.population) == [1000, nil])
    let bad = try parse(header + "2020-08,河东学区,deaths,-9,1000\n2020-13,河西学区,deaths,无,\n2020-08,河西学区,deaths,约20,\n")
    #expect(
      places(bad) == ["count.negative 2 D", "month.unreadable 3 A", "value.missing 3 D", "count.unclear 4 D"])
    #expect(bad.submissions.count == 1 && !bad.submissions[0].isAcceptable)
    #expect(try places(parse(header + "2020-08,河东学区,deaths,9,\n2020-08,河东学区,deaths,8,\n")) == ["figure.duplicate 3 D"])
    let total = try parse(header + "2020-08,河东学区,deaths,9,\n2020-08,全市,deaths,9,\n2020-09,全市,deaths,4,\n")
    #expect(places(total) == ["row.total 3 B"])
    #expect(total.submissions[0].counts.map(\.count) == [9, 4])
  }

  @Test func aTotalBesideBothSexesIsLeftOutWhenItAgreesAndRefusedOtherwise() throws {
    let header = "学校代码,学段,性别,在校学生数,统计日期\n0101,小学,男,3,2021-09-01\n0101,小学,女,4,2021-09-01\n"
    let agreeing = try parse(header + "0101,小学,合计,7,2021-09-01\n")
    #expect(places(agreeing) == ["row.total 4 D"])
    #expect(agreeing.submissions[0].enrolments.map(\.pupils) == [3, 4])
    #expect(try places(parse(header + "0101,小学,,8,2021-09-01\n")) == ["figure.total-differs 4 D"])
    #expect(try places(parse(header + "0102,高中,男,1,2021-09-01\n")) == ["stage.not-taught 4 B"])
  }

  @Test func headersAreFoundBelowATitleWithLookalikesUnitsAndExtraColumns() throws {
    let file = try parse("在校学生数统计,,,,,\n\n序号,填表人,学校代码,学段*,在校学⽣数（人）,统计\u{3000}日期\u{200B}\n1,,0101,小学,12.0,2021/9/1\n")
    #expect(places(file) == ["column.extra 3"])
    #expect(file.submissions[0].enrolments.map(\.pupils) == [12])
  }

  @Test(arguments: ["十二", "2-3", "约20", "12.5", "1,23", "", "无"]) func aRequiredCountMustBeCertain(text: String) throws
  {
    let file = try parse("学校代码,学段,在校学生数,统计日期\n0101,小学,\"\(text)\",2021-09-01\n")
    #expect(!file.submissions[0].isAcceptable)
    #expect(file.submissions[0].enrolments.isEmpty)
  }

  @Test(arguments: [
    ("2022-06-05", "2022-06-05"), ("2022/6/5", "2022-06-05"), ("2022.6.5", "2022-06-05"), ("2022年6月5日", "2022-06-05"),
    ("２０２２年６月５号", "2022-06-05"), ("20220605", "2022-06-05"), ("2022-06-05 17:30", "2022-06-05"),
    ("2022年 6月 5日", "2022-06-05"), ("2022-6-5日", "2022-06-05"), ("2022-02-29", nil), ("2022-06-31日", nil),
    ("2022-6/5", nil), ("05/06/2022", nil), ("22-06-05", nil), ("6.5", nil), ("2022-06", nil), ("1822-06-05", nil),
    ("2022-06-05至06-07", nil),
  ]) func daysAreReadYearFirst(written: String, read: String?) throws {
    let file = try parse("学校代码,学段,在校学生数,统计日期\n0101,小学,5,\(written)\n")
    #expect(file.submissions[0].enrolments.first?.asOf.description == read)
    #expect(file.submissions[0].isAcceptable == (read != nil))
  }

  @Test(arguments: [
    ("2022-06", "2022-06"), ("2022年6月", "2022-06"), ("2022/6", "2022-06"), ("202206", "2022-06"),
    ("2022年06月01日", "2022-06"), ("6月", nil), ("2022-13", nil), ("2022", nil),
  ]) func monthsAreReadYearFirst(written: String, read: String?) throws {
    let file = try parse("学校代码,填报月份,零报告\n0101,\(written),是\n")
    #expect(file.submissions[0].period == read)
    #expect(file.submissions[0].isAcceptable == (read != nil))
  }
}
