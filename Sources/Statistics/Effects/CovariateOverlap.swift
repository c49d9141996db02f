public import LinearAlgebra

/// How far covariates repeat each other once fixed effects are taken out of them: a coefficient that others explain almost
/// wholly goes to whichever comes first, or to all of them by chance.
///
/// With X̃ the columns without effects, a share explained is R² of x̃[j] on others, 1 − 1 ÷ VIF.
/// Source: Belsley, Kuh & Welsch (1980), Regression Diagnostics, chapter 3.
public struct CovariateOverlap: Sendable {
  /// X̃ᵀWX̃, p × p, each column scaled to 1; 0 for columns that the effects explain.
  private let correlations: [[Double]]

  /// From this share on (VIF 5) the report says that effects cannot be told apart.
  public static let inseparable = 0.8
  /// And from this one on (VIF 100) a table's terms, which may be told apart by many rows.
  public static let repeated = 0.99
  /// A column of which the effects leave less than this share is theirs.
  private static let absorbed = 1e-8

  /// Takes the effects out of covariates.
  /// - Parameters:
  ///   - covariates: X, n × p.
  ///   - factors: the level of each row, from 0, for one factor or more.
  ///   - weights: W, n values > 0.
  public init(_ covariates: Matrix, factors: [[Int32]], weights: [Double]) {
    let (n, effects) = (covariates.rowCount, AbsorbedEffects(factors))
    let columns = (0..<covariates.columnCount).map { j -> [Double] in
      var column = Array(covariates.elements[j * n..<(j + 1) * n])
      let before = Self.product(column, column, weights)
      var levels = [Double](repeating: 0, count: effects.levelCount)
      _ = effects.subtract(from: &column, weights, &levels, 1e-10)
      let after = Self.product(column, column, weights)
      let scale = after > Self.absorbed * before ? 1 / after.squareRoot() : 0
      return column.map { $0 * scale }
    }
    correlations = columns.map { left in columns.map { Self.product(left, $0, weights) } }
  }

  /// The covariates that explain one: each that does so alone, or else the fewest that do so together, found by adding the one
  /// that explains most.
  /// - Parameters:
  ///   - covariate: its position.
  ///   - others: the positions that are tried.
  ///   - share: how much of it they have to explain.
  /// - Returns: their positions; empty when all together do not explain so much.
  public func explaining(_ covariate: Int, among others: [Int], share: Double) -> [Int] {
    guard correlations[covariate][covariate] > 0 else { return [] }
    let alone = others.filter { other in
      let correlation = correlations[covariate][other]
      return other != covariate && correlation * correlation >= share
    }
    guard alone.isEmpty else { return alone }
    var (left, found) = (correlations, [] as [Int])
    while 1 - left[covariate][covariate] < share {
      func gain(_ other: Int) -> Double {
        left[other][other] > Self.absorbed ? left[covariate][other] * left[covariate][other] / left[other][other] : 0
      }
      let candidates = others.filter { $0 != covariate && !found.contains($0) }
      guard let best = candidates.max(by: { (gain($0), $1) < (gain($1), $0) }), gain(best) > 0 else { return [] }
      found.append(best)
      // What the others explain beyond it.
      let row = left[best]
      for a in left.indices { for b in left.indices { left[a][b] -= row[a] * row[b] / row[best] } }
    }
    return found
  }

  private static func product(_ left: [Double], _ right: [Double], _ weights: [Double]) -> Double {
    left.indices.reduce(0) { $0 + weights[$1] * left[$1] * right[$1] }
  }
}

extension FixedEffectsPoisson {
  /// How far its covariates repeat each other, by their positions among the coefficients, with the weights of the fit.
  public var overlap: CovariateOverlap {
    CovariateOverlap(
      panel.covariates, factors: panel.factors, weights: zip(panel.weights, fittedValues).map { $0 * $1 })
  }
}
