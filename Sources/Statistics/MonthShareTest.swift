/// Does a month stand out from the rest of its year, compared with what it is in other years?
///
/// With x events this month and R in the rest of the year so far, B and C in the same months of the baseline years, and
/// exposures e, f, E and F, the month is expected to have
///
///     m = R · (e/f) · (B/E) / (C/F)
///
/// events: the year's own level, times what this month is beside the others. A year that is high as a whole raises m too.
/// Half an event is added to B and C, so that an empty baseline month is no certainty. x is taken as negative binomial
/// with variance φm + m²v, v = φ(1/R + 1/B + 1/C) with half an event added to each, which is the variance of the logarithm
/// of a cross ratio. The p-values are mid-p ones. For φ = 1 and large counts this is the test of a 2 × 2 table (month or
/// rest, this year or others).
public struct MonthShareTest: Sendable, Equatable {
  /// The events to be expected of the month.
  public let expected: Double
  /// P(X > x) + ½ P(X = x).
  public let pValue: Double
  /// P(X < x) + ½ P(X = x).
  public var pValueLower: Double { 1 - pValue }

  /// Tests a month.
  /// - Parameters:
  ///   - month: this month.
  ///   - rest: the earlier months of its year together.
  ///   - baselineMonth: the same month of earlier years together.
  ///   - baselineRest: their earlier months together.
  ///   - dispersion: variance over mean φ, ≥ 1.
  /// - Throws: `SamePeriodError` when a count, an exposure or the dispersion makes no sense.
  public init(
    month: SamePeriodTest.Period, rest: SamePeriodTest.Period, baselineMonth: SamePeriodTest.Period,
    baselineRest: SamePeriodTest.Period, dispersion: Double
  ) throws(SamePeriodError) {
    guard dispersion >= 1, dispersion.isFinite else { throw .dispersion(dispersion) }
    for period in [month, rest, baselineMonth, baselineRest] {
      guard period.count >= 0 else { throw .negativeCount(period.count) }
      guard period.exposure > 0, period.exposure.isFinite else { throw .exposure(period.exposure) }
    }
    let counts = [rest, baselineMonth, baselineRest].map { Double($0.count) + 0.5 }
    let share = (counts[1] / baselineMonth.exposure) / (counts[2] / baselineRest.exposure)
    expected = counts[0] / rest.exposure * month.exposure * share
    pValue = PooledPrediction(
      mean: expected, dispersion: dispersion, dispersionVariance: 0,
      logVariance: dispersion * counts.reduce(0) { $0 + 1 / $1 }
    ).midUpperTail(month.count)
  }
}
