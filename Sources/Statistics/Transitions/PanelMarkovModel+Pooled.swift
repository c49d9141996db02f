import LinearAlgebra

extension PanelMarkovModel {
  /// One hazard ratio of a covariate for several transitions: the mean of their logarithms, each weighted by what it tells
  /// beside the others, w = V⁻¹1 ÷ 1ᵀV⁻¹1 with V the covariance of the logarithms; its variance is 1 ÷ 1ᵀV⁻¹1.
  ///
  /// Where the ratios truly are the same, it estimates that one as well as a model with a common parameter would, to first
  /// order (generalised least squares). Those held at 1 take no part.
  /// - Parameters:
  ///   - transitions: the positions of the transitions.
  ///   - covariate: the position of the covariate.
  /// - Returns: the ratio; nil where none was estimated.
  public func pooledHazardRatio(_ transitions: [Int], covariate: Int) -> TransitionEstimate? {
    let m = structure.transitions.count
    let known = transitions.filter { hazardRatio($0, covariate: covariate) != nil }.map { $0 + m * (covariate + 1) }
    var variances = Matrix(rowCount: known.count, columnCount: known.count)
    for (i, a) in known.enumerated() { for (j, b) in known.enumerated() { variances[i, j] = covariance[a, b] } }
    let ones = Matrix(rowCount: known.count, columnCount: 1, elements: known.map { _ in 1 })
    guard !known.isEmpty, let weights = try? Cholesky(variances).solve(ones).elements else { return nil }
    let whole = weights.reduce(0, +)
    let logarithm = zip(known, weights).reduce(0) { $0 + coefficients[$1.0] * $1.1 } / whole
    return TransitionEstimate(logarithm: logarithm, variance: 1 / whole)
  }
}
