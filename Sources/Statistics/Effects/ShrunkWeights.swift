import LinearAlgebra

/// The weights u that minimise gᵀu + uᵀHu ÷ 2 + λ Σ |uₘ|, for every λ at once.
///
/// They are straight lines in λ between the values at which a weight becomes 0 or ceases to be: from the λ at which all are
/// 0 downwards, one system of equations leads from each to the next.
///
/// Source: Osborne, Presnell & Turlach (2000), IMA J. Numerical Analysis 20, 389; Efron et al. (2004), Annals of Statistics
/// 32, 407, section 3.1.
struct ShrunkWeights: Sendable {
  private struct Knot {
    let penalty: Double
    let weights: [Double]
  }
  /// By falling λ.
  private let knots: [Knot]

  /// The λ from which on all weights are 0.
  var largestPenalty: Double { knots[0].penalty }

  /// Follows the weights from the largest λ to 0, or as far as the weights that are not 0 determine each other.
  /// - Parameters:
  ///   - slope: g.
  ///   - curvature: H, positive semidefinite.
  init(slope: [Double], curvature: Matrix) {
    var penalty = slope.reduce(0) { max($0, abs($1)) }
    var (weights, gradient) = ([Double](repeating: 0, count: slope.count), slope)
    // The sign of each weight that is not 0.
    var signs: [Int: Double] = [:]
    if let first = slope.indices.max(by: { abs(slope[$0]) < abs(slope[$1]) }), penalty > 0 {
      signs[first] = slope[first] > 0 ? -1 : 1
    }
    var knots = [Knot(penalty: penalty, weights: weights)]
    // The weight that has just become 0 is at the edge still, but on its way from there.
    var (left, edge) = (Int?.none, 0.0)
    // Each weight enters once, and leaves and returns rarely.
    for _ in 0..<(10 * slope.count) where penalty > 0 {
      let active = signs.keys.sorted()
      let block = Matrix(
        rowCount: active.count, columnCount: active.count,
        elements: active.flatMap { column in active.map { curvature[$0, column] } })
      guard let factor = try? Cholesky(block) else { break }
      let rates = factor.solve(
        Matrix(rowCount: active.count, columnCount: 1, elements: active.map { signs[$0] ?? 0 })
      ).elements
      let pulls = slope.indices.map { m in zip(active, rates).reduce(0) { $0 + curvature[m, $1.0] * $1.1 } }
      var (step, next, sign) = (penalty, Int?.none, 0.0)
      for m in slope.indices where signs[m] == nil {
        for side in [1.0, -1] where m != left || side != edge {
          // It enters with the sign −side.
          let reach = (penalty - side * gradient[m]) / (1 + side * pulls[m])
          if reach >= 0, reach < step { (step, next, sign) = (reach, m, -side) }
        }
      }
      for (m, rate) in zip(active, rates) where weights[m] * rate < 0 && -weights[m] / rate < step {
        (step, next, sign) = (-weights[m] / rate, m, 0)
      }
      for (m, rate) in zip(active, rates) { weights[m] += step * rate }
      for m in slope.indices { gradient[m] += step * pulls[m] }
      penalty -= step
      left = nil
      if let next, sign == 0 {
        (left, edge) = (next, -(signs[next] ?? 0))
        weights[next] = 0
        signs[next] = nil
      } else if let next {
        signs[next] = sign
      }
      knots.append(Knot(penalty: penalty, weights: weights))
    }
    self.knots = knots
  }

  /// The weights at λ.
  func weights(penalty: Double) -> [Double] {
    guard let after = knots.firstIndex(where: { $0.penalty <= penalty }) else { return knots[knots.count - 1].weights }
    guard after > 0 else { return knots[0].weights }
    let (high, low) = (knots[after - 1], knots[after])
    let share = (high.penalty - penalty) / (high.penalty - low.penalty)
    return zip(high.weights, low.weights).map { $0 + share * ($1 - $0) }
  }
}
