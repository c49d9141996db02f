import LinearAlgebra
import Statistics
import TestSupport
import Testing

@Suite("Staggered adoption: what must not matter does not, and what is true is found")
struct StaggeredPropertyTests {
  private static let cohorts: [(first: Int?, units: Int)] = [(2, 7), (4, 9), (nil, 12)]

  private func figures(_ panel: StaggeredPanel, _ options: GroupTimeEffects.Options = .init()) -> [StaggeredEstimate] {
    let effects = GroupTimeEffects.fit(panel, options: options)
    return effects.cells.compactMap(\.estimate)
      + StaggeredAggregate.Kind.allCases.flatMap { effects.aggregate($0).parts.compactMap(\.estimate) }
      + StaggeredAggregate.Kind.allCases.compactMap { effects.aggregate($0).overall.estimate }
  }

  private func expectClose(
    _ left: [StaggeredEstimate], _ right: [StaggeredEstimate], scale: Double = 1, tolerance: Double = 1e-9
  ) {
    #expect(left.count == right.count && !left.isEmpty)
    for (one, other) in zip(left, right) {
      #expect(isClose(scale * one.value, other.value, relative: tolerance, absolute: tolerance))
      #expect(isClose(scale * one.standardError, other.standardError, relative: tolerance))
    }
  }

  @Test("The order of rows, the units' levels, a common trend and the unit of measurement", arguments: 1...50)
  func invariance(seed: UInt64) throws {
    let rows = StaggeredPanels.rows(Self.cohorts, seed: seed, covariates: { [$0] })
    let base = figures(try StaggeredPanel(rows))
    var generator = SplitMix64(seed: seed)
    #expect(figures(try StaggeredPanel(rows.shuffled(using: &generator))) == base)
    let moved = rows.map { row in
      StaggeredPanel.Row(
        unit: row.unit, period: row.period,
        outcome: 10 * (row.outcome + Double(row.unit % 5) + 0.3 * Double(row.period * row.period)),
        firstTreated: row.firstTreated, covariates: [100 - 3 * row.covariates[0]])
    }
    expectClose(base, figures(try StaggeredPanel(moved)), scale: 10, tolerance: 1e-7)
  }

  @Test(
    "Influence functions sum to 0, and their squares are the errors", arguments: GroupTimeEffects.Estimator.allCases)
  func influence(estimator: GroupTimeEffects.Estimator) throws {
    let panel = try StaggeredPanel(StaggeredPanels.rows(Self.cohorts, covariates: { [$0] }))
    let effects = GroupTimeEffects.fit(panel, options: .init(estimator: estimator))
    let n = panel.unitCount
    for (index, cell) in effects.cells.enumerated() {
      let column = effects.influence.elements[index * n..<(index + 1) * n]
      let error = column.reduce(0) { $0 + $1 * $1 }.squareRoot() / Double(n)
      #expect(isClose(column.reduce(0, +), 0, absolute: 1e-8))
      #expect(isClose(error, cell.estimate?.standardError ?? .nan))
    }
  }

  @Test("Without covariates the three estimators are one, and a covariate without use changes little")
  func estimators() throws {
    let panel = try StaggeredPanels.drawn(Self.cohorts)
    let all = GroupTimeEffects.Estimator.allCases.map { figures(panel, .init(estimator: $0)) }
    #expect(all[0] == all[1] && all[1] == all[2])
  }

  @Test("A cluster for each unit is no cluster")
  func clusters() throws {
    let own = try StaggeredPanel(StaggeredPanels.rows(Self.cohorts, cluster: { 100 - $0 }))
    expectClose(figures(try StaggeredPanels.drawn(Self.cohorts)), figures(own), tolerance: 1e-12)
  }

  @Test("Two identical units in one cluster are worth one")
  func twins() throws {
    let rows = StaggeredPanels.rows(Self.cohorts, cluster: { $0 })
    let twins = rows.map {
      StaggeredPanel.Row(
        unit: $0.unit + 1000, period: $0.period, outcome: $0.outcome, firstTreated: $0.firstTreated,
        cluster: $0.cluster)
    }
    expectClose(figures(try StaggeredPanel(rows)), figures(try StaggeredPanel(rows + twins)))
  }

  /// Units with a large x are treated more often and rise faster: comparing them with all others is wrong.
  @Test("Covariates take out a trend that goes with who is treated", arguments: GroupTimeEffects.Estimator.allCases)
  func confounding(estimator: GroupTimeEffects.Estimator) throws {
    var (with, without) = (0.0, 0.0)
    let draws = 60
    for draw in 0..<draws {
      var generator = SplitMix64(seed: UInt64(draw))
      var rows: [StaggeredPanel.Row] = []
      for unit in 0..<200 {
        let x = generator.normal()
        let first: Int? = generator.uniform() < (x > 0 ? 0.5 : 0.25) ? 2 : nil
        for period in 1...2 {
          rows.append(
            StaggeredPanel.Row(
              unit: unit, period: period,
              outcome: (period == 2 ? (x > 0 ? 2 : 0) + (first == nil ? 0 : 1) : 0) + generator.normal(),
              firstTreated: first, covariates: [x > 0 ? 1 : 0]))
        }
      }
      let plain = rows.map {
        StaggeredPanel.Row(unit: $0.unit, period: $0.period, outcome: $0.outcome, firstTreated: $0.firstTreated)
      }
      with += figures(try StaggeredPanel(rows), .init(estimator: estimator))[0].value / Double(draws)
      without += figures(try StaggeredPanel(plain))[0].value / Double(draws)
    }
    #expect(abs(with - 1) < 0.1 && without > 1.3, "\(with) with, \(without) without")
  }

  @Test("Intervals cover the effect, each alone in 95 of 100 draws and all together in a simultaneous band")
  func coverage() throws {
    var (single, band, imputed) = (0, 0, 0)
    for seed in UInt64(1)...400 {
      let panel = try StaggeredPanels.drawn([(3, 40), (4, 40), (nil, 60)], seed: seed)
      let effects = GroupTimeEffects.fit(panel)
      // Effects are −1 a period: cohort 3 has −1, −2, −3 and cohort 4 has −1, −2.
      if effects.aggregate(.simple).overall.estimate?.interval().contains(-1.8) == true { single += 1 }
      if try StaggeredImputation.fit(panel).overall.estimate?.interval().contains(-1.8) == true { imputed += 1 }
      var generator = SplitMix64(seed: seed)
      let critical = try SimultaneousBand.draw(
        effects.influence, panel: panel, draws: 1000, using: &generator
      ).criticalValue
      let isCovered = effects.cells.allSatisfy { cell in
        let truth = cell.isTreated ? -Double(cell.period - cell.group + 1) : 0
        return cell.estimate?.interval(criticalValue: critical).contains(truth) == true
      }
      if isCovered { band += 1 }
    }
    for covered in [single, band, imputed] {
      #expect((366...394).contains(covered), "\(single), \(band), \(imputed) of 400")
    }
  }
}
