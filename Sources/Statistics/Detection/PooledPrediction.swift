import Foundation

/// A count to come: negative binomial with variance mean · (φ + mean · logVariance), averaged over what φ may be.
struct PooledPrediction: Sendable, Hashable {
  private let dispersion: Double
  private let dispersionVariance: Double
  private let logVariance: Double
  private let counts: CountMixture

  init(mean: Double, dispersion: Double, dispersionVariance: Double, logVariance: Double) {
    self.dispersion = dispersion
    self.dispersionVariance = dispersionVariance
    self.logVariance = logVariance
    counts = CountMixture(
      mean: mean, points: CountMixture.points(dispersion: dispersion, dispersionVariance: dispersionVariance),
      excess: mean * logVariance)
  }

  var mean: Double { counts.mean }
  var variance: Double { counts.variance }

  /// P(X ≥ k).
  func upperTail(_ k: Int) -> Double { counts.upperTail(k) }

  /// P(X ≤ k).
  func cumulative(_ k: Int) -> Double { counts.cumulative(k) }

  /// The smallest k with P(X > k) ≤ `tail`: the largest count that is no alarm at that level.
  func upperQuantile(tail: Double) -> Int { counts.upperQuantile(tail: tail) }

  /// The smallest k with P(X ≤ k) > `tail`.
  func lowerQuantile(tail: Double) -> Int { counts.lowerQuantile(tail: tail) }

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
