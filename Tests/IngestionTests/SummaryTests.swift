import Ingestion
import Submissions
import TestSupport
import Testing
import Wording

private let task = SubmissionTask(
  form: .summary, period: "2022-summer", due: Day(year: 2022, month: 8, day: 25) ?? Day(rawValue: 0))

/// The day the returns of these tests come in, with the task they answer.
private func inAugust(_ context: inout IngestionContext) {
  context.received = Day(year: 2022, month: 8, day: 26) ?? context.received
  context.tasks = [task]
}

/// The numbers of an answer in the order of the form.
private func numbers(_ submission: Submission) -> [Int?] {
  let numbers = submission.summaries.first?.numbers ?? [:]
  return SummaryItem.allCases.map { numbers[$0] }
}

private let full: [Int?] = [30, 28, 12, 1, 2, 3, nil, 0, 1, 2, 0, 3, 5, 4, 2, 3, 1110, 2, 95]

@Suite struct SummaryTests {
  @Test func theQuestionnaireByTextLoadsAnswersBySchoolName() throws {
    let file = try parse(fixture: "forms/summary-text.xlsx", inAugust)
    #expect(file.form == .summary)
    #expect(
      places(file) == [
        "answer.test 2 G", "count.unclear 3 Z", "row.equal 4", "answer.superseded 5", "school.name-unknown 7 G",
        "count.categories-above-visited 7 I",
      ])
    #expect(file.submissions.map { $0.school?.rawValue } == [nil, "0101", "0102", "云汀市实验学较", "0305"])
    #expect(file.submissions.map(\.isAcceptable) == [true, true, true, false, true])
    #expect(file.submissions.map(\.rowsRead) == [1, 2, 2, 1, 1])
    #expect(numbers(file.submissions[1]) == full.dropLast() + [nil])
    #expect(file.submissions[1].summaries[0].submittedAt == "2022-08-20 10:15:33")
    #expect(file.submissions[1].period == "2022-summer" && file.submissions[1].summaries[0].asOf == task.due)
    #expect(numbers(file.submissions[2]).prefix(2) == [12, 10])
    #expect(numbers(file.submissions[4])[0] == nil && numbers(file.submissions[4])[1] == 0)
  }

  @Test func theQuestionnaireByCodeLoadsWithItsGroups() throws {
    let file = try parse(fixture: "forms/summary-code.xlsx", inAugust)
    // −2 and −3 are blanks here and only these.
    #expect(places(file) == ["count.negative 3 E"])
    #expect(file.submissions.map { $0.school?.rawValue } == ["0101", "0102"])
    #expect(numbers(file.submissions[0]) == full.dropLast() + [nil])
  }

  @Test(arguments: [
    "summary-printed.xlsx", "summary-two-lines.xlsx", "summary-stacked.xlsx", "summary-pairs.xlsx",
  ])
  func thePrintedFormLoadsCompletely(name: String) throws {
    let file = try parse(fixture: "forms/" + name, inAugust)
    #expect(file.form == .summary && places(file).isEmpty)
    #expect(file.submissions.map { $0.school?.rawValue } == ["0101"])
    #expect(numbers(file.submissions[0]) == full)
  }

  @Test func aPrintedFormThatLacksANumberIsRefusedWhole() throws {
    let file = try parse(fixture: "forms/summary-printed-cut.xlsx", inAugust)
    #expect(file.isRefused && file.submissions.isEmpty)
    #expect(file.problems.map(\.kind.code) == ["column.missing"])
    #expect(file.problems[0].message.zh.contains("资源家长参与数"))
  }

  @Test func aLayoutWithNumbersOfSeveralSchoolsIsRefusedWhole() throws {
    let rows = Self.items.enumerated().map { "\($0.element),\($0.offset),\($0.offset + 1)" }
    let columns = try table(["学校代码,0101,0102"] + rows)
    #expect(columns.isRefused && places(columns) == ["form.layout-unclear 1"])
    let lines = try table([Self.header, Self.counts, Self.counts]) {
      inAugust(&$0)
      $0.sender = SchoolCode(rawValue: "0101")
    }
    #expect(lines.isRefused && places(lines) == ["form.layout-unclear 1"])
    let one = try table([Self.header, Self.counts]) {
      inAugust(&$0)
      $0.sender = SchoolCode(rawValue: "0101")
    }
    #expect(places(one).isEmpty && one.submissions[0].summaries[0].numbers[.resourceParents] == 95)
  }

  private static let items = [
    "应该家访学生总人数", "实际家访学生总人数", "参与家访工作的教师人数", "各类精神疾病", "有严重心理问题", "明显性格偏差", "亲子关系不良", "严重网络成瘾", "未及时到校",
    "因心理问题休学在家", "住院治疗", "服药治疗", "定期咨询", "心理辅导活动课节数", "专题讲座培训次数", "家庭教育专题讲座次数", "家长参与数", "家庭教育资源数量", "家长参与数",
  ]
  private static let header = items.joined(separator: ",")
  private static let counts = "30,28,12,1,2,3,0,0,1,2,0,3,5,4,2,3,111,2,95"

  /// Reads a table of the lines, by default as it comes in August.
  private func table(_ lines: [String], _ change: (inout IngestionContext) -> Void = inAugust) throws -> ParsedFile {
    var context = try roster()
    change(&context)
    return SourceFile(bytes: Array((lines.joined(separator: "\n") + "\n").utf8), name: "s.csv").parsed(in: context)
  }

  @Test func theSharedHeaderIsToldByItsNeighbourAndNeverByName() throws {
    let swapped = Self.items.dropLast(4) + ["家庭教育资源数量", "家长参与数", "家庭教育专题讲座次数", "家长参与数"]
    let file = try table(["学校代码,\(swapped.joined(separator: ","))", "0101,\(Self.counts)"])
    #expect(places(file).isEmpty)
    #expect(file.submissions[0].summaries[0].numbers[.resourceParents] == 111)
    #expect(file.submissions[0].summaries[0].numbers[.lectureParents] == 95)
    let scattered = Self.items.dropLast(4) + ["家庭教育资源数量", "家庭教育专题讲座次数", "家长参与数", "家长参与数"]
    let refused = try table(["学校代码,\(scattered.joined(separator: ","))", "0101,\(Self.counts)"])
    #expect(refused.isRefused && refused.problems.first?.kind.code == "column.missing")
    let numbered = zip(2..., Self.items).map { "\($0)、\($1)" }
    let moved = Array(numbered.dropLast(2)) + [numbered[18], numbered[17]]
    let byNumber = try table(["1、学校名称,\(moved.joined(separator: ","))", "云汀市第一小学,\(Self.counts)"])
    #expect(byNumber.submissions[0].summaries[0].numbers[.resourceParents] == 2)
    #expect(byNumber.submissions[0].summaries[0].numbers[.parentResources] == 95)
  }

  @Test func questionsAreReadWithStarsKindsUnitsAndGroups() throws {
    let questions = zip(2..., Self.items).map { number, item in
      switch number % 4 {
      case 0: "*\(number)、\(item)："
      case 1: "\(number). \(item)（人） [填空题]"
      case 2: "第\(number)题(\(item))"
      default: "\(number)：学校情况—(1)\(item)"
      }
    }
    let file = try table(["1、您所在的学校：,\(questions.joined(separator: ","))", "云汀市第一小学,\(Self.counts)"])
    #expect(places(file).isEmpty)
    #expect(numbers(file.submissions[0]) == Self.counts.split(separator: ",").map { Int($0) })
  }

  @Test func aQuestionNearAMissingOneIsNamed() throws {
    let file = try table(["学校代码,\(Self.header.replacing("各类精神疾病", with: "各类精神疾患"))", "0101,\(Self.counts)"])
    #expect(file.isRefused && file.problems[0].hint.zh.contains("各类精神疾患"))
  }

  @Test func minusTwoIsANegativeNumberOutsideAQuestionnaire() throws {
    let counts = Self.counts.replacing("30,28", with: "30,-2")
    #expect(try places(table(["学校代码,\(Self.header)", "0101,\(counts)"])) == ["count.negative 2 C"])
  }

  @Test func theCutOffComesFromTheColumnOrTheTaskAndMustBeKnown() throws {
    let row = "0101,\(Self.counts)"
    #expect(
      try places(table(["学校代码,\(Self.header)", row]) { $0.received = task.due }) == ["summary.cutoff-unknown 2"])
    let dated = try table(["学校代码,统计截止日期,\(Self.header)", "0101,2022-08-20,\(Self.counts)"]) {
      $0.received = task.due
    }
    #expect(places(dated).isEmpty && dated.submissions[0].period == "2022-08-20")
    #expect(
      try places(table(["学校代码,统计截止日期,\(Self.header)", "0101,2022-09-30,\(Self.counts)"])) == ["date.future 2 B"])
    let early = try table(["学校代码,\(Self.header)", row]) {
      inAugust(&$0)
      $0.received = Day(year: 2021, month: 9, day: 1) ?? $0.received
    }
    #expect(places(early) == ["summary.cutoff-unknown 2"])
  }

  @Test func visitedBeyondDueIsRefusedAndCategoriesBeyondVisitedAskedAbout() throws {
    func found(_ counts: String) throws -> [String] { try places(table(["学校代码,\(Self.header)", "0101,\(counts)"])) }
    #expect(try found(Self.counts.replacing("30,28", with: "27,28")) == ["count.part-above-whole 2 C"])
    #expect(try found(Self.counts.replacing("30,28", with: "30,6")) == ["count.categories-above-visited 2 C"])
    #expect(try found(Self.counts.replacing("30,28", with: "约30,二十")) == ["count.unclear 2 B", "count.unclear 2 C"])
    #expect(try found(Self.counts.replacing("30,28", with: "30人,无")) == ["value.blank-mark 2 C"])
    #expect(try found(Self.counts.replacing("30,28", with: "30┋31,3→2")) == ["count.unclear 2 B", "count.unclear 2 C"])
    let beyond = try table(["学校代码,\(Self.header)", "0101,\(Self.counts)"]) {
      inAugust(&$0)
      $0.enrolment[SchoolCode(rawValue: "0101")] = 29
    }
    #expect(places(beyond) == ["count.above-enrolment 2 B"] && beyond.submissions[0].isAcceptable)
  }

  private func answers(_ rows: [String]) throws -> ParsedFile {
    try table(["序号,提交答卷时间,来自IP,1、学校名称,\(Self.header)"] + rows.map { "1,\($0),\(Self.counts)" })
  }

  @Test func aFormerNameIsTakenForTheSuccessorAndAnOptionNumberForNothing() throws {
    let former = try answers(["2022/8/20 10:00:00,1.2.3.4,云汀市旧城小学"])
    #expect(places(former) == ["school.former-name 2 D"] && former.submissions[0].school?.rawValue == "0101")
    #expect(try places(answers(["2022/8/20 10:00:00,1.2.3.4,3"])) == ["school.option-list-missing 2 D"])
    #expect(try places(answers(["2022/8/20 10:00:00,1.2.3.4,"])) == ["value.missing 2 D"])
    let near = try answers(["2022/8/20 10:00:00,1.2.3.4,云汀市第2中学"])
    #expect(near.submissions[0].problems.first?.hint.zh.contains("0102 云汀市第二中学") == true)
  }

  @Test func ofTwoAnswersTheLaterCountsAndAtOneTimeNeither() throws {
    let header = "提交答卷时间,1、学校名称,\(Self.header)"
    let other = Self.counts.replacing("30,28", with: "30,29")
    let bad = Self.counts.replacing("30,28", with: "30,31")
    func read(_ first: String, _ second: String) throws -> ParsedFile { try table([header, first, second]) }
    let late = try read("2022/8/21 10:00:00,云汀市第一小学,\(other)", "2022/8/20 10:00:00,云汀市第一小学,\(Self.counts)")
    #expect(places(late) == ["answer.superseded 3"] && numbers(late.submissions[0])[1] == 29)
    let mended = try read("2022/8/20 10:00:00,云汀市第一小学,\(bad)", "2022/8/20 10:00:01,云汀市第一小学,\(other)")
    #expect(places(mended) == ["answer.superseded 2"] && mended.submissions[0].isAcceptable)
    let spoiled = try read("2022/8/20 10:00:00,云汀市第一小学,\(other)", "2022/8/20 10:00:01,云汀市第一小学,\(bad)")
    #expect(!spoiled.submissions[0].isAcceptable)
    let shared = try read("2022/8/20 10:00:00,云汀市第一小学,\(other)", "2022/8/20 10:00:00,云汀市第一小学,\(Self.counts)")
    #expect(places(shared) == ["answer.time-shared 3 A"] && !shared.submissions[0].isAcceptable)
    let timeless = try table(["学校代码,\(Self.header)", "0101,\(Self.counts)", "0101,\(other)"])
    #expect(places(timeless) == ["figure.duplicate 3"])
  }

  @Test func whereAnAnswerCameFromIsReadNowhere() throws {
    let file = try answers(["2022/8/20 10:00:00,117.136.0.1,云汀市第一小学"])
    #expect(places(file).isEmpty)
    #expect(!"\(file)".contains("117.136"))
  }
}
