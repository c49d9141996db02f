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

  /// No parameter moves a logarithm of an intensity further than this in one step.
  private static let largestMove = 2.0

  /// An intensity of which fewer changes than this are expected in all the data has run towards 0, where it would go on
  /// for ever: the likelihood falls with it to the last.
  private static let fewestExpected = 1e-6

  /// After so many steps the curvature itself takes the place of the expected one, which may be off by a factor of 2 and
  /// then leads to and fro across the top.
  private static let scoringIterations = 15
  /// It serves so many steps before it is taken anew.
  private static let iterationsPerCurvature = 4

  let likelihood: PanelLikelihood
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
    var curvature: [Double] = []
    for iteration in 0..<options.maximumIterations {
      guard value.logLikelihood.isFinite else { throw .notConverged(iterations: iteration) }
      let expected = mostExpected(parameters)
      vanished += (0..<m).filter {
        !vanished.contains($0) && free.contains($0) && expected[$0] < Self.fewestExpected
      }
      free.removeAll { likelihood.layout.transitions(of: $0).allSatisfy(vanished.contains) }
      guard !free.isEmpty else {
        return Result(
          parameters: parameters, value: value, iterations: iteration, halvings: halvings, decrement: 0,
          vanished: vanished)
      }
      if iteration >= Self.scoringIterations {
        if (iteration - Self.scoringIterations) % Self.iterationsPerCurvature == 0 {
          curvature = likelihood.observedInformation(at: parameters)
        }
        sharpen(&value, curvature, free)
      }
      var step = try boundedStep(value, free)
      var decrement = gain(step, value, free)
      if decrement < 0 {
        // Bounds have turned the step downhill; the slope never leads there.
        step = slopeStep(value, free)
        decrement = gain(step, value, free)
      }
      // Below the rounding of a sum over millions of observations nothing is left to gain.
      if decrement < max(options.tolerance, 1e-14 * abs(value.logLikelihood)) {
        return Result(
          parameters: parameters, value: value, iterations: iteration, halvings: halvings, decrement: decrement,
          vanished: vanished)
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

  /// How many changes of each transition would be expected in all the data under the covariates that favour it most.
  private func mostExpected(_ parameters: [Double]) -> [Double] {
    let rates = likelihood.intensities(parameters)
    return likelihood.structure.transitions.enumerated().map { r, transition in
      rates.reduce(0) { max($0, $1[r]) } * likelihood.timeSpent[transition.from]
    }
  }

  /// Puts the curvature in the place of the expected information where it can be inverted.
  private func sharpen(_ value: inout PanelLikelihood.Value, _ curvature: [Double], _ free: [Int]) {
    let p = likelihood.parameterCount
    let own = Matrix(
      rowCount: free.count, columnCount: free.count, elements: free.flatMap { a in free.map { curvature[a * p + $0] } })
    if (try? Cholesky(own)) != nil { value.information = curvature }
  }

  /// The step of the free parameters: I⁻¹ s, but for those that would leap.
  ///
  /// These go as far as they may, and the others answer to that: an intensity on its way to 0 leaps further each time, and
  /// must neither stop the others nor pull them along to make up for a move it does not make.
  private func boundedStep(_ value: PanelLikelihood.Value, _ free: [Int]) throws(TransitionError) -> [Double] {
    var step = [Double](repeating: 0, count: likelihood.parameterCount)
    var open = free
    while !open.isEmpty {
      let bounded = free.filter { step[$0] != 0 }
      let answers = zip(open, try answer(of: open, to: bounded, step, value))
      let leaping = answers.filter { abs($1) > largestMove(of: $0) }
      for (parameter, move) in leaping.isEmpty ? Array(answers) : leaping {
        step[parameter] = min(max(move, -largestMove(of: parameter)), largestMove(of: parameter))
      }
      if leaping.isEmpty { break }
      open.removeAll { step[$0] != 0 }
    }
    return free.map { step[$0] }
  }

  /// Each parameter's own step, as if the others stood still.
  private func slopeStep(_ value: PanelLikelihood.Value, _ free: [Int]) -> [Double] {
    free.map { a in
      let bound = largestMove(of: a)
      return min(
        max(value.gradient[a] / max(value.information[a * likelihood.parameterCount + a], 1e-200), -bound), bound)
    }
  }

  /// s · step: about twice the log-likelihood to be gained by it.
  private func gain(_ step: [Double], _ value: PanelLikelihood.Value, _ free: [Int]) -> Double {
    zip(free, step).reduce(0) { $0 + value.gradient[$1.0] * $1.1 }
  }

  /// Solves I[a, a] x = s[a] − I[a, b] x[b]; a nearly singular information is strengthened on its diagonal.
  private func answer(
    of free: [Int], to bounded: [Int], _ moves: [Double], _ value: PanelLikelihood.Value
  ) throws(TransitionError) -> [Double] {
    let p = likelihood.parameterCount
    var information = Matrix(rowCount: free.count, columnCount: free.count)
    for (i, a) in free.enumerated() {
      for (j, b) in free.enumerated() { information[i, j] = value.information[a * p + b] }
    }
    let gradient = Matrix(
      rowCount: free.count, columnCount: 1,
      elements: free.map { a in bounded.reduce(value.gradient[a]) { $0 - value.information[a * p + $1] * moves[$1] } })
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

  /// How far a parameter may go in one step: no logarithm of an intensity changes by more than `largestMove` through it.
  private func largestMove(of parameter: Int) -> Double {
    guard let covariate = likelihood.layout.covariate(of: parameter) else { return Self.largestMove }
    let largest = likelihood.patterns.reduce(0) { max($0, abs($1[covariate])) }
    return largest > 0 ? Self.largestMove / largest : .infinity
  }

  /// The observed information of the free parameters.
  func observedInformation(at parameters: [Double], free: [Int]) -> Matrix {
    let (p, all) = (likelihood.parameterCount, likelihood.observedInformation(at: parameters))
    return Matrix(
      rowCount: free.count, columnCount: free.count, elements: free.flatMap { a in free.map { all[a * p + $0] } })
  }
}
