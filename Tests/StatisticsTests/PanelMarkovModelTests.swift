import Foundation
import LinearAlgebra
import Statistics
import TestSupport
import Testing

@Suite("Markov models of panels")
struct PanelMarkovModelTests {
  @Test("The shared powers of one kernel agree with the matrix exponential and its derivatives, short and long")
  func kernel() throws {
    var random = SeededGenerator(seed: 7)
    for k in 2...6 {
      let pairs = (1...k).flatMap { a in (1...k).filter { $0 != a }.map { (a, $0) } }
      let structure = try TransitionPanels.structure(pairs, states: k)
      let rates = pairs.map { _ in Double.random(in: 0...0.5, using: &random) }
      let kernel = IntensityKernel(structure, intensities: rates, longest: 200)
      let intervals = [1e-6, 0.1, 1, 7, 200]
      let blocks = kernel.blocks(intervals)
      for (column, interval) in intervals.enumerated() {
        var q = Matrix(rowCount: k, columnCount: k)
        var directions: [Matrix] = []
        for (transition, rate) in zip(structure.transitions, rates) {
          q[transition.from, transition.to] += rate * interval
          q[transition.from, transition.from] -= rate * interval
          var direction = Matrix(rowCount: k, columnCount: k)
          direction[transition.from, transition.to] = interval
          direction[transition.from, transition.from] = -interval
          directions.append(direction)
        }
        let exact = try q.exponential(derivativesIn: directions)
        for (index, matrix) in ([exact.value] + exact.derivatives).enumerated() {
          for i in 0..<k {
            for j in 0..<k {
              let ours = blocks[index * k * k + i * k + j, column]
              #expect(isClose(ours, matrix[i, j], relative: 1e-9, absolute: 1e-12 * max(1, interval)))
            }
          }
        }
      }
    }
  }

  @Test("The order of subjects changes no bit, and their log-likelihoods add up")
  func subjects() throws {
    var random = SeededGenerator(seed: 11)
    let (structure, looks) = try TransitionPanels.simulate(subjects: 60, seed: 1)
    let model = try PanelMarkovModel.fit(TransitionPanels.data(looks), structure)
    for _ in 0..<5 {
      let shuffled = try PanelMarkovModel.fit(TransitionPanels.data(looks.shuffled(using: &random)), structure)
      #expect(shuffled.coefficients == model.coefficients && shuffled.covariance == model.covariance)
    }
    let parts = try looks.map {
      try PanelMarkovModel.logLikelihood(
        of: TransitionPanels.data([$0]), structure, coefficients: model.coefficients)
    }
    #expect(isClose(parts.reduce(0, +), model.logLikelihood, relative: 1e-12))
    var joined = try TransitionPanels.data(Array(looks[..<20]))
    try joined.add(TransitionPanels.data(Array(looks[20...])))
    #expect(try PanelMarkovModel.fit(joined, structure).coefficients == model.coefficients)
  }

  @Test("In days instead of weeks, intensities are a seventh and nothing else changes", arguments: [1.0 / 7, 7, 365])
  func timeUnit(unit: Double) throws {
    let (structure, looks) = try TransitionPanels.simulate(subjects: 60, seed: 2)
    let model = try PanelMarkovModel.fit(TransitionPanels.data(looks), structure)
    let scaled = try PanelMarkovModel.fit(TransitionPanels.data(looks, unit: unit), structure)
    #expect(isClose(scaled.logLikelihood, model.logLikelihood, relative: 1e-10))
    for r in structure.transitions.indices {
      #expect(isClose(scaled.coefficients[r], model.coefficients[r] - log(unit), absolute: 1e-5))
      let ratios = [scaled, model].compactMap { $0.hazardRatio(r, covariate: 0) }
      #expect(isClose(ratios[0].value, ratios[1].value, relative: 1e-5))
      #expect(isClose(ratios[0].standardError ?? 0, ratios[1].standardError ?? 1, relative: 1e-5))
    }
  }

  @Test("Under other names of the states the same intensities come out")
  func relabelled() throws {
    let (structure, looks) = try TransitionPanels.simulate(subjects: 60, seed: 3)
    let model = try PanelMarkovModel.fit(TransitionPanels.data(looks), structure)
    let names = [2, 0, 1]
    let other = try TransitionStructure(
      stateCount: 3, transitions: structure.transitions.map { Transition(names[$0.from], names[$0.to]) })
    let renamed = try PanelMarkovModel.fit(TransitionPanels.data(looks, relabelled: names), other)
    #expect(isClose(renamed.logLikelihood, model.logLikelihood, relative: 1e-10))
    for i in 0..<3 {
      for j in 0..<3 {
        let pair = (model.intensities().intensity(i, j), renamed.intensities().intensity(names[i], names[j]))
        #expect(isClose(pair.0.value, pair.1.value, relative: 1e-5))
        #expect(isClose(pair.0.standardError ?? 0, pair.1.standardError ?? 0, relative: 1e-5))
      }
    }
  }

