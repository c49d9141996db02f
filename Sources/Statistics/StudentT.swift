import CDistributions

/// Student's t distribution.
public enum StudentT {
  /// The t with P(|T| > t) = `tail`: how many standard errors an interval reaches when they are themselves estimated.
  ///
  /// T²/(ν + T²) is beta distributed with parameters ½ and ν/2.
  /// - Parameters:
  ///   - tail: the probability of both tails together.
  ///   - degrees: the degrees of freedom ν.
  /// - Returns: the quantile.
  /// - Precondition: `tail` lies in (0, 1); `degrees` > 0.
  public static func twoSidedQuantile(tail: Double, degrees: Double) -> Double {
    precondition(tail > 0 && tail < 1 && degrees > 0, "tail \(tail), \(degrees) degrees of freedom")
    return (degrees * tidemark_beta_odds_upper_quantile(0.5, degrees / 2, tail)).squareRoot()
  }

  /// P(|T| > |t|).
  /// - Parameters:
  ///   - t: the statistic.
  ///   - degrees: the degrees of freedom ν.
  /// - Returns: the p-value, two-sided.
  /// - Precondition: `degrees` > 0.
  public static func twoSidedPValue(_ t: Double, degrees: Double) -> Double {
    precondition(degrees > 0, "\(degrees) degrees of freedom")
    let sum = degrees + t * t
    return tidemark_beta_cdf(degrees / 2, 0.5, degrees / sum, t * t / sum)
  }
}
