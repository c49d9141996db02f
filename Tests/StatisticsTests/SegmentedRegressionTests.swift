import Foundation
import LinearAlgebra
import Statistics
import TestSupport
import Testing

@Suite("Segmented regression: its rule, its counterfactual, and what it refuses")
struct SegmentedRegressionTests {
  private typealias Options = SegmentedRegression.Options

  /// Counts around 20 with season and scatter, from 0.7 times that after the intervention.
  private func counts(_ n: Int = 60, firstAfter: Int = 36, seed: UInt64 = 1, mean: Double = 20) -> [Int] {
    var random = SplitMix64(seed: seed)
    return (0..<n).map { t in
      random.negativeBinomial(
        mean: mean * exp(0.3 * cos(2 * .pi * Double(t + 1) / 12)) * (t >= firstAfter ? 0.7 : 1), dispersion: 1.5)
    }
  }

  private func fit(_ counts: [Int?], firstAfter: Int = 36, _ options: Options = Options()) throws -> SegmentedRegression
  {
    try SegmentedRegression.fit(InterruptedSeries(counts: counts, firstAfter: firstAfter), options: options)
  }

  @Test("The reported error is the widest of the three, and says which", arguments: 1...20)
  func widest(seed: UInt64) throws {
    let fit = try fit(counts(seed: seed))
    let effect = try #require(fit.estimate(.level))
    let model = try #require(fit.standardError(.level, fit.modelCovariance)) / min(1, fit.model.dispersion.squareRoot())
    let neweyWest = try #require(fit.standardError(.level, fit.covariance(.neweyWest(lag: fit.lag))))
    // The t quantile for 53 degrees of freedom, 2.00575.
    let widths = [2.005746 * model, FixedBQuantile.twoSided95(lag: fit.lag, count: 60) * neweyWest]
    #expect(effect.halfWidth >= (widths.max() ?? .nan) * (1 - 1e-6))
    switch effect.basis {
    case .model: #expect(isClose(effect.halfWidth, widths[0], relative: 1e-6) && fit.errorCorrelation < 0.05)
    case .neweyWest: #expect(isClose(effect.halfWidth, widths[1], relative: 1e-6))
    case .autocorrelation: #expect(effect.halfWidth > widths[0] && fit.errorCorrelation > -0.05)
    }
  }

  @Test("Errors that hang together widen the interval: each month twice is hardly more than each month once")
  func doubled() throws {
    let once = counts()
    let twice = once.flatMap { [$0, $0] }
    let single = try #require(fit(once, firstAfter: 36, Options(season: .none)).estimate(.level))
    let double = try fit(twice, firstAfter: 72, Options(season: .none))
    let effect = try #require(double.estimate(.level))
    let model = try #require(double.standardError(.level, double.modelCovariance))
    #expect(effect.halfWidth > 0.9 * single.halfWidth && effect.halfWidth > 1.2 * 1.98 * model)
  }

  @Test(
    "With a level alone the whole effect is the level, and events averted reach 0 when the ratio reaches 1",
    arguments: 1...20)
  func averted(seed: UInt64) throws {
    let fit = try fit(counts(seed: seed))
    let effect = try #require(fit.estimate(.level))
    let counterfactual = fit.counterfactual()
    #expect(isClose(counterfactual.ratio.ratio, effect.ratio, relative: 1e-9))
    #expect(isClose(counterfactual.ratio.halfWidth, effect.halfWidth, relative: 1e-8))
    #expect((counterfactual.avertedLower > 0) == (effect.upper < 1))
    #expect(isClose(counterfactual.expected, Double(counterfactual.observed) / effect.ratio, relative: 1e-8))
    #expect(isClose(counterfactual.periods.reduce(0) { $0 + $1.expected }, counterfactual.expected, relative: 1e-12))
    for period in counterfactual.periods {
      #expect(period.lower < period.expected && period.expected < period.upper)
      #expect(isClose(fit.ratio(at: period.position).ratio, period.fitted / period.expected, relative: 1e-9))
    }
    #expect(fit.ratio(at: 3).ratio == 1 && fit.ratio(at: 3).halfWidth == 0)
  }

