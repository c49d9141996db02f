import Foundation

/// Transition probabilities and their derivatives with respect to the intensities, for many intervals under one matrix Q.
///
/// Uniformisation: with μ ≥ every −q[i, i] and R = I + Q/μ, whose elements are probabilities,
///
///     P(t) = Σ w[n] Rⁿ,   ∂P(t)/∂q = Σ w[n] ∂Rⁿ/∂q,   w[n] = e^(−μt) (μt)ⁿ ÷ n!
///
/// The powers and their derivatives are computed once and shared by all intervals; nothing is subtracted in P, so that
/// small probabilities keep their digits. An interval with μt > 16 is halved until it is below, and squared back.
///
/// Source: Jensen (1953), Skandinavisk Aktuarietidskrift 36, 87; Grassmann (1977), Computers & OR 4, 47.
/// Checked against: the exponential of `LinearAlgebra`, in tests.
package struct IntensityKernel {
  private static let largestMean = 16.0
  /// Terms below this part of the sum are left out.
  private static let negligible = 1e-20

  private let k: Int
  /// The matrices in a block: P, then one derivative for each transition.
  private let count: Int
  private let rate: Double
  /// Rⁿ and its derivatives, block after block.
  private let table: [Double]

  /// The numbers in a block: (1 + m) k².
  package let blockSize: Int

  /// Creates the table.
  /// - Parameters:
  ///   - structure: the k states and m transitions.
  ///   - intensities: one for each transition, ≥ 0 and finite.
  ///   - longest: the longest interval that will be asked for.
  package init(_ structure: TransitionStructure, intensities: [Double], longest: Double) {
    let k = structure.stateCount
    let transitions = structure.transitions
    let (size, blockSize) = (k * k, (1 + transitions.count) * k * k)
    var exits = [Double](repeating: 0, count: k)
    for (transition, intensity) in zip(transitions, intensities) { exits[transition.from] += intensity }
    let rate = max(exits.max() ?? 0, .leastNormalMagnitude * 1e20)
    var step = [Double](repeating: 0, count: size)
    for i in 0..<k { step[i * k + i] = 1 - exits[i] / rate }
    for (transition, intensity) in zip(transitions, intensities) {
      step[transition.from * k + transition.to] += intensity / rate
    }
    let terms = IntensityKernel.terms(min(rate * longest, IntensityKernel.largestMean), k)
    var table = [Double](repeating: 0, count: terms * blockSize)
    for i in 0..<k { table[i * k + i] = 1 }
    table.withUnsafeMutableBufferPointer { table in
      step.withUnsafeBufferPointer { step in
        for n in 1..<terms {
          let (before, now) = ((n - 1) * blockSize, n * blockSize)
          for block in 0...transitions.count {
            multiply(table, before + block * size, step, 0, into: table, now + block * size, k)
          }
          // Rⁿ⁻¹ ∂R: the derivative of R with respect to q[a, b] has 1/μ at (a, b) and −1/μ at (a, a).
          for (r, transition) in transitions.enumerated() {
            for i in 0..<k {
              let change = table[before + i * k + transition.from] / rate
              table[now + (r + 1) * size + i * k + transition.to] += change
              table[now + (r + 1) * size + i * k + transition.from] -= change
            }
          }
        }
      }
    }
    self.k = k
    self.count = 1 + transitions.count
    self.rate = rate
    self.table = table
    self.blockSize = blockSize
  }

  /// How many terms a Poisson mean needs; k more, so that changes which take several steps are exact too.
  private static func terms(_ mean: Double, _ k: Int) -> Int {
    var (n, weight) = (0, exp(-mean))
    while Double(n) < mean || weight > negligible {
      n += 1
      weight *= mean / Double(n)
    }
    return n + k + 1
  }

  /// Fills a block for an interval: P(t) and its derivatives, k × k each, row by row.
  /// - Parameters:
  ///   - interval: t, at most the longest promised.
  ///   - block: room for `blockSize` numbers.
  ///   - scratch: as much room again.
  package func fill(
    _ interval: Double, _ block: UnsafeMutableBufferPointer<Double>, _ scratch: UnsafeMutableBufferPointer<Double>
  ) {
    let whole = rate * interval
    let squarings = max(0, Int(log2(whole / Self.largestMean).rounded(.up)))
    let mean = whole * exp2(-Double(squarings))
    let terms = min(Self.terms(mean, k), table.count / blockSize)
    table.withUnsafeBufferPointer { table in
      var weight = exp(-mean)
      for index in 0..<blockSize { block[index] = weight * table[index] }
      for n in 1..<terms {
        weight *= mean / Double(n)
        let start = n * blockSize
        for index in 0..<blockSize { block[index] += weight * table[start + index] }
      }
    }
    let size = k * k
    for _ in 0..<squarings {
      let half = UnsafeBufferPointer(block)
      for derivative in 1..<count {
        multiply(block, derivative * size, half, 0, into: scratch, derivative * size, k)
        multiply(block, 0, half, derivative * size, into: scratch, derivative * size, k, adding: true)
      }
      multiply(block, 0, half, 0, into: scratch, 0, k)
      for index in 0..<blockSize { block[index] = scratch[index] }
    }
  }
}

/// The product of two k × k matrices that lie row by row in larger buffers.
func multiply(
  _ left: UnsafeMutableBufferPointer<Double>, _ l: Int, _ right: UnsafeBufferPointer<Double>, _ r: Int,
  into result: UnsafeMutableBufferPointer<Double>, _ o: Int, _ k: Int, adding: Bool = false
) {
  for i in 0..<k {
    for j in 0..<k {
      var sum = adding ? result[o + i * k + j] : 0
      for h in 0..<k { sum += left[l + i * k + h] * right[r + h * k + j] }
      result[o + i * k + j] = sum
    }
  }
}
