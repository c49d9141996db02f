import LinearAlgebra
import Statistics
import TestSupport
import Testing

@Suite("Staggered adoption: what cannot be estimated is refused or left empty, with a reason")
struct StaggeredBoundaryTests {
  private typealias Row = StaggeredPanel.Row

  private func expectError(_ error: StaggeredError, _ rows: [StaggeredPanel.Row]) {
    #expect(throws: error) { try StaggeredPanel(rows) }
    #expect(!error.description.isEmpty)
  }

  /// Every cell, aggregate and regression is a finite figure or a reason.
  private func expectNoSilence(_ panel: StaggeredPanel) {
    func check(_ estimate: StaggeredEstimate?, _ blank: StaggeredBlank?) {
      #expect((estimate == nil) != (blank == nil))
      #expect(estimate.map { $0.value.isFinite && $0.standardError > 0 && $0.standardError.isFinite } ?? true)
      #expect(blank?.description.isEmpty != true)
    }
    for controls in GroupTimeEffects.Controls.allCases {
      for estimator in GroupTimeEffects.Estimator.allCases {
        for base in GroupTimeEffects.BasePeriod.allCases {
          let effects = GroupTimeEffects.fit(
            panel, options: .init(controls: controls, estimator: estimator, basePeriod: base))
          #expect(effects.influence.elements.allSatisfy { $0.isFinite })
          for cell in effects.cells { check(cell.estimate, cell.blank) }
          for kind in StaggeredAggregate.Kind.allCases {
            let aggregate = effects.aggregate(kind)
            for part in aggregate.parts + [aggregate.overall] { check(part.estimate, part.blank) }
          }
          if let test = try? effects.preTrendTest() { #expect(test.statistic >= 0 && test.pValue.isFinite) }
        }
      }
    }
    if let imputation = try? StaggeredImputation.fit(panel) {
      for part in StaggeredImputation.Grouping.allCases.flatMap({ imputation.parts($0) }) + [imputation.overall] {
        check(part.estimate, part.blank)
      }
    }
    if let regression = try? SunAbraham.fit(panel) {
      for part in regression.parts + [regression.overall] { check(part.estimate, part.blank) }
    }
    if let fit = try? TwoWayFixedEffects.fit(panel) { check(fit.estimate, nil) }
    #expect(BaconDecomposition(panel).comparisons.allSatisfy { $0.weight.isFinite && $0.estimate.isFinite })
  }

  @Test("A panel with a hole, a double row or something that changes is refused with its place")
  func refused() throws {
    let rows = StaggeredPanels.rows([(3, 2), (nil, 3)])
    expectError(.missing(unit: 2, period: 4), rows.filter { $0.unit != 2 || $0.period != 4 })
    expectError(.missing(unit: 5, period: 5), rows.filter { $0.unit != 5 || $0.period != 5 })
    expectError(.missing(unit: 1, period: 1), rows.filter { $0.unit != 1 || $0.period != 1 })
    expectError(.repeated(unit: 1, period: 1), rows + [rows[0]])
    expectError(.repeated(unit: 5, period: 5), rows + [rows[24]])
    expectError(.gap(after: 2), rows.filter { $0.period != 3 })
    expectError(.tooFewPeriods(1), rows.filter { $0.period == 3 })
    expectError(.tooFewPeriods(0), [])
    func changed(_ row: Row) -> [Row] { rows.filter { ($0.unit, $0.period) != (row.unit, row.period) } + [row] }
    expectError(
      .changing(unit: 1, period: 2), changed(Row(unit: 1, period: 2, outcome: 1, firstTreated: 4)))
    expectError(
      .changing(unit: 1, period: 2), changed(Row(unit: 1, period: 2, outcome: 1, firstTreated: 3, cluster: 1)))
    expectError(
      .covariateCount(unit: 1, 1, wanted: 0),
      changed(Row(unit: 1, period: 2, outcome: 1, firstTreated: 3, covariates: [1])))
    expectError(.notFinite(unit: 1, period: 2), changed(Row(unit: 1, period: 2, outcome: .nan, firstTreated: 3)))
    let clustered = StaggeredPanels.rows([(3, 2), (nil, 3)], cluster: { $0 == 4 ? nil : 1 })
    expectError(.partlyClustered(unit: 4), clustered)
  }

  @Test("Nobody treated, or all at once, is refused; those treated from the first period on are left out and counted")
  func nobody() throws {
    expectError(.noTreatedUnit, StaggeredPanels.rows([(nil, 5)]))
    expectError(.noTreatedUnit, StaggeredPanels.rows([(6, 5)]))
    expectError(.noTreatedUnit, StaggeredPanels.rows([(1, 5), (nil, 5)]))
    expectError(.noComparison(period: 3), StaggeredPanels.rows([(3, 5)]))
    let panel = try StaggeredPanels.drawn([(1, 2), (0, 1), (3, 5), (9, 6)])
    #expect(panel.alwaysTreatedCount == 3 && panel.unitCount == 11 && panel.cohorts == [3])
    #expect(panel.firstTreated.count { $0 == nil } == 6)
    expectNoSilence(panel)
  }

  @Test("Without units never treated the last cohort serves until its turn, and later cells are empty")
  func noNeverTreated() throws {
    let panel = try StaggeredPanels.drawn([(2, 6), (3, 6), (5, 6)])
    let effects = GroupTimeEffects.fit(panel)
    for cell in effects.cells {
      let isLast = cell.period >= 5 || cell.group == 5 && cell.period >= 3
      #expect((cell.blank == .tooFewControls(0, wanted: 2)) == isLast, "\(cell)")
    }
    let overall = effects.aggregate(.simple).overall
    #expect(overall.cellCount == 5 && overall.leftOut == 3 && overall.estimate != nil)
    let never = GroupTimeEffects.fit(panel, options: .init(controls: .neverTreated))
    #expect(never.cells.allSatisfy { $0.blank == .tooFewControls(0, wanted: 2) })
    #expect(never.aggregate(.simple).overall.blank == .nothingToCombine)
    #expect(throws: StaggeredBlank.noEarlierPeriod) { try never.preTrendTest() }
    var generator = SplitMix64(seed: 1)
    #expect(throws: StaggeredBlank.nothingToCombine) {
      try SimultaneousBand.draw(never.influence, panel: panel, using: &generator)
    }
    expectNoSilence(panel)
  }

