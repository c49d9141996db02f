import Foundation
import LinearAlgebra

/// The way to the top of a panel likelihood, and what had to be left behind.
struct FitLadder {
  private let search: PanelSearch
  private let data: PanelTransitions
  /// The covariates of each pattern as they were given.
  private let values: [[Double]]
  private let options: PanelMarkovModel.Options
  private var likelihood: PanelLikelihood { search.likelihood }
  private var layout: ParameterLayout { likelihood.layout }
  private var m: Int { layout.transitionCount }

  /// The changes seen of each transition.
  let counts: [Int]
  private(set) var rung = PanelMarkovModel.Rung.automatic
  /// By parameter.
  private(set) var held: [Int: PanelMarkovModel.Held] = [:]
  private(set) var nullLogLikelihood = 0.0
  /// The top without covariates.
  private var null: [Double] = []
  private(set) var covariance = Matrix(rowCount: 0, columnCount: 0)
  private(set) var top: PanelSearch.Result

  init(likelihood: PanelLikelihood, data: PanelTransitions, values: [[Double]], options: PanelMarkovModel.Options) {
    self.search = PanelSearch(likelihood: likelihood, options: options)
    self.data = data
    self.values = values
    self.options = options
    let (table, k) = (data.table, data.stateCount)
    counts = likelihood.structure.transitions.map { table[$0.from * k + $0.to] }
    top = PanelSearch.Result(
      parameters: [], value: PanelLikelihood.Value(gradient: []), iterations: 0, halvings: 0, decrement: .infinity)
  }

  /// Climbs: first without covariates, then with those about which something can be known.
  mutating func climb() throws(TransitionError) {
    let baseline = Array(0..<m)
    // Without covariates no stretch is split, and all patterns are one.
    let plain = PanelSearch(
      likelihood: try PanelLikelihood(data.withoutCovariates, likelihood.structure), options: options)
    var first: PanelSearch.Result
    do {
      first = try plain.climb(from: start(), free: baseline)
    } catch {
      rung = .simplerTransitions
      let frequent = baseline.filter { counts[$0] >= options.fewestTransitions }
      let simpler = try plain.climb(from: start(), free: frequent)
      first = try plain.climb(from: simpler.parameters, free: baseline)
    }
    first.parameters += [Double](repeating: 0, count: layout.count - m)
    take(first)
    nullLogLikelihood = top.value.logLikelihood
    null = top.parameters
    holdWhatCannotBeKnown()
    try addCovariates()
    // Each round holds at least one parameter more, so that it ends.
    while true {
      let free = self.free
      let information = search.observedInformation(at: top.parameters, free: free)
      let inverse: Matrix
      do { inverse = try Cholesky(information).inverse() } catch {
        guard case .notPositiveDefinite(let order) = error, order > 0, free[order - 1] >= m else {
          throw .notIdentified(parameter: free.first ?? 0)
        }
        try refit(holding: [(free[order - 1], .notIdentified)])
        continue
      }
      let wide = free.indices.filter { free[$0] >= m }.compactMap { index -> (Int, HeldReason)? in
        let ratio = exp(2 * 1.96 * inverse[index, index].squareRoot() * unit(of: free[index]))
        return ratio > options.widestRatio ? (free[index], .wideInterval(ratio: ratio)) : nil
      }
      if wide.isEmpty {
        covariance = Matrix(rowCount: likelihood.parameterCount, columnCount: likelihood.parameterCount)
        for (i, a) in free.enumerated() { for (j, b) in free.enumerated() { covariance[a, b] = inverse[i, j] } }
        return
      }
      try refit(holding: wide)
    }
  }

  private var free: [Int] { (0..<likelihood.parameterCount).filter { held[$0] == nil } }

  /// log(changes seen ÷ time spent in the state left), half a change for one never seen; hazard ratios 1.
  private func start() -> [Double] {
    let time = likelihood.timeSpent
    let whole = time.reduce(0, +)
    var parameters = [Double](repeating: 0, count: m)
    for (r, transition) in likelihood.structure.transitions.enumerated() {
      let spent = time[transition.from] > 0 ? time[transition.from] : whole
      parameters[r] = log(max(Double(counts[r]), 0.5) / spent)
    }
    return parameters
  }

  /// Takes a top over, and holds the intensities that ran towards 0 on the way, with what covariates do to them.
  private mutating func take(_ next: PanelSearch.Result) {
    top = next
    for parameter in 0..<layout.count
    where !next.vanished.isEmpty && layout.transitions(of: parameter).allSatisfy(next.vanished.contains) {
      hold(parameter, .vanishing)
    }
  }

