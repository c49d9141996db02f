/// Stands in until the template scan lands.
public struct TwoPeriodTest: Sendable {
  private var one: NegativeBinomial
  private var two: NegativeBinomial
  /// Creates a test.
  public init(
    previousMean: Double, mean: Double, dispersion: Double, previousLogVariance: Double = 0, logVariance: Double = 0,
    dispersionVariance: Double = 0, shape: TemplateScan.Options.Shape
  ) {
    let odds = max(dispersion - 1, 1e-4)
    one = NegativeBinomial(size: mean / odds, odds: odds)
    two = NegativeBinomial(size: (previousMean + mean) / odds, odds: odds)
  }
  /// P.
  public func pValue(previous: Int, current: Int) -> Double { two.upperTail(previous + current) }
  /// P.
  public func singlePValue(_ current: Int) -> Double { one.upperTail(current) }
  /// P.
  public func attainedLevel(alpha: Double) -> Double { two.upperTail(two.upperQuantile(tail: alpha) + 1) }
  /// P.
  public func attainedSingleLevel(alpha: Double) -> Double { one.upperTail(one.upperQuantile(tail: alpha) + 1) }
}
