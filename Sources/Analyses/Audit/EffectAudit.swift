import Statistics

/// Estimates of effects tried on studies whose truth is known.
package enum EffectAudit {
  /// The studies that need no workspace.
  package static let scenarios =
    EffectScenario.families + EffectScenario.correlated + EffectScenario.panels + EffectScenario.adoptions
    + EffectScenario.simulated

  /// Draws the studies.
  /// - Parameters:
  ///   - replicates: how often each is drawn; those that take long a part of that.
  ///   - seed: the same seed gives the same figures, whatever the number of cores.
  ///   - scenarios: the kinds of studies.
  ///   - progress: told how many are done, from any thread.
  /// - Returns: one figure for each question, in order.
  package static func run(
    replicates: Int, seed: UInt64, scenarios: [EffectScenario],
    progress: (@Sendable (Int, Int) -> Void)? = nil
  ) -> [AuditEstimate] {
    let jobs = scenarios.indices.flatMap { kind in
      (0..<scenarios[kind].draws(of: replicates)).map { (kind: kind, number: $0) }
    }
    let answers = Array(count: jobs.count, progress: progress) { index in
      let job = jobs[index]
      // A kind's draws depend on its name, so that a further kind leaves the others as they are.
      let name = scenarios[job.kind].name.utf8.map { UInt64($0) }
      var random = SplitMix64(seed: seed, stream: name + [UInt64(job.number)])
      return scenarios[job.kind].trial(&random)
    }
    return scenarios.indices.flatMap { kind in
      let own = jobs.indices.filter { jobs[$0].kind == kind }.map { answers[$0] }
      return scenarios[kind].questions.enumerated().map { position, question in
        var estimate = AuditEstimate(
          scenarios[kind].name, question.method, question.quantity, "all",
          own.map { answer in answer[position].map { ($0 ? 1 : 0, 1) } ?? (0, 0) })
        estimate.goal = question.goal
        return estimate
      }
    }
  }
}
