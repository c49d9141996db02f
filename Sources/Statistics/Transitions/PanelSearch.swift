import Foundation
import LinearAlgebra

/// Climbs a likelihood by Fisher scoring: θ ← θ + I⁻¹ s, the step shortened until the likelihood rises.
struct PanelSearch {
  /// Where a climb ended.
  struct Result {
    var parameters: [Double]
    var value: PanelLikelihood.Value
    var iterations: Int
    var halvings: Int
    /// sᵀ I⁻¹ s: about twice the log-likelihood still to be gained.
    var decrement: Double
    /// The transitions that ran towards 0 and were left where they were.
    var vanished: [Int] = []
  }

  /// No logarithm of an intensity moves further than this in one step.
  private static let largestMove = 2.0

  /// An intensity of which fewer changes than this are expected in all the data has run towards 0, where it would go on
  /// for ever: the likelihood falls with it to the last.
  private static let fewestExpected = 1e-3

  let likelihood: PanelLikelihood
  /// The time until the next look, by the state it started in.
  let timeSpent: [Double]
  let options: PanelMarkovModel.Options

  /// Climbs from a start.
  /// - Parameters:
  ///   - start: p values.
  ///   - all: the parameters that move.
  /// - Returns: the top.
  /// - Throws: `TransitionError.notConverged`, or `.notIdentified` when the information stays singular.
  func climb(from start: [Double], free all: [Int]) throws(TransitionError) -> Result {
    let m = likelihood.structure.transitions.count
    var free = all
    var vanished: [Int] = []
    var parameters = start
    var value = likelihood.value(at: start, scoring: true)
    var halvings = 0
    for iteration in 0..<options.maximumIterations {
      guard value.logLikelihood.isFinite else { throw .notConverged(iterations: iteration) }
      vanished += (0..<m).filter { !vanished.contains($0) && free.contains($0) && hasVanished($0, parameters) }
      free.removeAll { vanished.contains($0 % m) }
      guard !free.isEmpty else {
        return Result(
          parameters: parameters, value: value, iterations: iteration, halvings: halvings, decrement: 0,
          vanished: vanished)
      }
      var step = try step(value, free)
      let decrement = zip(free, step).reduce(0) { $0 + value.gradient[$1.0] * $1.1 }
      // Below the rounding of a sum over millions of observations nothing is left to gain.
      if decrement < max(options.tolerance, 1e-14 * abs(value.logLikelihood)) {
        return Result(
          parameters: parameters, value: value, iterations: iteration, halvings: halvings, decrement: decrement,
          vanished: vanished)
      }
      // Only the transition that leaps is held back: one that vanishes must not stop the others.
      let moves = largestMoves(step, free)
      for (index, parameter) in free.enumerated() where moves[parameter % moves.count] > Self.largestMove {
        step[index] *= Self.largestMove / moves[parameter % moves.count]
      }
      var proposal = parameters
      var next = value
      for attempt in 0...40 {
        for (index, parameter) in free.enumerated() { proposal[parameter] = parameters[parameter] + step[index] }
        next = likelihood.value(at: proposal, scoring: true)
        if next.logLikelihood > value.logLikelihood { break }
        if attempt == 40 {
          // Rounding alone decides at the top.
          guard decrement < max(1e-6, 1e-11 * abs(value.logLikelihood)) else {
            throw .notConverged(iterations: iteration + 1)
          }
          return Result(
            parameters: parameters, value: value, iterations: iteration, halvings: halvings, decrement: decrement,
            vanished: vanished)
        }
        halvings += 1
        for index in step.indices { step[index] /= 2 }
      }
      (parameters, value) = (proposal, next)
    }
    throw .notConverged(iterations: options.maximumIterations)
  }

  private func hasVanished(_ r: Int, _ parameters: [Double]) -> Bool {
    let largest = likelihood.patterns.reduce(0) { max($0, likelihood.intensities(parameters, $1)[r]) }
    return largest * timeSpent[likelihood.structure.transitions[r].from] < Self.fewestExpected
  }

  /// I⁻¹ s for the free parameters; a nearly singular information is strengthened on its diagonal.
  private func step(_ value: PanelLikelihood.Value, _ free: [Int]) throws(TransitionError) -> [Double] {
    let p = likelihood.parameterCount
    var information = Matrix(rowCount: free.count, columnCount: free.count)
    for (i, a) in free.enumerated() {
      for (j, b) in free.enumerated() { information[i, j] = value.information[a * p + b] }
    }
    let gradient = Matrix(rowCount: free.count, columnCount: 1, elements: free.map { value.gradient[$0] })
    var order = 0
    for ridge in [0, 1e-8, 1e-4, 1e-2, 1] {
      var strengthened = information
      for i in free.indices {
        // An intensity that has all but vanished has no information left; 1e-200 keeps its row solvable.
        strengthened[i, i] = max(strengthened[i, i] * (1 + ridge), 1e-200)
      }
      do { return try Cholesky(strengthened).solve(gradient).elements } catch {
        if case .notPositiveDefinite(let column) = error { order = column }
      }
    }
    throw .notIdentified(parameter: free[max(0, order - 1)])
  }

  /// The largest change of each log-intensity under any pattern of covariates.
  private func largestMoves(_ step: [Double], _ free: [Int]) -> [Double] {
    var full = [Double](repeating: 0, count: likelihood.parameterCount)
    for (index, parameter) in free.enumerated() { full[parameter] = step[index] }
    let m = likelihood.structure.transitions.count
    return (0..<m).map { r in
      likelihood.patterns.reduce(0) { largest, x in
        max(largest, abs(x.indices.reduce(full[r]) { $0 + x[$1] * full[r + m * ($1 + 1)] }))
      }
    }
  }

  /// The observed information of the free parameters: minus the derivatives of the score, by central differences.
  ///
  /// The score is exact to about 1e-13, so that with steps of 1e-4 eight digits remain.
  func observedInformation(at parameters: [Double], free: [Int]) -> Matrix {
    let m = likelihood.structure.transitions.count
    var information = Matrix(rowCount: free.count, columnCount: free.count)
    for (j, parameter) in free.enumerated() {
      let covariate = parameter / m - 1
      let size = covariate < 0 ? 1 : likelihood.patterns.reduce(0) { max($0, abs($1[covariate])) }
      let width = 1e-4 / max(size, 1e-12)
      let sides = [width, -width].map { shift in
        var moved = parameters
        moved[parameter] += shift
        return likelihood.value(at: moved, scoring: false).gradient
      }
      for (i, other) in free.enumerated() {
        information[i, j] = (sides[1][other] - sides[0][other]) / (2 * width)
      }
    }
    for j in free.indices {
      for i in 0..<j {
        let mean = (information[i, j] + information[j, i]) / 2
        (information[i, j], information[j, i]) = (mean, mean)
      }
    }
    return information
  }
}
