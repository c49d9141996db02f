import Analyses
import Foundation
import Statistics
import Submissions
import TestSupport
import Testing

/// How fast pupils move, from simulated pupils whose tiers are assessed in March and September and copied in between.
@Suite struct TierSpeedTests {
  /// Moves per month: tiers 1 to 3, released, left.
  private static let truth: [(step: Transition, monthly: Double)] = [
    (Transition(0, 1), 0.03), (Transition(0, 3), 0.09), (Transition(1, 0), 0.08), (Transition(1, 2), 0.03),
    (Transition(1, 3), 0.015), (Transition(2, 1), 0.1), (Transition(0, 4), 0.02), (Transition(1, 4), 0.02),
    (Transition(2, 4), 0.02),
  ]
  private static let schools = [("01", "东区"), ("02", "西区")].map {
    School(code: SchoolCode(rawValue: $0.0), name: "甲", district: $0.1, type: .primary)
  }
  private static let end = Day(rawValue: 1_100)

  /// A pupil's weekly records; `isCopied` false: every record claims to be an assessment.
  private static func records(isCopied: Bool, _ random: inout SeededGenerator) -> [FollowUpBatch.Row] {
    let start = Int32.random(in: 0..<700, using: &random)
    var state = Int.random(in: 0..<3, using: &random)
    var (assessed, tier) = (start, state)
    var rows: [FollowUpBatch.Row] = []
    func record(_ day: Int32, _ status: CaseStatus) {
      rows.append(
        FollowUpBatch.Row(
          pupil: 0, date: Day(rawValue: day), tier: Tier(rawValue: tier + 1), status: status, stage: .junior, sex: nil,
          mode: nil, tierAssessed: Day(rawValue: isCopied ? assessed : day), opened: nil))
    }
    for day in start...end.rawValue {
      if day % 182 == 60, day > start { (assessed, tier) = (day, state) }
      if (day - start) % 7 == 0 { record(day, .open) }
      var draw = Double.random(in: 0..<1, using: &random) * 365.25 / 12
      guard
        let move = truth.first(where: {
          guard $0.step.from == state else { return false }
          draw -= $0.monthly
          return draw < 0
        })
      else { continue }
      state = move.step.to
      if state > 2 {
        record(day + 1, state == 3 ? .released : .transferredOut)
        break
      }
    }
    if rows.count > 1, rows[rows.count - 2].date == rows[rows.count - 1].date { rows.remove(at: rows.count - 2) }
    return rows
  }

  private static func speed(seed: UInt64, isCopied: Bool, pupils: Int = 600) throws -> TierSpeed {
    var random = SeededGenerator(seed: seed)
    let courses = (0..<pupils).flatMap { pupil in
      TierCourse.all(records(isCopied: isCopied, &random), school: schools[pupil % 2].code)
    }
    return try #require(TierSpeed(courses, schools: schools, on: end))
  }

  /// How many of twenty simulated cities have the truth within the interval, by figure.
  private static func coverage(isCopied: Bool) throws -> [[Int]] {
    let all = TransitionIntensities(
      try TransitionStructure(stateCount: 5, transitions: truth.map(\.step), exactStates: [3, 4]),
      intensities: truth.sorted { $0.step < $1.step }.map(\.monthly))
    let inside = truth.filter { $0.step.to != 4 }.sorted { $0.step < $1.step }
    let released = TransitionIntensities(
      try TransitionStructure(stateCount: 5, transitions: inside.map(\.step), exactStates: [3, 4]),
      intensities: inside.map(\.monthly))
    let times = try released.firstPassageTimes(to: 3)
    let shares = try all.transitionProbabilities(horizon: 12)
    var covered = [[Int]](repeating: [0, 0, 0], count: 3)
    for seed in 101...120 {
      for figure in try speed(seed: UInt64(seed), isCopied: isCopied).figures {
        let state = figure.tier.rawValue - 1
        let (row, expected): (Int, Double?) =
          switch figure.quantity {
          case .timeInTier: (0, -1 / all.intensity(state, state).value)
          case .timeToRelease: (1, times[state]?.value)
          case .releasedWithinYear: (2, shares[state * 5 + 3].value)
          }
        guard let expected, let lower = figure.lower, let upper = figure.upper else { continue }
        if (lower...upper).contains(expected) { covered[row][state] += 1 }
      }
    }
    return covered
  }

