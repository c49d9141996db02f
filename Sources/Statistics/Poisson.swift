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

  /// P(X = k).
  private func probability(_ k: Int) -> Double { upperTail(k) - upperTail(k + 1) }

  /// The central limits of a funnel plot: quantiles, interpolated so that they grow smoothly with the mean.
  ///
  /// y = r − (P(X ≤ r) − p) ÷ P(X = r), with r the smallest count for which P(X ≤ r) ≥ p.
  ///
  /// Source: Spiegelhalter (2005), Statistics in Medicine 24, 1185, appendix A.1.1.
  /// - Parameter coverage: the share of counts between the limits.
  /// - Returns: both limits, on the scale of counts, not below 0.
  /// - Precondition: `coverage` lies in (0, 1).
  public func funnelLimits(coverage: Double) -> ClosedRange<Double> {
    precondition(coverage > 0 && coverage < 1, "coverage \(coverage)")
    func limit(_ p: Double) -> Double {
      let r = upperQuantile(tail: 1 - p)
      let mass = probability(r)
      return mass > 0 ? max(0, Double(r) - (1 - upperTail(r + 1) - p) / mass) : Double(r)
    }
    let lower = limit((1 - coverage) / 2)
    return lower...max(lower, limit((1 + coverage) / 2))
  }
}
