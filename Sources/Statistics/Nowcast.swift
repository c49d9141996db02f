/// What a count will be once everything has been reported.
///
/// Of the whole exposure the share s counts as observed so far: persons whose school has not reported count nothing, others
/// as much as is usually known by now. x events are seen; those still to come are foreseen by their rate,
///
///     mean x(1 − s)/s, at most (x + φ)(1 − s)/s,   variance mean · (φ/s + mean · w)
///
/// with w the variance of log((1 − s)/s): the same prediction as that of `SamePeriodTest`, with what is known as baseline.
///
/// Source: Lawless (1994), Canadian Journal of Statistics 22, for counts with delayed reports.
public struct Nowcast: Sendable, Hashable {
  /// The share of the whole that counts as observed.
  public let share: Double
  /// The events to be expected in the end, x/s.
  public let expected: Double
  /// The smallest and the largest count of the central 95 % interval.
  public let interval: ClosedRange<Int>

  /// Foresees a count.
  /// - Parameters:
  ///   - observed: the events seen so far.
  ///   - share: the share of the whole that counts as observed, in (0, 1].
  ///   - logVariance: the variance of the logarithm of that share.
  ///   - dispersion: variance over mean φ, ≥ 1.
  /// - Precondition: the values lie in these ranges, and `observed` ≥ 0.
  public init(observed: Int, share: Double, logVariance: Double, dispersion: Double) {
    precondition(
      observed >= 0 && share > 0 && share <= 1 && logVariance >= 0 && dispersion >= 1,
      "observed \(observed), share \(share), log variance \(logVariance), dispersion \(dispersion)")
    self.share = share
    expected = Double(observed) / share
    let odds = (1 - share) / share
    guard odds > 1e-9 else {
      interval = observed...observed
      return
    }
    // d log((1 − s)/s) = −d log s / (1 − s).
    let oddsVariance = logVariance / ((1 - share) * (1 - share))
    let bounds = [Double(observed), Double(observed) + dispersion].map { events -> PooledPrediction? in
      events > 0
        ? PooledPrediction(
          mean: events * odds, dispersion: dispersion / share, dispersionVariance: 0, logVariance: oddsVariance) : nil
    }
    let lower = bounds[0]?.lowerQuantile(tail: 0.025) ?? 0
    interval = observed + lower...observed + max(lower, bounds[1]?.upperQuantile(tail: 0.025) ?? 0)
  }
}
