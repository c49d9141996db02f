import Foundation
import LinearAlgebra
import Statistics
import TestSupport
import Testing

@Suite("Poisson with fixed effects: pyfixest's figures, separation, few clusters")
struct FixedEffectsPoissonTests {
  /// A model of the fixture.
  private struct Case {
    var response = "count"
    var terms: [String]
    var factors: [String]
    var cluster: String
    var isWeighted = false
  }

  private static let cases: [String: Case] = [
    "two effects": Case(terms: ["exposed", "visits", "rare"], factors: ["school", "month"], cluster: "school"),
    "not nested": Case(terms: ["exposed", "visits"], factors: ["school", "month"], cluster: "district"),
    "one effect": Case(terms: ["exposed", "visits"], factors: ["month"], cluster: "school"),
    "three effects": Case(terms: ["exposed", "visits"], factors: ["school", "month", "district"], cluster: "month"),
    "weighted rate": Case(
      response: "rate", terms: ["exposed", "visits"], factors: ["school", "month"], cluster: "school",
      isWeighted: true),
    "separated": Case(terms: ["exposed", "visits", "never"], factors: ["school", "month"], cluster: "school"),
    "collinear": Case(terms: ["exposed", "region", "visits"], factors: ["school", "month"], cluster: "school"),
    "each row": Case(terms: ["exposed", "visits"], factors: ["school", "month"], cluster: "row"),
  ]

  private func panel(_ model: Case, order: [Int]? = nil) throws -> FixedEffectsPanel {
    let all = try referenceRows("effects/poisson_panel.csv")
    let rows = order.map { $0.map { all[$0] } } ?? all
    func levels(_ column: String) -> [Int32] { rows.map { Int32($0.integer(column)) } }
    return try FixedEffectsPanel(
      response: rows.map { $0.number(model.response) },
      covariates: Matrix(
        rowCount: rows.count, columnCount: model.terms.count,
        elements: model.terms.flatMap { term in rows.map { $0.number(term) } }),
      factors: model.factors.map(levels),
      clusters: model.cluster == "row" ? Array(0..<Int32(rows.count)) : levels(model.cluster),
      weights: model.isWeighted ? rows.map { $0.number("weight") } : nil)
  }

  @Test("Every row of poisson_expected.csv")
  func everyRow() throws {
    var fits: [String: FixedEffectsPoisson] = [:]
    var figures: [String: [String: Double]] = [:]
    for (name, model) in Self.cases {
      let fit = try FixedEffectsPoisson.fit(panel(model))
      fits[name] = fit
      var own = ["rows": Double(fit.rows.count), "deviance": fit.deviance]
      for (index, column) in fit.estimated.enumerated() {
        own["\(model.terms[column]) coefficient"] = fit.coefficients[index]
        own["\(model.terms[column]) standardError"] = fit.standardErrors[index]
      }
      figures[name] = own
    }
    var seen = 0
    for row in try referenceRows("effects/poisson_expected.csv") {
      let (name, quantity) = (row["case"] ?? "", row["quantity"] ?? "")
      let ours = try #require(figures[name]?[quantity], "\(name) \(quantity)")
      #expect(isClose(ours, row.number("value"), relative: 1e-7), "\(name) \(quantity): \(ours)")
      seen += 1
    }
    #expect(seen == figures.values.reduce(0) { $0 + $1.count })
    // School 7 never had an event; `never` has none by construction, `region` is an effect of schools.
    #expect(fits["two effects"]?.separatedCount == 18 && fits["one effect"]?.separatedCount == 0)
    #expect(fits["separated"]?.leftOut == [2: .infinite] && (fits["separated"]?.separatedCount ?? 0) > 18)
    #expect(fits["collinear"]?.leftOut == [1: .collinear] && fits["collinear"]?.singleCount == 0)
  }

  @Test("Neither the order of rows nor the names of levels matter")
  func invariance() throws {
    let model = try #require(Self.cases["two effects"])
    let fit = try FixedEffectsPoisson.fit(panel(model))
    var random = SeededGenerator(seed: 3)
    let moved = try FixedEffectsPoisson.fit(panel(model, order: Array(0..<720).shuffled(using: &random)))
    let plain = try panel(model)
    let renamed = try FixedEffectsPoisson.fit(
      FixedEffectsPanel(
        response: plain.response, covariates: plain.covariates,
        factors: plain.factors.map { $0.map { 3 * (50 - $0) } }, clusters: plain.clusters.map { 2 * $0 + 5 }))
    for other in [moved, renamed] {
      for index in fit.coefficients.indices {
        #expect(isClose(fit.coefficients[index], other.coefficients[index], relative: 1e-8))
        #expect(isClose(fit.standardErrors[index], other.standardErrors[index], relative: 1e-7))
      }
    }
  }

