import Foundation

/// Looks for an outbreak that begins in one period and shows in two: trend and season fitted to the whole history, then
/// the likelihood ratio of the last two counts with its exact p-value.
///
/// With y a known count, e its exposure, t its period, f the periods of a year and c the covariates:
///
///     log E(y) = log e + b₀ + b₁ t/f + b₂ cos 2πt/f + b₃ sin 2πt/f + Σ bⱼ cⱼ,   Var(y) = φ E(y)
///
/// 1. `TemplateFit` fits the periods up to the third before the tested one. Past outbreaks are left out, and what is kept
///    is compared with what it would be expected to be, so that neither mean nor φ is pulled down.
/// 2. A level that wanders from half-year to half-year moves the mean by what the latest half-year says, and adds to its
///    variance (`TemplateFit.localLevel`).
/// 3. `TwoPeriodTest` gives the p-value of the count together with the one before.
/// 4. In a period after an alarm the new count is tested alone: an outbreak that was found is not found again because of
///    its first period.
///
/// The fit of a period starts at that of the period before, twice a year from nothing: a period gets the same result
/// whatever the range tested.
///
/// Source: ours. Checked against: Tests/Fixtures/detection/template_scan_expected.csv.
public struct TemplateScan: Detector {
  /// How to test.
  public struct Options: Sendable, Hashable {
    /// What an outbreak looks like.
    public var shape: TwoPeriodTest.Shape
    /// The level below which a p-value is an alarm. At 0.0045 the audit's series have false alarms in about 0.4 % of weeks.
    public var alpha: Double
    /// The share of the counts that is cut off before fitting, and made up for; 0 cuts nothing. Above 0.02 the fit to
    /// rare events would not settle.
    public var trimming: Double
    /// How many of the latest periods before the tested one are left out of the fit: an outbreak that is beginning would
    /// hide itself.
    public var guardPeriods: Int
    /// Whether the level may wander.
    public var localLevel: Bool
    /// The fewest known periods before the tested one, in years.
    public var minimumYears: Int

    /// Creates options.
    public init(
      shape: TwoPeriodTest.Shape = .robust, alpha: Double = 0.0045, trimming: Double = 0.01, guardPeriods: Int = 2,
      localLevel: Bool = true, minimumYears: Int = 2
    ) {
      self.shape = shape
      self.alpha = alpha
      self.trimming = trimming
      self.guardPeriods = guardPeriods
      self.localLevel = localLevel
      self.minimumYears = minimumYears
    }
  }

  /// How to test.
  public let options: Options

  /// Creates a detector.
  /// - Throws: `DetectorOptionError` for the first option outside its range.
  public init(_ options: Options = Options()) throws(DetectorOptionError) {
    guard options.alpha > 0, options.alpha < 1 else { throw DetectorOptionError("alpha", options.alpha) }
    guard (0...0.02).contains(options.trimming) else { throw DetectorOptionError("trimming", options.trimming) }
    guard (0...1000).contains(options.guardPeriods) else {
      throw DetectorOptionError("guardPeriods", options.guardPeriods)
    }
    guard (1...1000).contains(options.minimumYears) else {
      throw DetectorOptionError("minimumYears", options.minimumYears)
    }
    self.options = options
  }

  /// Tests some periods of a series.
  ///
  /// Counts without a known exposure or covariate are left out; a tested period without them is refused.
  public func detect(_ series: CountSeries, in range: Range<Int>) -> [DetectorResult] {
    precondition(
      range.lowerBound >= 0 && range.upperBound <= series.counts.count, "\(range) of \(series.counts.count) periods")
    // Whether the period before the first tested one is an alarm may depend on the one before that.
    var start = range.lowerBound
    var fit = TemplateFit(series, options: options)
    while start > 0, case .success(let week) = fit.prediction(start - 1), mayAlarm(week, series.counts, start - 1) {
      start -= 1
    }
    var followsAlarm = false
    var results: [DetectorResult] = []
    for time in start..<range.upperBound {
      let result = result(fit.prediction(time), series.counts, time, alone: followsAlarm)
      followsAlarm = result.alarm ?? false
      if time >= range.lowerBound { results.append(result) }
    }
    return results
  }

  /// The fitted tests, for those who want to know more of them than the p-value.
  /// - Returns: one test per period of the range; nil where there is too little history.
  /// - Precondition: `range` lies within the series.
  public func tests(_ series: CountSeries, in range: Range<Int>) -> [TwoPeriodTest?] {
    precondition(
      range.lowerBound >= 0 && range.upperBound <= series.counts.count, "\(range) of \(series.counts.count) periods")
    var fit = TemplateFit(series, options: options)
    return range.map { try? fit.prediction($0).get().test(options.shape) }
  }

  private func mayAlarm(_ week: TemplateFit.Prediction, _ counts: [Int?], _ time: Int) -> Bool {
    guard let observed = counts[time] else { return false }
    let test = week.test(options.shape)
    return test.singlePValue(observed) <= options.alpha
      || test.pValue(previous: previous(counts, time), current: observed) <= options.alpha
  }

  private func previous(_ counts: [Int?], _ time: Int) -> Int? { time > 0 ? counts[time - 1] : nil }

  private func result(
    _ outcome: Result<TemplateFit.Prediction, DetectorRefusal>, _ counts: [Int?], _ time: Int, alone: Bool
  ) -> DetectorResult {
    var result = DetectorResult(time: time, observed: counts[time])
    switch outcome {
    case .failure(let refusal): result.refusal = refusal
    case .success(let week):
      let test = week.test(options.shape)
      let before = alone ? nil : previous(counts, time)
      result.expected = week.mean
      result.dispersion = week.dispersion
      result.trendCoefficient = week.trend
      result.pValue = counts[time].map { test.pValue(previous: before, current: $0) }
      result.judge(upper: Double(test.upper(previous: before, alpha: options.alpha)))
    }
    return result
  }
}
