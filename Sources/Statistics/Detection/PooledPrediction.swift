import Foundation

/// A count to come: negative binomial with variance mean · (φ + mean · logVariance), averaged over what φ may be.
///
/// log φ is taken as normal with the given variance, by Gauss and Hermite's three points 0 and ±√3 with weights 2/3, 1/6
/// and 1/6.
struct PooledPrediction {
  let mean: Double
  let variance: Double
  private let parts: [(weight: Double, counts: NegativeBinomial)]

  init(mean: Double, dispersion: Double, dispersionVariance: Double, logVariance: Double) {
    let spread = min(0.4, dispersionVariance.squareRoot())
    // Below 4 % the average is the middle to three digits.
    let points: [(Double, Double)] =
      spread < 0.04 ? [(0, 1)] : [(0, 2 / 3.0), (-3.0.squareRoot(), 1 / 6.0), (3.0.squareRoot(), 1 / 6.0)]
    var parts = [(weight: Double, counts: NegativeBinomial)]()
    var variance = 0.0
    for (point, weight) in points {
      // A Poisson count is the limit of small odds.
      let odds = max(1e-6, max(1, dispersion * exp(point * spread)) - 1 + mean * logVariance)
      parts.append((weight, NegativeBinomial(size: mean / odds, odds: odds)))
      variance += weight * mean * (1 + odds)
    }
    self.mean = mean
    self.variance = variance
    self.parts = parts
  }

  /// P(X ≥ k).
  func upperTail(_ k: Int) -> Double { parts.reduce(0) { $0 + $1.weight * $1.counts.upperTail(k) } }

  /// P(X ≤ k).
  func cumulative(_ k: Int) -> Double { parts.reduce(0) { $0 + $1.weight * $1.counts.cumulative(k) } }

  /// The smallest k with P(X > k) ≤ `tail`: the largest count that is no alarm at that level.
  func upperQuantile(tail: Double) -> Int {
    let middle = CountSearch.guess(
      mean: mean, variance: variance, skewness: 2 * variance / max(mean, 1e-300) - 1, probability: 1 - tail)
    return CountSearch.smallest(near: middle) { upperTail($0 + 1) <= tail }
  }
}
