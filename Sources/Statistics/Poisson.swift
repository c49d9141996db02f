import CDistributions

/// The Poisson distribution.
public struct Poisson: Sendable, Hashable {
  /// The mean, which is the variance too, ≥ 0.
  public let mean: Double

  /// Creates a distribution.
  /// - Precondition: `mean` ≥ 0, finite.
  public init(mean: Double) {
    precondition(mean >= 0 && mean.isFinite, "mean \(mean)")
    self.mean = mean
  }

  /// P(X ≥ k).
  public func upperTail(_ k: Int) -> Double { tidemark_poisson_upper_tail(mean, Double(k)) }

  /// The smallest k with P(X > k) ≤ `tail`: the largest count that is no alarm at that level.
  /// - Precondition: `tail` lies in (0, 1).
  public func upperQuantile(tail: Double) -> Int {
    precondition(tail > 0 && tail < 1, "tail \(tail) is not in (0, 1)")
    let guess = CountSearch.guess(mean: mean, variance: mean, skewness: 1, probability: 1 - tail)
    return CountSearch.smallest(near: guess) { upperTail($0 + 1) <= tail }
  }
}