  @Test("A covariate may be far from 0, and levels may overlap in a long chain only")
  func hardCases() throws {
    let model = try #require(Self.cases["two effects"])
    let plain = try panel(model)
    let fit = try FixedEffectsPoisson.fit(plain)
    var far = plain.covariates
    for index in far.elements.indices { far.elements[index] += 1e6 }
    let moved = try FixedEffectsPoisson.fit(
      FixedEffectsPanel(response: plain.response, covariates: far, factors: plain.factors, clusters: plain.clusters))
    for index in 0..<3 { #expect(isClose(fit.coefficients[index], moved.coefficients[index], relative: 1e-7)) }
    // Row 2i lies in levels (i, i), row 2i + 1 in (i, i + 1): alternating projections would take thousands of rounds.
    let response = (0..<400).map { Double(1 + $0 * 7 % 5) }
    let chain = try FixedEffectsPoisson.fit(
      FixedEffectsPanel(
        response: response + response,
        covariates: Matrix(
          rowCount: 800, columnCount: 1, elements: (0..<800).map { $0 < 400 ? 0 : Double($0 % 2) }),
        factors: [(0..<800).map { Int32($0 % 400 / 2) }, (0..<800).map { Int32(($0 % 400 + 1) / 2) }],
        clusters: (0..<800).map { Int32($0 % 400 / 20) }))
    // Both halves have the same counts, so that the means of a pair of rows can be but its count twice.
    #expect(chain.coefficients.count == 1 && abs(chain.coefficients[0]) < 1e-7 && chain.deviance < 1e-9)
  }

  @Test("Dummy columns give what absorbed effects give")
  func dummies() throws {
    let fit = try FixedEffectsPoisson.fit(panel(try #require(Self.cases["two effects"])))
    let rows = try referenceRows("effects/poisson_panel.csv")
    let kept = fit.rows.map { rows[$0] }
    let schools = Set(kept.map { $0.integer("school") }).sorted()
    let columns: [[Double]] =
      ["exposed", "visits", "rare"].map { term in kept.map { $0.number(term) } }
      + schools.map { school in kept.map { $0.integer("school") == school ? 1 : 0 } }
      + (1..<18).map { month in kept.map { $0.integer("month") == month ? 1 : 0 } }
    let model = try GeneralizedLinearModel.fit(
      modelMatrix: Matrix(rowCount: kept.count, columnCount: columns.count, elements: columns.flatMap { $0 }),
      response: kept.map { $0.number("count") }, offset: kept.map { _ in 0 })
    for index in 0..<3 { #expect(isClose(fit.coefficients[index], model.coefficients[index], relative: 1e-8)) }
    #expect(isClose(fit.deviance, model.deviance, relative: 1e-9))
    for (ours, theirs) in zip(fit.fittedValues, model.fittedValues) { #expect(isClose(ours, theirs, relative: 1e-7)) }
  }

  /// Districts with an effect each, half of them or the first few exposed from the middle on, and scatter they share within half a year.
  private func districts(
    _ count: Int, seed: UInt64, effect: Double = 0, scatter: Double = 0.3, exposed share: Int? = nil
  ) throws
    -> FixedEffectsPanel
  {
    var random = SplitMix64(seed: seed)
    var (response, exposed): ([Double], [Double]) = ([], [])
    var (unit, time): ([Int32], [Int32]) = ([], [])
    for district in 0..<count {
      let level = random.normal() * 0.5
      for half in 0..<2 {
        let shared = scatter * random.normal()
        for month in 0..<6 {
          let isExposed = share.map { district < $0 } ?? (district % 2 == 0)
          let x: Double = isExposed && half == 1 ? 1 : 0
          response.append(Double(random.poisson(8 * exp(level + shared + effect * x))))
          exposed.append(x)
          unit.append(Int32(district))
          time.append(Int32(half * 6 + month))
        }
      }
    }
    return try FixedEffectsPanel(
      response: response, covariates: Matrix(rowCount: response.count, columnCount: 1, elements: exposed),
      factors: [unit, time], clusters: unit)
  }

  @Test("With fewer than thirty effective clusters the bootstrap's interval is reported, the same at every run")
  func fewClusters() throws {
    let many = try FixedEffectsPoisson.fit(districts(60, seed: 1))
    #expect(many.estimate(0)?.basis == .clustered && many.effectiveClusterCounts[0] > 30)
    #expect(many.effectiveClusterCounts[0] <= 60 && many.clusterCount == 60)
    // Exposed are 5 of 60: their number counts, not that of all.
    let lopsided = try FixedEffectsPoisson.fit(districts(60, seed: 1, exposed: 5))
    #expect(lopsided.effectiveClusterCounts[0] < 15 && lopsided.estimate(0)?.basis == .wildBootstrap)
    let few = try FixedEffectsPoisson.fit(districts(8, seed: 1, effect: -0.5))
    let estimate = try #require(few.estimate(0))
    #expect(estimate.basis == .wildBootstrap)
    let again = few.estimate(0)
    #expect(again == estimate)
    #expect(estimate.lower < estimate.ratio && estimate.ratio < estimate.upper)
    // At its limits the test is on the verge.
    let test = WildClusterBootstrap(few, coefficient: 0)
    for limit in [estimate.lowerLogarithm, estimate.upperLogarithm] {
      let p = try test.pValue(at: try #require(limit))
      #expect(p > 0.04 && p < 0.06)
    }
    #expect(try test.pValue(at: few.coefficients[0]) > 0.9)
  }

  @Test("With ten clusters the bootstrap rejects a true value about as often as it should, and CR1 with z more often")
  func size() throws {
    var (bootstrap, normal) = (0, 0)
    for seed in 1...200 {
      let fit = try FixedEffectsPoisson.fit(districts(10, seed: UInt64(seed)))
      if try WildClusterBootstrap(fit, coefficient: 0, options: .init(draws: 399)).pValue() <= 0.05 { bootstrap += 1 }
      if abs(fit.coefficients[0]) > 1.96 * fit.standardErrors[0] { normal += 1 }
    }
    #expect(bootstrap >= 2 && bootstrap <= 19, "\(bootstrap) of 200, normal \(normal)")
    #expect(normal > bootstrap)
  }

  @Test("With three clusters nothing can be rejected: the interval is open, not narrow")
  func threeClusters() throws {
    let estimate = try #require(FixedEffectsPoisson.fit(districts(3, seed: 2)).estimate(0))
    #expect(estimate.lower == 0 && estimate.upper == .infinity)
  }

  @Test("What cannot be estimated is refused, and a covariate without information is named")
  func boundaries() throws {
    let ones = Matrix(rowCount: 4, columnCount: 1, elements: [0, 1, 0, 1])
    #expect(throws: EffectError.noEvents) {
      try FixedEffectsPanel(
        response: [0, 0, 0, 0], covariates: ones, factors: [[0, 0, 1, 1]], clusters: [0, 0, 1, 1])
    }
    #expect(throws: EffectError.fit(.invalidValue(-1))) {
      try FixedEffectsPanel(
        response: [0, -1, 0, 0], covariates: ones, factors: [[0, 0, 1, 1]], clusters: [0, 0, 1, 1])
    }
    #expect(throws: EffectError.tooFewClusters(1)) {
      try FixedEffectsPoisson.fit(
        FixedEffectsPanel(response: [1, 2, 3, 5], covariates: ones, factors: [[0, 0, 1, 1]], clusters: [4, 4, 4, 4]))
    }
    #expect(throws: EffectError.noEvents) {
      try FixedEffectsPoisson.fit(
        FixedEffectsPanel(response: [1, 2, 3, 5], covariates: ones, factors: [[0, 1, 2, 3]], clusters: [0, 0, 1, 1]))
    }
    let covariate = Matrix(rowCount: 4, columnCount: 1, elements: [2020, 2020, 2021, 2021])
    let fit = try FixedEffectsPoisson.fit(
      FixedEffectsPanel(
        response: [1, 2, 3, 5], covariates: covariate, factors: [[0, 0, 1, 1]], clusters: [0, 1, 0, 1]))
    #expect(fit.leftOut == [0: .collinear] && fit.coefficients.isEmpty && fit.estimate(0) == nil)
    #expect(isClose(fit.fittedValues[0], 1.5, relative: 1e-9))
    let constant = try FixedEffectsPoisson.fit(
      FixedEffectsPanel(
        response: [1, 2, 3, 5, 4, 2],
        covariates: Matrix(rowCount: 6, columnCount: 1, elements: [.pi, .pi, .pi, .pi, .pi, .pi]),
        factors: [[0, 0, 0, 1, 1, 1]], clusters: [0, 1, 2, 0, 1, 2]))
    #expect(constant.leftOut == [0: .collinear])
    let single = try FixedEffectsPoisson.fit(
      FixedEffectsPanel(
        response: [1, 2, 3, 5, 9], covariates: Matrix(rowCount: 5, columnCount: 1, elements: [0, 1, 0, 1, 7]),
        factors: [[0, 0, 1, 1, 2]], clusters: [0, 0, 1, 1, 2]))
    #expect(single.singleCount == 1 && single.rows == [0, 1, 2, 3])
    #expect(isClose(exp(single.coefficients[0]), 7.0 / 4, relative: 1e-9))
  }
}
