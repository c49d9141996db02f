/// The probability of one change over several stretches of time, P = A₁A₂…Aₙ, and its derivatives: the row of the state it
/// starts in is carried from stretch to stretch, with the derivatives of that row with respect to each stretch's
/// log-intensities.
struct SegmentWalk {
  private let k: Int
  private let m: Int
  private let isExact: [Bool]
  /// The probability of being in each state by now, then its derivatives by stretch and transition: k values each.
  private var rows: [Double]

  /// Starts in a state.
  init(_ structure: TransitionStructure, from state: Int) {
    (k, m, isExact) = (structure.stateCount, structure.transitions.count, structure.isExact)
    rows = [Double](repeating: 0, count: k)
    rows[state] = 1
  }

  /// Passes a stretch, whose block is `IntensityKernel`'s.
  mutating func pass(_ block: UnsafeBufferPointer<Double>, _ rates: [Double]) {
    let count = rows.count / k
    var room = [Double](repeating: 0, count: (count + m) * k)
    rows.withUnsafeBufferPointer { rows in
      room.withUnsafeMutableBufferPointer { room in
        for row in 0..<count { multiply(rows, row * k, block, 0, 1, into: room, row * k) }
        for r in 0..<m { multiply(rows, 0, block, (r + 1) * k * k, rates[r], into: room, (count + r) * k) }
      }
    }
    rows = room
  }

  /// The probability of ending in a state with the last stretch, or its density.
  /// - Parameters:
  ///   - state: where the change ends.
  ///   - cells: the last stretch.
  ///   - slopes: receives its derivatives by stretch, m values each.
  ///   - asPanel: whether an exact entry counts as one seen at the end only.
  /// - Returns: the probability.
  func probability(of state: Int, _ cells: CellScores, _ slopes: inout [Double], asPanel: Bool = false) -> Double {
    let passed = rows.count / k - 1
    var (probability, scores) = (0.0, [Double](repeating: 0, count: m))
    for index in slopes.indices { slopes[index] = 0 }
    // Who enters an exact state at the end was not in it before.
    let excluded = !asPanel && state != PanelTransitions.stillThere && isExact[state] ? state : nil
    for l in 0..<k where l != excluded {
      let then = cells.probability(Transition(l, state), &scores, logarithmic: false, asPanel: asPanel)
      probability += rows[l] * then
      for row in 0..<passed { slopes[row] += rows[(1 + row) * k + l] * then }
      for r in 0..<m { slopes[passed + r] += rows[l] * scores[r] }
    }
    return probability
  }

  /// A row of k values times a k × k matrix and a factor.
  private func multiply(
    _ row: UnsafeBufferPointer<Double>, _ start: Int, _ matrix: UnsafeBufferPointer<Double>, _ first: Int,
    _ factor: Double, into result: UnsafeMutableBufferPointer<Double>, _ place: Int
  ) {
    for h in 0..<k where row[start + h] != 0 {
      let weight = factor * row[start + h]
      for j in 0..<k { result[place + j] += weight * matrix[first + h * k + j] }
    }
  }
}
