import Foundation
import LinearAlgebra
import Statistics
import TestSupport
import Testing

@Suite("The search for the top of a panel likelihood, and ends of observation")
struct PanelSearchTests {
  /// Moves per month between three tiers, release (3) and other exits (4); every other move never happens.
  private static let truth: [(step: Transition, monthly: Double)] = [
    (Transition(0, 1), 0.03), (Transition(0, 3), 0.09), (Transition(0, 4), 0.02), (Transition(1, 0), 0.08),
    (Transition(1, 2), 0.03), (Transition(1, 3), 0.015), (Transition(1, 4), 0.02), (Transition(2, 1), 0.1),
    (Transition(2, 4), 0.02),
  ]

  /// Every move between tiers and every exit, whether it ever happens or not.
  private static func everyMove() throws -> TransitionStructure {
    try TransitionStructure(
      stateCount: 5, transitions: (0..<3).flatMap { a in (0..<5).filter { $0 != a }.map { Transition(a, $0) } },
      exactStates: [3, 4])
  }

  /// Pupils looked at every six months for three years, their exits on the day; nobody knows the tier at the end.
  private static func city(_ pupils: Int, seed: UInt64) throws -> PanelTransitions {
    var random = SeededGenerator(seed: seed)
    var data = PanelTransitions(stateCount: 5)
    for _ in 0..<pupils {
      var (state, time) = (Int.random(in: 0..<3, using: &random), 0.0)
      var (seen, looked) = (state, 0.0)
      let end = Double.random(in: 1...36, using: &random)
      while state < 3 {
        let ways = truth.filter { $0.step.from == state }
        let total = ways.reduce(0) { $0 + $1.monthly }
        time -= log(Double.random(in: Double.leastNonzeroMagnitude..<1, using: &random)) / total
        while looked + 6 < min(time, end) {
          try data.add(interval: 6, Transition(seen, state))
          (seen, looked) = (state, looked + 6)
        }
        guard time < end else { break }
        var draw = Double.random(in: 0..<total, using: &random)
        state =
          ways.first {
            draw -= $0.monthly; return draw < 0
          }?.step.to ?? ways[0].step.to
      }
      if state < 3 {
        try data.addStillThere(interval: end - looked, from: seen)
      } else {
        try data.add(interval: time - looked, Transition(seen, state))
      }
    }
    return data
  }

  @Test("Where moves that never happen are allowed, a maximum is found in every city, at least as high as the truth")
  func neverHappens() throws {
    let structure = try Self.everyMove()
    let truth = structure.transitions.map { step in
      log(Self.truth.first { $0.step == step }?.monthly ?? 1e-9)
    }
    for (pupils, seeds) in [(100, 1...15), (600, 16...30)] as [(Int, ClosedRange<UInt64>)] {
      for seed in seeds {
        let data = try Self.city(pupils, seed: seed)
        let model = try PanelMarkovModel.fit(data, structure)
        #expect(model.convergence.decrement >= 0 && model.convergence.decrement < 1e-6, "seed \(seed)")
        #expect(
          try model.logLikelihood
            >= PanelMarkovModel.logLikelihood(of: data, structure, coefficients: truth) - 1e-6, "seed \(seed)")
        // No step away from the top gains, be it of an intensity left to vanish.
        for r in structure.transitions.indices {
          for shift in [-0.05, 0.05, 3] {
            var moved = model.coefficients
            moved[r] += shift
            #expect(
              try PanelMarkovModel.logLikelihood(of: data, structure, coefficients: moved)
                <= model.logLikelihood + 1e-5, "seed \(seed), transition \(r), shift \(shift)")
          }
        }
      }
    }
  }

  @Test("With one way out only, its intensity is the exits over all the time on file, seen to the end or not")
  func closedForm() throws {
    let structure = try TransitionStructure(stateCount: 2, transitions: [Transition(0, 1)], exactStates: [1])
    var data = PanelTransitions(stateCount: 2)
    for time in [1.0, 2.5, 4] { try data.add(interval: time, Transition(0, 1)) }
    try data.addStillThere(interval: 10, from: 0)
    try data.addStillThere(interval: 3.25, from: 0, count: 2)
    let rate = try PanelMarkovModel.fit(data, structure).intensities().intensity(0, 1)
    #expect(isClose(rate.value, 3 / 24, relative: 1e-6))
    // The variance of a log rate from 3 events is 1/3.
    #expect(isClose(rate.standardError ?? 0, 3 / 24 / 3.0.squareRoot(), relative: 1e-5))
  }

  @Test("The end of observation has the probability of all states that are not exact")
  func stillThere() throws {
    let structure = try Self.everyMove()
    let rates = structure.transitions.map { step in Self.truth.first { $0.step == step }?.monthly ?? 0.004 }
    for interval in [0.5, 7, 40] {
      for state in 0..<3 {
        var data = PanelTransitions(stateCount: 5)
        try data.addStillThere(interval: interval, from: state)
        let p = try TransitionIntensities(structure, intensities: rates).transitionProbabilities(horizon: interval)
        let expected = (0..<3).reduce(0) { $0 + p[state * 5 + $1].value }
        let got = try PanelMarkovModel.logLikelihood(of: data, structure, coefficients: rates.map { log($0) })
        #expect(isClose(got, log(expected), relative: 1e-10))
      }
    }
  }

  @Test("Ends of observation join, count as observations and not as changes, and need a state of the model")
  func joined() throws {
    var (left, right) = (PanelTransitions(stateCount: 5), PanelTransitions(stateCount: 5))
    try left.add(interval: 2, Transition(0, 1))
    try right.addStillThere(interval: 3, from: 2, count: 4)
    try left.add(right)
    #expect(left.observationCount == 5 && left.table.reduce(0, +) == 1)
    #expect(throws: TransitionError.unknownState(5)) { try left.addStillThere(interval: 1, from: 5) }
    #expect(throws: TransitionError.invalidValue(0)) { try left.addStillThere(interval: 0, from: 1) }
    var small = PanelTransitions(stateCount: 2)
    #expect(throws: TransitionError.unknownState(2)) { try small.add(right) }
  }

  @Test("By clusters, the variance of a rate is that of the clusters' exits about those expected of them")
  func clusters() throws {
    let structure = try TransitionStructure(stateCount: 2, transitions: [Transition(0, 1)], exactStates: [1])
    var (whole, parts) = (PanelTransitions(stateCount: 2), [PanelTransitions]())
    var expected = 0.0
    let clusters: [(exits: Int, time: Double)] = [(1, 12), (6, 15), (2, 9), (0, 7), (5, 10)]
    let (exits, time) = (14.0, 53.0)
    for cluster in clusters {
      var data = PanelTransitions(stateCount: 2)
      for _ in 0..<cluster.exits { try data.add(interval: 1, Transition(0, 1)) }
      try data.addStillThere(interval: cluster.time - Double(cluster.exits), from: 0)
      try whole.add(data)
      parts.append(data)
      let surplus = Double(cluster.exits) - exits / time * cluster.time
      expected += surplus * surplus / (exits * exits) * 5 / 4
    }
    let model = try PanelMarkovModel.fit(whole, structure)
    #expect(isClose(model.covariance[0, 0], 1 / exits, relative: 1e-5))
    #expect(isClose(try model.clusteredCovariance(parts)[0, 0], expected, relative: 1e-5))
    #expect(throws: TransitionError.noObservation) { try model.clusteredCovariance([whole]) }
  }
}
