import Foundation
import Statistics

extension EffectScenario {
  /// Interrupted series of independent months, one for each family; the interval is the model's own.
  static let families = SegmentedRegression.Family.allCases.map { family in
    EffectScenario(name: "its-\(family.rawValue)", questions: coverage(["model"]) + coverage(["reported"], goal: nil)) {
      random in
      let study = SeriesStudy(mean: 30, hasSlope: false)
      let counts = study.means.map { mean in
        switch family {
        case .poisson: random.poisson(mean)
        case .quasiPoisson: random.negativeBinomial(mean: mean, dispersion: 2)
        // μ + μ²/θ at θ = 20.
        case .negativeBinomial: random.negativeBinomial(mean: mean, dispersion: 1 + mean / 20)
        }
      }
      guard let fit = study.fit(counts, family) else { return [nil, nil] }
      return [
        fit.candidates(.level).first { $0.basis == .model }.map { $0.holds(study.level) },
        fit.estimate(.level).map { $0.holds(study.level) },
      ]
    }
  }

  /// Interrupted series whose log errors hang together, AR(1): the interval that is reported, of the level and, with a
  /// slope, of the whole effect too.
  static let correlated = [0, 0.45, 0.6].flatMap { correlation in
    [(name: "low", mean: 5.0), (name: "high", mean: 100)].flatMap { size in
      [false, true].map { hasSlope in
        let goal: ClosedRange<Double>? = correlation == 0 ? 0.93...0.98 : correlation < 0.5 ? 0.92...1 : nil
        return EffectScenario(
          name: "its-\(correlation)-\(size.name)\(hasSlope ? "-slope" : "")",
          questions: coverage(hasSlope ? ["reported", "reported-overall"] : ["reported"], goal: goal)
        ) { random in
          let study = SeriesStudy(mean: size.mean, hasSlope: hasSlope)
          let counts = study.draw(correlation: correlation, deviation: 0.3, random: &random)
          let fit = study.fit(counts, .quasiPoisson)
          let level = fit?.estimate(.level).map { $0.holds(study.level) }
          return hasSlope ? [level, fit.map { $0.counterfactual().ratio.holds(study.overall) }] : [level]
        }
      }
    }
  }
}

/// A series of 84 months with trend and season, interrupted in month 55.
private struct SeriesStudy {
  /// The logarithm of the ratio from the interruption on, and what each further month adds to it.
  let level = log(0.8)
  let slope: Double
  let means: [Double]
  /// The logarithm of the ratio of the months from the interruption on together.
  let overall: Double
  private let firstAfter = 54

  init(mean: Double, hasSlope: Bool) {
    slope = hasSlope ? -0.01 : 0
    let (firstAfter, slope, level) = (firstAfter, slope, level)
    func effect(_ t: Int) -> Double { t < firstAfter ? 0 : level + slope * Double(t - firstAfter + 1) }
    let without = (0..<84).map { t -> Double in
      let season: Double = cos(2 * .pi * Double(t + 1) / 12)
      return mean * exp(0.002 * Double(t - 42) + 0.3 * season)
    }
    means = without.enumerated().map { $1 * exp(effect($0)) }
    overall = log(means[firstAfter...].reduce(0, +) / without[firstAfter...].reduce(0, +))
  }

  /// Poisson counts around means whose logarithms have an AR(1) error of mean ratio 1.
  func draw(correlation: Double, deviation: Double, random: inout SplitMix64) -> [Int] {
    var error = random.normal()
    return means.map { mean in
      let count = random.poisson(mean * exp(deviation * error - deviation * deviation / 2))
      error = correlation * error + (1 - correlation * correlation).squareRoot() * random.normal()
      return count
    }
  }

  func fit(_ counts: [Int], _ family: SegmentedRegression.Family) -> SegmentedRegression? {
    guard let series = try? InterruptedSeries(counts: counts, firstAfter: firstAfter) else { return nil }
    return try? SegmentedRegression.fit(series, options: .init(family: family, hasSlope: slope != 0))
  }
}

extension SegmentedEstimate {
  /// Whether the interval holds a logarithm.
  fileprivate func holds(_ truth: Double) -> Bool { abs(logarithm - truth) <= halfWidth }
}