  @Test("One treated unit has no figure: no variance between treated units can be seen")
  func oneTreated() throws {
    let panel = try StaggeredPanels.drawn([(3, 1), (nil, 10)])
    #expect(GroupTimeEffects.fit(panel).cells.allSatisfy { $0.blank == .tooFewTreated(1, wanted: 2) })
    #expect(throws: StaggeredBlank.tooFewTreated(1, wanted: 2)) { try TwoWayFixedEffects.fit(panel) }
    #expect(try StaggeredImputation.fit(panel).overall.blank == .nothingToCombine)
    expectNoSilence(panel)
  }

  @Test("A cohort of one is left out of the average and counted")
  func cohortOfOne() throws {
    let panel = try StaggeredPanels.drawn([(3, 8), (4, 1), (nil, 10)])
    let effects = GroupTimeEffects.fit(panel)
    let overall = effects.aggregate(.simple).overall
    #expect(overall.cellCount == 3 && overall.leftOut == 2)
    let cohort = effects.aggregate(.group).parts[0].estimate
    #expect(isClose(overall.estimate?.value ?? .nan, cohort?.value ?? 0))
    #expect(try StaggeredImputation.fit(panel).overall.leftOut == 2)
    expectNoSilence(panel)
  }

  @Test("A cohort within one cluster counts as one")
  func oneCluster() throws {
    let panel = try StaggeredPanel(
      StaggeredPanels.rows([(3, 8), (nil, 12)], cluster: { $0 <= 8 ? 1 : $0 / 4 }))
    #expect(GroupTimeEffects.fit(panel).cells.allSatisfy { $0.blank == .tooFewTreated(1, wanted: 2) })
    #expect(throws: StaggeredBlank.tooFewTreated(1, wanted: 2)) { try TwoWayFixedEffects.fit(panel) }
    #expect(try StaggeredImputation.fit(panel).overall.blank == .nothingToCombine)
    expectNoSilence(panel)
    expectNoSilence(try StaggeredPanel(StaggeredPanels.rows([(3, 8), (nil, 12)], cluster: { _ in 1 })))
  }

