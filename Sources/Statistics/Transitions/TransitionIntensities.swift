import Foundation
public import LinearAlgebra

/// The intensities of a fitted model under given covariates, with all that follows from them.
///
/// Every figure f is a function of the m logarithms η = log q; its variance is gᵀ V g, with g = ∂f/∂η and V the covariance
/// of η (delta method). Intervals are 95 %, symmetric on the scale of the logarithm for positive figures and of the logit
/// for probabilities.
///
/// Checked against: Tests/Fixtures/transitions/transitions_expected.csv.
public struct TransitionIntensities: Sendable {
  /// What can happen.
  public let structure: TransitionStructure
  /// q of each transition, m values.
  public let intensities: [Double]
  /// Of the logarithms, m × m.
  let covariance: Matrix

  /// Creates intensities whose values are known or estimated elsewhere.
  /// - Parameters:
  ///   - structure: what can happen.
  ///   - intensities: m values ≥ 0.
  ///   - covariance: of their logarithms, m × m; nil: they are known exactly.
  /// - Precondition: the sizes agree.
  public init(_ structure: TransitionStructure, intensities: [Double], covariance: Matrix? = nil) {
    let m = structure.transitions.count
    let covariance = covariance ?? Matrix(rowCount: m, columnCount: m)
    precondition(
      intensities.count == m && covariance.rowCount == m && covariance.columnCount == m,
      "\(intensities.count) intensities for \(m) transitions")
    self.structure = structure
    self.intensities = intensities
    self.covariance = covariance
  }

  /// Q, k × k: intensities, and minus their row sums on the diagonal.
  public var matrix: Matrix {
    var q = Matrix(rowCount: structure.stateCount, columnCount: structure.stateCount)
    for (transition, intensity) in zip(structure.transitions, intensities) {
      q[transition.from, transition.to] = intensity
      q[transition.from, transition.from] -= intensity
    }
    return q
  }

  /// The intensity from one state to another, or on the diagonal minus that of leaving.
  public func intensity(_ from: Int, _ to: Int) -> TransitionEstimate {
    let own = structure.transitions.indices.filter {
      structure.transitions[$0].from == from && (from == to || structure.transitions[$0].to == to)
    }
    let sum = own.reduce(0) { $0 + intensities[$1] }
    guard sum > 0 else { return TransitionEstimate(fixed: 0) }
    let gradient = gradient { own.contains($0) ? intensities[$0] / sum : 0 }
    return TransitionEstimate(logarithm: log(sum), variance: variance(gradient), sign: from == to ? -1 : 1)
  }

  /// The intensities were a state never entered, the others unchanged: what competes with it alone.
  /// - Parameter state: the state.
  /// - Returns: intensities of the remaining transitions.
  /// - Throws: `TransitionError` when no transition remains.
  public func without(entriesInto state: Int) throws(TransitionError) -> TransitionIntensities {
    let kept = structure.transitions.indices.filter { structure.transitions[$0].to != state }
    let rest = try TransitionStructure(
      stateCount: structure.stateCount, transitions: kept.map { structure.transitions[$0] },
      exactStates: structure.exactStates)
    var variances = Matrix(rowCount: kept.count, columnCount: kept.count)
    for (i, row) in kept.enumerated() {
      for (j, column) in kept.enumerated() { variances[i, j] = covariance[row, column] }
    }
    return TransitionIntensities(rest, intensities: kept.map { intensities[$0] }, covariance: variances)
  }

  /// The mean length of one stay in a state; nil in a state that is never left.
  public func sojournTime(_ state: Int) -> TransitionEstimate? {
    let leaving = intensity(state, state)
    guard leaving.value < 0, let error = leaving.standardError else { return nil }
    let relative = error / leaving.value
    return TransitionEstimate(logarithm: -log(-leaving.value), variance: relative * relative)
  }

  /// The probability that the state after one is another; nil for a state that is never left.
  public func nextState(_ from: Int, _ to: Int) -> TransitionEstimate? {
    let leaving = -intensity(from, from).value
    guard leaving > 0 else { return nil }
    let share = intensity(from, to).value / leaving
    if from == to { return TransitionEstimate(fixed: 0) }
    let gradient = gradient { r in
      let transition = structure.transitions[r]
      guard transition.from == from else { return 0 }
      return share * ((transition.to == to ? 1 : 0) - intensities[r] / leaving)
    }
    return Self.probability(share, variance(gradient))
  }

