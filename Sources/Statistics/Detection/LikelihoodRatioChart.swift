import Foundation

/// A chart of the likelihood ratio between a mean that has changed and one that has not: for shifts that last.
///
/// Counts are Poisson, or negative binomial with variance μ + αμ², with the in-control mean μ₀(t) of `baseline`. From
/// some period k on the mean may be μ₀(t) e^κ. With `shift: .estimated`, κ ≥ 0 for an increase and κ ≤ 0 for a decrease,
///
///     G(t) = max over k of sup over κ of Σ from k to t of log f(y; μ₀ e^κ)/f(y; μ₀)
///
/// where t − k lies between `minimumRun` − 1 and `window`; with `shift: .fixed(κ)` it is the sum chart
///
///     G(t) = max(0, G(t−1) + log f(y; μ₀ e^κ)/f(y; μ₀))
///
/// An alarm is raised when G(t) ≥ `threshold`, and the chart begins anew with the next period. `statistic` is G(t). With
/// `value: .cases`, `upper` is the count at which G(t) reaches the threshold, the periods before as they are: a count
/// that equals it is an alarm. It is a whole number with an estimated shift, the exact solution with a fixed one; nil
/// where no count would do.
///
/// The run begins where the range does, and μ₀ is estimated once, from what lies before it, so that the results of a
/// period depend on where the range begins. A count that is not known is left out of the sums.
///
/// Where R's `glrnb` slips: with an estimated decrease it takes periods without any event for no decrease, and its bound
/// says 0 nearly throughout; for negative binomial counts with an estimated shift its bound asks for an alarm at any time
/// up to t; it does not support a window, nor a longer least run, for this kind of change; and its regressions for
/// negative binomial counts stop at a relative error of up to 1e-5. When the history varies less than Poisson counts do,
/// α is 0 here and about 1e-5 in R.
///
/// Source: Höhle & Paul (2008), Computational Statistics & Data Analysis 52, 4357–4368.
/// Checked against: Tests/Fixtures/detection/surveillance and surveillance-more.
///
/// Complexity: the square of the number of periods since the last alarm, or times `window`; for negative binomial counts
/// with an estimated shift, the cube.
public struct LikelihoodRatioChart: Detector {
  /// How the counts vary about their mean.
  public enum Variance: Sendable, Hashable {
    /// As Poisson counts.
    case poisson
    /// Var(y) = μ + αμ² with a known α.
    case negativeBinomial(alpha: Double)
    /// The same with α estimated from the history, by maximum likelihood.
    case estimatedNegativeBinomial
  }

  /// Which shifts are looked for. With `decrease` an alarm says that counts are abnormally low.
  public enum Direction: String, Sendable, Hashable, CaseIterable {
    /// To higher counts.
    case increase
    /// To lower counts.
    case decrease
  }

  /// What is known of κ.
  public enum Shift: Sendable, Hashable {
    /// Nothing but its sign.
    case estimated
    /// Its value: log 1.5 for counts half as high again.
    case fixed(Double)
  }

  /// What is reported beside the alarm.
  public enum Value: String, Sendable, Hashable, CaseIterable {
    /// The statistic alone.
    case statistic
    /// The count that would have raised an alarm, too.
    case cases
  }

  /// How to test. The defaults are those of R's `glrpois`, but for `value`.
  public struct Options: Sendable, Hashable {
    /// How the counts vary about their mean.
    public var variance: Variance
    /// The value of G at which there is an alarm, called c.ARL in R. How often it is reached by chance follows from
    /// simulation only.
    public var threshold: Double
    /// Which shifts are looked for.
    public var direction: Direction
    /// What is known of κ.
    public var shift: Shift
    /// μ₀(t).
    public var baseline: InControlMean
    /// What is reported beside the alarm.
    public var value: Value
    /// M̃, the fewest periods that a shift has lasted for, with an estimated one.
    public var minimumRun: Int
    /// M, how many periods before the tested one a shift may have begun; nil is no limit.
    public var window: Int?

    /// Creates options.
    public init(
      variance: Variance = .poisson, threshold: Double = 5, direction: Direction = .increase,
      shift: Shift = .estimated, baseline: InControlMean = .seasonal(harmonics: 1, trend: false),
      value: Value = .statistic, minimumRun: Int = 1, window: Int? = nil
    ) {
      self.variance = variance
      self.threshold = threshold
      self.direction = direction
      self.shift = shift
      self.baseline = baseline
      self.value = value
      self.minimumRun = minimumRun
      self.window = window
    }
  }

  /// How to test.
  public let options: Options

  /// Creates a detector.
  /// - Throws: `DetectorOptionError` for the first option outside its range, such as a fixed shift of the wrong sign.
  public init(_ options: Options = Options()) throws(DetectorOptionError) {
    if case .negativeBinomial(let alpha) = options.variance, !(alpha >= 0 && alpha.isFinite) {
      throw DetectorOptionError("alpha", alpha)
    }
    guard options.threshold > 0, options.threshold.isFinite else {
      throw DetectorOptionError("threshold", options.threshold)
    }
    if case .fixed(let shift) = options.shift {
      guard shift.isFinite, options.direction == .increase ? shift > 0 : shift < 0 else {
        throw DetectorOptionError("shift", shift)
      }
    }
    if let error = options.baseline.error { throw error }
    guard options.minimumRun >= 1 else { throw DetectorOptionError("minimumRun", options.minimumRun) }
    if let window = options.window, window < options.minimumRun - 1 { throw DetectorOptionError("window", window) }
    self.options = options
  }

  /// Tests the periods of a range one after the other.
  ///
  /// With a seasonal baseline, more known counts must lie before the range than it has coefficients.
  public func detect(_ series: CountSeries, in range: Range<Int>) -> [DetectorResult] {
    var results = range.map { DetectorResult(time: $0, observed: series.counts[$0]) }
    let variance: InControlMean.Variance =
      switch options.variance {
      case .poisson: .known(0)
      case .negativeBinomial(let alpha): .known(alpha)
      case .estimatedNegativeBinomial: .estimated
      }
    let estimate: InControlMean.Estimate
    do {
      estimate = try options.baseline.estimate(series, in: range, variance: variance)
    } catch {
      for index in results.indices { results[index].refusal = error }
      return results
    }
    var run = ShiftLikelihood(options, alpha: estimate.alpha)
    for index in results.indices {
      let mean = estimate.means[index]
      results[index].expected = mean
      results[index].dispersion = 1 + estimate.alpha * mean
      results[index].trendCoefficient = estimate.trend
      if options.value == .cases { results[index].upper = run.count(reaching: options.threshold, mean: mean) }
      guard let observed = results[index].observed else { continue }
      run.append(Double(observed), mean: mean)
      let statistic = run.statistic()
      results[index].statistic = statistic
      results[index].alarm = statistic >= options.threshold
      if statistic >= options.threshold { run.reset() }
    }
    return results
  }
}
