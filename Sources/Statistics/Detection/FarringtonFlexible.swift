/// The improved Farrington method: quasi-Poisson regression of past counts that resemble the period's time of year.
///
/// With y the known counts of the reference periods, t their times, and o their exposures (1 without an offset):
///
///     log E(y) = log o + a[seasonal level] + β t,   Var(y) = φ E(y),   φ = max(1, χ²/(n − p))
///
/// 1. A first fit gives standardised Anscombe residuals s = 3(y^⅔ − μ^⅔) / (2 μ^⅙ √(φ(1 − h))), h the leverage.
/// 2. Past outbreaks, s > `reweightAbove`, get the weight s⁻², all others 1; scaled to sum to n, with them the model is
///    fitted again.
/// 3. The trend stays in when its p-value is below `trendP`, the prediction does not exceed the largest reference count,
///    and there are three years of history; otherwise steps 1 and 2 are repeated without it.
/// 4. The bound follows from the prediction μ of the tested period; see `Threshold`.
///
/// The variance of log μ and the trend's t-statistic are scaled by Σ ω((y − μ)/μ)²/(n − p), the mean square of the
/// working residuals, as R's `surveillance` 1.20.3 does. Theory wants φ there. The difference is about a factor of μ: for
/// frequent events trends are kept more readily, and bounds with `delta` and `muan` are narrower, than by the book.
///
/// Otherwise it follows R, except where R has no answer or slips: counts without any event give a result whatever the
/// number of levels, and a trend of rounding errors is none; a bound that is not finite (`muan` after hardly any event)
/// raises no alarm; and when much dispersion puts the bound below the expected count, a count above both is an alarm,
/// where R raises none.
///
/// Source: Noufaily et al. (2013), Statistics in Medicine 32; Farrington et al. (1996), JRSS A 159; Salmon, Schumacher &
/// Höhle (2016), Journal of Statistical Software 70(10).
/// Checked against: Tests/Fixtures/detection/surveillance.
public struct FarringtonFlexible: Detector {
  /// How the bound follows from the prediction.
  public enum Threshold: String, Sendable, Hashable, CaseIterable {
    /// y^⅔ is normal, with the variance of the count and of the estimate; the p-value is a normal tail.
    case delta
    /// The count is negative binomial with mean μ and variance φμ; the p-value is its exact tail P(Y ≥ y).
    case nbPlugin
    /// The same with the upper confidence limit of μ at `alpha` for a mean, which makes the p-value conservative.
    case muan
  }

  /// How to test. The defaults are those of R's `farringtonFlexible`, but for `minimumRecent`.
  public struct Options: Sendable, Hashable {
    /// How many earlier years to compare with.
    public var years: Int
    /// How many periods either side of the same time of year.
    public var halfWindow: Int
    /// How the bound follows from the prediction.
    public var threshold: Threshold
    /// With more than 1, all periods between the windows are used too, in this number of levels less one.
    public var seasonalLevels: Int
    /// How many of the latest periods are left out; nil stands for `halfWindow`. Noufaily et al. take half a year.
    public var excludeRecent: Int?
    /// The one-sided level of the bound.
    public var alpha: Double
    /// The Anscombe residual above which a past count gets less weight; infinity leaves all weights equal.
    public var reweightAbove: Double
    /// The p-value below which a trend is kept: 1 keeps nearly every one, as Noufaily et al. advise, 0 none.
    public var trendP: Double
    /// Whether the series' exposures are an offset.
    public var offset: Bool
    /// No alarm when the latest four periods hold fewer events. R's default is 5, which silences a rare grave event for
    /// ever; ours is 0.
    public var minimumRecent: Int

    /// Creates options.
    public init(
      years: Int = 5, halfWindow: Int = 3, threshold: Threshold = .delta, seasonalLevels: Int = 1,
      excludeRecent: Int? = nil, alpha: Double = 0.05, reweightAbove: Double = 2.58, trendP: Double = 0.05,
      offset: Bool = false, minimumRecent: Int = 0
    ) {
      self.years = years
      self.halfWindow = halfWindow
      self.threshold = threshold
      self.seasonalLevels = seasonalLevels
      self.excludeRecent = excludeRecent
      self.alpha = alpha
      self.reweightAbove = reweightAbove
      self.trendP = trendP
      self.offset = offset
      self.minimumRecent = minimumRecent
    }
  }

  /// How to test.
  public let options: Options

  /// Creates a detector.
  /// - Throws: `DetectorOptionError` for the first option outside its range.
  public init(_ options: Options = Options()) throws(DetectorOptionError) {
    try checkBaseline(years: options.years, halfWindow: options.halfWindow, minimumRecent: options.minimumRecent)
    guard (1...10_000).contains(options.seasonalLevels) else {
      throw DetectorOptionError("seasonalLevels", options.seasonalLevels)
    }
    if let exclude = options.excludeRecent, !(0...10_000).contains(exclude) {
      throw DetectorOptionError("excludeRecent", exclude)
    }
    guard options.alpha > 0, options.alpha < 1 else { throw DetectorOptionError("alpha", options.alpha) }
    guard options.reweightAbove > 0 else { throw DetectorOptionError("reweightAbove", options.reweightAbove) }
    guard (0...1).contains(options.trendP) else { throw DetectorOptionError("trendP", options.trendP) }
    self.options = options
  }

  /// Tests some periods of a series.
  ///
  /// Each needs `years` full years before it, a known exposure with `offset`, and more known reference periods than
  /// levels. Counts that are not known are left out; with an offset, so are those without a known exposure.
  public func detect(_ series: CountSeries, in range: Range<Int>) -> [DetectorResult] {
    let detection = BaselineDetection(
      years: options.years, halfWindow: options.halfWindow, levels: options.seasonalLevels,
      excludeRecent: options.excludeRecent ?? options.halfWindow,
      reweightAbove: options.reweightAbove < .infinity ? options.reweightAbove : nil,
      trendP: options.trendP > 0 ? options.trendP : nil, usesExposures: options.offset,
      minimumRecent: options.minimumRecent, uncertainty: .workingResiduals)
    return detection.detect(series, in: range) { prediction, observed in
      switch options.threshold {
      case .delta: prediction.powerBound(exponent: 2.0 / 3, tail: options.alpha, observed: observed)
      case .nbPlugin: prediction.countBound(meanTail: nil, tail: options.alpha, observed: observed)
      case .muan: prediction.countBound(meanTail: options.alpha, tail: options.alpha, observed: observed)
      }
    }
  }
}

/// Checks the options that both Farrington methods have.
func checkBaseline(years: Int, halfWindow: Int, minimumRecent: Int) throws(DetectorOptionError) {
  guard (1...1000).contains(years) else { throw DetectorOptionError("years", years) }
  guard (0...10_000).contains(halfWindow) else { throw DetectorOptionError("halfWindow", halfWindow) }
  guard minimumRecent >= 0 else { throw DetectorOptionError("minimumRecent", minimumRecent) }
}
