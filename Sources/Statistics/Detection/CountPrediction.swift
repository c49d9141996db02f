import CDistributions
import Foundation

/// What a quasi-Poisson fit expects of a new count.
struct CountPrediction: Sendable, Hashable {
  /// The expected count μ.
  var mean: Double
  /// The variance of the estimate of log μ.
  var logVariance: Double
  /// Variance over mean φ, ≥ 1.
  var dispersion: Double

  /// The largest count that is no alarm at a level, and the probability of the observed count or a larger one.
  struct Bound {
    /// The largest count that is no alarm; nil when every finite count is none.
    var upper: Double?
    /// The p-value of an observed count; nil without one.
    var pValue: Double?
  }

  /// The bound when the count's power is normal: (y^k − μ^k) / (k μ^(k−1) √V) with V = φμ + μ² · `logVariance`.
  ///
  /// Source: Farrington et al. (1996), §3.6.
  func powerBound(exponent k: Double, tail: Double, observed: Int?) -> Bound {
    let spread = (dispersion * mean + mean * mean * logVariance).squareRoot()
    let reach = 1 + k * -tidemark_normal_quantile(tail) * spread / mean
    var bound = Bound(upper: mean * pow(reach, 1 / k))
    if let observed {
      let distance = pow(Double(observed), k) - pow(mean, k)
      bound.pValue = tidemark_normal_cdf(-distance / (k * pow(mean, k - 1) * spread))
    }
    return bound
  }

  /// The bound when the count is negative binomial with mean μ · e^(z √`logVariance`) and variance φ · mean, z being
  /// the normal quantile of `meanTail`, or 0 without it.
  ///
  /// Source: Noufaily et al. (2013), §3.4; Salmon, Schumacher & Höhle (2016), §3.3.
  func countBound(meanTail: Double?, tail: Double, observed: Int?) -> Bound {
    let factor = meanTail.map { exp(-tidemark_normal_quantile($0) * logVariance.squareRoot()) } ?? 1
    let mean = mean * factor
    guard mean < 1e15 else { return Bound(upper: nil, pValue: observed.map { _ in 1 }) }
    if dispersion > 1 {
      let counts = NegativeBinomial(size: mean / (dispersion - 1), odds: dispersion - 1)
      return Bound(upper: Double(counts.upperQuantile(tail: tail)), pValue: observed.map(counts.upperTail))
    }
    let counts = Poisson(mean: mean)
    return Bound(upper: Double(counts.upperQuantile(tail: tail)), pValue: observed.map(counts.upperTail))
  }
}
