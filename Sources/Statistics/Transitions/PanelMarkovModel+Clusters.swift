public import LinearAlgebra

extension PanelMarkovModel {
  /// The covariance of the coefficients when subjects of one cluster have something in common that the model does not know:
  ///
  ///     V (Σ s[g] s[g]ᵀ) V · G ÷ (G − 1)
  ///
  /// with V the model's covariance and s[g] the derivatives of cluster g's log-likelihood at the fit. With few clusters, or
  /// few that a covariate tells apart, it is too small: take the larger of the two.
  ///
  /// Source: Liang & Zeger (1986), Biometrika 73, 13.
  /// - Parameter clusters: the data of the fit, cluster by cluster.
  /// - Returns: p × p; rows and columns of held parameters are 0.
  /// - Throws: `TransitionError` when there are fewer than 2 clusters, or one has no data.
  public func clusteredCovariance(_ clusters: [PanelTransitions]) throws(TransitionError) -> Matrix {
    guard clusters.count > 1 else { throw .noObservation }
    let p = coefficients.count
    var scores = Matrix(rowCount: p, columnCount: clusters.count)
    for (g, data) in clusters.enumerated() {
      let gradient = try PanelLikelihood(data, structure, shared: layout.groups)
        .value(at: coefficients, scoring: false).gradient
      for a in 0..<p { scores[a, g] = gradient[a] }
    }
    var influences = covariance.product(scores)
    let factor = (Double(clusters.count) / Double(clusters.count - 1)).squareRoot()
    for a in 0..<p { for g in 0..<clusters.count { influences[a, g] *= factor } }
    return influences.product(influences, transposingRight: true)
  }
}
