public import LinearAlgebra

import Foundation

/// Poisson pseudo-maximum likelihood with many fixed effects: log μ = offset + Xβ + one effect for each factor's level.
///
/// Right for any response ≥ 0 whose mean the model describes, counts or rates; the variance may be anything, since errors
/// are clustered. Iteratively reweighted least squares as in `GeneralizedLinearModel`; in every step the effects are taken
/// out of z and X by `AbsorbedEffects`.
///
/// **Separation.** Rows whose effect or coefficient would have to be −∞ tell nothing about the others and are left out
/// and counted: first levels without any event, then, in general, rows with y = 0 along which the likelihood rises
/// without end. Near that end a Newton step moves log μ of just these rows by −1 or more, the slowest of them by exactly
/// −1, and of no other row: the step is the certificate of separation, and the fit goes on without the rows.
///
/// **Errors.** With X̃ the columns without effects and u = y − μ, CR1: q (X̃ᵀWX̃)⁻¹ (Σ_g s[g] s[g]ᵀ) (X̃ᵀWX̃)⁻¹,
/// s[g] = Σ w x̃ u over the rows of a cluster, q = (N − 1)/(N − k) · G/(G − 1). k counts the covariates and the effects of
/// factors that are not nested in the clusters (a nested factor's common constant counts once); so do R's fixest and
/// pyfixest. Others count no effect.
///
/// Source: Santos Silva & Tenreyro (2006), Rev. Econ. Stat. 88, 641; Correia, Guimarães & Zylkin (2020), Stata J. 20, 95,
/// and (2019), arXiv:1903.01633 for separation; Cameron & Miller (2015), J. Human Res. 50, 317.
/// Checked against: Tests/Fixtures/effects/poisson_expected.csv (pyfixest 0.60).
public struct FixedEffectsPoisson: Sendable {
  /// How to fit.
  public struct Options: Sendable, Hashable {
    /// The largest step of any row's log μ at which the fit has settled; Newton's next step is about its square. The
    /// deviance alone would settle before a covariate does that few of many rows tell about.
    public var tolerance: Double
    /// The share of a column's variation between levels that may be left in it.
    public var absorptionTolerance: Double
    /// The most iterations.
    public var maximumIterations: Int

    /// Creates options.
    public init(tolerance: Double = 1e-6, absorptionTolerance: Double = 1e-10, maximumIterations: Int = 200) {
      self.tolerance = tolerance
      self.absorptionTolerance = absorptionTolerance
      self.maximumIterations = maximumIterations
    }
  }

  /// Why a covariate has no coefficient.
  public enum LeftOut: String, Sendable, Hashable, CaseIterable {
    /// The effects and the covariates before it explain it.
    case collinear
    /// Rows without events were all that told it apart: its coefficient would be infinite.
    case infinite
  }

  /// The covariates with a coefficient, p of them, by position in the panel.
  public let estimated: [Int]
  /// The others, and why.
  public let leftOut: [Int: LeftOut]
  /// β, p values: logarithms of ratios.
  public let coefficients: [Double]
  /// CR1, p × p.
  public let covariance: Matrix
  /// The positions of the N rows that the fit rests on.
  public let rows: [Int]
  /// μ of these rows.
  public let fittedValues: [Double]
  /// Rows left out since they have no event and their mean would be 0.
  public let separatedCount: Int
  /// Rows left out since they are the only one of a level.
  public let singleCount: Int
  /// G, the clusters of the rows left.
  public let clusterCount: Int
  /// For each coefficient the number of equal clusters that would say as much, G* ≤ G: small when few clusters are exposed,
  /// or a few are much larger than the others (Carter, Schnepel & Steigerwald 2017, Rev. Econ. Stat. 99, 698).
  public let effectiveClusterCounts: [Double]
  /// Twice the log-likelihood ratio against the saturated model.
  public let deviance: Double
  /// The number of iterations, over all restarts after rows were left out.
  public let iterations: Int

  /// The rows left, for tests of a coefficient's value.
  let panel: FixedEffectsPanel
  let options: Options

  /// The square roots of the covariance's diagonal.
  public var standardErrors: [Double] { coefficients.indices.map { covariance[$0, $0].squareRoot() } }

  /// Fits the model.
  /// - Parameters:
  ///   - panel: the rows.
  ///   - options: when to stop.
  /// - Returns: the fitted model.
  /// - Throws: `EffectError` when no row tells anything, there are fewer than 2 clusters, no degree of freedom is left or
  ///   the fit does not settle.
  public static func fit(
    _ panel: FixedEffectsPanel, options: Options = Options()
  ) throws(EffectError) -> FixedEffectsPoisson {
    var (rows, separated, single) = panel.pruned()
    var estimated = Array(0..<panel.covariates.columnCount)
    var leftOut: [Int: LeftOut] = [:]
    var hasLost = false
    var iterations = 0
    while true {
      guard !rows.isEmpty else { throw .noEvents }
      let kept = panel.keeping(rows, columns: estimated)
      var fit = AbsorbedIterations(kept, options)
      if let column = try fit.firstCollinear() {
        leftOut[estimated.remove(at: column)] = hasLost ? .infinite : .collinear
        continue
      }
      let lost = try fit.run()
      iterations += fit.iterations
      guard lost.isEmpty else {
        let isLost = Set(lost)
        let left = panel.without(rows.indices.filter { !isLost.contains($0) }.map { rows[$0] }) { events, _ in
          events == 0
        }
        separated += rows.count - left.count
        (rows, hasLost) = (left, true)
        continue
      }
      let covariance = try fit.clusteredCovariance()
      return FixedEffectsPoisson(
        estimated: estimated, leftOut: leftOut, coefficients: fit.coefficients, covariance: covariance.matrix,
        rows: rows, fittedValues: fit.means, separatedCount: separated, singleCount: single,
        clusterCount: covariance.clusters, effectiveClusterCounts: fit.effectiveClusterCounts(), deviance: fit.deviance,
        iterations: iterations, panel: kept,
        options: options)
    }
  }
}
