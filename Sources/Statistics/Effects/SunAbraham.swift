/// The regression with an effect for each cohort at each time since treatment, averaged over cohorts by their size.
///
///     y[i, t] = αᵢ + λₜ + Σ δ[g, e] 1(G = g) 1(t − g = e) + ε, e ≠ −1, units never treated as the reference
///
/// On a balanced panel δ[g, e] is ATT(g, g + e) against units never treated with a universal base and no covariates, so the
/// estimates are those of `GroupTimeEffects`, and so are the errors but for two conventions of regressions: CR1, and shares
/// of cohorts taken as known. Without units never treated the last cohort is the reference, in the periods before its
/// treatment.
///
/// Source: Sun & Abraham (2021), J. Econometrics 225, 175, section 4.
/// Checked against: Tests/Fixtures/effects/did_more_expected.csv (diff-diff 3.13.0).
public struct SunAbraham: Sendable {
  /// The effect by time since treatment; −1 is the reference and not among them.
  public let parts: [StaggeredAggregate.Part]
  /// The average over treated units and periods.
  public let overall: StaggeredAggregate.Part
  /// The cohort that served as the reference; nil when units never treated did.
  public let referenceCohort: Int?

  /// Fits the regression.
  /// - Parameter panel: what was seen; covariates are not used.
  /// - Throws: `StaggeredError` when nothing is left before the last cohort's treatment.
  public static func fit(_ panel: StaggeredPanel) throws(StaggeredError) -> SunAbraham {
    let hasNever = panel.firstTreated.contains(nil)
    let reference = hasNever ? nil : panel.cohorts.last
    let rows = panel.rows.filter { row in reference.map { row.period < $0 } ?? true }
    let kept = try StaggeredPanel(rows.map(\.withoutCovariates))
    let effects = GroupTimeEffects.fit(
      kept, options: .init(controls: .neverTreated, estimator: .outcomeRegression, basePeriod: .universal))
    // With one cluster nothing has an error, and there is none to scale.
    let factor =
      kept.clusterCount < 2
      ? 1 : kept.clusterFactor(coefficients: effects.cells.count + kept.periods.count).squareRoot()
    let dynamic = effects.aggregate(.dynamic, sharesAreKnown: true)
    return SunAbraham(
      parts: dynamic.parts.map { $0.scalingError(by: factor) },
      overall: effects.aggregate(.simple, sharesAreKnown: true).overall.scalingError(by: factor),
      referenceCohort: reference)
  }
}

extension StaggeredPanel.Row {
  fileprivate var withoutCovariates: StaggeredPanel.Row {
    StaggeredPanel.Row(unit: unit, period: period, outcome: outcome, firstTreated: firstTreated, cluster: cluster)
  }
}

extension StaggeredAggregate.Part {
  fileprivate func scalingError(by factor: Double) -> StaggeredAggregate.Part {
    StaggeredAggregate.Part(key: key, cellCount: cellCount, leftOut: leftOut) { () throws(StaggeredBlank) in
      guard let estimate else { throw blank ?? .nothingToCombine }
      return StaggeredEstimate(estimate.value, standardError: factor * estimate.standardError)
    }
  }
}
