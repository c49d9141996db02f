import Foundation

/// The probability of each change over one interval, and its derivatives with respect to the logarithms of intensities.
struct CellScores {
  private let structure: TransitionStructure
  private let block: UnsafeBufferPointer<Double>
  private let rates: [Double]

  /// Takes a block of `IntensityKernel` and the intensities at the interval's end.
  init(_ structure: TransitionStructure, _ block: UnsafeBufferPointer<Double>, _ rates: [Double]) {
    self.structure = structure
    self.block = block
    self.rates = rates
  }

  /// k.
  var stateCount: Int { structure.stateCount }

  /// Whether the entry into a state counts as exactly timed; staying in one does not.
  func isExact(_ change: Transition) -> Bool {
    change.from != change.to && structure.isExact[change.to]
  }

  /// The probability of a change, or its density where the entry is exactly timed.
  /// - Parameters:
  ///   - change: from where to where.
  ///   - scores: receives the derivatives of the logarithm, or of the probability itself.
  ///   - logarithmic: which of the two.
  ///   - asPanel: whether an exact entry counts as one seen at the interval's end only.
  /// - Returns: the probability.
  func probability(_ change: Transition, _ scores: inout [Double], logarithmic: Bool = true, asPanel: Bool = false)
    -> Double
  {
    let (k, m) = (structure.stateCount, structure.transitions.count)
    let row = change.from * k
    var total = 0.0
    if change.to == PanelTransitions.stillThere {
      for r in 0..<m { scores[r] = 0 }
      for l in 0..<k where !structure.isExact[l] {
        total += block[row + l]
        for r in 0..<m { scores[r] += block[(r + 1) * k * k + row + l] * rates[r] }
      }
    } else if !asPanel, isExact(change) {
      for r in 0..<m { scores[r] = 0 }
      for (exit, transition) in structure.transitions.enumerated() where transition.to == change.to {
        let density = block[row + transition.from] * rates[exit]
        total += density
        scores[exit] += density
        for r in 0..<m { scores[r] += block[(r + 1) * k * k + row + transition.from] * rates[r] * rates[exit] }
      }
    } else {
      total = block[row + change.to]
      for r in 0..<m { scores[r] = block[(r + 1) * k * k + row + change.to] * rates[r] }
    }
    if logarithmic { for r in 0..<m { scores[r] = total > 0 ? scores[r] / total : 0 } }
    return total
  }
}

/// Sums over the changes of one pattern of covariates: m first derivatives and m × m of information.
struct ScoreSums {
  var gradient: [Double]
  var information: [Double]
  private var scores: [Double]

  init(count: Int, scoring: Bool) {
    gradient = [Double](repeating: 0, count: count)
    scores = gradient
    information = [Double](repeating: 0, count: scoring ? count * count : 0)
  }

  /// Adds the changes over one interval and returns their log-likelihood.
  mutating func add(
    _ changes: [(transition: Transition, count: Double)], _ cells: CellScores, scoring: Bool
  ) -> Double {
    var (logLikelihood, index) = (0.0, 0)
    while index < changes.count {
      let from = changes[index].transition.from
      var starts = 0.0
      while index < changes.count, changes[index].transition.from == from {
        let (change, count) = changes[index]
        let probability = cells.probability(change, &scores)
        guard probability > 0 else { return -.infinity }
        logLikelihood += count * log(probability)
        for r in gradient.indices { gradient[r] += count * scores[r] }
        starts += count
        index += 1
      }
      if scoring { addExpected(from, starts, cells) }
    }
    return logLikelihood
  }

  /// Kalbfleisch & Lawless' expected information of all changes that start in a state, equation 3.5.
  ///
  /// Nobody knows when those who entered an exact state would have been seen next; they count as if looked at when they
  /// did. That changes the path to the top, not the top, and not the standard errors, which are observed.
  private mutating func addExpected(_ from: Int, _ starts: Double, _ cells: CellScores) {
    let m = scores.count
    for to in 0..<cells.stateCount {
      let weight = starts * cells.probability(Transition(from, to), &scores, asPanel: true)
      guard weight > 0 else { continue }
      for r in 0..<m where scores[r] != 0 {
        for s in 0..<m { information[r * m + s] += weight * scores[r] * scores[s] }
      }
    }
  }
}
