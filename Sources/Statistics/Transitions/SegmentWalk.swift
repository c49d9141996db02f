/// The probability of one change over several stretches of time, P = A₁A₂…Aₙ, and its derivatives: the row of the state it
/// starts in is carried from stretch to stretch, with the derivatives of that row with respect to each stretch's
/// log-intensities.
struct SegmentWalk {
  private let k: Int
  private let m: Int
  private let exactStates: Set<Int>
  /// The probability of being in each state by now, then its derivatives by stretch and transition: k values each.
  private var rows: [Double]
  /// The probability of the change, or its density, once ended.
  private(set) var probability = 0.0
  /// Its derivatives by stretch, m values each.
  private(set) var slopes: [[Double]] = []

  /// Starts in a state.
  init(_ structure: TransitionStructure, from state: Int) {
    (k, m, exactStates) = (structure.stateCount, structure.transitions.count, structure.exactStates)
    rows = [Double](repeating: 0, count: k)
    rows[state] = 1
  }

  /// Passes a stretch, whose block is `IntensityKernel`'s.
  mutating func pass(_ block: [Double], _ rates: [Double]) {
    let count = rows.count / k
    var room = [Double](repeating: 0, count: (count + m) * k)
    rows.withUnsafeBufferPointer { rows in
      block.withUnsafeBufferPointer { block in
        room.withUnsafeMutableBufferPointer { room in
          for row in 0..<count { multiply(rows, row * k, block, 0, 1, into: room, row * k) }
          for r in 0..<m { multiply(rows, 0, block, (r + 1) * k * k, rates[r], into: room, (count + r) * k) }
        }
      }
    }
    rows = room
  }

  /// Ends in a state with the last stretch.
  mutating func end(in state: Int, _ cells: CellScores) {
    let stretches = (rows.count / k - 1) / m
    slopes = [[Double]](repeating: [Double](repeating: 0, count: m), count: stretches + 1)
    var scores = [Double](repeating: 0, count: m)
    // Who enters an exact state at the end was not in it before.
    for l in 0..<k where !(exactStates.contains(state) && l == state) {
      let then = cells.probability(Transition(l, state), &scores, logarithmic: false)
      probability += rows[l] * then
      for r in 0..<m {
        for stretch in 0..<stretches { slopes[stretch][r] += rows[(1 + stretch * m + r) * k + l] * then }
        slopes[stretches][r] += rows[l] * scores[r]
      }
    }
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
