import Store
import Submissions
import Testing

private func day(_ text: String) -> Day { Day(iso: text) ?? Day(rawValue: 0) }

/// Deaths that the follow-ups tell, beside the school's events and what comes after them.
@Suite struct CaseDeathTests {
  private let head = "学校代码,学籍号,年级,跟踪日期,风险等级,状态\n"
  private let events = "学校代码,填报月份,事件日期,上报日期,事件类型,学籍号,年级\n"
  private func row(_ pupil: String, _ day: String, _ status: String) -> String {
    "0101,\(pupil),三年级,2022-\(day),二类,\(status)\n"
  }
  private var ledger: String {
    head + row("A1", "06-01", "在册") + row("A1", "06-08", "死亡") + row("A1", "06-15", "死亡") + row("A2", "06-01", "在册")
  }
  private func deaths(_ bureau: TestBureau, _ asOf: String = "2022-09-01") throws -> [String] {
    try bureau.store.caseDeaths(from: day("2022-06-01"), through: day("2022-06-30"), asOf: day(asOf)).map {
      "\($0.day) \($0.hasEvent) \($0.isContradicted)"
    }
  }
  private func asked(_ bureau: TestBureau) throws -> [String] {
    try bureau.store.crossChecks(asOf: day("2022-09-01")).map(\.problem.kind.code)
  }

  @Test(arguments: [
    ("2022-06,2022-06-07,2022-06-10,自杀死亡,A1,三年级", true), ("2022-06,2022-06-07,2022-06-10,其他,,三年级", true),
    ("2022-05,2022-05-20,2022-06-01,自杀死亡,,三年级", true), ("2022-06,2022-06-07,2022-06-10,自杀死亡,A2,三年级", false),
    ("2022-06,2022-06-07,2022-06-10,自伤,A1,三年级", false), ("2022-04,2022-04-20,2022-05-01,自杀死亡,,三年级", false),
  ]) func `a suicide death or other event of the pupil, or of nobody named, may be the death`(
    event: String, isIt: Bool
  ) throws {
    let bureau = try TestBureau()
    try bureau.load(events + "0101,\(event)\n")
    let receipt = try bureau.load(ledger)
    #expect(receipt[0].submission.problems.map(\.kind.code) == (isIt ? [] : ["case.death-without-event"]))
    #expect(try deaths(bureau) == ["2022-06-08 \(isIt) false"])
    #expect(try asked(bureau) == (isIt ? [] : ["case.death-without-event"]))
  }

  @Test func `an event is that of one death only, and a later return settles the question`() throws {
    let bureau = try TestBureau()
    try bureau.load(ledger + row("A2", "06-09", "死亡"))
    #expect(try deaths(bureau) == ["2022-06-08 false false", "2022-06-09 false false"])
    try bureau.load(events + "0101,2022-06,2022-06-07,2022-06-10,其他,,三年级\n")
    #expect(try deaths(bureau) == ["2022-06-08 true false", "2022-06-09 false false"])
  }

  @Test func `a record after a death is asked about, and the death is told until it is withdrawn`() throws {
    let bureau = try TestBureau()
    try bureau.load(ledger, on: day("2022-07-01"))
    let later = try bureau.load(head + row("A1", "06-22", "在册"), on: day("2022-07-02"))
    #expect(later[0].submission.problems.map(\.kind.code) == ["case.death-without-event", "case.death-contradicted"])
    #expect(try deaths(bureau) == ["2022-06-08 false true"])
    // The pupil is on file and to be followed up.
    #expect(try bureau.store.cases(on: day("2022-06-30"), asOf: day("2022-09-01")).open.count == 2)
    let withdrawal = head + row("A1", "06-08", "作废") + row("A1", "06-15", "作废")
    #expect(try bureau.load(withdrawal, on: day("2022-07-03"))[0].submission.problems.isEmpty)
    #expect(try deaths(bureau).isEmpty && asked(bureau).isEmpty)
    #expect(try deaths(bureau, "2022-07-02") == ["2022-06-08 false true"])
  }

  @Test func `on file after a graduation or transfer without a return is asked about`() throws {
    for (status, back, isAsked) in [("毕业", "在册", true), ("转出", "在册", true), ("转出", "转入", false), ("解除", "在册", false)] {
      let bureau = try TestBureau()
      let receipt = try bureau.load(head + row("A1", "06-01", status) + row("A1", "06-08", back))
      #expect(
        receipt[0].submission.problems.map(\.kind.code) == (isAsked ? ["case.on-file-after-leaving"] : []),
        "\(status) \(back)")
    }
  }
}
