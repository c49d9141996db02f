import Submissions
import Testing

/// Who is on file, since when in which tier, and when last seen.
@Suite struct OpenCaseTests {
  private func record(_ day: Int, _ tier: Int?, _ status: CaseStatus = .open) -> FollowUpBatch.Row {
    FollowUpBatch.Row(
      pupil: 0, date: Day(rawValue: Int32(day)), tier: tier.flatMap(Tier.init(rawValue:)), status: status,
      stage: .junior,
      sex: nil, mode: nil, tierAssessed: nil, opened: nil)
  }

  private func open(_ records: [FollowUpBatch.Row]) -> OpenCase? {
    OpenCase(records, pseudonym: "p", school: SchoolCode(rawValue: "01"))
  }

  @Test func `a tier counts from the first record after the latest change`() {
    let case1 = open([record(1, 2), record(8, 3), record(15, 3), record(22, 2), record(29, 2)])
    #expect(case1?.tier == .serious && case1?.tierSince.rawValue == 22 && case1?.lastContact?.rawValue == 29)
  }

  @Test func `a record without a tier keeps it, and a tier told later begins with its record`() {
    #expect(open([record(1, 2), record(8, nil), record(15, 2)])?.tierSince.rawValue == 1)
    let unknown = open([record(1, nil), record(8, 1)])
    #expect(unknown?.tier == .general && unknown?.tierSince.rawValue == 8)
    #expect(open([record(1, nil)])?.tier == nil)
  }

  @Test func `a pupil who cannot be reached was last in contact before`() {
    let lost = open([record(1, 2), record(8, 2, .lost), record(15, 2, .lost)])
    #expect(lost?.isLost == true && lost?.lastContact?.rawValue == 1 && lost?.tier == .serious)
    #expect(open([record(1, 2, .lost)])?.lastContact == nil)
    let found = open([record(1, 2), record(8, 2, .lost), record(15, 2)])
    #expect(found?.isLost == false && found?.lastContact?.rawValue == 15)
  }

  @Test func `whoever was released begins anew when on file again, and is not on file before`() {
    #expect(open([record(1, 3), record(8, 3, .released)]) == nil)
    #expect(open([record(1, 3), record(8, 3, .released), record(15, 3, .reopened)])?.tierSince.rawValue == 15)
    #expect(open([]) == nil)
  }
}
