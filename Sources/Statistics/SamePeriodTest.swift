import CDistributions

/// A period's count against the same period of earlier years.
///
/// With B the baseline's events over exposure E, x this period's over e, and π = e / (e + E): given x + B, and if both
/// have one rate, x is binomial(x + B, π). Hence, for `dispersion` φ = 1,
///
///     P(X ≥ x) = P(Bin(x + B, π) ≥ x) = I_π(x, B + 1)
///     P(X ≤ x) = P(Bin(x + B, π) ≤ x) = I_{1−π}(B, x + 1)
///
/// which are the tails of two negative binomials with variance mean · (1 + e/E): for rises one of mean (B + 1)e/E
/// (size B + 1), for falls one of mean Be/E (size B). A test of rises has to count one event more than was seen, because
/// a baseline of B events is compatible with a higher rate; this is what keeps the exact test honest at B = 0.
///
/// Counts that vary more than Poisson, with variance φ · mean, behave like φ times Poisson counts of x/φ and B/φ events,
/// and the extra event weighs φ. Matching mean and variance gives, with v = φ(1 + e/E) − 1,
///
///     rises: mean (B + φ)e/E,  falls: mean Be/E,  variance mean · (1 + v),  size = mean / v
///
/// which are the exact test at φ = 1. (The plug-in mean eB/E would call any event after a baseline of zero impossible.)
/// The interval of the ratio is Clopper & Pearson's for the share π, on x/φ and B/φ events.
///
/// Source: Przyborowski & Wilenski (1940), Biometrika 31; Clopper & Pearson (1934), Biometrika 26.
/// Checked against: Tests/Fixtures/detection/same_period_expected.csv.
public struct SamePeriodTest: Sendable, Equatable {
  /// Events and the exposure they come from.
  public struct Period: Sendable, Hashable {
    /// The number of events.
    public var count: Int
    /// Person-time, or time alone; any unit, the same for all periods.
    public var exposure: Double

    /// Creates a period.
    public init(count: Int, exposure: Double) {
      self.count = count
      self.exposure = exposure
    }
  }

  /// How to test.
  public struct Options: Sendable, Hashable {
    /// Variance over mean, ≥ 1; 1 is the exact test.
    public var dispersion: Double
    /// The coverage of the ratio's interval and of the prediction interval.
    public var confidence: Double

    /// Creates options; the defaults are the exact test and 95 %.
    public init(dispersion: Double = 1, confidence: Double = 0.95) {
      self.dispersion = dispersion
      self.confidence = confidence
    }
  }

  /// This period's events.
  public let observed: Int
  /// The baseline's events at this period's exposure, eB/E.
  public let expected: Double
  /// Observed ÷ expected; absent when nothing was expected.
  public let ratio: Double?
  /// The lower end of the ratio's interval.
  public let ratioLower: Double
  /// The upper end of the ratio's interval; infinite when nothing was expected.
  public let ratioUpper: Double
  /// P(X ≥ observed).
  public let pValue: Double
  /// P(X ≤ observed).
  public let pValueLower: Double
  /// The smallest count in the central prediction interval.
  public let predictionLower: Double
  /// The largest count in the central prediction interval.
  public let predictionUpper: Double
  /// Variance over mean, as the test used it.
  public let dispersion: Double

  /// What is expected of this period when rises are tested.
  public let predictiveForRises: NegativeBinomial
  /// What is expected of this period when falls are tested.
  public let predictiveForFalls: NegativeBinomial

