/// What the pooled model says of one period, for every district and for all together.
public struct PooledResult: Sendable, Hashable {
  /// What was seen in the period and what was to be expected.
  public struct Cell: Sendable, Hashable {
    /// The count; nil where nothing is known.
    public let observed: Int?
    /// The count that was to be expected.
    public let expected: Double
    /// The variance of the count about that, with the uncertainty of what was estimated.
    public let variance: Double
    /// The largest count that is no alarm: `pValue` is at most `alpha` exactly for larger ones.
    public let upper: Int
    /// P(X ≥ observed); nil where nothing is known.
    public let pValue: Double?
    /// P(X > observed) + ½ P(X = observed): right on average, where `pValue` is never too small.
    public let midPValue: Double?
    /// P(X ≤ observed).
    public let pValueLower: Double?
    /// P(X < observed) + ½ P(X = observed).
    public var midPValueLower: Double? { midPValue.map { 1 - $0 } }
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
