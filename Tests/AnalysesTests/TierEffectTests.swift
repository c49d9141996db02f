import Analyses
import Foundation
import Submissions
import TestSupport
import Testing

/// Whether pupils step down sooner after an intervention, from simulated pupils who do, or do not.
@Suite struct TierEffectTests {
  private static let schools = (0..<40).map { number in
    School(
      code: SchoolCode(rawValue: "\(100 + number)"), name: "甲", district: number % 2 == 0 ? "东区" : "西区", type: .primary)
  }
  /// Every other school, on days of its own over a year and a half.
  private static let conferences = schools.indices.filter { $0 % 2 == 1 }.map { number in
    Intervention(
      id: "GY\(number)", name: "研讨会", kind: .caseConference, scope: .school, scopeCode: schools[number].code.rawValue,
      starts: Day(rawValue: 15_300 + Int32(number * 27 % 547)))
  }
  private static let end = Day(rawValue: 16_000)

  /// Pupils of all schools, assessed twice a year; down is so many times as fast after delivery, and, where it is
  /// delivered at all, always 1.4 times as fast: such schools are chosen.
  private static func courses(_ pupils: Int, ratio: Double, seed: UInt64) -> [TierCourse] {
    var random = SeededGenerator(seed: seed)
    return (0..<pupils).map { pupil in
      let school = schools[pupil % schools.count].code
      let delivery = conferences.first { $0.scopeCode == school.rawValue }?.starts
      let first = Int32.random(in: 14_900..<15_950, using: &random)
      var tier = Int.random(in: 1...3, using: &random)
      var course = TierCourse(school: school, firstDay: Day(rawValue: first))
      course.assessments = [.init(day: Day(rawValue: first), tier: tierOf(tier))]
      course.lastDay = end
      for day in first + 1...end.rawValue {
        if day % 182 == 60 { course.assessments.append(.init(day: Day(rawValue: day), tier: tierOf(tier))) }
        let speed = delivery.map { 1.4 * ($0.rawValue <= day ? ratio : 1) } ?? 1
        let draw = Double.random(in: 0..<1, using: &random) * 365.25
        if draw < 0.7 * speed {
          tier -= 1
        } else if draw < 0.7 * speed + 0.2, tier < 3 {
          tier += 1
        }
        if tier == 0 {
          course.lastDay = Day(rawValue: day)
          course.end = .released
          break
        }
      }
      return course
    }
  }

  private static func tierOf(_ number: Int) -> Tier { Tier.all.first { $0.rawValue == number } ?? .general }

  private static func effect(_ courses: [TierCourse], _ interventions: [Intervention] = conferences) -> TierEffect? {
    TierSpeed(courses, interventions: interventions, schools: schools, on: end)?.effects.first
  }

