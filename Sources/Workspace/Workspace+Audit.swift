public import Analyses
import Store
public import Submissions

extension Workspace {
  /// Tries the report's rule on simulated months with the workspace's own districts, stages, schools and returns.
  /// - Parameters:
  ///   - day: the day the run speaks from; the last month simulated is the one before.
  ///   - replicates: how many years are simulated.
  ///   - seed: the same seed gives the same figures, whatever the number of cores.
  ///   - progress: told how many are done, from any thread.
  /// - Returns: the figures.
  /// - Throws: `WorkspaceError.noHistory` when there is too little to simulate from.
  public func audit(
    asOf day: Day, replicates: Int, seed: UInt64, progress: (@Sendable (Int, Int) -> Void)?
  ) throws -> Audit {
    let audit = Audit.likeMine(
      try store.panel(asOf: day), month: day.month.advanced(by: -1), asOf: day, options: settings.analysis,
      replicates: replicates, seed: seed, progress: progress)
    guard let audit else { throw WorkspaceError.noHistory }
    return audit
  }

  /// Tries the estimates of effects on simulated studies and on interventions that never took place in the workspace's own
  /// record; the arguments as for `audit`.
  /// - Throws: `WorkspaceError.noEffectHistory` when the record is too short.
  public func auditEffects(
    asOf day: Day, replicates: Int, seed: UInt64, progress: (@Sendable (Int, Int) -> Void)?
  ) throws -> Audit {
    let audit = Audit.effects(
      like: try store.panel(asOf: day), before: day.month.advanced(by: -1), options: settings.analysis,
      replicates: replicates, seed: seed, progress: progress)
    guard let audit else { throw WorkspaceError.noEffectHistory }
    return audit
  }
}