  @Test("Adding a covariate that repeats another, or a constant, leaves what is known and says what is not")
  func collinear() throws {
    let (structure, looks) = try TransitionPanels.simulate(subjects: 60, seed: 4)
    var twice = PanelTransitions(stateCount: 3, covariateCount: 2)
    var constant = twice
    for look in looks.joined() {
      try twice.add(interval: look.interval, look.step, covariates: [look.covariate, look.covariate])
      try constant.add(interval: look.interval, look.step, covariates: [look.covariate, 1])
    }
    let single = try PanelMarkovModel.fit(TransitionPanels.data(looks), structure)
    for data in [twice, constant] {
      let model = try PanelMarkovModel.fit(data, structure)
      #expect(isClose(model.logLikelihood, single.logLikelihood, relative: 1e-9))
      #expect(model.held.count == 4 && model.held.allSatisfy { $0.covariate == 1 })
    }
  }

  @Test("Where a covariate begins and its unit change neither the fit nor what one of its units does")
  func scaledCovariates() throws {
    let (structure, looks) = try TransitionPanels.simulate(subjects: 120, seed: 5)
    func fit(_ covariate: (Double) -> Double) throws -> PanelMarkovModel {
      var data = PanelTransitions(stateCount: 3, covariateCount: 1)
      for look in looks.joined() {
        try data.add(interval: look.interval, look.step, covariates: [covariate(look.covariate)])
      }
      return try PanelMarkovModel.fit(data, structure)
    }
    let plain = try fit { $0 }
    #expect(plain.held.isEmpty)
    for (shift, unit) in [(2021, 1), (19_000, 1), (1e6, 1), (0, 1e-6), (0, 1e6), (-5, 0.01)] {
      let other = try fit { shift + unit * $0 }
      #expect(other.held.isEmpty)
      #expect(isClose(other.logLikelihood, plain.logLikelihood, relative: 1e-10))
      for (r, _) in structure.transitions.enumerated() {
        let (a, b) = (plain.coefficients[4 + r], other.coefficients[4 + r] * unit)
        #expect(isClose(a, b, relative: 1e-6, absolute: 1e-8))
        let (v, w) = (plain.covariance[4 + r, 4 + r], other.covariance[4 + r, 4 + r] * unit * unit)
        #expect(isClose(v, w, relative: 1e-5))
        let at = other.intensities(covariates: [shift + unit]).intensities[r]
        #expect(isClose(at, plain.intensities(covariates: [1]).intensities[r], relative: 1e-6))
      }
    }
  }

  @Test("A covariate that follows from another but for rounding is held at once")
  func redundantCovariate() throws {
    let (structure, looks) = try TransitionPanels.simulate(subjects: 100, seed: 9)
    var random = SeededGenerator(seed: 3)
    var data = PanelTransitions(stateCount: 3, covariateCount: 2)
    for subject in looks {
      let x = Double.random(in: -2...2, using: &random)
      for look in subject {
        try data.add(interval: look.interval, look.step, covariates: [x, (2000 * x).rounded() / 1000])
      }
    }
    let model = try PanelMarkovModel.fit(data, structure)
    #expect(model.held.count == 4 && model.held.allSatisfy { $0.covariate == 1 && $0.reason == .notIdentified })
    #expect(model.hazardRatio(0, covariate: 0) != nil)
  }

