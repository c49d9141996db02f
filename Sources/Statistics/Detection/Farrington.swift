/// The Farrington method of 1996: quasi-Poisson regression of the same weeks of past years.
///
/// The model, the weights and the trend are those of `FarringtonFlexible` with one seasonal level, but every count with a
/// residual above 1 gets less weight, the trend is kept at a p-value below 5 %, the bound is two-sided (the quantile is
/// that of 1 − α/2), and the variance of log μ is scaled by φ, that of the trend's t-statistic by χ²/(n − p).
///
/// R's `farrington` uses fewer years, and says nothing, when the history is shorter than asked for; this one refuses.
///
/// Source: Farrington, Andrews, Beale & Catchpole (1996), JRSS A 159, 547–563.
/// Checked against: Tests/Fixtures/detection/surveillance.
public struct Farrington: Detector {
  /// The power of the count that is taken to be normal.
  public enum Power: String, Sendable, Hashable, CaseIterable {
    /// Takes the skewness away.
    case twoThirds = "2/3"
    /// Makes the variance constant.
    case half = "1/2"
    /// The count itself.
    case none
  }

  /// How to test. The defaults are those of R's `farrington`, but for `minimumRecent`.
  public struct Options: Sendable, Hashable {
    /// How many earlier years to compare with.
    public var years: Int
    /// How many periods either side of the same time of year.
    public var halfWindow: Int
    /// The two-sided level of the bound.
    public var alpha: Double
    /// The power of the count that is taken to be normal.
    public var power: Power
    /// Whether there may be a trend.
    public var trend: Bool
    /// Whether past outbreaks get less weight.
    public var reweight: Bool
    /// No alarm when the latest four periods hold fewer events; the bound is then 0, as R writes it. R's default is 5.
    public var minimumRecent: Int

    /// Creates options.
    public init(
      years: Int = 5, halfWindow: Int = 3, alpha: Double = 0.05, power: Power = .twoThirds, trend: Bool = true,
      reweight: Bool = true, minimumRecent: Int = 0
    ) {
      self.years = years
      self.halfWindow = halfWindow
      self.alpha = alpha
      self.power = power
      self.trend = trend
      self.reweight = reweight
      self.minimumRecent = minimumRecent
    }
  }

  /// How to test.
  public let options: Options

  /// Creates a detector.
  /// - Throws: `DetectorOptionError` for the first option outside its range.
  public init(_ options: Options = Options()) throws(DetectorOptionError) {
    try checkBaseline(years: options.years, halfWindow: options.halfWindow, minimumRecent: options.minimumRecent)
    guard options.alpha > 0, options.alpha < 1 else { throw DetectorOptionError("alpha", options.alpha) }
    self.options = options
  }

  /// Tests some periods of a series; each needs `years` full years before it. Counts that are not known are left out.
  public func detect(_ series: CountSeries, in range: Range<Int>) -> [DetectorResult] {
    let detection = BaselineDetection(
      years: options.years, halfWindow: options.halfWindow, excludeRecent: options.halfWindow,
      reweightAbove: options.reweight ? 1 : nil, trendP: options.trend ? 0.05 : nil,
      minimumRecent: options.minimumRecent, upperWithoutBound: 0, uncertainty: .pearson)
    let exponent =
      switch options.power {
      case .twoThirds: 2.0 / 3
      case .half: 0.5
      case .none: 1.0
      }
    return detection.detect(series, in: range) { prediction, observed in
      prediction.powerBound(exponent: exponent, tail: options.alpha / 2, observed: observed)
    }
  }
}
