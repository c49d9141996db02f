import Foundation

/// A ratio from a model with fixed effects, with the interval to report.
public struct FixedEffectsEstimate: Sendable, Hashable {
  /// What the interval rests on.
  public enum Basis: String, Sendable, Hashable, CaseIterable {
    /// CR1 and the t distribution with G − 1 degrees of freedom.
    case clustered
    /// The wild cluster bootstrap, for few clusters.
    case wildBootstrap
  }

  /// The fewest clusters for which CR1 is relied on; with fewer it rejects too often (Cameron & Miller 2015).
  public static let fewestClusters = 30

  /// β.
  public let logarithm: Double
  /// The CR1 error of β.
  public let standardError: Double
  /// The lower limit of β; nil where no value is low enough to be rejected.
  public let lowerLogarithm: Double?
  /// The upper limit of β; nil where no value is high enough to be rejected.
  public let upperLogarithm: Double?
  /// What the interval rests on.
  public let basis: Basis

  /// exp(β).
  public var ratio: Double { exp(logarithm) }
  /// The lower limit of the ratio; 0 where nothing is too low.
  public var lower: Double { lowerLogarithm.map { exp($0) } ?? 0 }
  /// The upper limit of the ratio; infinite where nothing is too high.
  public var upper: Double { upperLogarithm.map { exp($0) } ?? .infinity }
}

extension FixedEffectsPoisson {
  /// A covariate's ratio with the interval to report: the wild cluster bootstrap's when there are fewer than
  /// `FixedEffectsEstimate.fewestClusters` clusters.
  /// - Parameters:
  ///   - covariate: its position in the panel.
  ///   - bootstrap: how to draw.
  /// - Returns: the ratio; nil when the covariate was left out.
  public func estimate(
    _ covariate: Int, bootstrap: WildClusterBootstrap.Options = WildClusterBootstrap.Options()
  ) -> FixedEffectsEstimate? {
    guard let index = estimated.firstIndex(of: covariate) else { return nil }
    let (value, error) = (coefficients[index], standardErrors[index])
    guard clusterCount < FixedEffectsEstimate.fewestClusters else {
      let width = StudentT.twoSidedQuantile(tail: 0.05, degrees: Double(clusterCount - 1)) * error
      return FixedEffectsEstimate(
        logarithm: value, standardError: error, lowerLogarithm: value - width, upperLogarithm: value + width,
        basis: .clustered)
    }
    let limits = WildClusterBootstrap(self, coefficient: index, options: bootstrap).interval()
    return FixedEffectsEstimate(
      logarithm: value, standardError: error, lowerLogarithm: limits.lower, upperLogarithm: limits.upper,
      basis: .wildBootstrap)
  }
}
