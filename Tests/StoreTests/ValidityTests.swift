import Store
import Submissions
import Testing

private func day(_ text: String) -> Day { Day(iso: text) ?? Day(rawValue: 0) }

private let school = SchoolCode(rawValue: "0101")
private let header = "学校代码,填报月份,零报告,事件编号,事件日期,上报日期,事件类型,年级\n"

private func event(_ period: String, _ number: String, _ day: String, _ kind: String = "自伤") -> String {
  "0101,\(period),,\(number),\(period)-\(day),\(period)-28,\(kind),小学三年级\n"
}

@Suite struct ValidityTests {
  private func counts(_ panel: Panel) -> [String] {
    panel.eventCounts.map { "\($0.month) \($0.kind) \($0.count)" }
  }

  @Test func aCorrectionSupersedesExplicitlyAndSaysWhatItWithdrew() throws {
    let bureau = try TestBureau()
    let first = try bureau.load(
      header + event("2022-05", "A1", "03") + event("2022-05", "A2", "04") + event("2022-05", "A3", "05"),
      on: day("2022-06-02"))
    #expect(first.outcome == ["accepted 3 0 0 0"] && first[0].revision == 1 && first[0].supersedes == nil)
    let second = try bureau.load(
      header + event("2022-05", "A1", "03") + event("2022-05", "A2", "04", "其他") + event("2022-05", "A4", "06"),
      on: day("2022-06-05"))
    // A1 is the same, A2 says something else, A4 is new, A3 is no longer there.
    #expect(second.outcome == ["accepted 1 1 1 0"] && second[0].revision == 2 && second[0].supersedes == 1)
    #expect(second[0].submission.problems.map(\.kind) == [.rowsWithdrawn(count: 1)])
    // No row tells the school.
    #expect(second[0].submission.problems[0].school == school)
    #expect(try counts(bureau.store.panel()) == ["2022-05 other 1", "2022-05 selfHarm 2"])
    #expect(try counts(bureau.store.panel(asOf: day("2022-06-04"))) == ["2022-05 selfHarm 3"])
    #expect(try bureau.store.panel(asOf: day("2022-06-01")).eventCounts.isEmpty)
  }

  @Test func aZeroReportWithdrawsTheEventsBeforeIt() throws {
    let bureau = try TestBureau()
    try bureau.load(header + event("2022-05", "A1", "03"), on: day("2022-06-02"))
    let zero = try bureau.load(header + "0101,2022-05,是,,,,,\n", on: day("2022-06-05"))
    #expect(zero.outcome == ["accepted 0 0 1 0"])
    #expect(zero[0].submission.problems.map(\.kind) == [.rowsWithdrawn(count: 1)])
    let panel = try bureau.store.panel()
    #expect(panel.eventCounts.isEmpty && panel.returns.map(\.state) == [.accepted])
    #expect(panel.returns.map(\.received) == [day("2022-06-02")])
  }

  @Test func aReturnReceivedEarlierAndLoadedLaterChangesNothingNow() throws {
    let bureau = try TestBureau()
    try bureau.load(header + event("2022-05", "A1", "03", "其他"), on: day("2022-06-05"))
    let before = try bureau.store.panel()
    let late = try bureau.load(header + event("2022-05", "A1", "03"), on: day("2022-06-02"))
    #expect(late.outcome == ["unchanged 0 1 0 0"])
    #expect(late[0].submission.problems.map(\.kind) == [.laterReturnStands(received: day("2022-06-05"))])
    #expect(try counts(bureau.store.panel()) == counts(before))
    #expect(try counts(bureau.store.panel(asOf: day("2022-06-04"))) == ["2022-05 selfHarm 1"])
    // It was on time even so.
    #expect(try bureau.store.panel().returns.map(\.received) == [day("2022-06-02")])
  }