  /// Holds the hazard ratios of transitions seen too rarely, or only with one value of the covariate, and those of a
  /// covariate that follows from the ones before it.
  private mutating func holdWhatCannotBeKnown() {
    let redundant = redundantCovariates()
    for parameter in m..<layout.count where held[parameter] == nil {
      guard let covariate = layout.covariate(of: parameter) else { continue }
      let transitions = layout.transitions(of: parameter)
      let steps = Set(transitions.map { likelihood.structure.transitions[$0] })
      var values: Set<Double> = []
      for change in data.counts.keys where steps.contains(change.transition) {
        for segment in change.segments { values.insert(self.values[segment.pattern][covariate]) }
      }
      let count = transitions.reduce(0) { $0 + counts[$1] }
      if values.count == 1, let value = values.first {
        hold(parameter, .constantCovariate(value: value, count: count))
      } else if count < options.fewestTransitions {
        hold(parameter, .fewTransitions(count: count))
      } else if redundant.contains(covariate) {
        hold(parameter, .notIdentified)
      }
    }
  }

  /// The covariates of whose variation those before them leave a hundred-thousandth or less: their errors would be
  /// hundreds of times what they are alone. By Gram and Schmidt.
  private func redundantCovariates() -> Set<Int> {
    func product(_ left: [Double], _ right: [Double]) -> Double { zip(left, right).reduce(0) { $0 + $1.0 * $1.1 } }
    var (basis, redundant): ([[Double]], Set<Int>) = ([], [])
    for covariate in 0..<data.covariateCount {
      let column = data.patterns.map { $0[covariate] }
      let mean = column.reduce(0, +) / Double(column.count)
      var rest = column.map { $0 - mean }
      let variation = product(rest, rest)
      for known in basis {
        let share = product(rest, known) / product(known, known)
        for row in rest.indices { rest[row] -= share * known[row] }
      }
      if product(rest, rest) > 1e-5 * variation {
        basis.append(rest)
      } else {
        redundant.insert(covariate)
      }
    }
    return redundant
  }

  private mutating func addCovariates() throws(TransitionError) {
    guard data.covariateCount > 0 else { return }
    if let all = try? search.climb(from: top.parameters, free: free) {
      take(all)
      return
    }
    rung = .covariatesOneByOne
    for covariate in 0..<data.covariateCount {
      let own = layout.ratios(of: covariate).filter { held[$0] == nil }
      let known = free.filter { $0 < layout.ratios(of: covariate).upperBound }
      if let next = try? search.climb(from: top.parameters, free: known) {
        take(next)
      } else {
        for parameter in own { hold(parameter, .notConverged) }
      }
    }
    take(try search.climb(from: top.parameters, free: free))
  }

  private mutating func refit(holding: [(Int, HeldReason)]) throws(TransitionError) {
    for (parameter, reason) in holding {
      hold(parameter, reason)
      // Its intensity may have run far away together with it.
      let transitions = layout.transitions(of: parameter)
      for own in top.parameters.indices where layout.transitions(of: own).contains(where: transitions.contains) {
        top.parameters[own] = null[own]
      }
    }
    take(try search.climb(from: top.parameters, free: free))
  }

  private mutating func hold(_ parameter: Int, _ reason: HeldReason) {
    held[parameter] = PanelMarkovModel.Held(
      transition: likelihood.structure.transitions[layout.transitions(of: parameter).first ?? 0],
      covariate: layout.covariate(of: parameter), reason: reason)
  }

  /// The difference a covariate's interval is judged by: between its two values, or two standard deviations of more.
  private func unit(of parameter: Int) -> Double {
    guard let covariate = layout.covariate(of: parameter) else { return 1 }
    let values = Set(likelihood.patterns.map { $0[covariate] })
    if values.count == 2 { return (values.max() ?? 1) - (values.min() ?? 0) }
    var (weight, sum, squares) = (0.0, 0.0, 0.0)
    for (change, count) in data.counts.sorted(by: { $0.key < $1.key }) {
      let x = data.patterns[change.first.pattern][covariate]
      weight += Double(count)
      sum += Double(count) * x
      squares += Double(count) * x * x
    }
    return 2 * max(0, squares / weight - sum / weight * sum / weight).squareRoot()
  }
}
