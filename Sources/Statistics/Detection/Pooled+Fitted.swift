extension Pooled {
  /// What the model expects of every period, and how counts vary about it: what it takes to simulate the panel.
  public struct Fitted: Sendable, Hashable {
    /// The expected counts, one row per district; 0 where there is no exposure or the district has no level.
    public let means: [[Double]]
    /// Variance over mean.
    public let dispersion: Double
    /// The variance of the log mean that all districts of a period share beyond season and trend.
    public let cityVariance: Double
  }

  /// Fits the model to the periods before one.
  /// - Parameters:
  ///   - panel: the counts.
  ///   - time: the first period that is not fitted; expected counts are given up to and with it.
  /// - Returns: the fit.
  /// - Throws: `FitError` when the model cannot be fitted.
  /// - Precondition: `time` lies within the panel.
  public func fitted(_ panel: CountPanel, before time: Int) throws(FitError) -> Fitted {
    precondition((0..<panel.periodCount).contains(time), "\(time) of \(panel.periodCount) periods")
    var fit = PooledFit(panel, options: options)
    try fit.fit(before: time)
    return Fitted(
      means: panel.counts.indices.map { district in
        (0...time).map { fit.knownCount(district) == 0 ? 0 : fit.mean(district, $0) }
      },
      dispersion: fit.dispersion, cityVariance: fit.cityVariance)
  }
}