  @Test("Outcomes that are all 0, or move in lockstep, give no figure rather than one without error")
  func noVariation() throws {
    for outcome: (Row) -> Double in [{ _ in 0 }, { 0.1 * Double($0.period) + Double($0.unit) }] {
      let rows = StaggeredPanels.rows([(3, 5), (4, 5), (nil, 5)]).map {
        Row(unit: $0.unit, period: $0.period, outcome: outcome($0), firstTreated: $0.firstTreated)
      }
      let panel = try StaggeredPanel(rows)
      #expect(GroupTimeEffects.fit(panel).cells.allSatisfy { $0.blank == .noVariation })
      #expect(throws: StaggeredBlank.noVariation) { try TwoWayFixedEffects.fit(panel) }
      #expect(try StaggeredImputation.fit(panel).overall.blank == .noVariation)
      #expect(try SunAbraham.fit(panel).overall.blank == .nothingToCombine)
      expectNoSilence(panel)
    }
  }

  @Test("Covariates that repeat each other, or tell who is treated, leave cells empty")
  func badCovariates() throws {
    let cohorts: [(first: Int?, units: Int)] = [(3, 10), (nil, 20)]
    let twice = try StaggeredPanel(StaggeredPanels.rows(cohorts, covariates: { [$0, 1 - 2 * $0] }))
    let constant = try StaggeredPanel(StaggeredPanels.rows(cohorts, covariates: { [$0, 7] }))
    for panel in [twice, constant] {
      #expect(GroupTimeEffects.fit(panel).cells.allSatisfy { $0.blank == .collinear(covariate: 2) })
      expectNoSilence(panel)
    }
    let separated = try StaggeredPanel(
      StaggeredPanels.rows(cohorts).map {
        Row(
          unit: $0.unit, period: $0.period, outcome: $0.outcome, firstTreated: $0.firstTreated,
          covariates: [$0.firstTreated == nil ? Double($0.unit % 3) : 5 + Double($0.unit % 2)])
      })
    for cell in GroupTimeEffects.fit(separated).cells {
      guard case .noOverlap = cell.blank else {
        Issue.record("\(cell)")
        continue
      }
    }
    expectNoSilence(separated)
    // As many covariates as controls: the controls would be fitted exactly.
    let crowded = try StaggeredPanel(
      StaggeredPanels.rows([(3, 5), (nil, 3)], covariates: { [$0, $0 * $0] }))
    #expect(GroupTimeEffects.fit(crowded).cells.allSatisfy { $0.blank == .tooFewControls(3, wanted: 4) })
  }

  @Test("One period before the treatment: effects, but no test of trends and no sensitivity")
  func oneEarlierPeriod() throws {
    let effects = GroupTimeEffects.fit(
      try StaggeredPanels.drawn([(2, 8), (nil, 8)]), options: .init(basePeriod: .universal))
    #expect(effects.aggregate(.simple).overall.estimate != nil)
    #expect(throws: StaggeredBlank.noEarlierPeriod) { try effects.preTrendTest() }
    #expect(throws: StaggeredBlank.noEarlierPeriod) { try EventStudy(effects) }
  }

  @Test("As many tested figures as clusters: no test")
  func singularTest() throws {
    let panel = try StaggeredPanel(StaggeredPanels.rows([(5, 8), (nil, 8)], cluster: { $0 % 3 }))
    #expect(throws: StaggeredBlank.singularCovariance) { try GroupTimeEffects.fit(panel).preTrendTest() }
    expectNoSilence(panel)
  }
}
