import LinearAlgebra

import Foundation

/// Iteratively reweighted least squares with absorbed effects.
struct AbsorbedIterations {
  private var panel: FixedEffectsPanel
  private let options: FixedEffectsPoisson.Options
  private let effects: AbsorbedEffects
  /// X less the means of its columns, which the effects hold anyway: large ones would cost digits.
  private let centred: [[Double]]
  /// The effects in z and in each column, from which the next iteration starts.
  private var responseEffects: [Double]
  private var columnEffects: [[Double]]
  /// X without effects, column after column.
  private var columns: [[Double]]
  /// (X̃ᵀWX̃)⁻¹.
  private var inverse = Matrix(rowCount: 0, columnCount: 0)
  private(set) var coefficients: [Double]
  /// log μ.
  private var logarithms: [Double] = []
  /// μ.
  private(set) var means: [Double] = []
  private(set) var deviance = Double.infinity
  private(set) var iterations = 0

  init(_ panel: FixedEffectsPanel, _ options: FixedEffectsPoisson.Options) {
    let p = panel.covariates.columnCount
    self.panel = panel
    self.options = options
    effects = AbsorbedEffects(panel.factors)
    responseEffects = [Double](repeating: 0, count: effects.levelCount)
    columnEffects = [[Double]](repeating: responseEffects, count: p)
    columns = []
    coefficients = [Double](repeating: 0, count: p)
    let n = panel.response.count
    centred = (0..<p).map { j in
      let column = panel.covariates.elements[j * n..<(j + 1) * n]
      let mean = column.reduce(0, +) / Double(max(1, n))
      return column.map { $0 - mean }
    }
  }

  /// The first column that the effects and the columns before it explain.
  mutating func firstCollinear() throws(EffectError) -> Int? {
    let (n, p) = (panel.response.count, coefficients.count)
    try absorbColumns(weights: panel.weights, tolerance: options.absorptionTolerance)
    for j in 0..<p {
      let spread = (0..<n).reduce(0) { $0 + panel.weights[$1] * centred[j][$1] * centred[j][$1] }
      let left = (0..<n).reduce(0) { $0 + panel.weights[$1] * columns[j][$1] * columns[j][$1] }
      // The means of a column that is constant leave rounding, which is no variation.
      let raw = (0..<n).reduce(0) { sum, row in
        let x = panel.covariates.elements[row + j * n]
        return sum + panel.weights[row] * x * x
      }
      if !(left > max(1e-12 * spread, 1e-22 * raw)) { return j }
    }
    return try invert(weights: panel.weights)
  }

  /// Takes another offset; the iterations start from where the last ones ended.
  mutating func restart(offset: [Double]) {
    panel.offset = offset
    (iterations, deviance) = (0, .infinity)
  }

  /// Iterates until no row's log μ moves any more but those that fall without end.
  /// - Returns: the rows that turned out to be separated; the fit is to be repeated without them.
  mutating func run() throws(EffectError) -> [Int] {
    let (n, p) = (panel.response.count, coefficients.count)
    let (y, prior) = (panel.response, panel.weights)
    let average = zip(y, prior).reduce(0) { $0 + $1.0 * $1.1 } / prior.reduce(0, +)
    if logarithms.isEmpty {
      means = y.map { ($0 + average) / 2 }
      logarithms = means.map { log($0) }
    }
    // Early steps are far off anyway, and need not be exact.
    var tolerance = 1e-3
    while iterations < options.maximumIterations {
      iterations += 1
      let weights = zip(prior, means).map { $0 * $1 }
      let working = (0..<n).map { logarithms[$0] - panel.offset[$0] + (y[$0] - means[$0]) / means[$0] }
      var residual = working
      guard effects.subtract(from: &residual, weights, &responseEffects, tolerance) else {
        throw .fit(.notConverged(iterations: iterations))
      }
      try absorbColumns(weights: weights, tolerance: tolerance)
      try weigh(weights)
      let right = (0..<p).map { j in (0..<n).reduce(0) { $0 + weights[$1] * columns[j][$1] * residual[$1] } }
      coefficients = (0..<p).map { i in (0..<p).reduce(0) { $0 + inverse[i, $1] * right[$1] } }
      for j in 0..<p { for row in 0..<n { residual[row] -= coefficients[j] * columns[j][row] } }
      var proposal = (0..<n).map { working[$0] - residual[$0] + panel.offset[$0] }
      var proposed = deviance(of: proposal)
      var halvings = 0
      while iterations > 1, halvings < 30, !(proposed <= deviance * (1 + 1e-6) + 1e-9) {
        halvings += 1
        for row in 0..<n { proposal[row] = (proposal[row] + logarithms[row]) / 2 }
        proposed = deviance(of: proposal)
      }
      guard proposed.isFinite else { throw .fit(.notConverged(iterations: iterations)) }
      var largest = 0.0
      var falling: [Int] = []
      for row in 0..<n {
        let step = proposal[row] - logarithms[row]
        if y[row] == 0, step < -0.5 { falling.append(row) } else { largest = max(largest, abs(step)) }
        means[row] = exp(proposal[row])
      }
      (logarithms, deviance) = (proposal, proposed)
      let isExact = tolerance <= options.absorptionTolerance && halvings == 0
      // A small mean may take a few steps of 1 to get where it belongs; none belongs that far below the average.
      let isBottomless = falling.allSatisfy { means[$0] < 1e-9 * average }
      if isExact, largest < options.tolerance, isBottomless { return falling }
      tolerance = max(options.absorptionTolerance, min(tolerance, 1e-2 * largest * largest))
    }
    throw .fit(.notConverged(iterations: iterations))
  }

