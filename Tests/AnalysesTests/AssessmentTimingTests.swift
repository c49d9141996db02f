import Analyses
import Submissions
import TestSupport
import Testing

/// When pupils are assessed, and what follows a break, from courses made up to have an answer.
@Suite struct AssessmentTimingTests {
  private static let school = School(code: SchoolCode(rawValue: "01"), name: "甲小学", district: "东区", type: .primary)

  /// A course of assessments, each so many days after the last; a break before some of them.
  private func course(_ steps: [(days: Int, tier: Tier, silence: Int)], end: Int = 0) -> TierCourse {
    var course = TierCourse(school: Self.school.code, firstDay: Day(rawValue: 1_000))
    var day = 1_000
    for (index, step) in steps.enumerated() {
      day += step.days
      if index > 0 { course.assessments[index - 1].longestSilence = Int32(step.silence) }
      course.assessments.append(.init(day: Day(rawValue: Int32(day)), tier: step.tier))
    }
    course.lastDay = Day(rawValue: Int32(day + end))
    return course
  }

  private func timing(_ courses: [TierCourse]) throws -> AssessmentTiming {
    let speed = try #require(TierSpeed(courses, schools: [Self.school], on: Day(rawValue: 3_000)))
    return try #require(speed.timing)
  }

  @Test func `graver tiers assessed twice as often are found to be, with those still waiting counted`() throws {
    var courses: [TierCourse] = []
    for index in 0..<40 {
      courses.append(course([(0, .gravest, 0), (80 + index, .gravest, 7)]))
      courses.append(course([(0, .general, 0), (180 + index, .general, 7)]))
      // Half as many again are still waiting after so long.
      if index % 2 == 0 { courses.append(course([(0, .general, 0)], end: 300)) }
    }
    let timing = try timing(courses)
    #expect(timing.waits.map(\.tier) == [.gravest, .general] && timing.comparison == .graverSooner)
    #expect(timing.waits.map(\.assessments) == [40, 60] && timing.waits.map(\.reassessed) == [40, 40])
    let month = 365.25 / 12
    #expect(isClose(try #require(timing.waits[0].median), 99 / month))
    // Half of the 60 have been assessed again after the 30th.
    #expect(isClose(try #require(timing.waits[1].median), 209 / month))
    #expect(timing.waits[1].quartiles[2] == nil)
  }

  @Test func `breaks that go before steps up are found, and breaks that do not are not`() throws {
    /// 60 stretches with a break and 60 without in tiers 1 and 2; of every `silent` and `steady` one goes up.
    func courses(silent: Int, steady: Int) -> [TierCourse] {
      (0..<120).map { index in
        let (isSilent, tier) = (index % 2 == 0, index % 4 < 2 ? Tier.general : .serious)
        let isUp = (index / 4) % (isSilent ? silent : steady) == 0
        return course([
          (0, tier, 0), (180, isUp ? Tier(rawValue: tier.rawValue + 1) ?? tier : tier, isSilent ? 15 : 14),
        ])
      }
    }
    let more = try timing(courses(silent: 2, steady: 5))
    #expect(more.stretches.last == .init(tier: nil, silent: 60, silentUp: 30, steady: 60, steadyUp: 12))
    let ratio = try #require(more.ratio)
    #expect(more.verdict == .usable && isClose(ratio.value, 2.5) && ratio.lower > 1)
    let same = try #require(try timing(courses(silent: 3, steady: 3)).ratio)
    #expect(isClose(same.value, 1) && same.lower < 1 && same.upper > 1)
  }

  @Test func `with few steps up there is no ratio, and the reason is said`() throws {
    let timing = try timing((0..<30).map { course([(0, .general, 0), (180, $0 < 3 ? .serious : .general, 20)]) })
    #expect(timing.ratio == nil && timing.verdict == .insufficient && timing.reason == .seenRarely)
    let single = try self.timing([course([(0, .gravest, 0)], end: 5)])
    #expect(single.waits.map(\.reassessed) == [0] && single.waits[0].median == nil && single.comparison == nil)
    #expect(single.stretches == [.init(tier: nil)])
    let none = TierSpeed([course([])], schools: [Self.school], on: Day(rawValue: 3_000))
    #expect(none != nil && none?.timing == nil)
  }

  @Test func `a silence belongs to the stretch it lies in`() throws {
    func record(_ day: Int, _ tier: Tier, assessed: Int) -> FollowUpBatch.Row {
      FollowUpBatch.Row(
        pupil: 0, date: Day(rawValue: Int32(day)), tier: tier, status: .open, stage: .junior, sex: nil, mode: nil,
        tierAssessed: Day(rawValue: Int32(assessed)), opened: nil)
    }
    // Silent from 114 to 150; the next assessment was made on 120 and told with the record of 150.
    let course = try #require(
      TierCourse.all(
        [
          record(100, .general, assessed: 100), record(107, .general, assessed: 100),
          record(114, .general, assessed: 100), record(150, .serious, assessed: 120),
          record(155, .serious, assessed: 120),
        ], school: Self.school.code
      ).first)
    #expect(course.assessments.map(\.longestSilence) == [7, 30])
  }

  @Test func `every pair of a tier and what follows has its row in every district`() throws {
    let schools = [Self.school, School(code: SchoolCode(rawValue: "02"), name: "乙小学", district: "西区", type: .primary)]
    let speed = try #require(
      TierSpeed([course([(0, .serious, 0), (100, .general, 7)])], schools: schools, on: Day(rawValue: 1_300)))
    let units = [Analyses.Unit.city, .district("东区"), .district("西区")]
    for unit in units {
      let steps = speed.steps.filter { $0.unit == unit }
      #expect(steps.count == Tier.all.count * TierStep.Next.all.count)
      #expect(steps.reduce(0) { $0 + $1.pupils } == (unit == units[2] ? 0 : 1))
      for step in steps where step.of == 0 { #expect(step.share == nil && step.verdict == .insufficient) }
    }
  }
}
