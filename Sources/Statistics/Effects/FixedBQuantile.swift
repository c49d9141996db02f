/// The critical value of a t statistic with a Newey–West error whose lag is a fixed share b of the series.
///
/// The usual theory lets b vanish and takes the normal quantile, which is too small: the error itself is estimated from
/// few independent stretches. With b fixed the statistic has a limit of its own, whose 97.5 % quantile for Bartlett
/// weights is 1.9600 + 2.9694 b + 0.4160 b² − 0.5324 b³.
///
/// Source: Kiefer & Vogelsang (2005), Econometric Theory 21, 1130, table 1.
public enum FixedBQuantile {
  /// The value that |t| exceeds with probability 5 %.
  /// - Parameters:
  ///   - lag: L, the last lag with a weight.
  ///   - count: n periods.
  /// - Returns: the value at b = (L + 1)/n.
  /// - Precondition: 0 ≤ L < n.
  public static func twoSided95(lag: Int, count: Int) -> Double {
    precondition(lag >= 0 && lag < count, "lag \(lag) of \(count)")
    let b = Double(lag + 1) / Double(count)
    return 1.9600 + b * (2.9694 + b * (0.4160 - b * 0.5324))
  }
}