  @Test(arguments: [1.0, 1.8])
  func `the interval has the truth in it, though such schools were quicker before`(ratio: Double) throws {
    let effects = try (1...8).map { seed in
      try #require(Self.effect(Self.courses(800, ratio: ratio, seed: UInt64(seed) + 40)))
    }
    let intervals = try effects.map { try #require($0.down) }
    // 95 % of 8; 6 or more are had with probability 0.994.
    #expect(intervals.count { $0.lower <= ratio && ratio <= $0.upper } >= 6, "\(intervals)")
    #expect(intervals.allSatisfy { $0.upper / $0.lower < 4 })
    // Around 1, limits a factor of 2 apart leave open whether there is an effect.
    #expect(effects.allSatisfy { $0.verdict == .usable || $0.doubt == .wide })
    #expect(effects.allSatisfy { $0.reached == 20 && $0.schools == 40 && ($0.movesAfter ?? 0) > 50 })
    if ratio > 1 { #expect(intervals.count { $0.lower > 1 } >= 6, "\(intervals)") }
  }

  @Test func `the moves gained are those seen less those expected without it`() throws {
    let effect = try #require(Self.effect(Self.courses(800, ratio: 1.8, seed: 7)))
    let (down, gained) = (try #require(effect.down), try #require(effect.movesGained))
    let after = Double(try #require(effect.movesAfter))
    #expect(isClose(gained.value, after - after / down.value))
    #expect(gained.lower < gained.value && gained.value < gained.upper)
  }

  @Test func `kinds of the same schools and times cannot be told apart, and leave a third as it is`() throws {
    let courses = Self.courses(400, ratio: 1.8, seed: 9)
    let visits = Self.conferences.map { item in
      var visit = item
      (visit.id, visit.kind, visit.starts) = (item.id + "V", .homeVisit, item.starts.advanced(by: 5))
      return visit
    }
    let effects = try #require(
      TierSpeed(courses, interventions: visits + Self.conferences, schools: Self.schools, on: Self.end)?.effects)
    #expect(effects.map(\.doubt) == [.notApart([.caseConference]), .notApart([.homeVisit])])
    #expect(effects.allSatisfy { $0.verdict == .insufficient && $0.down == nil && $0.movesGained == nil })
  }

  @Test func `schools reached before the first record and time after the end count in no figure`() throws {
    let courses = Self.courses(400, ratio: 1.8, seed: 10)
    var early = Self.conferences
    for index in 0..<5 { early[index].starts = Day(rawValue: 14_000) }
    let effect = try #require(Self.effect(courses, early))
    #expect(effect.reached == 20 && effect.withoutBefore == 5)
    let reached = Set(early.prefix(5).compactMap(\.scopeCode))
    let others = courses.filter { !reached.contains($0.school.rawValue) }
    let own = try #require(Self.effect(others, Array(early.dropFirst(5))))
    #expect(effect.movesAfter == own.movesAfter && effect.down == own.down)
    var ended = Self.conferences
    for index in ended.indices { ended[index].ends = ended[index].starts.advanced(by: 1) }
    #expect(Self.effect(courses, ended)?.doubt == .fewSeen)
  }

  @Test func `what came to the city has its true numbers`() throws {
    let courses = Self.courses(200, ratio: 1, seed: 3)
    let lecture = Intervention(
      id: "GY", name: "讲座", kind: .lesson, scope: .city, scopeCode: nil, starts: Day(rawValue: 15_400))
    let effect = try #require(Self.effect(courses, [lecture]))
    let released = courses.count { $0.end == .released && $0.assessments.last.map { $0.day >= lecture.starts } == true }
    #expect(effect.reached == 40 && (effect.movesAfter ?? 0) >= released && released > 0)
  }

  @Test func `with nothing to compare, few places or few moves there is no usable effect`() throws {
    let courses = Self.courses(400, ratio: 1, seed: 3)
    func scoped(_ scope: Intervention.Scope, _ code: String?) -> Intervention {
      Intervention(id: "GY", name: "讲座", kind: .lesson, scope: scope, scopeCode: code, starts: Day(rawValue: 15_400))
    }
    for everywhere in [
      [scoped(.city, nil)], [scoped(.pupil, "ab")], [scoped(.district, "东区"), scoped(.district, "西区")],
    ] {
      let effect = try #require(Self.effect(courses, everywhere))
      #expect(effect.verdict == .insufficient && effect.doubt == .nothingToCompare && effect.down == nil)
    }
    let district = try #require(Self.effect(courses, [scoped(.district, "东区")]))
    #expect(district.verdict == .indicative && district.doubt == .fewPlaces(1))
    let late = try #require(
      Self.effect(
        courses,
        Self.conferences.map {
          var late = $0; late.starts = Day(rawValue: 15_990); return late
        }))
    #expect(late.verdict == .insufficient && late.down == nil)
    #expect(Self.effect(courses, []) == nil)
    let ahead = Self.conferences.map {
      var ahead = $0; ahead.starts = Day(rawValue: 16_001); return ahead
    }
    #expect(Self.effect(courses, ahead) == nil)
  }
}
