import CDistributions

/// The C1, C2 and C3 methods of the Early Aberration Reporting System: a count against the mean of a few before it.
///
/// With Ȳ and S the mean and the standard deviation of the `baseline` counts that end one period (C1), or three
/// periods (C2, C3), before t, S at least `minimumDeviation`, and z the normal quantile of 1 − α:
///
///     C1, C2:  bound Ȳ(t) + z S(t);  alarm when y(t) is above it
///     C3:      E(t) = max(0, (y(t) − Ȳ(t))/S(t) − 1);  alarm when E(t) + E(t−1) + E(t−2) > z
///
/// For comparison only: the rate of false alarms is far from α. Where every count is Poisson, C1 with α = 0.1 % alarms
/// on 5.5 % of the periods at a mean of 0.2, on 3.0 % at 1 and on 1.8 % at 20: the quantile is a normal one, and a
/// deviation of 7 counts is taken for the true one. Below a mean of `smallMean` the result bears a warning. After counts
/// that are all 0 the first event is an alarm.
///
/// Every period that the baselines need must be known.
///
/// Source: Hutwagner, Thompson, Seeman & Treadwell (2003), Journal of Urban Health 80; Fricker, Hegler & Dunfee (2008),
/// Statistics in Medicine 27.
/// Checked against: Tests/Fixtures/detection/surveillance and surveillance-more.
public struct EARS: Detector {
  /// Which of the three.
  public enum Method: String, Sendable, Hashable, CaseIterable {
    /// The baseline ends with the period before.
    case c1 = "ears-c1"
    /// Two periods lie between baseline and tested period, so that a beginning rise does not raise its own bound.
    case c2 = "ears-c2"
    /// What C2 exceeded 1 by, summed over three periods.
    case c3 = "ears-c3"
  }

  /// How C3 bounds a count; the two conventions differ in their alarms too.
  public enum SumConvention: String, Sendable, Hashable, CaseIterable {
    /// As R's `surveillance` 1.20.3 computes it, a slip: max(0, y(t) + S(t)(z − E(t−1) − E(t−2))), with the tested count
    /// in the place of the mean. Whether there is an alarm then depends on the two periods before alone, unless y(t) is 0.
    case surveillance
    /// As published: Ȳ(t) + S(t)(1 + z − E(t−1) − E(t−2)), which is E(t) + E(t−1) + E(t−2) = z solved for y(t). There is
    /// no bound, but an alarm, when E(t−1) + E(t−2) is above z already. After a flat baseline E is 0 or infinite.
    case published
  }

  /// How to test.
  public struct Options: Sendable, Hashable {
    /// Which of the three.
    public var method: Method
    /// How many counts the mean is of.
    public var baseline: Int
    /// The least standard deviation, in events; 0.5 or 1 helps with sparse counts.
    public var minimumDeviation: Double
    /// The nominal level; the CDC takes 0.001 for C1 and C2 and 0.025 for C3.
    public var alpha: Double
    /// How C3 bounds a count. The default is what the reference figures are made with.
    public var sum: SumConvention

    /// Creates options; without `alpha`, the CDC's.
    public init(
      method: Method = .c1, baseline: Int = 7, minimumDeviation: Double = 0, alpha: Double? = nil,
      sum: SumConvention = .surveillance
    ) {
      self.method = method
      self.baseline = baseline
      self.minimumDeviation = minimumDeviation
      self.alpha = alpha ?? (method == .c3 ? 0.025 : 0.001)
      self.sum = sum
    }
  }

  /// The mean below which a result bears a warning: the normal distribution is no approximation there.
  public static let smallMean = 5.0

  /// How to test.
  public let options: Options

  /// Creates a detector.
  /// - Throws: `DetectorOptionError` for the first option outside its range.
  public init(_ options: Options = Options()) throws(DetectorOptionError) {
    guard (2...10_000).contains(options.baseline) else { throw DetectorOptionError("baseline", options.baseline) }
    guard options.minimumDeviation >= 0, options.minimumDeviation.isFinite else {
      throw DetectorOptionError("minSigma", options.minimumDeviation)
    }
    guard options.alpha > 0, options.alpha < 1 else { throw DetectorOptionError("alpha", options.alpha) }
    self.options = options
  }

  /// Tests some periods of a series: `baseline` periods must lie before each with C1, two more with C2, four with C3.
  public func detect(_ series: CountSeries, in range: Range<Int>) -> [DetectorResult] {
    let quantile = tidemark_normal_quantile(1 - options.alpha)
    let lag = options.method == .c1 ? 0 : 2
    let earlier = options.method == .c3 ? 2 : 0
    let reach = options.baseline + lag + earlier
    return range.map { time in
      var result = DetectorResult(time: time, observed: series.counts[time])
      guard time >= reach else {
        result.refusal = .shortHistory(periods: time, wanted: reach)
        return result
      }
      // C3 looks at the two counts before the tested one as well as at the three baselines.
      let reference = series.counts[(time - reach)..<(options.method == .c3 ? time : time - lag)]
      let known = reference.reduce(0) { $0 + ($1 == nil ? 0 : 1) }
      guard known == reference.count else {
        result.refusal = .tooFewKnown(periods: known, wanted: reference.count)
        return result
      }
      let (mean, deviation) = baseline(series, time - lag)
      result.expected = mean
      if mean < EARS.smallMean { result.warning = .smallCounts(expected: mean) }
      guard options.method == .c3 else {
        result.judge(upper: mean + quantile * deviation)
        return result
      }
      let room = quantile - excess(series, time - 1) - excess(series, time - 2)
      switch options.sum {
      case .surveillance:
        guard let observed = result.observed else { return result }
        let upper = Double(observed) + deviation * room
        if room.isNaN || upper.isNaN {
          result.refusal = .flatBaseline(periods: options.baseline)
        } else {
          result.judge(upper: max(0, upper))
        }
      case .published:
        if room < 0 {
          result.alarm = result.observed.map { _ in true }
        } else {
          result.judge(upper: mean + deviation * (1 + room))
        }
      }
      return result
    }
  }

  /// What C2 of a period exceeds 1 by. After a flat baseline R's convention is 0/0 for a count equal to it.
  private func excess(_ series: CountSeries, _ time: Int) -> Double {
    let (mean, deviation) = baseline(series, time - 2)
    let difference = Double(series.counts[time] ?? 0) - mean
    if difference == 0, deviation == 0 { return options.sum == .surveillance ? .nan : 0 }
    return max(0, difference / deviation - 1)
  }

  /// Mean and standard deviation of the counts before a period.
  private func baseline(_ series: CountSeries, _ end: Int) -> (mean: Double, deviation: Double) {
    let n = Double(options.baseline)
    let window = (end - options.baseline)..<end
    let mean = window.reduce(0) { $0 + Double(series.counts[$1] ?? 0) } / n
    let squares = window.reduce(0) { sum, time in
      let difference = Double(series.counts[time] ?? 0) - mean
      return sum + difference * difference
    }
    return (mean, max(options.minimumDeviation, (squares / (n - 1)).squareRoot()))
  }
}
