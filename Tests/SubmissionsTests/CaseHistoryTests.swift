import Submissions
import Testing

@Suite struct CaseHistoryTests {
  private func states(_ records: [(month: Int, tier: Tier?, status: CaseStatus)]) -> [String] {
    let history = CaseHistory(
      records.compactMap { record in
        Day(year: 2022, month: record.month, day: 10)
          .map { day in
            FollowUpBatch.Row(
              pupil: 0, date: day, tier: record.tier, status: record.status, stage: .junior, sex: nil, mode: nil,
              tierAssessed: nil, opened: nil)
          }
      })
    return history.changes.map { "\($0.month.monthOfYear) \($0.from) \($0.to)" }
  }

  @Test func aPupilWithoutATierIsOnFile() {
    #expect(states([(1, nil, .open), (2, .serious, .open)]) == ["1 notOnFile tierUnknown", "2 tierUnknown tier2"])
    #expect(CaseState.tierUnknown.isOnFile && CaseState.tierUnknown.tier == nil)
  }

  @Test func aWeekOutOfContactIsNotFollowedUp() {
    let rows = [CaseStatus.open, .lost, .lost, .open, .lost].enumerated().map { week, status in
      FollowUpBatch.Row(
        pupil: 0, date: Day(rawValue: Int32(4 + 7 * week)), tier: .serious, status: status, stage: .junior, sex: nil,
        mode: nil, care: [], tierAssessed: nil, opened: nil)
    }
    let weeks = CaseHistory(rows).weeks
    #expect(weeks.filter(\.isTracked).map(\.monday) == [rows[3].date.monday])
    #expect(weeks.reduce(0) { $0 + $1.onFileChange } == 1)
  }

  @Test func theTierToldLastHoldsUntilThePupilLeaves() {
    #expect(
      states([(1, .gravest, .open), (2, nil, .lost), (3, nil, .released), (4, nil, .reopened)])
        == ["1 notOnFile tier3", "3 tier3 released", "4 released tierUnknown"])
  }
}
