import CDistributions
import LinearAlgebra

/// How the residuals of successive periods hang together.
public struct ResidualAutocorrelation: Sendable, Hashable {
  /// r[k] = Σ (e[t + k] − ē)(e[t] − ē) ÷ Σ (e[t] − ē)², k = 1…K.
  public let correlations: [Double]
  /// n.
  public let count: Int

  /// Computes the correlations up to a lag; those of a perfect fit, where nothing is left, are 0.
  /// - Precondition: the lag is at least 1 and below n.
  public init(_ residuals: [Double], maximumLag: Int) {
    let n = residuals.count
    precondition(maximumLag >= 1 && maximumLag < n, "lag \(maximumLag) of \(n) residuals")
    let mean = residuals.reduce(0, +) / Double(n)
    let centred = residuals.map { $0 - mean }
    let total = centred.reduce(0) { $0 + $1 * $1 }
    count = n
    correlations = (1...maximumLag).map { lag in
      total > 1e-18 * Double(n) ? (lag..<n).reduce(0) { $0 + centred[$1] * centred[$1 - lag] } / total : 0
    }
  }

  /// Q = n(n + 2) Σ_{k=1…K} r[k]² ÷ (n − k).
  ///
  /// Source: Ljung & Box (1978), Biometrika 65, 297.
  public var ljungBox: Double {
    let n = Double(count)
    return n * (n + 2)
      * correlations.enumerated().reduce(0) { $0 + $1.element * $1.element / (n - Double($1.offset + 1)) }
  }

  /// P(χ² ≥ Q) on K degrees of freedom, without a deduction for the coefficients fitted, as R's `Box.test` has it.
  public var ljungBoxPValue: Double { tidemark_chi_squared_upper_tail(Double(correlations.count), ljungBox) }

  /// What errors e[t] = ρ e[t − 1] + … would leave such residuals.
  struct Errors: Sendable, Hashable {
    /// ρ.
    let correlation: Double
    /// The variance of the errors over the residuals' sum of squares ÷ (n − p).
    let varianceRatio: Double
  }

  /// The errors whose residuals would show this correlation of neighbours.
  ///
  /// A fit takes part of the errors ε into its coefficients, and more of what changes slowly than of the rest, so that
  /// the residuals (I − H)ε hang together less than the errors, and vary less than n − p says. With
  /// V = (I − H) Σ(ρ) (I − H), Σ(ρ)[s, t] = ρ^|s − t|, here ρ solves r[1] = Σ V[t, t + 1] ÷ Σ V[t, t], held within ±0.95,
  /// and the variance ratio is (n − p) ÷ Σ V[t, t]. (Kendall's −(1 + 3ρ)/n is about the case of a mean alone.)
  ///
  /// Source: the method of moments; Kendall (1954), Biometrika 41, 403.
  /// - Parameter basis: A, n × p with AAᵀ = H.
  func errors(basis: Matrix) -> Errors {
    var (low, high) = (-0.95, 0.95)
    for _ in 0..<40 {
      let middle = (low + high) / 2
      let (neighbours, total) = Self.expected(middle, basis)
      if neighbours < correlations[0] * total { low = middle } else { high = middle }
    }
    let rho = (low + high) / 2
    return Errors(
      correlation: rho,
      varianceRatio: Double(basis.rowCount - basis.columnCount) / Self.expected(rho, basis).total)
  }

  /// Σ V[t, t + 1] and Σ V[t, t], in O(np²) steps since ΣA needs one sweep each way.
  private static func expected(_ rho: Double, _ basis: Matrix) -> (neighbours: Double, total: Double) {
    let (n, p) = (basis.rowCount, basis.columnCount)
    var moved = basis
    for j in 0..<p {
      var (before, after) = (0.0, 0.0)
      for i in 0..<n {
        moved[i, j] += before
        before = rho * (before + basis[i, j])
      }
      for i in (0..<n).reversed() {
        moved[i, j] += after
        after = rho * (after + basis[i, j])
      }
    }
    let both = basis.product(basis.product(moved, transposingLeft: true))
    var (neighbours, total) = (Double(n - 1) * rho, Double(n))
    for j in 0..<p {
      for i in 0..<n {
        total += basis[i, j] * (both[i, j] - 2 * moved[i, j])
        guard i + 1 < n else { continue }
        neighbours += basis[i, j] * (both[i + 1, j] - moved[i + 1, j]) - moved[i, j] * basis[i + 1, j]
      }
    }
    return (neighbours, total)
  }
}
