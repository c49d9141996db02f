import Foundation
import Statistics
import Tables

extension TransitionAnalysis {
  /// Tables drawn for the exact test: the p-value's standard error is below 0.0022 near 0.05.
  private static let draws = 9_999
  /// Below this expected count χ² is not relied on.
  private static let smallExpected = 5.0

  /// Counts steps, estimates the chain, and compares before with after.
  mutating func fitDiscrete(
    _ panel: StatePanel, _ request: Request, using random: inout SplitMix64
  ) throws {
    let k = panel.states.count
    let structure = try structure(panel, request)
    let stretches = try stretches(panel, request.splitAt)
    var lengths: [Double: Int] = [:]
    for row in panel.followUps { lengths[Self.gap(panel, row), default: 0] += 1 }
    // The commonest length is the step; the shortest of equally common ones.
    guard let step = lengths.max(by: { ($0.value, -$0.key) < ($1.value, -$1.key) }) else { throw Refusal.noFollowUp }
    let all = lengths.values.reduce(0, +)
    if step.value < all { notices.append(.otherSteps(all - step.value, of: all, step: step.key)) }

    var tables = [[Int]](repeating: [Int](repeating: 0, count: k * k), count: request.splitAt == nil ? 1 : 2)
    var problems: [StatePanel.Problem] = []
    for row in panel.followUps where Self.gap(panel, row) == step.key {
      let (before, now) = (panel.rows[row - 1], panel.rows[row])
      let change = Transition(before.state, now.state)
      if change.from != change.to, !structure.transitions.contains(change) {
        problems.append(.impossible(line: now.line, from: panel.states[change.from], to: panel.states[change.to]))
      }
      let isAfter = request.splitAt.map { before.time >= $0 } ?? false
      tables[isAfter ? 1 : 0][change.from * k + change.to] += 1
    }
    if !problems.isEmpty { throw StatePanel.Failure(problems: problems.sorted { $0.line < $1.line }) }
    let whole = (0..<k * k).map { cell in tables.reduce(0) { $0 + $1[cell] } }
    // A change never seen can happen for all that: unless --allowed says otherwise, its share of 0 has an upper limit.
    let isOpen = request.allowed == nil && request.smoothing == 0
    let chain = try TransitionChain.fit(
      counts: whole, stateCount: k, smoothing: request.smoothing,
      allowed: isOpen ? nil : Set(structure.transitions))
    if !stretches.isEmpty {
      for (table, stretch) in zip(tables, stretches) { addCounts(table, panel.states, stretch) }
      addHomogeneity(ChainHomogeneity(tables, stateCount: k), using: &random)
    }
    addCounts(whole, panel.states)
    for horizon in request.horizons {
      for (cell, estimate) in chain.probabilities(steps: Int(horizon)).enumerated() {
        let steps = chain.steps(from: cell / k)
        figures.append(
          TransitionFigure(
            .transitionProbability, from: panel.states[cell / k], to: panel.states[cell % k], horizon: horizon,
            estimate,
            doubt: estimate == nil ? .neverFollowed : .gravest([.atRisk(steps), .width(estimate)])))
      }
    }
  }

  /// The time between a row and the one before it to nine digits, free of the rounding of 0.3 − 0.2.
  private static func gap(_ panel: StatePanel, _ row: Int) -> Double {
    let gap = panel.rows[row].time - panel.rows[row - 1].time
    return Double(String(format: "%.8e", gap)) ?? gap
  }

  private mutating func addHomogeneity(_ test: ChainHomogeneity, using random: inout SplitMix64) {
    figures.append(TransitionFigure(.likelihoodRatio, value: test.likelihoodRatio))
    figures.append(TransitionFigure(.homogeneityStatistic, value: test.chiSquared))
    figures.append(TransitionFigure(.degreesOfFreedom, value: Double(test.degreesOfFreedom)))
    let isSmall = test.smallestExpected < Self.smallExpected
    let doubt: TransitionDoubt? = isSmall ? .smallExpected(test.smallestExpected) : nil
    for (quantity, p) in [
      (TransitionFigure.Quantity.likelihoodRatio, test.likelihoodRatioPValue),
      (.homogeneityStatistic, test.chiSquaredPValue),
    ] {
      figures.append(
        TransitionFigure(.pValue, scope: .test(quantity), value: p, doubt: p == nil ? .nothingToCompare : doubt))
    }
    if isSmall {
      figures.append(
        TransitionFigure(.pValue, scope: .exactTest, value: test.exactPValue(draws: Self.draws, using: &random)))
    }
  }
}
