import Store
import Submissions
import Testing

private let task = "表单,周期,截止时间\nsummary,2022-summer,2022-08-25\n"

@Suite struct SummaryStoreTests {
  @Test func theQuestionnaireIsStoredAndReadBack() throws {
    let bureau = try TestBureau()
    try bureau.load(task)
    let receipts = try bureau.load(fixture: "forms/summary-text.xlsx")
    #expect(
      receipts.outcome == [
        "accepted 0 0 0 0", "accepted 1 0 0 0", "accepted 1 0 0 0", "rejected 0 0 0 1", "accepted 1 0 0 0",
      ])
    let summaries = try bureau.store.panel().summaries
    #expect(summaries.map(\.school.rawValue) == ["0101", "0102", "0305"])
    #expect(summaries[0].numbers[.lectureParents] == 1110 && summaries[0].numbers[.resourceParents] == nil)
    #expect(summaries[0].numbers.count == 17 && summaries[0].asOf.description == "2022-08-25")
    #expect(summaries.map(\.period) == ["2022-summer", "2022-summer", "2022-summer"])
  }

  @Test func aPrintedReturnReplacesAndALaterAnswerIsNotReplacedByAnEarlierOne() throws {
    let bureau = try TestBureau()
    try bureau.load(task)
    try bureau.load(fixture: "forms/summary-code.xlsx")
    let items = SummaryItem.allCases.map(\.rawValue).joined(separator: ",")
    func answer(_ time: String, _ count: Int) throws -> [String] {
      let counts = Array(repeating: "\(count)", count: 19).joined(separator: ",")
      return try bureau.load("school_code,submitted_at,\(items)\n0101,\(time),\(counts)\n").outcome
    }
    #expect(try answer("2022-08-20 10:15:32", 1) == ["unchanged 0 1 0 0"])
    #expect(try bureau.store.panel().summaries[0].numbers[.visitsDue] == 30)
    #expect(try answer("2022-08-20 10:15:34", 2) == ["accepted 0 0 1 0"])
    #expect(try bureau.store.panel().summaries[0].numbers[.visitsDue] == 2)
    #expect(try bureau.load(fixture: "forms/summary-printed.xlsx").outcome == ["accepted 0 0 1 0"])
    #expect(try bureau.store.panel().summaries[0].numbers[.visitsDue] == 30)
    #expect(try bureau.count("schoolSummary") == 1)
  }
}
