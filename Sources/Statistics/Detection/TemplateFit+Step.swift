import Foundation
import LinearAlgebra

/// Newton's method.
extension TemplateFit {
  /// One step; the largest change of a log mean, nil when there is none.
  mutating func step() -> Double? {
    let (score, information) = normalEquations()
    guard let factor = try? Cholesky(information) else { return nil }
    let step = factor.solve(Matrix(rowCount: order, columnCount: 1, elements: score)).elements
    latest = factor
    multiply(step, into: &changes)
    let largest = changes[..<time].reduce(0) { max($0, abs($1)) }
    guard largest.isFinite else { return nil }
    // Far from the maximum a full step may lead away.
    let share = largest > 1 ? 1 / largest : 1
    for j in 0..<order { coefficients[j] += share * step[j] }
    update()
    return largest
  }

  /// Computes the means at the present coefficients.
  mutating func update() {
    multiply(coefficients, into: &means)
    for t in 0..<time { means[t] = exp(offsets[t] + means[t]) }
  }

  /// The products of the design rows with a vector.
  private func multiply(_ vector: [Double], into products: inout [Double]) {
    let padded = vector + [Double](repeating: 0, count: 4 * blocks - order)
    let parts = (0..<blocks).map { SIMD4(padded[4 * $0..<4 * $0 + 4]) }
    for t in 0..<time {
      var sum = SIMD4<Double>()
      for block in 0..<blocks { sum += design[t * blocks + block] * parts[block] }
      products[t] = sum.sum()
    }
  }

  /// The score Σ x (target − mean) and the information Σ mean x xᵀ of the kept periods, with the two aids.
  private func normalEquations() -> (score: [Double], information: Matrix) {
    let total = (0..<time).reduce(0) { $0 + (kept[$1] ? means[$1] : 0) }
    let extra = TemplateFit.extraEvents / total
    var sums = [SIMD4<Double>](repeating: SIMD4(), count: blocks)
    var products = [SIMD4<Double>](repeating: SIMD4(), count: 4 * blocks * blocks)
    for t in 0..<time where kept[t] {
      let mean = means[t]
      let residual = targets[t] - mean + extra * mean
      for block in 0..<blocks {
        let row = design[t * blocks + block]
        sums[block] += row * residual
        let weighted = row * mean
        // The blocks below the diagonal suffice.
        for other in block..<blocks {
          let values = design[t * blocks + other]
          let start = 4 * (block * blocks + other)
          for lane in 0..<4 { products[start + lane] += values * weighted[lane] }
        }
      }
    }
    var score = (0..<order).map { sums[$0 / 4][$0 % 4] - TemplateFit.penalty * coefficients[$0] }
    score[0] += TemplateFit.penalty * coefficients[0]
    var information = Matrix(rowCount: order, columnCount: order)
    for j in 0..<order {
      for i in j..<order { information[i, j] = products[4 * (j / 4 * blocks + i / 4) + j % 4][i % 4] }
      if j > 0 { information[j, j] += TemplateFit.penalty }
    }
    return (score, information)
  }
}
