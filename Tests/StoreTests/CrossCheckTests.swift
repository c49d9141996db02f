import Store
import Submissions
import Testing

private func day(_ text: String) -> Day { Day(iso: text) ?? Day(rawValue: 0) }

@Suite struct CrossCheckTests {
  private let ledger = """
    学校代码,学籍号,年级,跟踪日期,风险等级,状态,跟踪方式,休学在家,住院治疗,服药治疗,定期咨询
    0101,A1,小学三年级,2022-08-01,二类,在册,家访,是,否,是,
    0101,A2,小学三年级,2022-08-02,二类,在册,家访,是,否,否,
    0101,A3,小学三年级,2022-08-03,二类,解除,电话,是,否,是,

    """

  private func summary(onLeave: Int, hospital: Int, medication: Int, counselling: Int, visited: Int) -> String {
    let items = SummaryItem.allCases.map(\.rawValue).joined(separator: ",")
    let numbers: [SummaryItem: Int] = [
      .visitsDue: 30, .visited: visited, .onLeave: onLeave, .inHospital: hospital, .onMedication: medication,
      .inCounselling: counselling,
    ]
    return "school_code,as_of,\(items)\n0101,2022-08-25,"
      + SummaryItem.allCases.map { "\(numbers[$0] ?? 0)" }.joined(separator: ",") + "\n"
  }

  private func bureau() throws -> TestBureau {
    let bureau = try TestBureau()
    try bureau.load("表单,周期,截止时间\nsummary,2022-summer,2022-08-25\n")
    return bureau
  }

  @Test func theSummaryReturnIsHeldAgainstTheLedgerWhicheverComesLast() throws {
    let item = { (item: SummaryItem, told: Int, counted: Int) in
      ProblemKind.summaryDiffers(item: item.label, summary: told, ledger: counted, cutoff: day("2022-08-25"))
    }
    // Two on leave, none in hospital, one under medication; whether anybody is counselled nobody has told.
    let expected = [item(.onLeave, 1, 2), item(.onMedication, 3, 1), item(.visited, 1, 2)]
    let answer = summary(onLeave: 1, hospital: 0, medication: 3, counselling: 9, visited: 1)
    let first = try bureau()
    #expect(try first.load(answer)[0].submission.problems.isEmpty)
    #expect(try first.load(ledger)[0].submission.problems.map(\.kind) == expected)
    let second = try bureau()
    #expect(try second.load(ledger)[0].submission.problems.isEmpty)
    #expect(try second.load(answer)[0].submission.problems.map(\.kind) == expected)
    for bureau in [first, second] {
      #expect(try bureau.store.crossChecks(asOf: day("2022-09-01")).map(\.problem.kind) == expected)
      #expect(try bureau.store.crossChecks(asOf: day("2022-08-25")).isEmpty)
    }
  }

  @Test func numbersThatAgreeRaiseNothing() throws {
    let bureau = try bureau()
    try bureau.load(ledger)
    let answer = summary(onLeave: 2, hospital: 0, medication: 1, counselling: 4, visited: 20)
    #expect(try bureau.load(answer)[0].submission.problems.isEmpty)
  }

  @Test func morePupilsOnFileThanEnrolledIsAsked() throws {
    let bureau = try bureau()
    try bureau.load("学校代码,学段,性别,在校学生数,统计日期\n0101,小学,男,1,2022-08-01\n")
    let receipts = try bureau.load(ledger)
    #expect(receipts[0].submission.problems.map(\.kind) == [.pupilsAboveEnrolment(count: 2, enrolment: 1)])
  }

  @Test func totalsBesideRowsAreAskedAboutAndNeverAddedUp() throws {
    let bureau = try bureau()
    let events = "学校代码,填报月份,事件日期,上报日期,事件类型,年级\n0101,2022-05,2022-05-03,2022-05-04,自伤,小学三年级\n"
    let totals = "月份,学区,指标,数量\n2022-05,河东学区,心理危机事件,4\n2022-05,河西学区,心理危机事件,2\n2022-05,河东学区,其他指标,7\n"
    let month = Month(year: 2022, month: 5)
    let expected = [
      ProblemKind.countBesideRows(indicator: "心理危机事件", district: "河东学区", month: month, count: 4, rows: 1)
    ]
    #expect(try bureau.load(events)[0].submission.problems.isEmpty)
    #expect(try bureau.load(totals)[0].submission.problems.map(\.kind) == expected)
    let panel = try bureau.store.panel()
    #expect(panel.eventCounts.map(\.count) == [1] && panel.monthlyCounts.map(\.count) == [7, 4, 2])
    let other = try self.bureau()
    try other.load(totals)
    #expect(try other.load(events)[0].submission.problems.map(\.kind) == expected)
  }

  @Test func aNoteThatReadsTheSameWeekAfterWeekIsAskedAboutOncePerPupil() throws {
    let header = "学校代码,学籍号,年级,跟踪日期,风险等级,情况记录\n"
    let row = { (pupil: String, day: String, note: String) in "0101,\(pupil),小学三年级,2022-06-\(day),二类,\(note)\n" }
    let text =
      header + row("A1", "06", "情绪平稳") + row("A2", "06", "情绪平稳") + row("A1", "08", "情绪平稳")
      + row("A1", "13", "情绪平稳") + row("A1", "20", "情绪平稳") + row("A2", "20", "情绪平稳") + row("A3", "06", "无")
      + row("A3", "13", "无") + row("A4", "06", "") + row("A4", "13", "")
    let receipts = try bureau().load(text)
    // A2's notes lie a week apart; marks for nothing are no notes.
    #expect(receipts[0].submission.problems.map(\.kind) == [.noteRepeated(weeks: 3)])
    #expect(receipts[0].submission.problems.map(\.row) == [6])
  }

  @Test func whatWasNotAnsweredIsNotNo() {
    var care = Care()
    care.answer(.onLeave, true)
    care.answer(.inHospital, false)
    care.answer(.onMedication, nil)
    #expect(care.isDone(.onLeave) == true && care.isDone(.inHospital) == false && care.isDone(.onMedication) == nil)
    #expect(MemoryLayout<FollowUpBatch.Row>.stride == 32)
  }
}
