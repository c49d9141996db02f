import Ingestion
import Submissions
import Testing
import Wording

private let informing = "学校代码,学籍号,姓名,告知日期,告知方式,约谈人身份,学生回避,已推荐医疗或咨询单位,是否签字,签字日期,监护人意见\n"
private let screening = "学校代码,周期,学段,量表,临界分,应测,实测,预警,访谈核实,纳入一类,纳入二类,纳入三类\n"

@Suite struct SchoolFormsTests {
  @Test func anAcknowledgementLoadsWithItsAnswers() throws {
    let file = try parse(informing + "0101,A1,张三,2022-06-20,当面,心理老师,是,无,是,2022-06-21,同意\n")
    #expect(file.form == .acknowledgements && places(file).isEmpty)
    let row = try #require(file.submissions.first?.acknowledgements.first)
    #expect(row.mode == .inPerson && row.informedBy == .counsellor)
    #expect(row.studentAbsent == true && row.referred == false && row.signed == true)
    #expect(row.signedOn?.description == "2022-06-21" && row.pupil.studentID == "A1" && !row.pupil.isProvisional)
  }

  @Test func nobodySignsBeforeBeingTold() throws {
    #expect(
      try places(parse(informing + "0101,A1,,2022-06-20,当面,,,,是,2022-06-19,\n")) == ["date.order 2 J"])
  }

  @Test func anAcknowledgementByNameAloneIsProvisionalAndOneByNobodyRefused() throws {
    let file = try parse(informing + "0101,,张三,2022-06-20,书面,,,,,,\n")
    #expect(places(file) == ["identity.provisional 2 C"])
    #expect(file.submissions[0].acknowledgements.first?.pupil.isProvisional == true)
    #expect(try places(parse(informing + "0101,,,2022-06-20,书面,,,,,,\n")) == ["identity.missing 2"])
  }

  @Test func anAcknowledgementAsksAboutWordsAndPhonesAndCountsEqualRowsOnce() throws {
    let row = "0101,A1,,2022-06-20,当面,校工,,,,,请打13800138000\n"
    let file = try parse(informing + row + row)
    #expect(
      places(file) == [
        "choice.unknown 2 F", "personal.note 2 K", "choice.unknown 3 F", "personal.note 3 K", "row.equal 3",
      ])
    #expect(file.submissions[0].acknowledgements.count == 1)
    #expect(
      try places(parse(informing + "0101,A1,,2022-06-20,当面,,,,,,\n0101,A1,,2022-06-20,电话,,,,,,\n"))
        == ["figure.duplicate 3 D"])
    #expect(try places(parse(informing + "0101,A1,,2022-06-20,微信,,,,,,\n")) == ["choice.unknown 2 E"])
  }

  @Test func aConferenceLoadsAndAsksAboutMorePlansThanPupils() throws {
    let header = "学校代码,日期,二类人数,三类人数,已定一人一策人数\n"
    let file = try parse(header + "0102,2022-06-10,３人,1,4\n0102,2022-06-17,1,约2,1\n0203,2022-06-10,2,1,4\n")
    #expect(file.form == .conferences)
    #expect(places(file) == ["count.unclear 3 D", "count.plans-above-pupils 4 E"])
    #expect(file.submissions.map { $0.school?.rawValue } == ["0102", "0203"])
    #expect(file.submissions[0].conferences.map(\.tier3) == [1, nil])
    #expect(try places(parse(header + "0102,2022-06-10,-1,1,1\n")) == ["count.negative 2 C"])
    #expect(
      try places(parse(header + "0102,2022-06-10,1,1,1\n0102,2022-06-10,2,1,1\n")) == ["figure.duplicate 3 B"])
  }

  @Test func personsBeyondTheEnrolmentAreAskedAbout() throws {
    let text = "学校代码,日期,二类人数,三类人数,已定一人一策人数\n0102,2022-06-10,900,1,1\n"
    var context = try roster()
    context.enrolment[SchoolCode(rawValue: "0102")] = 800
    let file = SourceFile(bytes: Array(text.utf8), name: "c.csv").parsed(in: context)
    #expect(places(file) == ["count.above-enrolment 2 C"])
    #expect(file.submissions[0].isAcceptable)
  }

  @Test func workPlansAreSubmissionsByPeriod() throws {
    let header = "学校代码,周期,收到日期\n"
    let file = try parse(header + "0101,2022年暑期,2022-06-28\n0101,2022秋,2022-06-30\n0102,2022-summer,2022-07-02\n")
    #expect(places(file) == ["date.future 4 C"])
    #expect(file.submissions.map(\.period) == ["2022-summer", "2022秋", "2022-summer"])
    #expect(file.submissions.map(\.isAcceptable) == [true, true, false])
    #expect(
      try places(parse(header + "0101,2022秋,2022-06-28\n0101,2022秋,2022-06-29\n")) == ["figure.duplicate 3 C"])
  }

  @Test func aScreeningLoadsByStageAndInstrument() throws {
    let file = try parse(
      screening + "0203,2022春,小学,SCL-90,160,300,298,20,18,8,4,1\n0203,2022春,初中,SCL-90,160,250,250,12,12,5,3,1\n")
    #expect(file.form == .screening && places(file).isEmpty && file.submissions.count == 1)
    let rows = file.submissions[0].screenings
    #expect(rows.map(\.stage) == [.primary, .junior] && rows.map(\.flagged) == [20, 12])
    #expect(rows[0].instrument == "SCL-90" && rows[0].cutoff == "160")
  }

  @Test func aPartOfAScreeningCannotExceedItsWholeAndTiersBeyondInterviewsAreAskedAbout() throws {
    func found(_ counts: String) throws -> [String] { try places(parse(screening + "0101,2022春,,,,\(counts)\n")) }
    #expect(try found("300,301,20,18,8,4,1") == ["count.part-above-whole 2 G"])
    #expect(try found("300,298,299,18,8,4,1") == ["count.part-above-whole 2 H"])
    #expect(try found("300,298,20,21,8,4,1") == ["count.part-above-whole 2 I"])
    let asked = try parse(screening + "0101,2022春,,,,300,298,20,12,8,4,1\n")
    #expect(places(asked) == ["count.tiers-above-interviewed 2 I"] && asked.submissions[0].isAcceptable)
    #expect(try found("300,298,二十,十二,8,4,1") == ["count.unclear 2 H", "count.unclear 2 I"])
    #expect(try places(parse(screening + "0101,2022春,高中,,,1,1,1,1,0,0,0\n")) == ["stage.not-taught 2 C"])
    #expect(try places(parse(screening + "0101,2022春,幼儿,,,1,1,1,1,0,0,0\n")) == ["choice.unknown 2 C"])
  }

  @Test func aHeaderNearAMissingOneIsNamed() throws {
    let file = try parse("学校代号,周期,收到日期\n0101,2022秋,2022-06-28\n")
    let problem = try #require(file.problems.first)
    #expect(problem.kind.code == "column.missing" && problem.hint.zh.contains("学校代号"))
    #expect(file.submissions.isEmpty)
  }

  @Test func anOptionalColumnWithAMisspeltHeaderIsAskedAboutAndNotGuessed() throws {
    let file = try parse("学校代码,学籍号,告知日期,告知方式,签字日其\n0101,A1,2022-06-20,当面,2022-06-21\n")
    #expect(places(file) == ["column.extra 1"])
    #expect(file.problems[0].hint.zh.contains("签字日期"))
    #expect(file.submissions[0].acknowledgements.map(\.signedOn) == [nil])
  }
}
