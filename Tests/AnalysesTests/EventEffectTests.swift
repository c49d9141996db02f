import Analyses
import Foundation
import Submissions
import TestSupport
import Testing

/// Whether events become fewer after an intervention, from simulated schools where they do, or do not.
@Suite struct EventEffectTests {
  private static let first = Month(year: 2019, month: 9)
  private static let last = Month(year: 2022, month: 6)

  /// 40 schools of different size whose events rise and fall together; every other one is reached, in a month of its own
  /// from the twelfth on. `ahead` multiplies the events of the half-year before.
  private static func panel(ratio: Double, ahead: Double = 1, events: Double = 2, seed: UInt64) -> Panel {
    var random = SeededGenerator(seed: seed)
    var panel = Panel()
    panel.schools = (0..<40).map {
      School(code: SchoolCode(rawValue: "\(100 + $0)"), name: "甲", district: $0 % 4 < 2 ? "东区" : "西区", type: .junior)
    }
    let months = (0...first.distance(to: last)).map {
      (first.advanced(by: $0), Double.random(in: 0.6...1.6, using: &random))
    }
    for (number, school) in panel.schools.enumerated() {
      let start = number % 2 == 1 ? first.advanced(by: 12 + number * 7 % 16) : nil
      if let start {
        panel.interventions.append(
          Intervention(
            id: "GY\(number)", name: "研讨会", kind: .caseConference, scope: .school, scopeCode: school.code.rawValue,
            starts: start.firstDay))
      }
      let size = Double.random(in: 0.4...2, using: &random)
      for (month, shock) in months {
        let distance = start.map { month.distance(to: $0) }
        let effect = distance.map { $0 <= 0 ? ratio : $0 <= 6 ? ahead : 1 } ?? 1
        // Twice the variance of a Poisson count.
        let mean = events * size * shock * effect * (Bool.random(using: &random) ? 1.4 : 0.6)
        panel.returns.append(
          SchoolReturn(
            school: school.code, form: .events, period: month.description, received: month.lastDay, state: .accepted))
        let count = poisson(mean, &random)
        if count > 0 {
          panel.eventCounts.append(
            EventCount(
              school: school.code, month: month, stage: .junior, kind: .selfHarm, tier: nil, sex: nil, count: count))
        }
      }
    }
    return panel
  }

  private static func poisson(_ mean: Double, _ random: inout SeededGenerator) -> Int {
    var (count, product) = (0, Double.random(in: 0..<1, using: &random))
    while product > exp(-mean) {
      count += 1
      product *= Double.random(in: 0..<1, using: &random)
    }
    return count
  }

  private static func effect(_ panel: Panel, _ options: AnalysisOptions = AnalysisOptions()) -> EventEffect? {
    MonthlyAnalysis.make(panel: panel, month: last, asOf: last.lastDay, options: options).eventEffects.first
  }

