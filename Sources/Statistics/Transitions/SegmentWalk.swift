/// The probability of one change over several stretches of time, P = A₁A₂…Aₙ, and its derivatives: the row of the state it
/// starts in is carried from stretch to stretch, with the derivatives of that row with respect to each stretch's
/// log-intensities.
struct SegmentWalk {
  private let structure: TransitionStructure
  /// The probability of being in each state by now.
  private var row: [Double]
  /// By stretch and transition, k values each.
  private var derivatives: [[Double]] = []
  /// The probability of the change, or its density, once ended.
  private(set) var probability = 0.0
  /// Its derivatives by stretch, m values each.
  private(set) var slopes: [[Double]] = []

  /// Starts in a state.
  init(_ structure: TransitionStructure, from state: Int) {
    self.structure = structure
    row = (0..<structure.stateCount).map { $0 == state ? 1 : 0 }
  }

  /// Passes a stretch, whose block is filled by `IntensityKernel`.
  mutating func pass(_ block: UnsafeMutableBufferPointer<Double>, _ rates: [Double]) {
    let (k, m) = (structure.stateCount, structure.transitions.count)
    func times(_ left: ArraySlice<Double>, _ start: Int) -> [Double] {
      (0..<k).map { j in (0..<k).reduce(0) { $0 + left[left.startIndex + $1] * block[start + $1 * k + j] } }
    }
    for stretch in derivatives.indices {
      derivatives[stretch] = (0..<m).flatMap { times(derivatives[stretch][$0 * k..<($0 + 1) * k], 0) }
    }
    derivatives.append((0..<m).flatMap { r in times(row[...], (r + 1) * k * k).map { $0 * rates[r] } })
    row = times(row[...], 0)
  }

  /// Ends in a state with the last stretch.
  mutating func end(in state: Int, _ cells: CellScores) {
    let (k, m) = (structure.stateCount, structure.transitions.count)
    slopes = [[Double]](repeating: [Double](repeating: 0, count: m), count: derivatives.count + 1)
    var scores = [Double](repeating: 0, count: m)
    // Who enters an exact state at the end was not in it before.
    for l in 0..<k where !(structure.exactStates.contains(state) && l == state) {
      let then = cells.probability(Transition(l, state), &scores, logarithmic: false)
      probability += row[l] * then
      for r in 0..<m {
        for stretch in derivatives.indices { slopes[stretch][r] += derivatives[stretch][r * k + l] * then }
        slopes[derivatives.count][r] += row[l] * scores[r]
      }
    }
  }
}
