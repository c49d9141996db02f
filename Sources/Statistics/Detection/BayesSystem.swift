/// The Bayes system: a count against the predictive distribution given counts of the same season.
///
/// With n known reference counts of sum s and Jeffreys' prior for a Poisson mean, λ ~ Gamma(½, 0), the next count is
/// negative binomial with size s + ½ and mean (s + ½)/n:
///
///     bound: the smallest k with P(Y ≤ k) ≥ 1 − α;  alarm when y is above it;  p-value: P(Y ≥ y)
///
/// The reference counts are taken to have one Poisson mean: no trend, no dispersion, no season within the windows.
///
/// Source: Riebler (2004), Empirischer Vergleich von statistischen Methoden zur Ausbruchserkennung bei Surveillance
/// Daten; Höhle & Riebler (2005), SFB 386 Discussion Paper 422.
/// Checked against: Tests/Fixtures/detection/surveillance and surveillance-more.
public struct BayesSystem: Detector {
  /// How to test. The defaults are those of R's `bayes`: its first system.
  public struct Options: Sendable, Hashable {
    /// How many earlier years to compare with.
    public var years: Int
    /// How many periods either side of the same time of year.
    public var halfWindow: Int
    /// Whether the `halfWindow` periods right before are compared with too.
    public var includeRecent: Bool
    /// The one-sided level of the bound.
    public var alpha: Double

    /// Creates options.
    public init(years: Int = 0, halfWindow: Int = 6, includeRecent: Bool = true, alpha: Double = 0.05) {
      self.years = years
      self.halfWindow = halfWindow
      self.includeRecent = includeRecent
      self.alpha = alpha
    }
  }

  /// How to test.
  public let options: Options

  /// Creates a detector.
  /// - Throws: `DetectorOptionError` for the first option outside its range, or when no period is left to compare with.
  public init(_ options: Options = Options()) throws(DetectorOptionError) {
    guard (0...1000).contains(options.years), options.years > 0 || options.includeRecent else {
      throw DetectorOptionError("years", options.years)
    }
    guard (0...10_000).contains(options.halfWindow), options.halfWindow > 0 || options.years > 0 else {
      throw DetectorOptionError("halfWindow", options.halfWindow)
    }
    guard options.alpha > 0, options.alpha < 1 else { throw DetectorOptionError("alpha", options.alpha) }
    self.options = options
  }

  /// Tests some periods of a series; each needs `years` years and `halfWindow` periods before it, one of them known.
  /// Counts that are not known are left out.
  public func detect(_ series: CountSeries, in range: Range<Int>) -> [DetectorResult] {
    let season = SameSeason(
      years: options.years, halfWindow: options.halfWindow, includeRecent: options.includeRecent)
    return range.map { time in
      var result = DetectorResult(time: time, observed: series.counts[time])
      switch season.counts(series, before: time) {
      case .failure(let refusal): result.refusal = refusal
      case .success(let counts):
        let n = Double(counts.count)
        let predictive = NegativeBinomial(size: counts.reduce(0.5) { $0 + Double($1) }, odds: 1 / n)
        result.expected = predictive.mean
        result.dispersion = 1 + predictive.odds
        result.pValue = result.observed.map(predictive.upperTail)
        result.judge(upper: Double(predictive.upperQuantile(tail: options.alpha)))
      }
      return result
    }
  }
}
