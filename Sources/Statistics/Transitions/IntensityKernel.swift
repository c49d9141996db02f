import Foundation
package import LinearAlgebra

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
  private let rate: Double
  /// Rⁿ and its derivatives, one block in each column.
  private let powers: Matrix

  /// The numbers in a block, P and then one derivative for each transition: (1 + m) k².
  package var blockSize: Int { powers.rowCount }

  /// Computes the powers.
  /// - Parameters:
  ///   - structure: the k states and m transitions.
  ///   - intensities: one for each transition, ≥ 0 and finite.
  ///   - longest: the longest interval that will be asked for.
  package init(_ structure: TransitionStructure, intensities: [Double], longest: Double) {
    let k = structure.stateCount
    let transitions = structure.transitions
    var exits = [Double](repeating: 0, count: k)
    for (transition, intensity) in zip(transitions, intensities) { exits[transition.from] += intensity }
    let rate = max(exits.max() ?? 0, .leastNormalMagnitude * 1e20)
    // Columns are rows of R and its powers here, so that one product on the left moves all of a block.
    var step = Matrix(rowCount: k, columnCount: k)
    for i in 0..<k { step[i, i] = 1 - exits[i] / rate }
    for (transition, intensity) in zip(transitions, intensities) {
      step[transition.to, transition.from] += intensity / rate
    }
    let terms = IntensityKernel.terms(min(rate * longest, IntensityKernel.largestMean), k)
    var power = Matrix(rowCount: k, columnCount: (1 + transitions.count) * k)
    for i in 0..<k { power[i, i] = 1 }
    var elements = power.elements
    elements.reserveCapacity(terms * power.elements.count)
    for _ in 1..<terms {
      var next = step.product(power)
      // Rⁿ⁻¹ ∂R: the derivative of R with respect to q[a, b] has 1/μ at (a, b) and −1/μ at (a, a).
      for (r, transition) in transitions.enumerated() {
        for i in 0..<k {
          let change = power.elements[i * k + transition.from] / rate
          next.elements[((r + 1) * k + i) * k + transition.to] += change
          next.elements[((r + 1) * k + i) * k + transition.from] -= change
        }
      }
      power = next
      elements += power.elements
    }
    self.k = k
    self.rate = rate
    self.powers = Matrix(rowCount: power.elements.count, columnCount: terms, elements: elements)
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

  /// P(t) and its derivatives for several intervals: one matrix product, as a sum of powers is for each of them.
  /// - Parameter intervals: t, each at most the longest promised.
  /// - Returns: one column of `blockSize` numbers for each interval: k × k after k × k, row by row.
  package func blocks(_ intervals: some RandomAccessCollection<Double>) -> Matrix {
    let longest = min(rate * (intervals.max() ?? 0), Self.largestMean)
    let terms = min(Self.terms(longest, k), powers.columnCount)
    var weights = Matrix(rowCount: terms, columnCount: intervals.count)
    var squarings = [Int](repeating: 0, count: intervals.count)
    for (column, interval) in intervals.enumerated() {
      let whole = rate * interval
      squarings[column] = max(0, Int(log2(whole / Self.largestMean).rounded(.up)))
      let mean = whole * exp2(-Double(squarings[column]))
      var weight = exp(-mean)
      for n in 0..<terms {
        if n > 0 { weight *= mean / Double(n) }
        weights.elements[n + column * terms] = weight
      }
    }
    var blocks = powers.leadingColumnsProduct(weights)
    guard squarings.contains(where: { $0 > 0 }) else { return blocks }
    var room = [Double](repeating: 0, count: blockSize)
    blocks.elements.withUnsafeMutableBufferPointer { elements in
      room.withUnsafeMutableBufferPointer { room in
        for column in squarings.indices {
          let block = UnsafeMutableBufferPointer(
            rebasing: elements[column * blockSize..<(column + 1) * blockSize])
          for _ in 0..<squarings[column] { square(block, room) }
        }
      }
    }
    return blocks
  }

  /// P(2t) and its derivatives from those at t: P², and ∂P P + P ∂P.
  private func square(_ block: UnsafeMutableBufferPointer<Double>, _ room: UnsafeMutableBufferPointer<Double>) {
    let size = k * k
    let half = UnsafeBufferPointer(block)
    for derivative in 1..<blockSize / size {
      multiply(block, derivative * size, half, 0, into: room, derivative * size, k)
      multiply(block, 0, half, derivative * size, into: room, derivative * size, k, adding: true)
    }
    multiply(block, 0, half, 0, into: room, 0, k)
    for index in 0..<blockSize { block[index] = room[index] }
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