  @Test func `the fit on assessments covers the truth, the naive fit on all copied rows does not`() throws {
    let fitted = try Self.coverage(isCopied: true)
    // 95 % of 20 are 19; 16 or more are had with probability 0.997.
    #expect(fitted.allSatisfy { $0.allSatisfy { $0 >= 16 } }, "\(fitted)")
    let naive = try Self.coverage(isCopied: false)
    #expect(naive[0][1...].allSatisfy { $0 <= 4 }, "fit \(fitted), naive \(naive)")
  }

  @Test func `copied rows are counted, and assessments and copies are all records with a tier`() throws {
    let (copied, every) = (try Self.speed(seed: 3, isCopied: true), try Self.speed(seed: 3, isCopied: false))
    #expect(copied.carriedForward > 10 * copied.assessments && every.carriedForward == 0)
    #expect(copied.carriedForward + copied.assessments == every.assessments)
    #expect(copied.undated == 0 && copied.unassessed == 0)
  }

  @Test func `what followed adds up to the assessments, and districts to the city`() throws {
    let steps = try Self.speed(seed: 5, isCopied: true).steps
    for row in Dictionary(grouping: steps, by: { "\($0.unit)\($0.from)" }).values {
      #expect(row.reduce(0) { $0 + $1.pupils } == row[0].of)
    }
    for step in steps where step.unit == .city {
      let parts = steps.filter { $0.unit != .city && $0.from == step.from && $0.to == step.to }
      #expect(parts.reduce(0) { $0 + $1.pupils } == step.pupils && parts.reduce(0) { $0 + $1.of } == step.of)
    }
  }

  @Test func `the order of pupils does not matter to the last bit`() throws {
    var random = SeededGenerator(seed: 9)
    let courses = (0..<200).flatMap { _ in
      TierCourse.all(Self.records(isCopied: true, &random), school: Self.schools[0].code)
    }
    let speed = TierSpeed(courses, schools: Self.schools, on: Self.end)
    #expect(speed == TierSpeed(courses.shuffled(using: &random), schools: Self.schools, on: Self.end))
  }

  private static func course(_ tiers: [Tier], days: Int32, _ end: TierCourse.End) -> TierCourse {
    var course = TierCourse(school: schools[0].code, firstDay: Day(rawValue: 0))
    course.assessments = tiers.enumerated().map { .init(day: Day(rawValue: Int32($0.offset) * 180), tier: $0.element) }
    course.lastDay = Day(rawValue: days)
    course.end = end
    return course
  }

  @Test func `nobody, one pupil, one follow-up each and all released give no number that is none`() {
    #expect(TierSpeed([], schools: Self.schools, on: Self.end) == nil)
    let boundaries: [[TierCourse]] = [
      [Self.course([.gravest, .serious], days: 200, .onFile)], [Self.course([.general], days: 0, .onFile)],
      (0..<50).map { _ in Self.course([.serious], days: 0, .onFile) },
      (0..<50).map { Self.course([.serious], days: 20 + $0, .released) },
      (0..<50).map { _ in Self.course([.general, .general, .general], days: 400, .onFile) },
      [Self.course([], days: 50, .released), Self.course([.general], days: 0, .released)],
    ]
    for courses in boundaries {
      let figures = TierSpeed(courses, schools: Self.schools, on: Self.end)?.figures ?? []
      #expect(figures.allSatisfy { ($0.value == nil) == ($0.verdict == .insufficient) })
      #expect(figures.allSatisfy { $0.value?.isFinite ?? true && $0.upper?.isFinite ?? true })
      if courses.count < 50 { #expect(figures.allSatisfy { $0.verdict == .insufficient }) }
    }
  }

  @Test func `without dates of assessment no figure is usable`() throws {
    var random = SeededGenerator(seed: 4)
    let courses = (0..<600).flatMap { _ in
      TierCourse.all(
        Self.records(isCopied: true, &random).map { row in
          var row = row
          row.tierAssessed = nil
          return row
        }, school: Self.schools[0].code)
    }
    let speed = try #require(TierSpeed(courses, schools: Self.schools, on: Self.end))
    #expect(speed.undated == speed.assessments && !speed.figures.contains { $0.verdict == .usable })
  }
}
