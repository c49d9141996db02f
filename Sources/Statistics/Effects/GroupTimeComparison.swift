import LinearAlgebra

/// The units of one cohort beside those they are compared with, and what all periods share of the comparison.
///
/// With Δ the change of the outcome since the base period, X the covariates behind a 1, D = 1 for treated units, p the
/// probability of being treated and w = p ÷ (1 − p), W = Σ w over controls:
///
///     r = Δ − Xβ, β by least squares among controls (r = Δ for `inverseProbability`)
///     ATT = mean of r among treated − Σ w r ÷ W among controls (the second part 0 for `outcomeRegression`)
///
/// Source: Callaway & Sant'Anna (2021), J. Econometrics 225, 200, sections 2 and 4; the doubly robust form and
/// the influence of β and p: Sant'Anna & Zhao (2020), J. Econometrics 219, 101.
struct GroupTimeComparison: Sendable {
  /// The difference and each unit's influence on it, summing to 0.
  struct Difference: Sendable {
    let value: Double
    /// (unit, ψ ÷ n): the estimate less the truth is about the sum of the second.
    let influence: [(unit: Int, share: Double)]
  }

  private let treated: [Int]
  private let controls: [Int]
  /// X, treated units first.
  private let x: Matrix
  /// Factorised XᵀX of the controls; nil without a regression.
  private let gram: Cholesky?
  /// w of the controls and W; nil without a propensity score.
  private let odds: (weights: [Double], sum: Double)?
  private let propensity: PropensityScore?
  /// For each control, Xᵢ (XᵀX)⁻¹ (mean X of the treated − weighted mean X of the controls): what its error does through β.
  private let leverage: [Double]

  /// Prepares a comparison.
  /// - Throws: `StaggeredBlank` when a group is too small, covariates are collinear or groups do not overlap.
  init(
    _ panel: StaggeredPanel, treated: [Int], controls: [Int], estimator: GroupTimeEffects.Estimator, smallestGroup: Int
  ) throws(StaggeredBlank) {
    let q = panel.covariates.columnCount + 1
    // Without covariates the three are one, and the odds need not be fitted.
    let estimator = q == 1 ? .outcomeRegression : estimator
    // Clusters count, not units: the residuals of a cohort sum to 0, and within one cluster nothing would be left.
    let (treatedClusters, controlClusters) = (panel.clusterCount(treated), panel.clusterCount(controls))
    guard treatedClusters >= smallestGroup else { throw .tooFewTreated(treatedClusters, wanted: smallestGroup) }
    guard controlClusters >= smallestGroup else { throw .tooFewControls(controlClusters, wanted: smallestGroup) }
    // One residual degree of freedom at least, or the controls fit exactly.
    guard controls.count > q else { throw .tooFewControls(controls.count, wanted: q + 1) }
    self.treated = treated
    self.controls = controls
    x = GroupTimeComparison.modelMatrix(panel, treated + controls)
    let controlRows = treated.count..<treated.count + controls.count

    if estimator == .outcomeRegression {
      (propensity, odds) = (nil, nil)
    } else {
      let score = try PropensityScore(
        x, isTreated: Array(repeating: 1, count: treated.count) + Array(repeating: 0, count: controls.count))
      let weights = controlRows.map { score.probabilities[$0] / (1 - score.probabilities[$0]) }
      (propensity, odds) = (score, (weights, weights.reduce(0, +)))
    }
    guard estimator != .inverseProbability else {
      (gram, leverage) = (nil, [])
      return
    }
    let controlMatrix = GroupTimeComparison.modelMatrix(panel, controls)
    let factor = try PropensityScore.factorised(controlMatrix)
    var difference = Matrix(rowCount: q, columnCount: 1)
    for j in 0..<q {
      for i in treated.indices { difference[j, 0] += x[i, j] / Double(treated.count) }
      if let odds {
        for (i, weight) in odds.weights.enumerated() { difference[j, 0] -= weight * controlMatrix[i, j] / odds.sum }
      }
    }
    gram = factor
    leverage = controlMatrix.product(factor.solve(difference)).elements
  }

  /// A 1 and the covariates of some units.
  private static func modelMatrix(_ panel: StaggeredPanel, _ units: [Int]) -> Matrix {
    var x = Matrix(rowCount: units.count, columnCount: panel.covariates.columnCount + 1)
    for (i, unit) in units.enumerated() {
      x[i, 0] = 1
      for j in 0..<panel.covariates.columnCount { x[i, j + 1] = panel.covariates[unit, j] }
    }
    return x
  }

  /// The effect on the change of outcomes between two periods, given by their place among the periods.
  func difference(_ panel: StaggeredPanel, from base: Int, to period: Int) -> Difference {
    let units = treated + controls
    let n = treated.count
    var residuals = units.map { panel.outcomes[$0, period] - panel.outcomes[$0, base] }
    if let gram {
      var right = Matrix(rowCount: x.columnCount, columnCount: 1)
      for j in 0..<x.columnCount { for i in n..<units.count { right[j, 0] += x[i, j] * residuals[i] } }
      let fitted = x.product(gram.solve(right)).elements
      for i in residuals.indices { residuals[i] -= fitted[i] }
    }
    let treatedMean = residuals[..<n].reduce(0, +) / Double(n)
    var shares = [Double](repeating: 0, count: units.count)
    for i in 0..<n { shares[i] = (residuals[i] - treatedMean) / Double(n) }
    for (i, leverage) in leverage.enumerated() { shares[n + i] -= leverage * residuals[n + i] }
    var controlMean = 0.0
    if let odds, let propensity {
      for (i, weight) in odds.weights.enumerated() { controlMean += weight * residuals[n + i] / odds.sum }
      var slope = Matrix(rowCount: x.columnCount, columnCount: 1)
      for (i, weight) in odds.weights.enumerated() {
        let part = weight * (residuals[n + i] - controlMean) / odds.sum
        shares[n + i] -= part
        for j in 0..<x.columnCount { slope[j, 0] += part * x[n + i, j] }
      }
      // What each unit does to the estimate through the probability of being treated.
      let through = x.product(propensity.inverseInformation.product(slope)).elements
      for i in units.indices { shares[i] -= ((i < n ? 1 : 0) - propensity.probabilities[i]) * through[i] }
    }
    return Difference(value: treatedMean - controlMean, influence: zip(units, shares).map { ($0, $1) })
  }
}