  /// P(t): the probabilities of each state (columns) at time t after each state (rows), k × k row by row.
  /// - Parameter horizon: t ≥ 0.
  /// - Throws: `TransitionError.invalidValue` for a horizon that is negative or too long to compute.
  public func transitionProbabilities(horizon: Double) throws(TransitionError) -> [TransitionEstimate] {
    let result = try course(horizon, matrix, structure.transitions.indices.map(direction))
    return pairs(staying: 1) { from, to in
      Self.probability(result.value[from, to], variance(gradient { result.derivatives[$0][from, to] }))
    }
  }

  /// P(t) alone, k × k.
  /// - Throws: `TransitionError.invalidValue` for a horizon that is negative or too long to compute.
  func probabilities(horizon: Double) throws(TransitionError) -> Matrix { try course(horizon, matrix, []).value }

  /// A probability; at 0 or 1 but for rounding there is nothing left in the model that could change it.
  private static func probability(_ value: Double, _ variance: Double) -> TransitionEstimate {
    guard value > 0, value < 1 - TransitionEstimate.rounding else {
      return TransitionEstimate(fixed: value > 0 ? 1 : 0)
    }
    return TransitionEstimate(probability: value, variance: variance)
  }

  /// The mean time spent in each state (columns) until time t after each state (rows), k × k row by row.
  ///
  /// ∫ P(u) du over (0, t) is the upper right block of the exponential of t [[Q, I], [0, 0]].
  /// Source: Van Loan (1978), IEEE Trans. Automat. Control 23, 395.
  /// - Parameter horizon: t ≥ 0.
  /// - Throws: `TransitionError.invalidValue` for a horizon that is negative or too long to compute.
  public func lengthOfStay(horizon: Double) throws(TransitionError) -> [TransitionEstimate] {
    let k = structure.stateCount
    func corner(_ matrix: Matrix, _ diagonal: Double) -> Matrix {
      var block = Matrix(rowCount: 2 * k, columnCount: 2 * k)
      for i in 0..<k {
        for j in 0..<k { block[i, j] = matrix[i, j] }
        block[i, k + i] = diagonal
      }
      return block
    }
    let result = try course(
      horizon, corner(matrix, 1), structure.transitions.indices.map { corner(direction($0), 0) })
    return pairs(staying: horizon) { from, to in
      let stay = result.value[from, k + to]
      return stay > 0
        ? TransitionEstimate(
          positive: stay, variance: variance(gradient { result.derivatives[$0][from, k + to] }))
        : TransitionEstimate(fixed: 0)
    }
  }

  /// The mean time until a state is first entered, from each state; nil from where it need never be entered.
  ///
  /// With B the other states, τ solves −Q[B, B] τ = 1, and ∂τ/∂η solves −Q[B, B] ∂τ = ∂Q[B, B] τ.
  /// Source: Norris (1997), Markov Chains, theorem 3.3.3.
  /// - Parameter state: the state.
  /// - Throws: `TransitionError.invalidValue` when the times are too long to compute.
  public func firstPassageTimes(to state: Int) throws(TransitionError) -> [TransitionEstimate?] {
    let k = structure.stateCount
    let possible = possible
    let sure = (0..<k).filter { start in
      start != state
        && possible.reachable(from: start, avoiding: state).allSatisfy {
          possible.reachable(from: $0).contains(state)
        }
    }
    var times = [TransitionEstimate?](repeating: nil, count: k)
    times[state] = TransitionEstimate(fixed: 0)
    guard !sure.isEmpty else { return times }
    func part(_ matrix: Matrix, _ sign: Double) -> Matrix {
      var part = Matrix(rowCount: sure.count, columnCount: sure.count)
      for (i, a) in sure.enumerated() { for (j, b) in sure.enumerated() { part[i, j] = sign * matrix[a, b] } }
      return part
    }
    do {
      let system = part(matrix, -1)
      let ones = Matrix(rowCount: sure.count, columnCount: 1, elements: sure.map { _ in 1 })
      let mean = try system.solve(ones)
      var changes: [Matrix] = []
      for r in structure.transitions.indices { changes.append(try system.solve(part(direction(r), 1).product(mean))) }
      for (i, start) in sure.enumerated() {
        guard mean[i, 0].isFinite, mean[i, 0] > 0 else { throw TransitionError.invalidValue(mean[i, 0]) }
        times[start] = TransitionEstimate(positive: mean[i, 0], variance: variance(gradient { changes[$0][i, 0] }))
      }
    } catch let error as TransitionError { throw error } catch { throw .invalidValue(.infinity) }
    return times
  }

