import Foundation

/// Which of three errors is the largest, and is therefore reported.
public enum ErrorBasis: String, Sendable, Hashable, CaseIterable {
  /// The model's own, for independent periods.
  case model
  /// Newey and West's, with the critical value for a fixed share of the series.
  case neweyWest
  /// The model's times √((1 + ρ) ÷ (1 − ρ)), for errors that hang together like ρ, ρ², ρ³…
  case autocorrelation
}

/// The logarithm of a ratio, with the reported error.
public struct SegmentedEstimate: Sendable, Hashable {
  /// The logarithm.
  public let logarithm: Double
  /// The reported standard error of the logarithm.
  public let standardError: Double
  /// What the standard error is multiplied with for the 95 % interval.
  public let criticalValue: Double
  /// Which error it is.
  public let basis: ErrorBasis

  /// Half the width of the 95 % interval of the logarithm.
  public var halfWidth: Double { standardError * criticalValue }
  /// The ratio.
  public var ratio: Double { exp(logarithm) }
  /// The lower limit of the ratio.
  public var lower: Double { exp(logarithm - halfWidth) }
  /// The upper limit of the ratio.
  public var upper: Double { exp(logarithm + halfWidth) }
}
