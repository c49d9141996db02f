import Foundation

/// A count to come: negative binomial with variance mean · (φ + mean · logVariance), averaged over what φ may be.
///
/// log φ is taken as normal with the given variance, by Gauss and Hermite's three points 0 and ±√3 with weights 2/3, 1/6
/// and 1/6.
struct PooledPrediction: Sendable, Hashable {
  let mean: Double
  let variance: Double
  private let dispersion: Double
  private let dispersionVariance: Double
  private let logVariance: Double
  private let parts: [Part]

  private struct Part: Hashable {
    var weight: Double
    var counts: NegativeBinomial
  }

  init(mean: Double, dispersion: Double, dispersionVariance: Double, logVariance: Double) {
    let spread = min(0.4, dispersionVariance.squareRoot())
    // Below 4 % the average is the middle to three digits.
    let points: [(Double, Double)] =
      spread < 0.04 ? [(0, 1)] : [(0, 2 / 3.0), (-3.0.squareRoot(), 1 / 6.0), (3.0.squareRoot(), 1 / 6.0)]
    var parts = [Part]()
    var variance = 0.0
    for (point, weight) in points {
      // A Poisson count is the limit of small odds.
      let odds = max(1e-6, max(1, dispersion * exp(point * spread)) - 1 + mean * logVariance)
      parts.append(Part(weight: weight, counts: NegativeBinomial(size: mean / odds, odds: odds)))
      variance += weight * mean * (1 + odds)
    }
    self.mean = mean
    self.variance = variance
    self.dispersion = dispersion
    self.dispersionVariance = dispersionVariance
    self.logVariance = logVariance
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

  /// The smallest k with P(X ≤ k) > `tail`.
  func lowerQuantile(tail: Double) -> Int {
    let middle = CountSearch.guess(
      mean: mean, variance: variance, skewness: 2 * variance / max(mean, 1e-300) - 1, probability: tail)
    return CountSearch.smallest(near: middle) { cumulative($0) > tail }
  }

  /// P(X > k) + ½ P(X = k).
  func midUpperTail(_ k: Int) -> Double { (upperTail(k) + upperTail(k + 1)) / 2 }

  /// The multiples of the mean under which a count would not be out of the ordinary: those with both mid-p values above
  /// `tail`. Found by halving the interval of their logarithms; the lower end of a count of 0 is 0.
  func ratioInterval(_ observed: Int, tail: Double) -> (lower: Double, upper: Double) {
    let rises = { (ratio: Double) in times(ratio).midUpperTail(observed) }
    let start = (Double(observed) + 1) / mean
    func edge(_ isBelow: (Double) -> Bool) -> Double {
      var (low, high) = (start, start)
      for _ in 0..<60 where !isBelow(low) { low /= 4 }
      for _ in 0..<60 where isBelow(high) { high *= 4 }
      for _ in 0..<60 where high / low > 1 + 1e-10 {
        let middle = (low * high).squareRoot()
        if isBelow(middle) { low = middle } else { high = middle }
      }
      return (low * high).squareRoot()
    }
    return (observed == 0 ? 0 : edge { rises($0) < tail }, edge { 1 - rises($0) > tail })
  }

  private func times(_ ratio: Double) -> PooledPrediction {
    PooledPrediction(
      mean: mean * ratio, dispersion: dispersion, dispersionVariance: dispersionVariance, logVariance: logVariance)
  }
}
