import CDistributions
import Foundation

/// The probability that two consecutive counts look as much like a beginning outbreak as those seen, or more.
///
/// Without an outbreak a count is negative binomial with mean μ and variance φμ, written f(y; μ, φ). An outbreak of size λ
/// adds about a Poisson count: mean μ + λ, variance φμ + λ. The evidence of a count y for it is
///
///     d(y; μ, λ) = log f(y; μ + λ, (φμ + λ)/(μ + λ)) − log f(y; μ, φ)
///
/// Where φ > 1 the tail without an outbreak is the heavier in the end, and d falls beyond some y*. A count larger than the
/// outbreak looked for is no less evidence: of the present count, d(y) = d(y − 1) + max(0, d(y; μ, y − μ) −
/// d(y − 1; μ, y − 1 − μ)) for y > y*, rising as for an outbreak that leads to just this count; of the count before,
/// d(y) = d(y*). With a the count before and b the present one, means μ₀ and μ₁, and λ₀ = 5√(φμ₀), λ₁ = 5√(φμ₁), the
/// statistic is the sum of two stories, that the outbreak began now, and that it began one period ago:
///
///     e^T = e^d(b; μ₁, 0.50 λ₁) [+ e^d(b; μ₁, λ₁)] + e^(d(a; μ₀, 0.50 λ₀) + d(b; μ₁, 0.42 λ₀))
///
/// 0.50 and 0.42 are the shares of a LogNormal(0, ½) outbreak in its first two periods. The term in brackets, all cases at
/// once, and the demand that the present count itself be raised, P(X ≥ b) ≤ 0.2, belong to `Shape.robust`.
///
/// The p-value is P(T ≥ observed) with T's own distribution, summed up over all pairs of counts: the two looks need no
/// correction. There f has the variance that the estimates add: φ + v(μ₀ + μ₁) in place of φ, averaged over what φ may
/// be. Where the pairs are too many, or their evidence exceeds the largest number, twice the smaller of P(X ≥ b) and
/// P(X₀ + X ≥ a + b) bounds it.
///
/// The level promised is P(T ≥ t | A ≤ u), with t the smallest value of P(T ≥ t) ≤ α and u the largest count before that
/// is no alarm by itself: after an alarm two counts are not tested.
///
/// Checked against: Tests/Fixtures/detection/template_scan_pairs.csv.
///
/// Source: ours.
public struct TwoPeriodTest: Sendable {
  /// What an outbreak looks like.
  public enum Shape: String, Sendable, Hashable, CaseIterable {
    /// Nothing is known of it: all at once, or spread over two periods and more.
    case robust
    /// Spread like LogNormal(0, ½) periods from its beginning.
    case lognormal
  }

  /// The size, in standard deviations, of the outbreaks looked for.
  static let size = 5.0
  /// The shares of an outbreak in its first and second period.
  static let shares = (first: 0.50, second: 0.42)
  /// The tail beyond which the present count is not raised.
  static let raised = 0.2
  /// Counts spread over more values are not enumerated: twice the smaller of the two tails is taken, which is too large
  /// at most.
  static let longestEnumeration = 100_000

  private let previousMean: Double
  private let mean: Double
  private let single: CountMixture
  private let previousAlone: CountMixture
  private let sum: CountMixture
  private let pairs: CountPairs?
  private let shape: Shape

  /// Creates a test.
  /// - Parameters:
  ///   - previousMean: the count that was to be expected in the period before; nil where that period is not known. Then
  ///     the present count is tested alone.
  ///   - mean: the count that was to be expected in the present period.
  ///   - dispersion: variance over mean, ≥ 1.
  ///   - logVariance: the variance v of the logarithm of `mean`.
  ///   - dispersionVariance: the variance of the logarithm of `dispersion`.
  ///   - shape: what an outbreak looks like.
  /// - Precondition: the means are positive, `dispersion` is at least 1, all are finite.
  public init(
    previousMean: Double?, mean: Double, dispersion: Double, logVariance: Double = 0, dispersionVariance: Double = 0,
    shape: Shape
  ) {
    precondition(mean > 0 && mean.isFinite && dispersion >= 1 && dispersion.isFinite, "mean \(mean), φ \(dispersion)")
    precondition(previousMean.map { $0 > 0 && $0.isFinite } ?? true, "previous mean \(previousMean ?? 0)")
    self.previousMean = previousMean ?? 0
    self.mean = mean
    self.shape = shape
    let points = CountMixture.points(dispersion: dispersion, dispersionVariance: dispersionVariance)
    single = CountMixture(mean: mean, points: points, excess: mean * logVariance)
    previousAlone = CountMixture(
      mean: previousMean ?? mean, points: points, excess: (previousMean ?? mean) * logVariance)
    let total = mean + (previousMean ?? 0)
    sum = CountMixture(mean: total, points: points, excess: total * logVariance)
    let odds = sum.parts.map(\.counts.odds).max() ?? 0
    let widest = CountPairs.range(mean: max(mean, previousMean ?? 0), odds: odds)
    guard let previousMean, widest.count < TwoPeriodTest.longestEnumeration else {
      pairs = nil
      return
    }
    pairs = CountPairs(
      means: (previousMean, mean), dispersion: dispersion, mixture: sum, shape: shape)
  }

  /// P(X ≥ k) of the present count alone.
  public func singlePValue(_ current: Int) -> Double { single.upperTail(current) }

  /// The probability of as much evidence as two counts give, or more.
  /// - Parameters:
  ///   - previous: the count of the period before; nil where it is not known.
  ///   - current: the present one.
  /// - Precondition: the test was made with a mean for the period before, if there is a count.
  public func pValue(previous: Int?, current: Int) -> Double {
    guard let previous, previousMean > 0 else { return singlePValue(current) }
    guard let pairs else { return bound(previous, current) }
    let pValue = pairs.pValue(previous, current)
    // Evidence beyond the largest number is all alike: without the bound no count would be an alarm.
    return pairs.isFinite(previous, current) ? pValue : min(pValue, bound(previous, current))
  }

  private func bound(_ previous: Int, _ current: Int) -> Double {
    let alone = singlePValue(current)
    if shape == .robust, alone > TwoPeriodTest.raised { return 1 }
    return min(1, 2 * min(alone, sum.upperTail(previous + current)))
  }

  /// The rate of false alarms at a level, in a period that follows no alarm; where p-values are only bounded, that of the
  /// present count alone.
  ///
  /// As it is given that the count before was no alarm by itself, it may exceed the level by the factor 1/(1 − α).
  public func attainedLevel(alpha: Double) -> Double {
    pairs?.attainedLevel(alpha, previousUpTo: previousAlone.upperQuantile(tail: alpha))
      ?? attainedSingleLevel(alpha: alpha)
  }

  /// The largest p-value of the present count alone that is no larger than a level.
  public func attainedSingleLevel(alpha: Double) -> Double {
    single.upperTail(single.upperQuantile(tail: alpha) + 1)
  }

  /// The largest present count that is no alarm after a count of the period before, at a level.
  func upper(previous: Int?, alpha: Double) -> Int {
    let alone = single.upperQuantile(tail: alpha)
    guard let previous, previousMean > 0 else { return alone }
    return max(0, CountSearch.smallest(near: Double(alone)) { pValue(previous: previous, current: $0) <= alpha } - 1)
  }

  /// The largest present count that is no alarm by itself.
  func singleUpper(alpha: Double) -> Int { single.upperQuantile(tail: alpha) }
}