  /// CR1 with its number of clusters, from columns absorbed at the final weights.
  mutating func clusteredCovariance() throws(EffectError) -> (matrix: Matrix, clusters: Int) {
    let (n, p) = (panel.response.count, coefficients.count)
    let (sums, clusters) = try clusterScores()
    guard clusters >= 2 else { throw .tooFewClusters(clusters) }
    let degrees = n - p - countedEffects()
    guard degrees > 0 else { throw .fit(.tooFewObservations(residualDegreesOfFreedom: degrees, wanted: 1)) }
    let factor = Double(n - 1) / Double(degrees) * Double(clusters) / Double(clusters - 1)
    var result = inverse.product(sums.product(sums, transposingLeft: true).product(inverse))
    for index in result.elements.indices { result.elements[index] *= factor }
    return (result, clusters)
  }

  /// What each cluster adds to column j's coefficient, (X̃ᵀWX̃)⁻¹ s[g], at means that need not be those of the fit.
  mutating func influences(of column: Int, means: [Double]) throws(EffectError) -> [Double] {
    self.means = means
    let (sums, _) = try clusterScores()
    return (0..<sums.rowCount).map { g in
      (0..<sums.columnCount).reduce(0) { $0 + inverse[column, $1] * sums[g, $1] }
    }
  }

  /// G* = (Σ γ[g])² ÷ Σ γ[g]² of each coefficient, γ[g] the part of its information that lies in a cluster: as many equal
  /// clusters would say as much. To be called after `clusteredCovariance`.
  func effectiveClusterCounts() -> [Double] {
    let (n, p) = (panel.response.count, coefficients.count)
    return (0..<p).map { j in
      var shares = [Double](repeating: 0, count: Int(panel.clusters.max() ?? -1) + 1)
      for row in 0..<n {
        let own = (0..<p).reduce(0) { $0 + columns[$1][row] * inverse[$1, j] }
        shares[Int(panel.clusters[row])] += panel.weights[row] * means[row] * own * own
      }
      let total = shares.reduce(0, +)
      return total * total / shares.reduce(0) { $0 + $1 * $1 }
    }
  }

  /// s, one row for each cluster (empty ones too) and one column for each covariate, and the number of clusters with rows.
  mutating func clusterScores() throws(EffectError) -> (sums: Matrix, clusters: Int) {
    let (n, p) = (panel.response.count, coefficients.count)
    let weights = zip(panel.weights, means).map { $0 * $1 }
    try absorbColumns(weights: weights, tolerance: options.absorptionTolerance)
    try weigh(weights)
    let size = Int(panel.clusters.max() ?? -1) + 1
    var sums = Matrix(rowCount: size, columnCount: p)
    for j in 0..<p {
      for row in 0..<n {
        sums.elements[Int(panel.clusters[row]) + j * size] +=
          panel.weights[row] * columns[j][row] * (panel.response[row] - means[row])
      }
    }
    return (sums, Set(panel.clusters).count)
  }

  /// The effects that k counts: all levels with rows of factors not nested in the clusters, less what they share.
  private func countedEffects() -> Int {
    var levels = 1
    for factor in panel.factors {
      var cluster = [Int32](repeating: -1, count: Int(factor.max() ?? 0) + 1)
      var isNested = true
      for (level, own) in zip(factor, panel.clusters) {
        if cluster[Int(level)] >= 0, cluster[Int(level)] != own { isNested = false }
        cluster[Int(level)] = own
      }
      if !isNested { levels += cluster.count { $0 >= 0 } - 1 }
    }
    return levels
  }

  private func deviance(of logarithms: [Double]) -> Double {
    var sum = 0.0
    for row in logarithms.indices {
      let (y, mean) = (panel.response[row], exp(logarithms[row]))
      sum += 2 * panel.weights[row] * ((y > 0 ? y * (log(y) - logarithms[row]) : 0) - (y - mean))
    }
    return sum
  }

  /// X̃ at these weights.
  private mutating func absorbColumns(weights: [Double], tolerance: Double) throws(EffectError) {
    columns = centred
    for j in columns.indices {
      guard effects.subtract(from: &columns[j], weights, &columnEffects[j], tolerance) else {
        throw .fit(.notConverged(iterations: iterations))
      }
    }
  }

  /// (X̃ᵀWX̃)⁻¹, at the weights of an iteration.
  private mutating func weigh(_ weights: [Double]) throws(EffectError) {
    // Told apart at the start, columns can only become one as means vanish.
    if try invert(weights: weights) != nil { throw .fit(.notConverged(iterations: iterations)) }
  }

  /// (X̃ᵀWX̃)⁻¹, or the first column that those before it explain.
  private mutating func invert(weights: [Double]) throws(EffectError) -> Int? {
    let (n, p) = (panel.response.count, coefficients.count)
    var information = Matrix(rowCount: p, columnCount: p)
    for j in 0..<p {
      for i in j..<p {
        information[i, j] = (0..<n).reduce(0) { $0 + weights[$1] * columns[i][$1] * columns[j][$1] }
        information[j, i] = information[i, j]
      }
    }
    do {
      inverse = try Cholesky(information).inverse()
      return nil
    } catch {
      guard case .notPositiveDefinite(let order) = error else { throw .fit(.invalidValue(.nan)) }
      return order - 1
    }
  }
}
