import CDistributions

/// Student's t distribution.
enum StudentT {
  /// The t with P(T > t) = `tail`.
  ///
  /// T² ÷ ν is the odds of a beta variable with parameters ½ and ν/2.
  /// - Precondition: `degrees` > 0, and `tail` lies in (0, ½).
  static func upperQuantile(tail: Double, degrees: Double) -> Double {
    precondition(degrees > 0 && tail > 0 && tail < 0.5, "\(degrees) degrees of freedom, tail \(tail)")
    return (degrees * tidemark_beta_odds_upper_quantile(0.5, degrees / 2, 2 * tail)).squareRoot()
  }
}
