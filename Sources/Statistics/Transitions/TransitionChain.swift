import CDistributions
import Foundation
import LinearAlgebra

/// A Markov chain in discrete time: the probabilities of the next state, from counts of steps.
///
/// Without smoothing p[i, j] = n[i, j] ÷ n[i], the maximum of the likelihood, with Wilson's interval. With a Dirichlet
/// prior of a in every allowed cell, p[i, j] = (n[i, j] + a) ÷ (n[i] + a cells), the posterior mean, with the 95 % interval
/// of its beta distribution.
///
/// Source: Anderson & Goodman (1957), Ann. Math. Statist. 28, 89; Wilson (1927), JASA 22, 209.
/// Checked against: Tests/Fixtures/transitions/transitions_expected.csv.
public struct TransitionChain: Sendable {
  /// k.
  public let stateCount: Int
  /// The steps from each state (rows) to each state, k × k row by row.
  public let counts: [Int]
  /// a, 0 for none.
  public let smoothing: Double
  /// The cells that get a share of the smoothing.
  private let allowed: [Bool]

  /// Takes counts of steps.
  /// - Parameters:
  ///   - counts: k × k row by row.
  ///   - stateCount: k.
  ///   - smoothing: a ≥ 0.
  ///   - allowed: the changes that can happen; nil: all. Staying always can.
  /// - Throws: `TransitionError` when there is no step, or the smoothing is negative or not finite.
  /// - Precondition: there are k² counts.
  public static func fit(
    counts: [Int], stateCount: Int, smoothing: Double = 0, allowed: Set<Transition>? = nil
  ) throws(TransitionError) -> TransitionChain {
    precondition(counts.count == stateCount * stateCount, "\(counts.count) counts of \(stateCount) states")
    guard smoothing >= 0, smoothing.isFinite else { throw .invalidValue(smoothing) }
    guard counts.contains(where: { $0 > 0 }) else { throw .noObservation }
    let cells = (0..<counts.count).map { cell in
      let step = Transition(cell / stateCount, cell % stateCount)
      return step.from == step.to || allowed?.contains(step) ?? true
    }
    for (cell, isAllowed) in cells.enumerated() where !isAllowed && counts[cell] > 0 {
      throw .impossible(Transition(cell / stateCount, cell % stateCount))
    }
    return TransitionChain(stateCount: stateCount, counts: counts, smoothing: smoothing, allowed: cells)
  }

  /// The steps from a state.
  public func steps(from state: Int) -> Int { counts[state * stateCount..<(state + 1) * stateCount].reduce(0, +) }

  /// The probability of one step; nil when the state was never left or stayed in.
  public func probability(_ from: Int, _ to: Int) -> TransitionEstimate? {
    let row = from * stateCount..<(from + 1) * stateCount
    let total = Double(steps(from: from))
    guard total > 0 else { return nil }
    guard allowed[from * stateCount + to] else { return TransitionEstimate(fixed: 0) }
    // Nothing but staying is allowed.
    if row.count(where: { allowed[$0] }) == 1 { return TransitionEstimate(fixed: 1) }
    let own = Double(counts[from * stateCount + to])
    let weight = total + smoothing * Double(row.count { allowed[$0] })
    let share = (own + smoothing) / weight
    if smoothing > 0 {
      let (alpha, beta) = (own + smoothing, weight - own - smoothing)
      let odds = [
        tidemark_beta_odds_quantile(alpha, beta, 0.025), tidemark_beta_odds_upper_quantile(alpha, beta, 0.025),
      ]
      return TransitionEstimate(
        share, (share * (1 - share) / (weight + 1)).squareRoot(), lower: odds[0] / (1 + odds[0]),
        upper: odds[1].isFinite ? odds[1] / (1 + odds[1]) : 1)
    }
    let limits = WilsonInterval.limits(counts[from * stateCount + to], of: steps(from: from))
    // √(p (1 − p) ÷ n) is 0 at a share of 0 or 1, as if it were known; Wilson's limits say what is.
    let error = share > 0 && share < 1 ? (share * (1 - share) / total).squareRoot() : nil
    return TransitionEstimate(
      share, error, lower: limits?.lower, upper: limits?.upper)
  }

  /// The probabilities of each state after several steps, k × k row by row; nil where a state on the way was never left.
  /// - Parameter steps: how many, ≥ 1.
  /// - Returns: the estimates, with delta-method errors from the multinomial variances of the rows.
  public func probabilities(steps: Int) -> [TransitionEstimate?] {
    precondition(steps >= 1, "\(steps) steps")
    let k = stateCount
    let single = (0..<k * k).map { probability($0 / k, $0 % k) }
    if steps == 1 { return single }
    var p = Matrix(rowCount: k, columnCount: k)
    for cell in 0..<k * k { p[cell / k, cell % k] = single[cell]?.value ?? 0 }
    let reach = reached { p[$0 / k, $0 % k] > 0 }
    let reachable = reached { allowed[$0] }
    let moves = (0..<k * k).filter { p[$0 / k, $0 % k] > 0 }
    let ahead = power(p, moves, steps)
    return (0..<k * k).map { cell in
      let (from, to) = (cell / k, cell % k)
      guard reach[from].allSatisfy({ self.steps(from: $0) > 0 }) else { return nil }
      guard reachable[from].contains(to) else { return TransitionEstimate(fixed: 0) }
      if reachable[from].count == 1 { return TransitionEstimate(fixed: 1) }
      // With the directions below, the multinomial variance of row a is Σ p[a, b] g[a, b]² ÷ n[a].
      let variance = zip(moves, ahead.derivatives).reduce(0) { sum, move in
        let g = move.1[from, to]
        return sum + p[move.0 / k, move.0 % k] * g * g / Double(self.steps(from: move.0 / k))
      }
      return TransitionEstimate(probability: ahead.value[from, to], variance: variance)
    }
  }

  /// The states reached from each state in any number of moves.
  private func reached(_ isMove: (Int) -> Bool) -> [Set<Int>] {
    let k = stateCount
    var reach = (0..<k).map { Set([$0]) }
    for _ in 0..<k {
      reach = reach.map { $0.union($0.flatMap { i in (0..<k).filter { isMove(i * k + $0) } }) }
    }
    return reach
  }

  /// P to a power, with its derivative g[a, b] for each move (a, b): row a turned from where it points, p[a], towards b.
  private func power(_ p: Matrix, _ moves: [Int], _ steps: Int) -> DifferentiatedProbabilities {
    let k = stateCount
    let turns = moves.map { move in
      var turn = Matrix(rowCount: k, columnCount: k)
      for j in 0..<k { turn[move / k, j] = (j == move % k ? 1 : 0) - p[move / k, j] }
      return turn
    }
    // A row of a state that was never left is empty; from there nothing is asked.
    var filled = p
    for i in 0..<k where self.steps(from: i) == 0 { filled[i, i] = 1 }
    let single = DifferentiatedProbabilities(filled, derivatives: turns, stateCount: k)
    var result = single
    // The binary digits of the number of steps after the first: double, and one more where it is 1.
    for digit in String(steps, radix: 2).dropFirst() {
      result = result.times(result)
      if digit == "1" { result = result.times(single) }
    }
    return result
  }
}
