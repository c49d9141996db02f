import Submissions
import Testing

/// What comes after a pupil left for good.
@Suite struct CaseDepartureTests {
  private func departures(_ records: [(CaseStatus, Stage)]) -> [String] {
    let rows = records.enumerated().map { index, record in
      FollowUpBatch.Row(
        pupil: 0, date: Day(rawValue: Int32(7 * index)), tier: .serious, status: record.0, stage: record.1, sex: nil,
        mode: nil, care: [], tierAssessed: nil, opened: nil)
    }
    return CaseDeparture.all(rows).map { "\($0.day.rawValue) \($0.status)\($0.isContradicted ? " ?" : "")" }
  }

  @Test(arguments: [
    ([CaseStatus.open, .deceased], ["7 deceased"]), ([.open, .deceased, .deceased], ["7 deceased"]),
    ([.deceased, .open], ["0 deceased ?"]), ([.deceased, .reopened], ["0 deceased ?"]),
    ([.deceased, .released], ["0 deceased ?"]), ([.transferredOut, .open], ["0 transferredOut ?"]),
    ([.transferredOut, .lost], ["0 transferredOut ?"]), ([.transferredOut, .transferredIn], ["0 transferredOut"]),
    ([.graduated, .reopened, .open], ["0 graduated"]), ([.graduated, .open], ["0 graduated ?"]),
    ([.released, .open], []), ([.open, .lost], []),
  ]) func `a death is contradicted by any other state, leaving by being on file`(
    states: [CaseStatus], expected: [String]
  ) {
    #expect(departures(states.map { ($0, .junior) }) == expected)
  }

  @Test func `who graduates from one stage may go on in the next of the same school`() {
    #expect(departures([(.graduated, .primary), (.open, .junior)]) == ["0 graduated"])
  }
}
