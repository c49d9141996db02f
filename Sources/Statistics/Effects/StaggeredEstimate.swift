import CDistributions

/// A figure of a staggered adoption with its standard error.
public struct StaggeredEstimate: Sendable, Hashable {
  /// The figure.
  public let value: Double
  /// Its standard error, above 0.
  public let standardError: Double

  init(_ value: Double, standardError: Double) {
    self.value = value
    self.standardError = standardError
  }

  /// The interval value ± quantile × standard error.
  /// - Parameter confidence: the probability of covering, as if the figure were normal.
  public func interval(confidence: Double = 0.95) -> ClosedRange<Double> {
    interval(criticalValue: tidemark_normal_quantile((1 + confidence) / 2))
  }

  /// The interval value ± critical value × standard error, as for a simultaneous band.
  /// - Precondition: the critical value is not negative.
  public func interval(criticalValue: Double) -> ClosedRange<Double> {
    precondition(criticalValue >= 0, "critical value \(criticalValue)")
    return value - criticalValue * standardError...value + criticalValue * standardError
  }
}
