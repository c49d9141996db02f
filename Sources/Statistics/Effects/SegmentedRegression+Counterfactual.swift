import Foundation

/// What would have been expected without the intervention, and what the difference is.
public struct Counterfactual: Sendable, Hashable {
  /// A period from the intervention on.
  public struct Period: Sendable, Hashable {
    /// The position in the series, from 0.
    public let position: Int
    /// The count.
    public let observed: Int
    /// The mean with the intervention.
    public let fitted: Double
    /// The mean without it.
    public let expected: Double
    /// The lower limit of that mean.
    public let lower: Double
    /// The upper limit of that mean.
    public let upper: Double
  }

  /// The periods from the intervention on.
  public let periods: [Period]
  /// Their events.
  public let observed: Int
  /// Σ of the means without the intervention.
  public let expected: Double
  /// Σ of the means with it over Σ of the means without: what the intervention made of the count over the whole time.
  public let ratio: SegmentedEstimate

  /// Expected − observed; below 0 there were more events than expected.
  public var averted: Double { expected - Double(observed) }
  /// The lower limit of the events averted.
  public var avertedLower: Double { expected * exp(-ratio.halfWidth) - Double(observed) }
  /// The upper limit of the events averted.
  public var avertedUpper: Double { expected * exp(ratio.halfWidth) - Double(observed) }
}

extension SegmentedRegression {
  /// The series that would have been expected without the intervention, from its first period on.
  ///
  /// With M₁ = Σ μ[t] and M₀ = Σ μ₀[t] over the periods from the intervention on (μ₀: level and slope 0), R = M₁/M₀ has
  /// by the delta method the contrast c = Σ μ[t] x[t]/M₁ − Σ μ₀[t] x₀[t]/M₀ of coefficients, and the reporting rule gives
  /// its error. Events averted are M₀ − observed, with the limits M₀ exp(±half width) − observed: symmetric for the
  /// logarithm, so that no negative number of events is expected, and with a level alone free of 0 exactly when the
  /// interval of the ratio is free of 1.
  /// (Others give the interval of M₀ alone, which leaves out that the observed count is by chance too.)
  /// - Returns: the periods and their sum.
  public func counterfactual() -> Counterfactual {
    let rule = Reporting(self)
    var contrast = [Double](repeating: 0, count: terms.count)
    var periods: [Counterfactual.Period] = []
    let positions = series.firstAfter..<series.counts.count
    let without = positions.map { design.row($0, withIntervention: false) }
    let means = zip(positions, without).map { position, row in
      series.exposure[position] * exp(zip(row, model.coefficients).reduce(0) { $0 + $1.0 * $1.1 })
    }
    let expected = means.reduce(0, +)
    let fitted = positions.reduce(0) { $0 + model.fittedValues[$1] }
    for (index, position) in positions.enumerated() {
      let (mean, row) = (means[index], without[index])
      let width = rule.estimate(row, 0).halfWidth
      periods.append(
        Counterfactual.Period(
          position: position, observed: series.counts[position], fitted: model.fittedValues[position],
          expected: mean, lower: mean * exp(-width), upper: mean * exp(width)))
      for (j, x) in design.row(position, withIntervention: true).enumerated() {
        contrast[j] += model.fittedValues[position] * x / fitted - mean * row[j] / expected
      }
    }
    return Counterfactual(
      periods: periods, observed: series.counts[positions].reduce(0, +), expected: expected,
      ratio: rule.estimate(contrast, log(fitted / expected)))
  }
}
