/// What the pooled model says of one period, for every district and for all together.
public struct PooledResult: Sendable, Hashable {
  /// What was seen in the period and what was to be expected.
  public struct Cell: Sendable, Hashable {
    /// The count; nil where nothing is known.
    public let observed: Int?
    /// The largest count that is no alarm: `pValue` is at most `alpha` exactly for larger ones.
    public let upper: Int
    let prediction: PooledPrediction

    /// The count that was to be expected.
    public var expected: Double { prediction.mean }
    /// The variance of the count about that, with the uncertainty of what was estimated.
    public var variance: Double { prediction.variance }
    /// P(X ≥ observed); nil where nothing is known.
    public var pValue: Double? { observed.map(prediction.upperTail) }
    /// P(X > observed) + ½ P(X = observed): right on average, where `pValue` is never too small.
    public var midPValue: Double? { observed.map(prediction.midUpperTail) }
    /// P(X ≤ observed).
    public var pValueLower: Double? { observed.map(prediction.cumulative) }
    /// P(X < observed) + ½ P(X = observed).
    public var midPValueLower: Double? { midPValue.map { 1 - $0 } }

    /// The interval of observed ÷ expected: the multiples of what was to be expected under which the count would not be
    /// out of the ordinary, by `midPValue` and its counterpart. It holds 1 exactly when neither is below the tail.
    /// - Parameter confidence: the coverage.
    /// - Returns: both ends; nil where nothing is known or nothing was to be expected.
    /// - Precondition: `confidence` lies in (0, 1).
    public func ratioInterval(confidence: Double = 0.95) -> (lower: Double, upper: Double)? {
      precondition(confidence > 0 && confidence < 1, "confidence \(confidence)")
      guard let observed, expected > 0 else { return nil }
      return prediction.ratioInterval(observed, tail: (1 - confidence) / 2)
    }

    /// The counts that were to be expected.
    /// - Parameter confidence: the coverage.
    /// - Returns: the smallest and the largest of the central interval.
    /// - Precondition: `confidence` lies in (0, 1).
    public func predictionInterval(confidence: Double = 0.95) -> ClosedRange<Int> {
      precondition(confidence > 0 && confidence < 1, "confidence \(confidence)")
      let tail = (1 - confidence) / 2
      let lower = prediction.lowerQuantile(tail: tail)
      return lower...max(lower, prediction.upperQuantile(tail: tail))
    }
  }

  /// A cell, or why there is none.
  public typealias Outcome = Result<Cell, DetectorRefusal>

  /// The period, as an index of the panel.
  public let time: Int
  /// Each district by itself.
  public let districts: [Outcome]
  /// Each district beside the others: what the others' counts of this very period make likely. Nil where there is no
  /// other district with a known count, and where the district itself is refused.
  public let relative: [Cell?]
  /// All districts whose count is known, together; those with an exposure when none is known.
  public let city: Outcome
  /// What was fitted; nil when all is refused.
  public let fit: Fit?

  /// What was fitted to the periods before.
  public struct Fit: Sendable, Hashable {
    /// Variance over mean φ, at least 1.
    public let dispersion: Double
    /// The variance of the log mean that all districts of a period share beyond season and trend.
    public let cityVariance: Double
    /// The change of the log mean per period.
    public let trendPerPeriod: Double
    /// Its standard error.
    public let trendStandardError: Double
  }
}
