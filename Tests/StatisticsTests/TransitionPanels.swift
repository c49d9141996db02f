import Foundation
import Statistics
import TestSupport

/// Panels for tests of transitions.
enum TransitionPanels {
  /// A structure from states written from 1 on.
  static func structure(_ pairs: [(Int, Int)], states: Int = 4, exact: Set<Int> = []) throws -> TransitionStructure {
    try TransitionStructure(
      stateCount: states, transitions: pairs.map { Transition($0.0 - 1, $0.1 - 1) },
      exactStates: Set(exact.map { $0 - 1 }))
  }

  /// All pairs of the reference panel but 1→3.
  static func everyPairButOne() throws -> TransitionStructure {
    try structure((1...4).flatMap { a in (1...4).filter { $0 != a && (a, $0) != (1, 3) }.map { (a, $0) } })
  }

  /// Three tiers and an exit whose time is known.
  static func tiersAndExit() throws -> TransitionStructure {
    try structure([(1, 2), (1, 4), (2, 1), (2, 3), (2, 4), (3, 1), (3, 2), (3, 4)], exact: [4])
  }

  /// What a panel file shows, with the covariates in these columns.
  static func read(_ file: String, covariates: [Int] = [], splitAt: Double? = nil) throws -> PanelTransitions {
    let rows = try TransitionReference.panel(file)
    var data = PanelTransitions(stateCount: 4, covariateCount: covariates.count + (splitAt == nil ? 0 : 1))
    for (before, now) in zip(rows, rows.dropFirst()) where before[0] == now[0] {
      let x = covariates.map { before[$0] }
      let step = Transition(Int(before[2]) - 1, Int(now[2]) - 1)
      guard let splitAt else {
        try data.add(interval: now[1] - before[1], step, covariates: x)
        continue
      }
      let isSplit = before[1] < splitAt && splitAt < now[1]
      try data.add(
        interval: now[1] - before[1], step, covariates: x + [before[1] >= splitAt ? 1 : 0],
        changing: isSplit ? [(time: splitAt - before[1], covariates: x + [1])] : [])
    }
    return data
  }

  /// One look at a subject after another.
  struct Look {
    var interval: Double
    var step: Transition
    var covariate: Double
  }

  /// Subjects drawn from three states, 1⇄2⇄3, each with ten looks; the covariate halves the intensities upwards.
  static func simulate(subjects: Int, seed: UInt64) throws -> (structure: TransitionStructure, looks: [[Look]]) {
    let structure = try structure([(1, 2), (2, 1), (2, 3), (3, 2)], states: 3)
    var random = SeededGenerator(seed: seed)
    var tables: [[Double]: [Double]] = [:]
    var all: [[Look]] = []
    for subject in 0..<subjects {
      let x = Double(subject % 2)
      var state = Int.random(in: 0..<3, using: &random)
      var looks: [Look] = []
      for _ in 0..<10 {
        let interval = Double(Int.random(in: 1...4, using: &random)) / 2
        let up = 0.3 * (x == 1 ? 0.5 : 1)
        let table =
          try tables[[x, interval]]
          ?? TransitionIntensities(structure, intensities: [up, 0.4, up, 0.5])
          .transitionProbabilities(horizon: interval).map(\.value)
        tables[[x, interval]] = table
        var left = Double.random(in: 0..<1, using: &random)
        var next = 0
        while next < 2, left >= table[state * 3 + next] {
          left -= table[state * 3 + next]
          next += 1
        }
        looks.append(Look(interval: interval, step: Transition(state, next), covariate: x))
        state = next
      }
      all.append(looks)
    }
    return (structure, all)
  }

  /// The looks as data, changed on the way if wanted.
  static func data(
    _ looks: [[Look]], states: Int = 3, covariates: Bool = true, unit: Double = 1, relabelled: [Int]? = nil
  ) throws -> PanelTransitions {
    var data = PanelTransitions(stateCount: states, covariateCount: covariates ? 1 : 0)
    for look in looks.joined() {
      let step = relabelled.map { Transition($0[look.step.from], $0[look.step.to]) } ?? look.step
      try data.add(interval: look.interval * unit, step, covariates: covariates ? [look.covariate] : [])
    }
    return data
  }
}
