import Submissions
import Testing

/// Which records of a pupil say something new of the tier.
@Suite struct TierCourseTests {
  private func record(
    _ day: Int, _ tier: Int?, assessed: Int? = nil, _ status: CaseStatus = .open
  ) -> FollowUpBatch.Row {
    FollowUpBatch.Row(
      pupil: 0, date: Day(rawValue: Int32(day)), tier: tier.flatMap(Tier.init(rawValue:)), status: status,
      stage: .junior, sex: nil, mode: nil, tierAssessed: assessed.map { Day(rawValue: Int32($0)) }, opened: nil)
  }

  private func courses(_ records: [FollowUpBatch.Row]) -> [TierCourse] {
    TierCourse.all(records, school: SchoolCode(rawValue: "01"))
  }

  @Test func `records that repeat a day of assessment are carried forward, a new day is an assessment`() throws {
    let course = try #require(
      courses([
        record(100, 2, assessed: 100), record(107, 2, assessed: 100), record(114, 2, assessed: 112),
        record(121, 1, assessed: 120), record(128, 1, assessed: 120),
      ]).first)
    #expect(course.assessments.map(\.day.rawValue) == [100, 112, 120])
    #expect(course.assessments.map(\.tier) == [.serious, .serious, .general])
    #expect(course.carriedForward == 2 && course.undated == 0 && course.end == .onFile)
    #expect(course.lastDay.rawValue == 128)
  }

  @Test
  func `without dates only the first tier and a changed one are assessments, and records without a tier are none`()
    throws
  {
    let course = try #require(
      courses([record(1, nil), record(8, 3), record(15, 3), record(22, nil), record(29, 2)]).first)
    #expect(course.assessments.map(\.day.rawValue) == [8, 29])
    #expect(course.undated == 2 && course.carriedForward == 1)
  }

  @Test func `an assessment long before the first record is none of the records'`() throws {
    let early = try #require(courses([record(100, 2, assessed: 20), record(107, 2, assessed: 20)]).first)
    #expect(early.assessments.isEmpty && early.carriedForward == 2)
    let near = try #require(courses([record(100, 2, assessed: 96), record(107, 2, assessed: 96)]).first)
    #expect(near.assessments.map(\.day.rawValue) == [100] && near.carriedForward == 1)
  }

  @Test func `a release ends a time on file and another begins when the file is opened again`() throws {
    let two = courses([
      record(1, 3, assessed: 1), record(8, 3, assessed: 1, .released), record(30, 1, assessed: 30, .reopened),
      record(37, 1, assessed: 30, .transferredOut), record(44, 1, assessed: 30, .transferredOut),
    ])
    #expect(two.map(\.end) == [.released, .left] && two.map(\.lastDay.rawValue) == [8, 37])
    #expect(two.map(\.assessments.count) == [1, 1])
    #expect(courses([record(1, 3, .released)]).isEmpty && courses([]).isEmpty)
  }
}
