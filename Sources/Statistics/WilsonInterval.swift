/// The 95 % interval of a share: those shares under which the count would not be out of the ordinary.
///
/// With p = count/n and z the normal quantile: (p + z²/2n ± z √(p(1 − p)/n + z²/4n²)) / (1 + z²/n).
///
/// Source: Wilson (1927), JASA 22, 209.
public enum WilsonInterval {
  /// The limits.
  /// - Parameters:
  ///   - count: how many have it.
  ///   - total: how many there are, n.
  /// - Returns: both ends; nil without anybody.
  /// - Precondition: `count` lies in 0…`total`.
  public static func limits(_ count: Int, of total: Int) -> (lower: Double, upper: Double)? {
    precondition(count >= 0 && count <= total, "\(count) of \(total)")
    guard total > 0 else { return nil }
    let (n, z) = (Double(total), TransitionEstimate.normalQuantile)
    let share = Double(count) / n
    let spread = z * (share * (1 - share) / n + z * z / (4 * n * n)).squareRoot()
    let (centre, scale) = (share + z * z / (2 * n), 1 + z * z / n)
    // At the ends one limit is exactly 0 or 1, and rounding would leave a trace.
    return (count == 0 ? 0 : (centre - spread) / scale, count == total ? 1 : (centre + spread) / scale)
  }
}
