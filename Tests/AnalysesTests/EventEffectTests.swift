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
    #expect(effects.allSatisfy { $0.reached == 20 && $0.schools == 40 && $0.eventsAfter > 100 })
    if ratio < 1 { #expect(ratios.count { $0.upper < 1 } >= 7, "\(ratios)") }
    let averted = try #require(effects[0].eventsAverted)
    #expect(isClose(averted.value, Double(effects[0].eventsAfter) * (1 / ratios[0].value - 1)))
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
