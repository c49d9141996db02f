import LinearAlgebra

/// The regression of outcomes on being treated with an effect for each unit and each period.
///
///     y[i, t] = αᵢ + λₜ + β D[i, t] + ε,   β = Σ D̃ y ÷ Σ D̃²,  D̃ = D less its means by unit and period, plus its mean
///
/// When effects grow with time or differ between cohorts, β is no average of them: `BaconDecomposition` shows what it
/// compares. It stands here because it is what is usually reported. Errors are clustered, CR1.
///
/// Source: Goodman-Bacon (2021), J. Econometrics 225, 254.
/// Checked against: Tests/Fixtures/effects/did_expected.csv (pyfixest 0.60.0).
public struct TwoWayFixedEffects: Sendable {
  /// β.
  public let estimate: StaggeredEstimate
  /// The number of clusters.
  public let clusterCount: Int
  /// Σ D̃² ÷ (n t), the variation of treatment that is left.
  public let treatmentVariance: Double

  /// Fits the regression.
  /// - Parameter panel: what was seen; covariates are not used.
  /// - Throws: `StaggeredBlank` when fewer than two clusters are treated, or nothing varies.
  public static func fit(_ panel: StaggeredPanel) throws(StaggeredBlank) -> TwoWayFixedEffects {
    let (n, t) = (panel.unitCount, panel.periods.count)
    let treatedClusters = panel.clusterCount(panel.units.indices.filter { panel.firstTreated[$0] != nil })
    guard treatedClusters >= 2 else { throw .tooFewTreated(treatedClusters, wanted: 2) }
    var treatment = Matrix(rowCount: n, columnCount: t)
    for i in 0..<n {
      for (s, period) in panel.periods.enumerated() {
        treatment[i, s] = panel.firstTreated[i].map { period >= $0 } ?? false ? 1 : 0
      }
    }
    let x = demeaned(treatment).elements
    let y = demeaned(panel.outcomes).elements
    // Timing varies or someone is never treated, so this is not 0.
    let variation = x.reduce(0) { $0 + $1 * $1 }
    let beta = zip(x, y).reduce(0) { $0 + $1.0 * $1.1 } / variation
    var influence = [Double](repeating: 0, count: n)
    for index in x.indices {
      influence[index % n] += Double(n) * x[index] * (y[index] - beta * x[index]) / variation
    }
    return TwoWayFixedEffects(
      estimate: try panel.estimate(
        beta, influence: influence, factor: panel.clusterFactor(coefficients: t + 1)),
      clusterCount: panel.clusterCount, treatmentVariance: variation / Double(n * t))
  }

  /// A balanced matrix less its row and column means, plus its mean.
  private static func demeaned(_ matrix: Matrix) -> Matrix {
    let (n, t) = (matrix.rowCount, matrix.columnCount)
    var result = matrix
    for i in 0..<n {
      let mean = (0..<t).reduce(0) { $0 + result[i, $1] } / Double(t)
      for s in 0..<t { result[i, s] -= mean }
    }
    for s in 0..<t {
      let mean = (0..<n).reduce(0) { $0 + result[$1, s] } / Double(n)
      for i in 0..<n { result[i, s] -= mean }
    }
    return result
  }
}
