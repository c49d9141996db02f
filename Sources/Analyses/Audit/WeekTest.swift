/// What a method says of one week: with the week before, and of the week alone, which is what counts after an alarm.
///
/// A method that never looks at more than the week says the same twice.
public struct WeekTest: Sendable, Hashable {
  /// P(evidence of both weeks ≥ observed).
  public var pValue: Double
  /// P(X ≥ observed) of the week alone.
  public var singlePValue: Double
  /// The probability of an alarm that the method promises at its own level: counts leave it below the level.
  public var promised: Double
  /// The same of the week alone.
  public var singlePromised: Double

  /// Creates the record from its parts.
  public init(pValue: Double, singlePValue: Double, promised: Double, singlePromised: Double) {
    self.pValue = pValue
    self.singlePValue = singlePValue
    self.promised = promised
    self.singlePromised = singlePromised
  }
}
