/// The limit below which p-values are alarms at exactly a given rate of false ones.
///
/// P-values of counts are steps, and a step may pass the rate: of the p-values on it the share `part` is counted, which
/// is what drawing lots would give, so that coarse and fine p-values are compared at one rate.
package struct NullCut: Sendable {
  /// P-values below are alarms.
  private let limit: Double
  /// The share of those at the limit that are.
  private let part: Double

  /// Sets the limit.
  /// - Parameters:
  ///   - rate: the rate of false alarms.
  ///   - quiet: p-values without an anomaly; without any, nothing is an alarm.
  package init(rate: Double, quiet: [Double]) {
    let sorted = quiet.sorted()
    let wanted = rate * Double(sorted.count)
    guard let limit = sorted.dropFirst(Int(wanted)).first else {
      (self.limit, part) = (-1, 0)
      return
    }
    let below = sorted.count { $0 < limit }
    let level = sorted.count { $0 == limit }
    self.limit = limit
    part = (wanted - Double(below)) / Double(level)
  }

  /// How much of an alarm a p-value is, 0 to 1; none where there is no p-value.
  package func alarm(_ pValue: Double?) -> Double {
    guard let pValue else { return 0 }
    return pValue < limit ? 1 : pValue == limit ? part : 0
  }
}
