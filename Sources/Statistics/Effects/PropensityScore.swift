import Foundation
import LinearAlgebra

/// The probability of being treated given covariates: log(p ÷ (1 − p)) = Xγ, fitted by iteratively reweighted least
/// squares.
struct PropensityScore: Sendable {
  /// A control above this probability would stand for 200 treated units; R's DRDID trims from here, we refuse.
  static let largest = 0.995
  /// A well-posed model settles in about 6 steps; one that does not in 25 is separated (R's limit, too).
  private static let maximumIterations = 25

  /// p, one for each row.
  let probabilities: [Double]
  /// (Xᵀ diag(p(1 − p)) X)⁻¹.
  let inverseInformation: Matrix

  /// Fits the model.
  /// - Parameters:
  ///   - x: the model matrix, its first column 1.
  ///   - isTreated: 1 or 0 for each row, both present.
  /// - Throws: `StaggeredBlank` when covariates are collinear, predict the treatment almost surely, or nothing settles.
  init(_ x: Matrix, isTreated: [Double]) throws(StaggeredBlank) {
    let (n, q) = (x.rowCount, x.columnCount)
    let share = isTreated.reduce(0, +) / Double(n)
    var coefficients = [Double](repeating: 0, count: q)
    coefficients[0] = log(share / (1 - share))
    var probabilities = [Double](repeating: share, count: n)
    for _ in 0..<PropensityScore.maximumIterations {
      let information = try PropensityScore.information(x, probabilities)
      let score = x.product(
        Matrix(rowCount: n, columnCount: 1, elements: zip(isTreated, probabilities).map { $0 - $1 }),
        transposingLeft: true)
      let step = information.solve(score).elements
      // The decrement bounds how much log-likelihood is left; each step doubles the digits.
      let decrement = zip(score.elements, step).reduce(0) { $0 + $1.0 * $1.1 }
      for j in 0..<q { coefficients[j] += step[j] }
      let linear = x.product(Matrix(rowCount: q, columnCount: 1, elements: coefficients)).elements
      probabilities = linear.map { 1 / (1 + exp(-$0)) }
      let largest = probabilities.max() ?? 1
      guard largest < PropensityScore.largest else { throw .noOverlap(largestPropensity: largest) }
      if decrement < 1e-14 {
        self.probabilities = probabilities
        inverseInformation = try PropensityScore.information(x, probabilities).inverse()
        return
      }
    }
    throw .notConverged(iterations: PropensityScore.maximumIterations)
  }

  private static func information(_ x: Matrix, _ probabilities: [Double]) throws(StaggeredBlank) -> Cholesky {
    let weights = probabilities.map { ($0 * (1 - $0)).squareRoot() }
    var weighted = x
    for j in 0..<x.columnCount { for i in 0..<x.rowCount { weighted.elements[i + j * x.rowCount] *= weights[i] } }
    return try factorised(weighted)
  }

  /// XᵀX, factorised.
  /// - Throws: `StaggeredBlank` when a column depends on those before it.
  static func factorised(_ x: Matrix) throws(StaggeredBlank) -> Cholesky {
    do {
      return try Cholesky(x.product(x, transposingLeft: true))
    } catch {
      // Column 1 is the intercept. What is not finite can only be p(1 − p) at 0, as under separation.
      if case .notPositiveDefinite(let order) = error { throw .collinear(covariate: order - 1) }
      throw .noOverlap(largestPropensity: 1)
    }
  }
}
