import Analyses
import Foundation
import Statistics
import Submissions
import TestSupport
import Testing

/// Which comparison the rollout of a programme allows, and what may be concluded from it, in simulated cities.
@Suite struct InterventionStudyTests {
  private static let first = Month(year: 2018, month: 9)
  private static let last = Month(year: 2022, month: 6)

  /// A city of 60 schools in 6 districts whose events all rise and fall together.
  private struct City {
    var starts: [SchoolCode: Month] = [:]
    var ratio = 1.0
    /// Multiplies the events of schools that are reached, 1 % more each month up to delivery.
    var hasEarlierTrend = false
    var events = 2.0
    var seed: UInt64 = 1

    static let schools = (0..<60).map {
      School(
        code: SchoolCode(rawValue: "\(100 + $0)"), name: "甲", district: ["东", "西", "南", "北", "中", "山"][$0 / 10] + "区",
        type: .junior)
    }

    /// Every other school in a month of its own, in six waves.
    static let waves = Dictionary(
      uniqueKeysWithValues: schools.enumerated().filter { $0.offset % 2 == 1 }.map { offset, school in
        (school.code, InterventionStudyTests.first.advanced(by: 14 + 4 * (offset / 2 % 6)))
      })

    func panel(_ interventions: [Intervention]? = nil) -> Panel {
      var random = SeededGenerator(seed: seed)
      var panel = Panel()
      panel.schools = Self.schools
      panel.interventions =
        interventions
        ?? starts.sorted { $0.key < $1.key }.map { code, month in
          InterventionStudyTests.intervention(.school, code.rawValue, month.firstDay)
        }
      let months = (0...first.distance(to: last)).map {
        (first.advanced(by: $0), Double.random(in: 0.8...1.25, using: &random))
      }
      for school in Self.schools {
        let size = Double.random(in: 0.5...1.5, using: &random)
        for (month, shock) in months {
          var mean = events * size * shock
          if let start = starts[school.code] {
            if month >= start { mean *= ratio }
            if hasEarlierTrend { mean *= exp(0.06 * Double(first.distance(to: min(month, start)))) }
          }
          panel.returns.append(
            SchoolReturn(
              school: school.code, form: .events, period: month.description, received: month.lastDay, state: .accepted))
          let count = mean > 0 ? InterventionStudyTests.poisson(mean, &random) : 0
          if count > 0 {
            panel.eventCounts.append(
              EventCount(
                school: school.code, month: month, stage: .junior, kind: .selfHarm, tier: nil, sex: nil, count: count))
          }
        }
      }
      return panel
    }
  }

  private static func intervention(
    _ scope: Intervention.Scope, _ code: String?, _ day: Day, kind: Intervention.Kind = .lesson
  ) -> Intervention {
    Intervention(
      id: "GY-\(code ?? "city")", name: "课", kind: kind, scope: scope, scopeCode: code, starts: day)
  }

  private static func poisson(_ mean: Double, _ random: inout SeededGenerator) -> Int {
    var (count, product) = (0, Double.random(in: 0..<1, using: &random))
    while product > exp(-mean) {
      count += 1
      product *= Double.random(in: 0..<1, using: &random)
    }
    return count
  }

  private static func study(_ panel: Panel, controls: [String] = []) throws -> InterventionStudy {
    let studies = InterventionStudy.all(panel, before: last, options: AnalysisOptions(negativeControls: controls))
    try #require(studies.count == 1)
    return studies[0]
  }

  // MARK: - Schools at different times

