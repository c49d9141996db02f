import Store
import Submissions
import Testing

@Suite struct FormsStoreTests {
  private let acknowledgements =
    "学校代码,学籍号,姓名,告知日期,告知方式,是否签字\n0101,A1,张三,2022-06-20,当面,是\n0101,A2,李四,2022-06-21,书面,否\n"
  private let screening =
    "学校代码,周期,学段,应测,实测,预警,访谈核实\n0203,2022春,小学,300,298,20,18\n0203,2022春,初中,250,250,12,12\n"

  @Test func acknowledgementsAreStoredAndCountedByPupil() throws {
    let bureau = try TestBureau()
    #expect(try bureau.load(acknowledgements).outcome == ["accepted 2 0 0 0"])
    #expect(try bureau.load(acknowledgements + "\n").outcome == ["unchanged 0 2 0 0"])
    let signed = acknowledgements.replacing("书面,否", with: "书面,是")
    #expect(try bureau.load(signed).outcome == ["accepted 0 1 1 0"])
    #expect(try bureau.count("acknowledgement") == 2)
    let month = Month(year: 2022, month: 6)
    #expect(
      try bureau.store.panel().acknowledgementCounts == [
        AcknowledgementCount(school: SchoolCode(rawValue: "0101"), month: month, informed: 2, signed: 2)
      ])
  }

  @Test func conferencesAndPlansAreStored() throws {
    let bureau = try TestBureau()
    let conference = "学校代码,日期,二类人数,三类人数,已定一人一策人数\n0102,2022-06-10,3,,2\n"
    #expect(try bureau.load(conference).outcome == ["accepted 1 0 0 0"])
    #expect(try bureau.load(conference.replacing("3,,2", with: "3,1,4")).outcome == ["accepted 0 0 1 0"])
    let plan = "学校代码,周期,收到日期\n0102,2022年暑期,2022-06-28\n"
    #expect(try bureau.load(plan).outcome == ["accepted 1 0 0 0"])
    #expect(try bureau.load(plan.replacing("年暑期", with: "-summer")).outcome == ["unchanged 0 1 0 0"])
    let panel = try bureau.store.panel()
    let school = SchoolCode(rawValue: "0102")
    let held = try #require(Day(year: 2022, month: 6, day: 10))
    let received = try #require(Day(year: 2022, month: 6, day: 28))
    #expect(panel.conferences == [Conference(school: school, held: held, tier2: 3, tier3: 1, plans: 4)])
    #expect(panel.plans == [WorkPlan(school: school, period: "2022-summer", received: received)])
    #expect(panel.returns.map(\.form) == [.conferences, .plans])
  }

  @Test func aScreeningSentAgainWithoutAStageWithdrawsIt() throws {
    let bureau = try TestBureau()
    #expect(try bureau.load(screening).outcome == ["accepted 2 0 0 0"])
    let without = screening.split(separator: "\n").prefix(2).joined(separator: "\n") + "\n"
    let receipts = try bureau.load(without.replacing("20,18", with: "20,17"))
    #expect(receipts.outcome == ["accepted 0 0 1 0"] && receipts[0].revision == 2)
    #expect(receipts[0].submission.problems.map(\.kind) == [.rowsWithdrawn(count: 1)])
    let screenings = try bureau.store.panel().screenings
    #expect(screenings.map(\.stage) == [.primary] && screenings.map(\.interviewed) == [17])
  }

  @Test func aFaultySubmissionStoresNothingAndTheOthersLoad() throws {
    let bureau = try TestBureau()
    let receipts = try bureau.load(screening + "0101,2022春,小学,10,11,0,0\n")
    #expect(receipts.outcome == ["accepted 2 0 0 0", "rejected 0 0 0 1"])
    #expect(try bureau.count("screening") == 2)
  }
}
