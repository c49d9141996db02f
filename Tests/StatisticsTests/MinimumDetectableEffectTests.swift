import Foundation
import Statistics
import Testing

@Suite("Minimum detectable effect: its formula, what it promises, what it refuses")
struct MinimumDetectableEffectTests {
  private typealias Plan = MinimumDetectableEffect.Plan
  private let plain = SegmentedRegression.Options(season: .none, hasTrend: false)

  @Test(
    "Without trend and season the error is √(φ(1 + ρ) ÷ (1 − ρ) ÷ m · (1/before + 1/(r · after)))", arguments: [0, 0.4])
  func closedForm(rho: Double) throws {
    let effect = try MinimumDetectableEffect(
      Plan(baselineMean: 20, dispersion: 1.5, errorCorrelation: rho, before: 40, after: 24, options: plain))
    // t(0.975) and t(0.8) on 62 degrees of freedom; v = 1 + 0.75/8.
    let quantiles = 1.09375 * 1.998971517 + 0.847457148
    for ratio in [effect.fall, effect.rise] {
      let r = try #require(ratio)
      let error = (1.5 * (1 + rho) / (1 - rho) / 20 * (1 / 40.0 + 1 / (24 * r))).squareRoot()
      #expect(abs(abs(log(r)) / error / quantiles - 1) < 1e-7)
    }
  }

  @Test("More events, periods or steadiness find smaller effects; a trend and a season cost some")
  func directions() throws {
    let base = Plan(baselineMean: 20, dispersion: 1.5, errorCorrelation: 0.2, before: 36, after: 24)
    func width(_ change: (inout Plan) -> Void) throws -> Double {
      var plan = base
      change(&plan)
      let effect = try MinimumDetectableEffect(plan)
      return log(try #require(effect.rise)) - log(try #require(effect.fall))
    }
    let reference = try width { _ in }
    #expect(try width { $0.baselineMean = 30 } < reference)
    #expect(try width { $0.after = 36 } < reference)
    #expect(try width { $0.before = 60 } < reference)
    #expect(try width { $0.options = plain } < reference)
    #expect(try width { $0.dispersion = 2 } > reference)
    #expect(try width { $0.errorCorrelation = 0.4 } > reference)
    #expect(try width { $0.options.hasSlope = true } > reference)
    #expect(try width { $0.power = 0.9 } > reference)
    #expect(try width { $0.errorCorrelation = -0.5 } == width { $0.errorCorrelation = 0 })
  }

  @Test("A planned power of 80 % is what the fitted model delivers")
  func power() throws {
    let effect = try MinimumDetectableEffect(Plan(baselineMean: 20, dispersion: 1.5, before: 36, after: 24))
    let ratio = try #require(effect.fall)
    var found = 0
    for seed in 1...400 {
      var random = SplitMix64(seed: UInt64(seed))
      let counts = (0..<60).map { random.negativeBinomial(mean: $0 < 36 ? 20 : 20 * ratio, dispersion: 1.5) }
      let fit = try SegmentedRegression.fit(InterruptedSeries(counts: counts, firstAfter: 36))
      if let level = fit.estimate(.level), level.upper < 1 { found += 1 }
    }
    // 320 expected, standard error 8.
    #expect(found > 290 && found < 350, "\(found) of 400")
  }

  @Test("With very few events no fall can be shown, and that is said rather than a number given")
  func tooFewEvents() throws {
    let effect = try MinimumDetectableEffect(Plan(baselineMean: 0.3, before: 24, after: 6, options: plain))
    #expect(effect.fall == nil)
    #expect((effect.rise ?? 0) > 4)
  }

  @Test("A plan that makes no sense is refused")
  func refusals() {
    func check(_ error: EffectError, _ change: (inout Plan) -> Void) {
      var plan = Plan(baselineMean: 20, before: 36, after: 24)
      change(&plan)
      #expect(throws: error) { try MinimumDetectableEffect(plan) }
    }
    check(.plan(.baselineMean(0))) { $0.baselineMean = 0 }
    check(.plan(.dispersion(0.5))) { $0.dispersion = 0.5 }
    check(.plan(.errorCorrelation(1))) { $0.errorCorrelation = 1 }
    check(.plan(.power(0.5))) { $0.power = 0.5 }
    check(.tooFewBefore(count: 11, wanted: 12)) { $0.before = 11 }
    check(.tooFewAfter(count: 1, wanted: 2)) { $0.after = 1 }
  }
}