  @Test func `schools reached one after the other are compared, and a planted fall is found by every method`() throws {
    let study = try Self.study(City(starts: City.waves, ratio: 0.6).panel())
    #expect(study.design == .rollout(byDistrict: false) && study.reached == 30 && study.schools == 60)
    let ratio = try #require(study.ratio)
    #expect(ratio.lower <= 0.6 && 0.6 <= ratio.upper && ratio.upper < 0.8, "\(ratio)")
    #expect(study.verdict != .insufficient, "\(study.doubts)")
    for estimator in StaggeredEstimator.allCases {
      let figure = try #require(study.figures.first { $0.kind == .estimator(estimator) })
      let other = try #require(study.ratio(of: figure))
      #expect(other.value > 0.4 && other.upper < 1, "\(estimator): \(other)")
    }
    #expect(!study.controls.isEmpty && study.controlsSince != nil)
    // The counts add up to all events that count, and so do the months of the chart.
    let counts = study.counts.map { $0.eventsBefore + $0.eventsBetween + $0.eventsAfter }
    #expect(study.months.reduce(0) { $0 + $1.observed } == counts[0])
    let all = City(starts: City.waves, ratio: 0.6).panel().eventCounts.filter { $0.month < Self.last }
    #expect(counts.reduce(0, +) == all.reduce(0) { $0 + $1.count })
    // What the chart expects without it is what the sentence says was averted.
    let averted = study.months.reduce(0) { $0 + ($1.expected.map { $0 } ?? Double($1.observed)) - Double($1.observed) }
    #expect(isClose(averted, try #require(study.averted?.value)))
  }

  @Test func `the stronger the fall the surer: other estimators speak of the time after delivery alone`() throws {
    let studies = try (1...6).map { try Self.study(City(starts: City.waves, ratio: 0.15, seed: $0 + 20).panel()) }
    let others = try studies.map { study in
      let figure = try #require(study.figures.first { $0.kind == .estimator(.callawaySantAnna) })
      return try #require(study.ratio(of: figure))
    }
    // Of six intervals that hold the truth in 95 % of studies, two may miss it.
    #expect(others.count { $0.lower < 0.15 && 0.15 < $0.upper } >= 4, "\(others)")
    for study in studies {
      #expect(study.treatedShare > 0.5 && study.treatedShare <= 1)
      #expect(!study.doubts.contains { if case .disagreement = $0 { true } else { false } }, "\(study.doubts)")
    }
    #expect(studies.count { $0.verdict == .usable } >= 4, "\(studies.map(\.doubts))")
  }

  @Test func `schools without a month before and months after the end are left out and told`() throws {
    var panel = City(starts: City.waves, ratio: 0.6).panel()
    for index in 0..<6 { panel.interventions[index].starts = Self.first.firstDay }
    for index in 20..<24 { panel.interventions[index].ends = Self.last.advanced(by: -6).lastDay }
    let study = try Self.study(panel)
    #expect(study.reached == 30 && study.withoutBefore == 6 && study.counts[0].schools == 24)
    #expect(study.ended?.schools == 4 && study.ended?.days.upperBound == Self.last.advanced(by: -6).lastDay)
    #expect(study.returnsLeftOut == 4 * 5)
    let early = Set(panel.interventions.prefix(6).compactMap(\.scopeCode))
    panel.schools.removeAll { early.contains($0.code.rawValue) }
    panel.interventions.removeFirst(6)
    let own = try Self.study(panel)
    #expect(study.ratio == own.ratio && study.counts == own.counts && study.doubts == own.doubts)
  }

