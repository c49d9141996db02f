extension Audit {
  /// Tries the weekly detectors on the series of Noufaily et al.
  /// - Parameters:
  ///   - replicates: the series of each kind, a multiple of `OutbreakSeries.sizes`.
  ///   - seed: the same seed gives the same figures, whatever the number of cores.
  ///   - progress: told how many are done, from any thread.
  /// - Returns: the figures.
  /// - Throws: when a detector refuses its options.
  /// - Precondition: `replicates` is such a multiple.
  public static func noufaily(
    replicates: Int, seed: UInt64, progress: (@Sendable (Int, Int) -> Void)? = nil
  ) throws -> Audit {
    Audit(
      subject: .noufaily, replicates: replicates, seed: seed,
      estimates: try OutbreakAudit.run(replicates: replicates, seed: seed, progress: progress))
  }

  /// Tries the monthly detectors on simulated districts; the arguments as for `noufaily`.
  /// - Throws: when a detector refuses its options.
  public static func school(
    replicates: Int, seed: UInt64, progress: (@Sendable (Int, Int) -> Void)? = nil
  ) throws -> Audit {
    Audit(
      subject: .school, replicates: replicates, seed: seed,
      estimates: try SchoolAudit.run(replicates: replicates, seed: seed, progress: progress))
  }
}
