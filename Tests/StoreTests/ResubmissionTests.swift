import Store
import Submissions
import Testing

private func day(_ text: String) -> Day { Day(iso: text) ?? Day(rawValue: 0) }

/// What the ledger makes of a form that is sent again.
@Suite struct ResubmissionTests {
  private func event(_ number: Int, _ day: String, _ kind: String = "自伤") -> String {
    "\(number),0101,2022-06,2022-06-\(day),2022-06-28,\(kind)\n"
  }

  @Test func `an export made again with other running numbers is unchanged`() throws {
    let bureau = try TestBureau()
    let head = "序号,学校代码,填报月份,事件日期,上报日期,事件类型\n"
    #expect(try bureau.load(head + event(1, "03") + event(2, "04")).outcome == ["accepted 2 0 0 0"])
    #expect(try bureau.load(head + event(7, "03") + event(8, "04")).outcome == ["unchanged 0 2 0 0"])
    #expect(try bureau.load(head + event(1, "04") + event(2, "03")).outcome == ["unchanged 0 2 0 0"])
    let ledger = "序号,学校代码,学籍号,年级,跟踪日期,风险等级\n1,0101,A1,三年级,2022-06-01,二类\n2,0101,A2,三年级,2022-06-01,二类\n"
    #expect(try bureau.load(ledger).outcome == ["accepted 2 0 0 0"])
    #expect(try bureau.load(ledger.replacing("\n2,", with: "\n9,")).outcome == ["unchanged 0 2 0 0"])
  }

  @Test func `a follow-up that a later file does not name stays, for such a file covers no period`() throws {
    let bureau = try TestBureau()
    let head = "学校代码,学籍号,年级,跟踪日期,风险等级\n"
    try bureau.load(head + "0101,A1,三年级,2022-06-01,二类\n0101,A2,三年级,2022-06-01,二类\n", on: day("2022-06-10"))
    let later = try bureau.load(head + "0101,A1,三年级,2022-06-08,二类\n", on: day("2022-06-20"))
    #expect(later.outcome == ["accepted 1 0 0 0"] && later[0].submission.problems.isEmpty)
    #expect(try bureau.count("followUp") == 3)
    let told = "学校代码,学籍号,告知日期,告知方式\n"
    try bureau.load(told + "0101,A1,2022-06-01,当面\n0101,A2,2022-06-01,当面\n", on: day("2022-06-10"))
    #expect(try bureau.load(told + "0101,A1,2022-06-08,当面\n", on: day("2022-06-20")).outcome == ["accepted 1 0 0 0"])
    #expect(try bureau.count("acknowledgement") == 3)
  }

  @Test func `an event counts in its own month, not in that of the return`() throws {
    let bureau = try TestBureau()
    let head = "学校代码,填报月份,事件日期,上报日期,事件类型\n"
    let receipt = try bureau.load(head + "0101,2022-06,2022-05-31,2022-06-03,自伤\n")
    #expect(receipt[0].submission.problems.map(\.kind.code) == ["event.period-differs"])
    #expect(try bureau.store.panel().eventCounts.map { "\($0.month) \($0.count)" } == ["2022-05 1"])
  }

  @Test(arguments: [
    ("在册", 0), ("失联", 0), ("转入", 0), ("重新建档", 0), ("解除", -1), ("转出", -1), ("毕业", -1), ("死亡", -1),
  ]) func `who is lost stays on file, who is released or gone leaves`(status: String, change: Int) throws {
    let bureau = try TestBureau()
    try bureau.load(
      "学校代码,学籍号,年级,跟踪日期,风险等级,状态,住院治疗\n0101,A1,三年级,2022-06-01,二类,在册,是\n"
        + "0101,A1,三年级,2022-06-08,二类,\(status),是\n")
    let weeks = try bureau.store.panel().trackingWeeks
    #expect(weeks.reduce(0) { $0 + $1.onFileChange } == 1 + change)
    // Whoever cannot be reached is not followed up.
    #expect(weeks.reduce(0) { $0 + $1.tracked } == (status == "失联" ? 0 : 1))
  }
}