  @Test func anEventNumberInTwoMonthsCountsOnceWhereItCameLast() throws {
    let bureau = try TestBureau()
    try bureau.load(header + event("2022-04", "A1", "27"), on: day("2022-05-03"))
    let moved = try bureau.load(
      header + event("2022-05", "A1", "01") + event("2022-05", "A2", "09"), on: day("2022-06-03"))
    #expect(moved[0].submission.problems.map(\.kind) == [.eventNumbersElsewhere(count: 1, period: "2022-04")])
    #expect(try counts(bureau.store.panel()) == ["2022-05 selfHarm 2"])
    #expect(try bureau.store.recountedPanel() == bureau.store.panel())
    // When the later return no longer names it, the earlier one counts again.
    try bureau.load(header + event("2022-05", "A2", "09"), on: day("2022-06-08"))
    #expect(try counts(bureau.store.panel()) == ["2022-04 selfHarm 1", "2022-05 selfHarm 1"])
  }

  @Test func `numbers begun anew each month are other events until day or kind agree`() throws {
    let bureau = try TestBureau()
    try bureau.load(header + event("2022-04", "1", "11"), on: day("2022-05-03"))
    let other = try bureau.load(header + event("2022-05", "1", "12", "自杀未遂"), on: day("2022-06-03"))
    #expect(other[0].submission.problems.map(\.kind) == [.eventNumbersReused(count: 1, period: "2022-04")])
    try bureau.load(header + event("2022-06", "1", "13", "其他"), on: day("2022-07-03"))
    #expect(
      try counts(bureau.store.panel()) == ["2022-04 selfHarm 1", "2022-05 suicideAttempt 1", "2022-06 other 1"])
    #expect(try bureau.store.recountedPanel() == bureau.store.panel())
    #expect(try bureau.store.panel().eventDelays.map(\.days) == [0, 0, 0])
    // The answer: it was that of April, with another kind.
    let moved = "0101,2022-05,,1,2022-04-11,2022-05-28,自杀未遂,小学三年级\n"
    let answer = try bureau.load(header + moved, on: day("2022-07-08"))
    #expect(answer[0].submission.problems.map(\.kind.code).contains("event.number-elsewhere"))
    #expect(try counts(bureau.store.panel()) == ["2022-04 suicideAttempt 1", "2022-06 other 1"])
    #expect(try bureau.store.recountedPanel() == bureau.store.panel())
  }

  @Test func `of two files of one day the one that stands is named with the other`() throws {
    let bureau = try TestBureau()
    let first = header + event("2022-05", "A1", "03")
    let second = header + event("2022-05", "A1", "03") + event("2022-05", "A2", "04")
    try bureau.load(first, on: day("2022-06-02"), path: "六月更正.csv")
    let stands = try bureau.load(second, on: day("2022-06-02"), path: "六月月报.csv")
    #expect(
      stands[0].submission.problems.map(\.kind) == [.sameDayReplaced(earlier: "六月更正.csv", later: "六月月报.csv")])
    // The same file sent anew is the later one for certain; so is one of another day.
    let anew = try bureau.load(first, on: day("2022-06-02"), path: "六月月报.csv")
    #expect(anew[0].submission.problems.map(\.kind) == [.rowsWithdrawn(count: 1)])
    let next = try bureau.load(second, on: day("2022-06-03"), path: "再报.csv")
    #expect(next[0].submission.problems.isEmpty)
  }

  @Test func anEventWithoutNumberInTwoMonthsCountsTwiceAndIsAskedAbout() throws {
    let bureau = try TestBureau()
    try bureau.load(header + event("2022-04", "", "27"), on: day("2022-05-03"))
    let row = "0101,2022-05,,,2022-04-27,2022-04-28,自伤,小学三年级\n"
    let again = try bureau.load(header + row + event("2022-05", "", "09"), on: day("2022-06-03"))
    let asked = again[0].submission.problems.map(\.kind).filter { $0.code != "event.period-differs" }
    #expect(asked == [.eventsElsewhere(count: 1, period: "2022-04")])
    #expect(try counts(bureau.store.panel()) == ["2022-04 selfHarm 2", "2022-05 selfHarm 1"])
    let other = try bureau.load(header + event("2022-06", "", "09"), on: day("2022-07-03"))
    #expect(other[0].submission.problems.isEmpty)
  }

  @Test func aRejectedResubmissionLeavesTheAcceptedOneInForce() throws {
    let bureau = try TestBureau()
    try bureau.load(header + event("2022-05", "A1", "03"), on: day("2022-06-02"))
    let wrong = try bureau.load(header + event("2022-05", "A1", "32"), on: day("2022-06-05"))
    #expect(wrong.outcome == ["rejected 0 0 0 1"])
    #expect(try counts(bureau.store.panel()) == ["2022-05 selfHarm 1"])
    #expect(try bureau.store.panel().returns.map(\.state) == [.accepted])
    #expect(try bureau.store.openRejections(asOf: day("2022-06-05")) == 1)
    #expect(try bureau.store.openRejections(asOf: day("2022-06-04")) == 0)
    let open = try bureau.store.openProblems(asOf: day("2022-06-05"))
    #expect(!open.isEmpty && open.allSatisfy { $0.school.rawValue == "0101" })
    #expect(try bureau.store.openProblems(asOf: day("2022-06-04")).isEmpty)
  }

  @Test func `the same problems read again are told once`() throws {
    let bureau = try TestBureau()
    for date in ["2022-06-02", "2022-06-03", "2022-06-04"] {
      try bureau.load(header + event("2022-05", "A1", "32"), on: day(date))
    }
    let once = try bureau.store.openProblems(asOf: day("2022-06-02")).map(\.problem)
    #expect(!once.isEmpty)
    #expect(try bureau.store.openProblems(asOf: day("2022-06-04")).map(\.problem) == once)
    #expect(try bureau.store.openRejections(asOf: day("2022-06-04")) == 1)
    try bureau.load(header + event("2022-05", "A1", "33"), on: day("2022-06-05"))
    #expect(try bureau.store.openRejections(asOf: day("2022-06-05")) == 2)
  }

  @Test func contentSentAgainAfterAnotherCountsAgain() throws {
    let bureau = try TestBureau()
    let (first, second) = (header + event("2022-05", "A1", "03"), header + event("2022-05", "A1", "04", "其他"))
    try bureau.load(first, on: day("2022-06-02"))
    #expect(try bureau.load(first, on: day("2022-06-03")).outcome == ["unchanged 0 1 0 0"])
    try bureau.load(second, on: day("2022-06-04"))
    #expect(try bureau.load(first, on: day("2022-06-05")).outcome == ["accepted 0 0 1 0"])
    #expect(try counts(bureau.store.panel()) == ["2022-05 selfHarm 1"])
    #expect(try counts(bureau.store.panel(asOf: day("2022-06-04"))) == ["2022-05 other 1"])
  }

  @Test func theRecordsOfTheBureauAreThoseReceivedByThen() throws {
    let bureau = try TestBureau()
    let enrolment = "学校代码,学段,性别,在校学生数,统计日期\n0101,小学,男,300,2021-09-01\n"
    try bureau.load(enrolment, on: day("2022-08-28"))
    #expect(
      try bureau.load(enrolment.replacing("300", with: "310"), on: day("2022-08-30")).outcome == ["accepted 0 0 1 0"])
    try bureau.load("表单,周期,截止时间\nevents,2022-08,2022-09-05\n", on: day("2022-08-31"))
    let past = try bureau.store.panel(asOf: day("2022-08-29"))
    #expect(past.enrolments.map(\.pupils) == [300] && past.tasks.isEmpty && past.schools.count == 6)
    let now = try bureau.store.panel()
    #expect(now.enrolments.map(\.pupils) == [310] && now.tasks.count == 1)
    #expect(try bureau.store.panel(asOf: day("2022-08-25")).schools.isEmpty)
  }

  @Test func followUpsAreThoseReceivedByThen() throws {
    let bureau = try TestBureau()
    let ledger = "学校代码,学籍号,年级,跟踪日期,风险等级\n0101,A1,小学三年级,2022-06-01,二类\n"
    try bureau.load(ledger.replacing("二类", with: "三类"), on: day("2022-07-10"))
    #expect(try bureau.load(ledger, on: day("2022-07-01")).outcome == ["accepted 0 1 0 0"])
    #expect(try bureau.store.panel().caseFlows.map(\.to) == [.tier3])
    #expect(try bureau.store.panel(asOf: day("2022-07-05")).caseFlows.map(\.to) == [.tier2])
    #expect(try bureau.store.rowCounts(asOf: day("2022-06-30")).last?.rows == 0)
    #expect(try bureau.store.recountedPanel() == bureau.store.panel())
  }
}
