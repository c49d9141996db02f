import CDistributions

/// The negative binomial distribution with a real size.
///
/// A Poisson variable whose mean is gamma distributed with shape `size` and scale `odds`:
/// mean = size · odds, variance = mean · (1 + odds). The usual "probability of success" is 1 / (1 + odds).
/// Size 0 is the distribution that is always 0.
public struct NegativeBinomial: Sendable, Hashable {
  /// The shape of the mixing gamma distribution, ≥ 0.
  public let size: Double
  /// The scale of the mixing gamma distribution, > 0: the relative excess of the variance over the mean.
  public let odds: Double

  /// Creates a distribution.
  /// - Precondition: `size` ≥ 0 and `odds` > 0, both finite.
  public init(size: Double, odds: Double) {
    precondition(size >= 0 && size.isFinite && odds > 0 && odds.isFinite, "size \(size), odds \(odds)")
    self.size = size
    self.odds = odds
  }

  /// The mean.
  public var mean: Double { size * odds }
  /// The variance.
  public var variance: Double { mean * (1 + odds) }

  /// P(X ≤ k) = I_{1/(1+odds)}(size, k + 1).
  public func cumulative(_ k: Int) -> Double {
    if k < 0 { return 0 }
    return size == 0 ? 1 : tidemark_beta_cdf(size, Double(k) + 1, 1 / (1 + odds), odds / (1 + odds))
  }

  /// P(X ≥ k) = I_{odds/(1+odds)}(k, size).
  public func upperTail(_ k: Int) -> Double {
    if k <= 0 { return 1 }
    return size == 0 ? 0 : tidemark_beta_cdf(Double(k), size, odds / (1 + odds), 1 / (1 + odds))
  }

  /// The smallest k with P(X > k) ≤ `tail`: the largest count that is no alarm at that level.
  /// - Precondition: `tail` lies in (0, 1).
  public func upperQuantile(tail: Double) -> Int {
    precondition(tail > 0 && tail < 1, "tail \(tail) is not in (0, 1)")
    return CountSearch.smallest(near: guess(1 - tail)) { upperTail($0 + 1) <= tail }
  }

  /// The smallest k with P(X ≤ k) > `tail`: the smallest count that is no alarm at that level.
  /// - Precondition: `tail` lies in (0, 1).
  public func lowerQuantile(tail: Double) -> Int {
    precondition(tail > 0 && tail < 1, "tail \(tail) is not in (0, 1)")
    return CountSearch.smallest(near: guess(tail)) { cumulative($0) > tail }
  }

  private func guess(_ probability: Double) -> Double {
    CountSearch.guess(mean: mean, variance: variance, skewness: 1 + 2 * odds, probability: probability)
  }
}
