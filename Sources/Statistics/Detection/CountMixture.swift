import Foundation

/// Counts to come with variance mean · φ, averaged over what φ may be.
///
/// log φ is taken as normal with the given variance, by Gauss and Hermite's three points 0 and ±√3 with weights 2/3, 1/6
/// and 1/6. An uncertain mean adds `excess` to φ.
struct CountMixture: Sendable, Hashable {
  /// A φ and its weight.
  struct Point: Sendable, Hashable {
    var weight: Double
    var dispersion: Double
  }

  /// One of the distributions.
  struct Part: Sendable, Hashable {
    var weight: Double
    var counts: NegativeBinomial
  }

  let mean: Double
  let parts: [Part]

  /// The variance over all parts.
  var variance: Double { parts.reduce(0) { $0 + $1.weight * $1.counts.variance } }

  /// What φ may be.
  static func points(dispersion: Double, dispersionVariance: Double) -> [Point] {
    let spread = min(0.4, dispersionVariance.squareRoot())
    // Below 4 % the average is the middle to three digits.
    guard spread >= 0.04 else { return [Point(weight: 1, dispersion: max(1, dispersion))] }
    let step = exp(3.0.squareRoot() * spread)
    return [
      Point(weight: 2.0 / 3, dispersion: max(1, dispersion)),
      Point(weight: 1.0 / 6, dispersion: max(1, dispersion / step)),
      Point(weight: 1.0 / 6, dispersion: max(1, dispersion * step)),
    ]
  }

  init(mean: Double, points: [Point], excess: Double) {
    self.mean = mean
    parts = points.map { point in
      // A Poisson count is the limit of small odds.
      let odds = max(1e-6, point.dispersion - 1 + excess)
      return Part(weight: point.weight, counts: NegativeBinomial(size: mean / odds, odds: odds))
    }
  }

  /// P(X ≥ k).
  func upperTail(_ k: Int) -> Double { parts.reduce(0) { $0 + $1.weight * $1.counts.upperTail(k) } }

  /// P(X ≤ k).
  func cumulative(_ k: Int) -> Double { parts.reduce(0) { $0 + $1.weight * $1.counts.cumulative(k) } }

  /// The smallest k with P(X > k) ≤ `tail`: the largest count that is no alarm at that level.
  func upperQuantile(tail: Double) -> Int {
    CountSearch.smallest(near: guess(1 - tail)) { upperTail($0 + 1) <= tail }
  }

  /// The smallest k with P(X ≤ k) > `tail`.
  func lowerQuantile(tail: Double) -> Int {
    CountSearch.smallest(near: guess(tail)) { cumulative($0) > tail }
  }

  private func guess(_ probability: Double) -> Double {
    CountSearch.guess(
      mean: mean, variance: variance, skewness: 2 * variance / max(mean, 1e-300) - 1, probability: probability)
  }
}