  @Test func `where nothing may be concluded no figure stands, and the reason is true`() throws {
    let day = Self.first.advanced(by: 20).firstDay
    let panel = City(
      starts: Dictionary(
        uniqueKeysWithValues: City.schools.prefix(20).enumerated().map {
          ($0.element.code, ($0.offset < 10 ? day : day.advanced(by: 250)).month)
        }), ratio: 0.4
    ).panel([
      Self.intervention(.district, "东区", day), Self.intervention(.district, "西区", day.advanced(by: 250).month.firstDay),
    ])
    let analysis = MonthlyAnalysis.make(panel: panel, month: Self.last, asOf: Self.last.lastDay, options: .init())
    let study = try #require(analysis.interventionStudies.first)
    #expect(study.verdict == .insufficient && study.ratio == nil && study.answer?.value == nil)
    #expect(study.months.allSatisfy { $0.expected == nil } && !study.controls.isEmpty)
    #expect(!study.doubts.contains(.noControl), "\(study.doubts)")
    let effect = try #require(analysis.eventEffects.first)
    #expect(
      effect.verdict == .insufficient && effect.ratio == nil && effect.eventsAverted == nil && effect.reached == 20)
  }

  @Test func `without an effect no method claims one`() throws {
    let study = try Self.study(City(starts: City.waves, seed: 3).panel())
    let ratio = try #require(study.ratio)
    #expect(ratio.lower < 1 && ratio.upper > 1, "\(ratio)")
  }

  @Test func `schools that rose already before delivery make it indicative at most`() throws {
    let study = try Self.study(City(starts: City.waves, hasEarlierTrend: true, seed: 2).panel())
    #expect(study.verdict != .usable)
    #expect(
      study.doubts.contains {
        switch $0 {
        case .trendsDiffer, .intervention(.earlierDifference), .intervention(.perhapsEarlier): true
        default: false
        }
      }, "\(study.doubts)")
  }

  @Test func `all schools at different times are compared with those not reached yet`() throws {
    let waves = Dictionary(
      uniqueKeysWithValues: City.schools.enumerated().map {
        ($0.element.code, Self.first.advanced(by: 14 + 4 * ($0.offset % 6)))
      })
    let study = try Self.study(City(starts: waves, ratio: 0.5).panel())
    #expect(study.design == .rollout(byDistrict: false) && study.reached == 60)
    // No school stays without: whatever else happened cannot be told apart, and the model says so.
    #expect(study.verdict != .usable, "\(study.doubts)")
    #expect(study.figures.contains { $0.kind == .estimator(.callawaySantAnna) && ($0.value ?? 0) < 0 })
  }

  @Test func `districts are the places where it came to whole districts`() throws {
    let day = Self.first.advanced(by: 20).firstDay
    let panel = City().panel([
      Self.intervention(.district, "东区", day), Self.intervention(.district, "西区", day.advanced(by: 150)),
      Self.intervention(.district, "南区", day.advanced(by: 300)),
    ])
    let study = try Self.study(panel)
    #expect(study.design == .rollout(byDistrict: true) && study.reached == 30)
    #expect(study.verdict != .usable && study.doubts.contains(.intervention(.fewPlaces(3))), "\(study.doubts)")
    #expect(study.figures.first { $0.term == .quantity(.units) }?.value == 6)
  }

  @Test func `one school reached gives no usable answer, nor do schools without any event`() throws {
    let one = try Self.study(
      City(starts: [SchoolCode(rawValue: "105"): Self.first.advanced(by: 20)], ratio: 0.2).panel())
    #expect(one.design == .rollout(byDistrict: false) && one.verdict != .usable, "\(one.doubts)")
    let none = try Self.study(City(starts: City.waves, events: 0).panel())
    #expect(none.verdict == .insufficient && none.ratio == nil && none.answer?.value == nil)
  }

  // MARK: - The whole city

  private static func city(_ ratio: Double, controls ratioOfControl: Double?) -> Panel {
    let start = first.advanced(by: 30)
    var panel = City(
      starts: Dictionary(uniqueKeysWithValues: City.schools.map { ($0.code, start) }), ratio: ratio
    ).panel([intervention(.city, nil, start.firstDay)])
    if let ratioOfControl {
      var random = SeededGenerator(seed: 9)
      for index in 0...first.distance(to: last) {
        let mean = 60 * (index >= 30 ? ratioOfControl : 1)
        panel.monthlyCounts.append(
          MonthlyCount(
            month: first.advanced(by: index), district: "全市", indicator: "病假", count: poisson(mean, &random),
            population: nil))
      }
    }
    return panel
  }

  @Test func `what came to the whole city at once is compared with the months before`() throws {
    let study = try Self.study(Self.city(0.5, controls: 1), controls: ["病假"])
    #expect(study.design == .city(since: Self.first.advanced(by: 30)) && study.reached == 60)
    let ratio = try #require(study.ratio)
    #expect(ratio.lower < 0.5 && 0.5 < ratio.upper && ratio.upper < 1, "\(ratio)")
    #expect(study.controls.map(\.series) == ["病假"] && study.verdict == .usable, "\(study.doubts)")
    let expected = study.months.reduce(0) { $0 + ($1.expected ?? 0) }
    let observed = study.months.filter { $0.expected != nil }.reduce(0) { $0 + $1.observed }
    #expect(isClose(expected - Double(observed), try #require(study.averted?.value)))
  }

  @Test func `without a negative control it is indicative, and with one that fell alike insufficient`() throws {
    let without = try Self.study(Self.city(0.5, controls: 1))
    #expect(without.verdict == .indicative && without.doubts.contains(.noControl) && without.controls.isEmpty)
    let moved = try Self.study(Self.city(0.5, controls: 0.5), controls: ["病假"])
    #expect(moved.verdict == .insufficient && moved.ratio == nil)
    #expect(moved.doubts.first == .controlMoved("病假", sameDirection: true))
  }

  @Test func `two kinds that came to the whole city at almost the same time cannot be told apart`() throws {
    var panel = Self.city(0.5, controls: 1)
    panel.interventions.append(
      Self.intervention(.city, nil, Self.first.advanced(by: 32).firstDay, kind: .parentLecture))
    func studies() -> [InterventionStudy] {
      InterventionStudy.all(panel, before: Self.last, options: AnalysisOptions(negativeControls: ["病假"]))
    }
    #expect(studies().map(\.notApartFrom) == [[.parentLecture], [.lesson]])
    #expect(studies().allSatisfy { $0.verdict == .insufficient && $0.ratio == nil })
    #expect(studies().allSatisfy { study in study.months.allSatisfy { $0.expected == nil } })
    // Lectures at a third of the schools do not make the city's fall.
    panel.interventions =
      [panel.interventions[0]]
      + City.schools.prefix(20).map {
        Self.intervention(.school, $0.code.rawValue, Self.first.advanced(by: 30).firstDay, kind: .parentLecture)
      }
    #expect(studies()[0].notApartFrom.isEmpty && studies()[0].verdict == .usable, "\(studies()[0].doubts)")
  }

  @Test func `months after the end of what came to the whole city are left out`() throws {
    var panel = Self.city(0.5, controls: 1)
    panel.interventions[0].ends = Self.first.advanced(by: 39).lastDay
    let study = try Self.study(panel, controls: ["病假"])
    #expect(study.ended?.schools == 60 && study.months.map(\.month).max() == Self.first.advanced(by: 39))
    #expect(study.months.count { $0.expected != nil } == 10 && study.ratio != nil)
  }

  @Test func `all schools on one day are the whole city`() throws {
    let start = Self.first.advanced(by: 30)
    let study = try Self.study(
      City(starts: Dictionary(uniqueKeysWithValues: City.schools.map { ($0.code, start) })).panel())
    #expect(study.design == .city(since: start))
  }

  // MARK: - Nothing

  @Test func `single pupils, nothing yet, unknown places and no returns are told apart`() throws {
    let day = Self.first.advanced(by: 20).firstDay
    let calm = City(events: 0.5)
    func design(_ panel: Panel) throws -> InterventionStudy.Design {
      let study = try Self.study(panel)
      #expect(study.verdict == .insufficient && study.ratio == nil && !study.result.hasAnswer)
      return study.design
    }
    #expect(try design(calm.panel([Self.intervention(.pupil, "P1", day)])) == .none(.pupils))
    // In the report's month, which does not count.
    let late = Self.last.firstDay
    #expect(try design(calm.panel([Self.intervention(.school, "101", late)])) == .none(.notDelivered(late)))
    #expect(try design(calm.panel([Self.intervention(.school, "999", day)])) == .none(.unknownPlaces))
    var silent = calm.panel([Self.intervention(.school, "101", day)])
    silent.returns = []
    #expect(try design(silent) == .none(.noReturns))
    #expect(try design(calm.panel([Self.intervention(.school, "101", Self.first.firstDay)])) == .none(.noBefore))
    let early = calm.panel([Self.intervention(.city, nil, Self.first.firstDay)])
    #expect(try design(early) == .none(.series(.tooFewBefore(count: 0, wanted: 2))))
  }

  @Test func `too little seen says what would have been seen`() throws {
    let recent = try Self.study(
      City(
        starts: [
          SchoolCode(rawValue: "105"): Self.last.advanced(by: -1),
          SchoolCode(rawValue: "107"): Self.last.advanced(by: -1),
        ], events: 0.3
      ).panel())
    #expect(recent.verdict == .insufficient)
    let detectable = try #require(recent.detectable)
    #expect(detectable.eventsAMonth > 0 && detectable.monthsBefore > 30 && detectable.monthsAfter == 12)
  }
}
