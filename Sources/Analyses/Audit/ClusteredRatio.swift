/// A rate over clusters whose members depend on each other: the weeks of a series, the cells of a panel.
///
/// With a the events and n the occasions of each of m clusters,
///
///     R = Σa / Σn,   s.e. = √( m/(m − 1) Σ(a − R n)² ) / Σn
///
/// Source: Cochran (1977), Sampling Techniques, section 6.3, the ratio estimator.
package struct ClusteredRatio {
  package let estimate: Double
  /// Nil for a single cluster.
  package let standardError: Double?
  /// Σn.
  package let occasions: Double

  /// Nil without an occasion.
  package init?(_ clusters: [(events: Double, occasions: Double)]) {
    let occasions = clusters.reduce(0) { $0 + $1.occasions }
    guard occasions > 0 else { return nil }
    let estimate = clusters.reduce(0) { $0 + $1.events } / occasions
    let squares = clusters.reduce(0) { sum, cluster in
      let residual = cluster.events - estimate * cluster.occasions
      return sum + residual * residual
    }
    let count = Double(clusters.count)
    self.occasions = occasions
    self.estimate = estimate
    standardError = count > 1 ? (count / (count - 1) * squares).squareRoot() / occasions : nil
  }
}
