public import Submissions

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

  /// Tries the estimates of effects; the arguments as for `noufaily`.
  public static func effects(
    replicates: Int, seed: UInt64, progress: (@Sendable (Int, Int) -> Void)? = nil
  ) -> Audit {
    effects(EffectAudit.scenarios, replicates: replicates, seed: seed, progress: progress)
  }

  /// Tries the estimates of effects, the report's rule on a bureau's own record too.
  /// - Parameters:
  ///   - panel: what the bureau knows.
  ///   - month: the report's month.
  ///   - options: how alarms are decided; past anomalies are left out.
  ///   - replicates: how often each kind of study is drawn.
  ///   - seed: the same seed gives the same figures, whatever the number of cores.
  ///   - progress: told how many are done, from any thread.
  /// - Returns: the figures; nothing when there is too little history.
  public static func effects(
    like panel: Panel, before month: Month, options: AnalysisOptions, replicates: Int, seed: UInt64,
    progress: (@Sendable (Int, Int) -> Void)? = nil
  ) -> Audit? {
    BureauStudy(panel, before: month, options: options).map {
      effects(
        EffectAudit.scenarios + EffectScenario.own($0), replicates: replicates, seed: seed, progress: progress)
    }
  }

  /// The events after delivery from which on a planted fall is asked to be found.
  public static var enoughEvents: Int { BureauStudy.enoughEvents }

  private static func effects(
    _ scenarios: [EffectScenario], replicates: Int, seed: UInt64, progress: (@Sendable (Int, Int) -> Void)?
  ) -> Audit {
    Audit(
      subject: .effects, replicates: replicates, seed: seed,
      estimates: EffectAudit.run(replicates: replicates, seed: seed, scenarios: scenarios, progress: progress))
  }
}
