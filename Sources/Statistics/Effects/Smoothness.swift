import CDistributions
import Foundation
import LinearAlgebra

/// The average effect when the difference in trends may bend by a given amount a period.
///
/// |δ[e + 1] − 2 δ[e] + δ[e − 1]| ≤ M: with M = 0 the trend seen before the treatment goes on in a straight line. The interval
/// has a fixed length: the average effect less a weighted sum of the figures before the treatment, ± the (1 − α) quantile of
/// |N(bias ÷ σ, 1)| × σ, where weights take out every straight line and bias is the largest that the bends allow. Weights
/// depend on the covariance only, and make the interval as short as it can be.
///
/// With uₘ the weight of the bend at e = −m, u₁ is fixed by the straight line, and the bias is M (b + Σ |uₘ|), b that of the
/// bends from e = −1 on. So the shortest interval lies on the path of min σ²(u) ÷ 2 + λ Σ |uₘ| over λ.
///
/// Source: Rambachan & Roth (2023), section 4; Armstrong & Kolesár (2018), Econometrica 86, 655.
/// Checked against: Tests/Fixtures/effects/did_sensitivity_expected.csv (diff-diff 3.13.0).
public struct Smoothness: Sendable {
  private let study: EventStudy
  private let tail: Double
  /// What the bends from e = −1 on do to the average at most, for M = 1.
  private let leastBias: Double
  /// u for m = 2, 3, …; the variance of the estimator is a constant + 2 gᵀu + uᵀHu.
  private let bends: ShrunkWeights

  /// Prepares the analysis.
  /// - Parameters:
  ///   - study: the figures.
  ///   - confidence: of the interval.
  public init(_ study: EventStudy, confidence: Double = 0.95) {
    self.study = study
    tail = 1 - confidence
    let posts = study.after.count
    // A bend at e moves the figure at k > e by k − e, all to one side.
    let later = (0..<posts).reduce(0) { sum, e in sum + (e..<posts).reduce(0) { $0 + $1 - e } }
    leastBias = study.trendEffect + Double(later) / Double(posts)
    let free = study.before.count - 1
    let directions = (0..<free).map { m in
      Self.weights((0...free).map { $0 == m + 1 ? 1 : 0 }) + [Double](repeating: 0, count: posts)
    }
    let basis = Matrix(
      rowCount: study.covariance.rowCount, columnCount: free, elements: directions.flatMap { $0 })
    let product = study.covariance.product(basis)
    let start = Matrix(
      rowCount: basis.rowCount, columnCount: 1,
      elements: Self.weights([study.trendEffect] + Array(repeating: 0, count: free))
        + Array(repeating: 1 / Double(posts), count: posts))
    bends = ShrunkWeights(
      slope: product.product(start, transposingLeft: true).elements,
      curvature: basis.product(product, transposingLeft: true))
  }

  /// The interval of the average effect for a bend M.
  /// - Parameter bend: M ≥ 0, in units of the outcome a period, a period.
  /// - Precondition: it is not negative.
  public func interval(bend: Double) -> ClosedRange<Double> {
    precondition(bend >= 0, "bend \(bend)")
    // The length has one minimum along the path.
    let largest = bends.largestPenalty
    var (low, high) = (0.0, 1.0)
    let ratio = (5.0.squareRoot() - 1) / 2
    while high - low > 1e-6 {
      let (left, right) = (high - ratio * (high - low), low + ratio * (high - low))
      if half(bend, penalty: left * largest).width < half(bend, penalty: right * largest).width {
        high = right
      } else {
        low = left
      }
    }
    let best = half(bend, penalty: (low + high) / 2 * largest)
    return best.center - best.width...best.center + best.width
  }

  /// The first M at which the interval holds 0, on a scan that grows by a fifth and is then refined; nil when it does so even
  /// with a straight line.
  public func breakdown() -> Double? {
    let straight = interval(bend: 0)
    guard !straight.contains(0) else { return nil }
    var (low, high) = (0.0, abs(straight.lowerBound + straight.upperBound) / 2000)
    while !interval(bend: high).contains(0) { (low, high) = (high, 1.2 * high) }
    for _ in 0..<30 {
      let middle = (low + high) / 2
      if interval(bend: middle).contains(0) { high = middle } else { low = middle }
    }
    return low
  }

  /// Centre and half-width with the weights that a penalty leads to.
  private func half(_ bend: Double, penalty: Double) -> (center: Double, width: Double) {
    let bends = self.bends.weights(penalty: penalty)
    let (center, deviation) = study.average(plus: Self.weights([study.trendEffect] + bends))
    let bias = bend * (leastBias + bends.reduce(0) { $0 + abs($1) })
    // A singular covariance may leave no sampling error at all.
    guard deviation > 0 else { return (center, bias) }
    return (center, deviation * Self.foldedQuantile(bias / deviation, tail: tail))
  }

  /// The weights of the figures at e = −2, −3, … that give the bends at e = −1, −2, … these weights: second differences.
  private static func weights(_ bends: [Double]) -> [Double] {
    let padded = bends + [0, 0]
    return bends.indices.map { padded[$0] - 2 * padded[$0 + 1] + padded[$0 + 2] }
  }

  /// The c with P(|N(shift, 1)| > c) = tail.
  private static func foldedQuantile(_ shift: Double, tail: Double) -> Double {
    var (low, high) = (0.0, shift - tidemark_normal_quantile(tail / 2))
    for _ in 0..<60 {
      let middle = (low + high) / 2
      let beyond = tidemark_normal_cdf(shift - middle) + tidemark_normal_cdf(-shift - middle)
      if beyond > tail { low = middle } else { high = middle }
    }
    return high
  }
}