  @Test("A transition seen twice, with a covariate constant within it, gets no hazard ratio")
  func separation() throws {
    let (chain, looks) = try TransitionPanels.simulate(subjects: 60, seed: 5)
    let structure = try TransitionStructure(
      stateCount: 4, transitions: chain.transitions + [Transition(2, 3)])
    var data = try TransitionPanels.data(looks, states: 4)
    try data.add(interval: 1, Transition(2, 3), covariates: [1], count: 2)
    let model = try PanelMarkovModel.fit(data, structure)
    let index = try #require(structure.transitions.firstIndex(of: Transition(2, 3)))
    #expect(model.transitionCounts[index] == 2)
    #expect(model.hazardRatio(index, covariate: 0) == nil)
    #expect(
      model.held == [
        .init(transition: Transition(2, 3), covariate: 0, reason: .constantCovariate(value: 1, count: 2))
      ])
    #expect(model.covariateDegreesOfFreedom == 4)
    #expect(model.intensities().intensity(2, 3).value > 0)
  }

  @Test("A transition that is allowed but never seen does not spoil the others")
  func neverSeen() throws {
    let (chain, looks) = try TransitionPanels.simulate(subjects: 60, seed: 6)
    let structure = try TransitionStructure(stateCount: 4, transitions: chain.transitions + [Transition(2, 3)])
    let model = try PanelMarkovModel.fit(TransitionPanels.data(looks, states: 4, covariates: false), structure)
    let plain = try PanelMarkovModel.fit(TransitionPanels.data(looks, covariates: false), chain)
    #expect(model.held == [.init(transition: Transition(2, 3), covariate: nil, reason: .vanishing)])
    #expect(isClose(model.logLikelihood, plain.logLikelihood, absolute: 0.01))
    #expect(model.intensities().intensity(2, 3).value == 0)
    #expect(try model.intensities().transitionProbabilities(horizon: 5)[2 * 4 + 3].value == 0)
  }

  @Test("Nothing to fit, impossible changes and bad values are refused by name")
  func refusals() throws {
    let structure = try TransitionPanels.structure([(1, 2)], states: 2)
    let none = PanelTransitions(stateCount: 2)
    #expect(throws: TransitionError.noObservation) { try PanelMarkovModel.fit(none, structure) }
    var back = none
    try back.add(interval: 1, Transition(1, 0))
    #expect(throws: TransitionError.impossible(Transition(1, 0))) { try PanelMarkovModel.fit(back, structure) }
    #expect(throws: TransitionError.noTransition) { try TransitionPanels.structure([], states: 2) }
    #expect(throws: TransitionError.unknownState(2)) { try TransitionPanels.structure([(1, 3)], states: 2) }
    #expect(throws: TransitionError.exactStateIsLeft(0)) {
      try TransitionPanels.structure([(1, 2)], states: 2, exact: [1])
    }
    var bad = none
    #expect(throws: TransitionError.invalidValue(0)) { try bad.add(interval: 0, Transition(0, 1)) }
    #expect(throws: TransitionError.unknownState(2)) { try bad.add(interval: 1, Transition(0, 2)) }
    let q = TransitionIntensities(structure, intensities: [0.5], covariance: Matrix(rowCount: 1, columnCount: 1))
    #expect(throws: TransitionError.invalidValue(-1)) { try q.transitionProbabilities(horizon: -1) }
  }

  @Test("One change of one subject has the closed-form estimate: events over time at risk")
  func closedForm() throws {
    // Two states, 1→2 exactly dated: the likelihood is qⁿ e^(−q T), so that q = n/T with standard error √n/T.
    let structure = try TransitionPanels.structure([(1, 2)], states: 2, exact: [2])
    var data = PanelTransitions(stateCount: 2)
    try data.add(interval: 3, Transition(0, 0))
    try data.add(interval: 2, Transition(0, 1), count: 2)
    try data.add(interval: 4, Transition(0, 1))
    let model = try PanelMarkovModel.fit(data, structure)
    let rate = model.intensities().intensity(0, 1)
    #expect(isClose(rate.value, 3.0 / 11, relative: 1e-6))
    #expect(isClose(rate.standardError ?? 0, 3.0.squareRoot() / 11, relative: 1e-6))
    let times = try model.intensities().firstPassageTimes(to: 1)
    #expect(isClose(times[0]?.value ?? 0, 11.0 / 3, relative: 1e-6))
  }

  @Test("Expected prevalence starts as observed, counts everybody, and stays near in data drawn from the model")
  func prevalence() throws {
    let (structure, looks) = try TransitionPanels.simulate(subjects: 200, seed: 8)
    let model = try PanelMarkovModel.fit(TransitionPanels.data(looks), structure)
    let histories = looks.map { own in
      Prevalence.History(
        times: own.reduce(into: [0]) { $0.append(($0.last ?? 0) + $1.interval) },
        states: [own[0].step.from] + own.map(\.step.to), covariates: [own[0].covariate])
    }
    let compared = try Prevalence.compare(model, histories, times: [0, 2, 5])
    for state in 0..<3 { #expect(isClose(Double(compared[0].observed[state]), compared[0].expected[state])) }
    for one in compared {
      #expect(isClose(Double(one.observed.reduce(0, +)), one.expected.reduce(0, +)))
      for state in 0..<3 {
        // Four binomial standard deviations.
        let wide = 4 * max(one.expected[state], 1).squareRoot()
        #expect(abs(Double(one.observed[state]) - one.expected[state]) < wide)
      }
    }
  }
}
