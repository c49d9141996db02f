import Foundation

/// One ratio of risks from several tables of two by two.
public enum MantelHaenszel {
  /// Those exposed and those not exposed in one stratum, and how many of each had the outcome.
  public struct Stratum: Sendable, Hashable {
    public var exposedCases: Int
    public var exposed: Int
    public var otherCases: Int
    public var others: Int

    /// Creates a stratum.
    public init(exposedCases: Int, exposed: Int, otherCases: Int, others: Int) {
      self.exposedCases = exposedCases
      self.exposed = exposed
      self.otherCases = otherCases
      self.others = others
    }
  }

  /// The risk of the exposed ÷ that of the others, alike in all strata.
  ///
  /// With a of n₁ exposed and c of n₀ others in a stratum of N: R ÷ S, R = Σ a n₀/N, S = Σ c n₁/N; its logarithm has
  /// the variance Σ ((a + c) n₁ n₀ − a c N)/N² ÷ (R S).
  ///
  /// Source: Greenland & Robins (1985), Biometrics 41, 55.
  /// - Parameter strata: the tables; those without exposed or without others say nothing.
  /// - Returns: nil when nobody exposed, or none of the others, had the outcome.
  public static func riskRatio(_ strata: [Stratum]) -> TransitionEstimate? {
    var (r, s, variance) = (0.0, 0.0, 0.0)
    for stratum in strata where stratum.exposed > 0 && stratum.others > 0 {
      let (a, c) = (Double(stratum.exposedCases), Double(stratum.otherCases))
      let (n1, n0) = (Double(stratum.exposed), Double(stratum.others))
      let all = n1 + n0
      r += a * n0 / all
      s += c * n1 / all
      variance += ((a + c) * n1 * n0 - a * c * all) / (all * all)
    }
    guard r > 0, s > 0 else { return nil }
    return TransitionEstimate(logarithm: log(r / s), variance: variance / (r * s))
  }
}
