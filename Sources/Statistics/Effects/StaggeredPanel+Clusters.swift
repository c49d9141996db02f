public import LinearAlgebra

extension StaggeredPanel {
  /// The rows the panel stands for, in order of units and periods, those left out excepted.
  var rows: [Row] {
    units.indices.flatMap { i in
      periods.indices.map { t in
        Row(
          unit: units[i], period: periods[t], outcome: outcomes[i, t], firstTreated: firstTreated[i],
          covariates: (0..<covariates.columnCount).map { covariates[i, $0] }, cluster: clusters[i])
      }
    }
  }

  /// The number of clusters that some units belong to.
  func clusterCount(_ units: [Int]) -> Int { Set(units.map { clusters[$0] }).count }

  /// The sums of influence functions over the units of each cluster.
  /// - Parameter influence: n × k.
  /// - Returns: clusters × k.
  public func clusterSums(_ influence: Matrix) -> Matrix {
    precondition(influence.rowCount == unitCount, "\(influence.rowCount) rows for \(unitCount) units")
    var sums = Matrix(rowCount: clusterCount, columnCount: influence.columnCount)
    for j in 0..<influence.columnCount {
      for (i, cluster) in clusters.enumerated() {
        sums.elements[cluster + j * clusterCount] += influence.elements[i + j * unitCount]
      }
    }
    return sums
  }

  /// A figure with its standard error.
  /// - Parameters:
  ///   - value: the figure.
  ///   - influence: ψ, n values.
  ///   - factor: what the squared error is multiplied by.
  /// - Throws: `StaggeredBlank.noVariation` when what is left is rounding of the outcomes: an error of that size would be
  ///   certainty out of nothing.
  func estimate(
    _ value: Double, influence: [Double], factor: Double = 1
  ) throws(StaggeredBlank) -> StaggeredEstimate {
    let error = standardError(influence) * factor.squareRoot()
    guard error > 1e-12 * scale else { throw .noVariation }
    return StaggeredEstimate(value, standardError: error)
  }

  /// The largest absolute outcome: what rounding is measured against.
  private var scale: Double { outcomes.elements.reduce(0) { max($0, abs($1)) } }

  /// The standard error of a figure: √(Σ over clusters of (Σ ψ)²) ÷ n, without a small-sample factor.
  /// - Parameter influence: ψ, n values with √n (θ̂ − θ) ≈ Σ ψ ÷ √n.
  func standardError(_ influence: [Double]) -> Double {
    let sums = clusterSums(Matrix(rowCount: unitCount, columnCount: 1, elements: influence))
    return sums.elements.reduce(0) { $0 + $1 * $1 }.squareRoot() / Double(unitCount)
  }
}