  /// Tests a period against its baseline.
  /// - Throws: `SamePeriodError` when there is no baseline, or a count, an exposure or an option makes no sense.
  public static func fit(
    observed: Period, baseline: [Period], options: Options = Options()
  ) throws(SamePeriodError) -> SamePeriodTest {
    guard options.dispersion >= 1, options.dispersion.isFinite else { throw .dispersion(options.dispersion) }
    guard options.confidence > 0, options.confidence < 1 else { throw .confidence(options.confidence) }
    guard !baseline.isEmpty else { throw .noBaseline }
    for period in baseline + [observed] {
      guard period.count >= 0 else { throw .negativeCount(period.count) }
      guard period.exposure > 0, period.exposure.isFinite else { throw .exposure(period.exposure) }
    }
    let baselineCount = baseline.reduce(0.0) { $0 + Double($1.count) }
    let baselineExposure = baseline.reduce(0) { $0 + $1.exposure }
    let exposureRatio = observed.exposure / baselineExposure
    guard exposureRatio > 0, exposureRatio.isFinite else { throw .exposure(observed.exposure) }
    return SamePeriodTest(
      observed: observed.count, baselineCount: baselineCount, exposureRatio: exposureRatio, options: options)
  }

  /// Creates the test from e/E and checked values.
  private init(observed: Int, baselineCount: Double, exposureRatio: Double, options: Options) {
    let phi = options.dispersion
    let tail = (1 - options.confidence) / 2
    let excess = (phi - 1) + phi * exposureRatio
    let scale = exposureRatio / excess
    let rises = NegativeBinomial(size: (baselineCount + phi) * scale, odds: excess)
    let falls = NegativeBinomial(size: baselineCount * scale, odds: excess)
    let x = Double(observed)

    self.observed = observed
    self.dispersion = phi
    self.expected = baselineCount * exposureRatio
    self.ratio = baselineCount > 0 ? x / (baselineCount * exposureRatio) : nil
    self.ratioLower =
      observed == 0 ? 0 : tidemark_beta_odds_quantile(x / phi, baselineCount / phi + 1, tail) / exposureRatio
    self.ratioUpper =
      baselineCount == 0
      ? .infinity : tidemark_beta_odds_upper_quantile(x / phi + 1, baselineCount / phi, tail) / exposureRatio
    self.pValue = rises.upperTail(observed)
    self.pValueLower = falls.cumulative(observed)
    self.predictionLower = Double(falls.lowerQuantile(tail: tail))
    self.predictionUpper = Double(rises.upperQuantile(tail: tail))
    self.predictiveForRises = rises
    self.predictiveForFalls = falls
  }

  /// P(X > observed) + ½ P(X = observed), given the events of both periods together: the exact test's, at `dispersion` 1.
  public var midPValue: Double { (pValue + predictiveForFalls.upperTail(observed + 1)) / 2 }

  /// The largest count that is no abnormal rise at level `alpha`: a count is one exactly when it is larger.
  /// - Precondition: `alpha` lies in (0, 1).
  public func upperThreshold(alpha: Double) -> Int { predictiveForRises.upperQuantile(tail: alpha) }

  /// The smallest count that is no abnormal fall at level `alpha`: a count is one exactly when it is smaller.
  /// - Precondition: `alpha` lies in (0, 1).
  public func lowerThreshold(alpha: Double) -> Int { predictiveForFalls.lowerQuantile(tail: alpha) }
}

/// Why a period could not be tested.
public enum SamePeriodError: Error, Equatable, Sendable {
  /// There is no earlier year to compare with.
  case noBaseline
  /// A count is negative.
  case negativeCount(Int)
  /// An exposure is not a positive number, or vanishes beside the others.
  case exposure(Double)
  /// The dispersion is not a number of at least 1.
  case dispersion(Double)
  /// The confidence does not lie between 0 and 1.
  case confidence(Double)
}

extension SamePeriodError: CustomStringConvertible {
  /// What is wrong, and what is wanted.
  public var description: String {
    switch self {
    case .noBaseline: "no earlier year to compare with"
    case .negativeCount(let count): "count \(count) is negative"
    case .exposure(let exposure): "exposure \(exposure) is not a positive number comparable with the others"
    case .dispersion(let dispersion): "dispersion \(dispersion) is not a number of at least 1"
    case .confidence(let confidence): "confidence \(confidence) is not between 0 and 1"
    }
  }
}