  @Test("With a slope the ratio of a month is that of its means, and the whole effect lies between those of the months")
  func slope() throws {
    let fit = try fit(counts(), Options(hasSlope: true))
    let counterfactual = fit.counterfactual()
    let ratios = counterfactual.periods.map { fit.ratio(at: $0.position).ratio }
    for (ratio, period) in zip(ratios, counterfactual.periods) {
      #expect(isClose(ratio, period.fitted / period.expected, relative: 1e-9))
    }
    #expect(
      (ratios.min() ?? .nan) <= counterfactual.ratio.ratio && counterfactual.ratio.ratio <= (ratios.max() ?? .nan))
  }

  @Test(
    "The unit of exposure moves the intercept alone, and a multiple of it is no effect",
    arguments: SegmentedRegression.Family.allCases)
  func exposure(family: SegmentedRegression.Family) throws {
    let counts = counts()
    let unit = try SegmentedRegression.fit(
      InterruptedSeries(counts: counts, exposure: [Double](repeating: 2e5, count: 60), firstAfter: 36),
      options: Options(family: family))
    let none = try fit(counts, Options(family: family))
    #expect(isClose(none.model.coefficients[0] - unit.model.coefficients[0], log(2e5), relative: 1e-8))
    for index in 1..<unit.terms.count {
      #expect(isClose(none.model.coefficients[index], unit.model.coefficients[index], relative: 1e-6, absolute: 1e-9))
    }
  }

  @Test("Where counts vary less than Poisson counts, the negative binomial is Poisson and no error is below Poisson's")
  func underdispersed() throws {
    let counts = (0..<60).map { [10, 11, 10, 9, 10][$0 % 5] + ($0 >= 36 ? -3 : 0) }
    let negative = try fit(counts, Options(family: .negativeBinomial))
    let poisson = try fit(counts, Options(family: .poisson))
    #expect(negative.negativeBinomial?.theta == .infinity && negative.negativeBinomial?.thetaStandardError == nil)
    #expect(negative.model.coefficients == poisson.model.coefficients)
    let quasi = try fit(counts)
    let model = try #require(poisson.standardError(.level, poisson.modelCovariance))
    #expect(quasi.model.dispersion < 0.5 && (quasi.estimate(.level)?.standardError ?? 0) >= model * (1 - 1e-12))
  }

  @Test("A dispersed series fitted as Poisson is reported with its dispersion")
  func dispersed() throws {
    let poisson = try fit(counts(seed: 5), Options(family: .poisson))
    let quasi = try fit(counts(seed: 5))
    #expect(quasi.model.dispersion > 1.2 && poisson.modelCovariance == poisson.model.unscaledCovariance)
    #expect(poisson.estimate(.level) == quasi.estimate(.level))
  }

  @Test("What cannot be estimated is refused with its reason")
  func refusals() throws {
    func check(_ error: EffectError, _ counts: [Int?], firstAfter: Int = 36, _ options: Options = Options()) {
      #expect(throws: error) { try fit(counts, firstAfter: firstAfter, options) }
    }
    let good = counts()
    var bad: [Int?] = good
    bad[7] = nil
    check(.missingPeriod(7), bad)
    bad[7] = -1
    check(.negativeCount(-1, position: 7), bad)
    check(.tooFewBefore(count: 1, wanted: 2), good, firstAfter: 1)
    check(.tooFewBefore(count: 0, wanted: 2), good, firstAfter: -4)
    check(.tooFewBefore(count: 2, wanted: 3), good, firstAfter: 2, Options(season: .none))
    check(.tooFewBefore(count: 11, wanted: 12), good, firstAfter: 11)
    check(.tooFewAfter(count: 1, wanted: 2), good, firstAfter: 59)
    check(.tooFewAfter(count: 0, wanted: 2), good, firstAfter: 70)
    check(.tooFewAfter(count: 2, wanted: 3), good, firstAfter: 58, Options(hasSlope: true))
    check(.noEvents, [Int](repeating: 0, count: 60))
    check(.noEvents, [0, 0, 0, 0], firstAfter: 2)
    check(.tooFewBefore(count: 0, wanted: 2), [], firstAfter: 0)
    check(.noVariation(count: 4), [Int](repeating: 4, count: 60))
    check(.noEventsBefore, [Int](repeating: 0, count: 36) + good[36...])
    check(.noEventsAfter, good[..<36] + [Int](repeating: 0, count: 24))
    check(.harmonics(6, period: 12), good, Options(season: .harmonics(6)))
    check(.harmonics(0, period: 12), good, Options(season: .harmonics(0)))
    check(.lag(60, count: 60), good, Options(lag: 60))
    check(.lag(-1, count: 60), good, Options(lag: -1))
    check(
      .fit(.tooFewObservations(residualDegreesOfFreedom: 0, wanted: 1)), Array(good[..<14]), firstAfter: 12,
      Options(season: .factors))
    let noJune = good.enumerated().map { $0.offset % 12 == 5 ? 0 : $0.element }
    check(.separated(positions: [5, 17, 29, 41, 53]), noJune, Options(season: .factors))
    // 0, 0, then 9 after the intervention: a line through them falls for ever towards the past.
    check(
      .separated(positions: [57, 58]), good[..<57].map { max(1, $0) } + [0, 0, 9], firstAfter: 57,
      Options(hasSlope: true))
    #expect(throws: EffectError.exposure(0, position: 2)) {
      try InterruptedSeries(counts: good, exposure: good.indices.map { $0 == 2 ? 0 : 1 }, firstAfter: 36)
    }
  }

  @Test("A perfect fit has residuals that hang together in no way, and an error of its own")
  func perfect() throws {
    let fit = try fit([4, 4, 4, 4, 4, 4, 2, 2, 2, 2], firstAfter: 6, Options(season: .none, hasTrend: false))
    let effect = try #require(fit.estimate(.level))
    #expect(fit.autocorrelation.correlations.allSatisfy { $0 == 0 } && abs(fit.errorCorrelation) < 0.5)
    #expect(isClose(effect.ratio, 0.5, relative: 1e-9) && effect.standardError > 0.4)
  }

  @Test("Months may start anywhere in the year, and years may have other periods")
  func season() throws {
    let counts = counts()
    let january = try fit(counts, Options(season: .factors))
    let july = try SegmentedRegression.fit(
      InterruptedSeries(counts: counts, firstAfter: 36, firstSeason: 7), options: Options(season: .factors))
    #expect(isClose(january.model.deviance, july.model.deviance, relative: 1e-9))
    let weeks = try InterruptedSeries(
      counts: counts.flatMap { [$0, $0 / 2] }, firstAfter: 72, firstSeason: 50, period: 52)
    #expect(try SegmentedRegression.fit(weeks).terms.count == 7)
  }
}