  /// What happens under these intensities: a transition whose intensity is 0 leads nowhere.
  private var possible: TransitionStructure {
    let open = zip(structure.transitions, intensities).filter { $0.1 > 0 }.map(\.0)
    // Without any there is no structure; nothing is reached then, and rounding has nothing to spoil.
    return (try? TransitionStructure(stateCount: structure.stateCount, transitions: open)) ?? structure
  }

  /// ∂Q/∂η[r].
  private func direction(_ r: Int) -> Matrix {
    let transition = structure.transitions[r]
    var change = Matrix(rowCount: structure.stateCount, columnCount: structure.stateCount)
    change[transition.from, transition.to] = intensities[r]
    change[transition.from, transition.from] = -intensities[r]
    return change
  }

  /// e^(tA) and its derivatives, with P(t) in the first k rows and columns: of a part of t so short that one exponential is
  /// exact, doubled until it is t.
  private func course(
    _ horizon: Double, _ matrix: Matrix, _ directions: [Matrix]
  ) throws(TransitionError) -> DifferentiatedProbabilities {
    let fastest = (0..<structure.stateCount).reduce(0) { max($0, -matrix[$1, $1]) }
    guard horizon >= 0, (horizon * fastest).isFinite else { throw .invalidValue(horizon) }
    let doublings = max(0, Int(log2(max(horizon * fastest, 1)).rounded(.up)) - 1)
    let part = horizon * exp2(-Double(doublings))
    func timed(_ matrix: Matrix) -> Matrix {
      Matrix(rowCount: matrix.rowCount, columnCount: matrix.columnCount, elements: matrix.elements.map { $0 * part })
    }
    do {
      let short = try timed(matrix).exponential(derivativesIn: directions.map(timed))
      var course = DifferentiatedProbabilities(
        short.value, derivatives: short.derivatives, stateCount: structure.stateCount)
      for _ in 0..<doublings { course = course.times(course) }
      guard ([course.value] + course.derivatives).allSatisfy({ $0.elements.allSatisfy(\.isFinite) }) else {
        throw TransitionError.invalidValue(horizon)
      }
      return course
    } catch { throw .invalidValue(horizon) }
  }

  /// A figure for each pair of states: 0 where the second is out of reach, and of a state that nothing leaves what is
  /// true of `staying`; computed, both would be left with rounding errors.
  private func pairs(staying: Double, _ figure: (Int, Int) -> TransitionEstimate) -> [TransitionEstimate] {
    let (states, possible) = (0..<structure.stateCount, possible)
    return states.flatMap { from in
      let reached = possible.reachable(from: from)
      return states.map { to in
        guard reached.contains(to) else { return TransitionEstimate(fixed: 0) }
        return reached.count == 1 ? TransitionEstimate(fixed: staying) : figure(from, to)
      }
    }
  }

  private func gradient(_ element: (Int) -> Double) -> [Double] { structure.transitions.indices.map(element) }

  /// gᵀ V g.
  private func variance(_ gradient: [Double]) -> Double {
    var sum = 0.0
    for i in gradient.indices { for j in gradient.indices { sum += gradient[i] * covariance[i, j] * gradient[j] } }
    return max(0, sum)
  }
}

extension PanelMarkovModel {
  /// The intensities under a row of covariates.
  /// - Parameter covariates: their values; without them, 0.
  /// - Returns: the intensities.
  /// - Precondition: there are as many as the model has.
  public func intensities(covariates: [Double]? = nil) -> TransitionIntensities {
    let x = covariates ?? [Double](repeating: 0, count: covariateCount)
    precondition(x.count == covariateCount, "\(x.count) covariates, \(covariateCount) in the model")
    let m = structure.transitions.count
    let terms = (0..<m).map { layout.terms($0, x) }
    var covariance = Matrix(rowCount: m, columnCount: m)
    for i in 0..<m {
      for j in 0..<m {
        for left in terms[i] {
          for right in terms[j] {
            covariance[i, j] += left.factor * right.factor * self.covariance[left.parameter, right.parameter]
          }
        }
      }
    }
    let rates = (0..<m).map { r in
      held.contains { $0.covariate == nil && $0.transition == structure.transitions[r] }
        ? 0 : exp(terms[r].reduce(0) { $0 + $1.factor * coefficients[$1.parameter] })
    }
    return TransitionIntensities(structure, intensities: rates, covariance: covariance)
  }
}