  @Test(arguments: [1.0, 0.6])
  func `the interval has the truth in it`(ratio: Double) throws {
    let effects = try (1...8).map { try #require(Self.effect(Self.panel(ratio: ratio, seed: UInt64($0) + 10))) }
    let ratios = try effects.map { try #require($0.ratio) }
    // 95 % of 8; 6 or more are had with probability 0.994.
    #expect(ratios.count { $0.lower <= ratio && ratio <= $0.upper } >= 6, "\(ratios)")
    #expect(effects.allSatisfy { $0.reached == 20 && $0.schools == 40 && ($0.eventsAfter ?? 0) > 100 })
    if ratio < 1 { #expect(ratios.count { $0.upper < 1 } >= 7, "\(ratios)") }
    let (averted, after) = (try #require(effects[0].eventsAverted), try #require(effects[0].eventsAfter))
    #expect(isClose(averted.value, Double(after) * (1 / ratios[0].value - 1)))
  }

  @Test func `schools that differed already before make it indicative`() throws {
    let effect = try #require(Self.effect(Self.panel(ratio: 1, ahead: 2, seed: 5)))
    #expect(effect.verdict == .indicative && effect.doubt == .earlierDifference)
    #expect(try #require(effect.ahead).lower > 1)
  }

  @Test func `a difference of which a good part was there in the half-year ahead is not usable`() throws {
    let effects = try (1...12).map { try #require(Self.effect(Self.panel(ratio: 0.6, ahead: 0.75, seed: UInt64($0)))) }
    for effect in effects where effect.verdict == .usable { #expect(try #require(effect.ahead).upper > 1) }
    #expect(effects.contains { $0.doubt == .perhapsEarlier } && effects.contains { $0.doubt == .earlierDifference })
    // More than half of the fall was there before: by chance it may not show in one of five.
    #expect(effects.count { $0.verdict == .usable } <= 3, "\(effects.map(\.doubt))")
    // The same fall without anything before it is usable in most.
    let clean = try (1...8).map { try #require(Self.effect(Self.panel(ratio: 0.5, seed: UInt64($0)))) }
    #expect(clean.count { $0.verdict == .usable } >= 5, "\(clean.map(\.doubt))")
  }

  @Test func `no events, few events, one district or everywhere: no usable effect, and no number where there is none`()
    throws
  {
    var panel = Self.panel(ratio: 1, seed: 6)
    let interventions = panel.interventions
    panel.eventCounts = []
    #expect(Self.effect(panel)?.verdict == .insufficient && Self.effect(panel)?.ratio == nil)
    panel = Self.panel(ratio: 1, events: 0.004, seed: 7)
    #expect(Self.effect(panel)?.verdict == .insufficient)
    panel = Self.panel(ratio: 1, seed: 8)
    func district(_ name: String) -> Intervention {
      Intervention(
        id: name, name: "家访", kind: .homeVisit, scope: .district, scopeCode: name, starts: interventions[3].starts)
    }
    panel.interventions = [district("东区")]
    let one = try #require(Self.effect(panel))
    #expect(one.verdict != .usable && one.reached == 20)
    panel.interventions = [district("东区"), district("西区")]
    #expect(Self.effect(panel)?.doubt == .nothingToCompare)
    panel.interventions = []
    #expect(Self.effect(panel) == nil)
    panel.returns = []
    panel.interventions = interventions
    #expect(Self.effect(panel) == nil)
  }

  /// The interventions once more as another kind, so many days later.
  private static func again(_ interventions: [Intervention], _ kind: Intervention.Kind, after days: Int = 0)
    -> [Intervention]
  {
    interventions.map { item in
      var again = item
      (again.id, again.kind, again.starts) = (item.id + kind.rawValue, kind, item.starts.advanced(by: days))
      return again
    }
  }

  private static func effects(_ panel: Panel) -> [EventEffect] {
    MonthlyAnalysis.make(panel: panel, month: last, asOf: last.lastDay, options: AnalysisOptions()).eventEffects
  }

  @Test(arguments: [0, 10, 20])
  func `kinds that came to the same schools at almost the same time cannot be told apart`(days: Int) {
    var panel = Self.panel(ratio: 0.5, seed: 11)
    let conferences = panel.interventions
    panel.interventions += Self.again(conferences, .homeVisit, after: days)
    let two = Self.effects(panel)
    #expect(two.map(\.kind) == [.homeVisit, .caseConference])
    #expect(two.map(\.doubt) == [.notApart([.caseConference]), .notApart([.homeVisit])])
    #expect(two.allSatisfy { $0.verdict == .insufficient && $0.ratio == nil && $0.eventsAverted == nil })
    // A third of its own is not drawn into it.
    panel.interventions += conferences.prefix(10).map { item in
      var other = item
      (other.id, other.kind, other.scopeCode) = (
        item.id + "X", .lesson, item.scopeCode.flatMap(Int.init).map { "\($0 - 1)" }
      )
      return other
    }
    let three = Self.effects(panel)
    #expect(three.first { $0.kind == .lesson }.map { $0.doubt != .notApart([.homeVisit]) && $0.ratio != nil } == true)
    #expect(three.first { $0.kind == .homeVisit }?.doubt == .notApart([.caseConference]))
  }

  @Test func `a kind is not told apart from two that together came where it did, nor any of them`() {
    var panel = Self.panel(ratio: 0.5, seed: 12)
    let conferences = panel.interventions
    panel.interventions += Self.again(Array(conferences.prefix(10)), .homeVisit)
    panel.interventions += Self.again(Array(conferences.suffix(10)), .lesson)
    let effects = Self.effects(panel)
    #expect(effects.count == 3 && effects.allSatisfy { $0.verdict == .insufficient && $0.ratio == nil })
    guard case .notApart(let others) = effects.first(where: { $0.kind == .caseConference })?.doubt else {
      Issue.record("\(effects)")
      return
    }
    #expect(Set(others) == [.homeVisit, .lesson])
  }

  @Test func `kinds that came to the same schools half a year apart are told apart`() {
    var panel = Self.panel(ratio: 0.5, seed: 13)
    panel.interventions += Self.again(panel.interventions, .homeVisit, after: -250)
    for effect in Self.effects(panel) {
      if case .notApart = effect.doubt { Issue.record("\(effect)") }
    }
  }

  @Test func `schools without a month before count in no figure`() throws {
    var panel = Self.panel(ratio: 0.5, seed: 14)
    for index in 0..<12 { panel.interventions[index].starts = Self.first.firstDay.advanced(by: -200 * (index % 2)) }
    let effect = try #require(Self.effect(panel))
    #expect(effect.reached == 20 && effect.withoutBefore == 12)
    // As if these schools were not there, which leaves eight reached.
    let early = Set(panel.interventions.prefix(12).compactMap(\.scopeCode))
    var without = panel
    without.schools.removeAll { early.contains($0.code.rawValue) }
    without.interventions.removeFirst(12)
    let own = try #require(Self.effect(without))
    #expect(effect.eventsAfter == own.eventsAfter && effect.ratio == own.ratio && effect.doubt == own.doubt)
    #expect(effect.doubt == .fewPlaces(8) || effect.verdict != .usable)
    for index in panel.interventions.indices { panel.interventions[index].starts = Self.first.firstDay }
    panel.interventions.removeLast()
    let none = try #require(Self.effect(panel))
    #expect(none.doubt == .noBefore && none.withoutBefore == 19 && none.ratio == nil && none.eventsAfter == nil)
  }

  @Test func `months after the end are left out`() throws {
    let calm = Self.panel(ratio: 0.5, seed: 15)
    var ended = calm
    for index in ended.interventions.indices {
      ended.interventions[index].ends = ended.interventions[index].starts.month.advanced(by: 5).lastDay
    }
    // Six whole months each; whatever happens later changes nothing.
    var without = calm
    for item in ended.interventions {
      guard let last = item.ends else { continue }
      without.returns.removeAll {
        $0.school.rawValue == item.scopeCode && (Month(iso: $0.period)?.lastDay ?? last) > last
      }
    }
    #expect(Self.effect(ended)?.ratio == Self.effect(without)?.ratio && Self.effect(ended)?.ratio != nil)
    #expect(Self.effect(ended)?.eventsAfter == Self.effect(without)?.eventsAfter)
    // Taken up again the day after, it has not ended.
    var going = ended
    for item in ended.interventions {
      var next = item
      (next.id, next.starts, next.ends) = (item.id + "-2", (item.ends ?? item.starts).advanced(by: 1), nil)
      going.interventions.append(next)
    }
    #expect(Self.effect(going)?.ratio == Self.effect(calm)?.ratio)
    for index in ended.interventions.indices { ended.interventions[index].ends = ended.interventions[index].starts }
    #expect(Self.effect(ended)?.doubt == .fewSeen && Self.effect(ended)?.eventsAfter == 0)
  }

  @Test func `what came to the city or to all schools has its true numbers, and what came to pupils none`() throws {
    var panel = Self.panel(ratio: 1, seed: 16)
    let day = Self.first.advanced(by: 15).firstDay
    func everywhere(_ scope: Intervention.Scope, _ code: String?) -> Intervention {
      Intervention(id: code ?? "city", name: "讲座", kind: .parentLecture, scope: scope, scopeCode: code, starts: day)
    }
    let after = panel.eventCounts.filter { $0.month >= day.month && $0.month < Self.last }.reduce(0) { $0 + $1.count }
    for interventions in [[everywhere(.city, nil)], panel.schools.map { everywhere(.school, $0.code.rawValue) }] {
      panel.interventions = interventions
      let effect = try #require(Self.effect(panel))
      #expect(effect.reached == 40 && effect.eventsAfter == after && effect.doubt == .nothingToCompare)
    }
    panel.interventions = [everywhere(.pupil, "P")]
    let pupils = try #require(Self.effect(panel))
    #expect(pupils.reached == nil && pupils.eventsAfter == nil && pupils.doubt == .nothingToCompare)
  }

  @Test func `the report's month and past anomalies kept out of comparisons do not count`() throws {
    let calm = Self.panel(ratio: 1, seed: 9)
    var panel = calm
    let spike = Self.last.advanced(by: -2)
    for index in panel.eventCounts.indices {
      let reached = Int(panel.eventCounts[index].school.rawValue).map { $0 % 2 == 1 } ?? false
      if reached, panel.eventCounts[index].month == Self.last { panel.eventCounts[index].count *= 50 }
    }
    #expect(Self.effect(panel) == Self.effect(calm))
    for index in panel.eventCounts.indices where panel.eventCounts[index].month == spike {
      panel.eventCounts[index].count *= 30
    }
    let exclusion = AnalysisOptions.Exclusion(indicator: .crisisEvents, unit: .city, month: spike)
    let without = AnalysisOptions(exclusions: [exclusion])
    #expect(Self.effect(panel, without) == Self.effect(calm, without) && Self.effect(panel) != Self.effect(calm))
  }
}
