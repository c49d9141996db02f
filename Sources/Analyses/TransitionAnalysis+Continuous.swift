import Foundation
import Statistics
import Tables

extension TransitionAnalysis {
  /// The most transitions fitted: the time taken grows with the square of their number, and few panels tell ten apart.
  private static let mostTransitions = 100

  /// Fits the model in continuous time and derives all figures from it.
  mutating func fitContinuous(_ panel: StatePanel, _ request: Request) throws {
    let structure = try structure(panel, request)
    guard structure.transitions.count <= Self.mostTransitions else {
      throw Refusal.manyTransitions(structure.transitions.count, most: Self.mostTransitions)
    }
    let stretches = try stretches(panel, request.splitAt)
    let names = panel.covariates.map { TransitionFigure.Scope.covariate($0) } + stretches.suffix(1)
    let data = try observed(panel, structure, request.splitAt)
    let model: PanelMarkovModel
    do { model = try PanelMarkovModel.fit(data, structure) } catch {
      switch error {
      // The likelihood is no number even where the search begins.
      case .notConverged(iterations: 0): throw Refusal.notComputable
      case .notConverged(let iterations): throw Refusal.notConverged(iterations: iterations)
      case .notIdentified: throw Refusal.notIdentified
      default: throw error
      }
    }
    note(model, panel, names)
    let states = panel.states
    figures.append(TransitionFigure(.minus2LogLikelihood, value: model.minus2LogLikelihood))
    let table = data.table
    addCounts(table, states)
    let followed = states.indices.map { i in table[i * states.count..<(i + 1) * states.count].reduce(0, +) }
    addLikelihoodRatio(model, names)
    let range = names.indices.map { name in
      data.patterns.reduce((Double.infinity, -Double.infinity)) { (min($0.0, $1[name]), max($0.1, $1[name])) }
    }
    let outside = panel.covariates.indices.first { range[$0].0 > 0 || range[$0].1 < 0 }
    let baseline = outside.map { TransitionDoubt.baselineOutside(covariate: panel.covariates[$0]) }
    addHazardRatios(model, states, names, spans: range.map { $0.1 - $0.0 })
    let longest = longestFollowUp(panel)
    guard !stretches.isEmpty else {
      try addDerived(model, model.intensities(), states, request, .whole, followed, longest, baseline)
      try addPrevalence(model, panel, request.horizons, longest)
      return
    }
    notices.append(.noPrevalence)
    for (side, stretch) in stretches.enumerated() {
      let x = [Double](repeating: 0, count: names.count - 1) + [Double(side)]
      try addDerived(model, model.intensities(covariates: x), states, request, stretch, followed, longest, baseline)
    }
  }

  /// The changes seen; those that cannot happen are told by line.
  private func observed(
    _ panel: StatePanel, _ structure: TransitionStructure, _ splitAt: Double?
  ) throws -> PanelTransitions {
    let reachable = (0..<structure.stateCount).map { structure.reachable(from: $0) }
    var data = PanelTransitions(
      stateCount: structure.stateCount, covariateCount: panel.covariates.count + (splitAt == nil ? 0 : 1))
    var problems: [StatePanel.Problem] = []
    for row in panel.followUps {
      let (before, now) = (panel.rows[row - 1], panel.rows[row])
      guard reachable[before.state].contains(now.state) else {
        problems.append(
          .impossible(line: now.line, from: panel.states[before.state], to: panel.states[now.state]))
        continue
      }
      let covariates = panel.covariates(of: row - 1)
      let step = Transition(before.state, now.state)
      guard let splitAt else {
        try data.add(interval: now.time - before.time, step, covariates: covariates)
        continue
      }
      let isSplit = before.time < splitAt && now.time > splitAt
      try data.add(
        interval: now.time - before.time, step, covariates: covariates + [before.time >= splitAt ? 1 : 0],
        changing: isSplit ? [(time: splitAt - before.time, covariates: covariates + [1])] : [])
    }
    if !problems.isEmpty { throw StatePanel.Failure(problems: problems.sorted { $0.line < $1.line }) }
    return data
  }

  private mutating func note(_ model: PanelMarkovModel, _ panel: StatePanel, _ names: [TransitionFigure.Scope]) {
    if model.convergence.rung != .automatic { notices.append(.rung(model.convergence.rung)) }
    for held in model.held {
      let (from, to) = (panel.states[held.transition.from], panel.states[held.transition.to])
      notices.append(
        held.covariate.map { .heldRatio(from: from, to: to, scope: names[$0], held.reason) }
          ?? .heldIntensity(from: from, to: to, held.reason))
    }
  }

  private func longestFollowUp(_ panel: StatePanel) -> Double {
    var (longest, first) = (0.0, 0)
    for row in panel.rows.indices {
      if panel.rows[row].subject != panel.rows[first].subject { first = row }
      longest = max(longest, panel.rows[row].time - panel.rows[first].time)
    }
    return longest
  }

  /// The counts of changes and stays.
  mutating func addCounts(_ table: [Int], _ states: [Int], _ scope: TransitionFigure.Scope = .whole) {
    for (i, from) in states.enumerated() {
      for (j, to) in states.enumerated() {
        figures.append(
          TransitionFigure(
            .count, from: from, to: to, scope: scope, value: Double(table[i * states.count + j])))
      }
    }
  }

  private mutating func addLikelihoodRatio(_ model: PanelMarkovModel, _ names: [TransitionFigure.Scope]) {
    let degrees = model.covariateDegreesOfFreedom
    guard degrees > 0 else { return }
    let scope = names.count == 1 ? names[0] : TransitionFigure.Scope.together(names)
    let ratio = 2 * (model.logLikelihood - model.nullLogLikelihood)
    figures.append(TransitionFigure(.likelihoodRatio, scope: scope, value: ratio))
    figures.append(TransitionFigure(.degreesOfFreedom, scope: scope, value: Double(degrees)))
    figures.append(
      TransitionFigure(
        .pValue, scope: scope,
        value: LikelihoodRatioTest.pValue(statistic: ratio, degreesOfFreedom: degrees)))
  }

  private mutating func addHazardRatios(
    _ model: PanelMarkovModel, _ states: [Int], _ names: [TransitionFigure.Scope], spans: [Double]
  ) {
    for (covariate, name) in names.enumerated() {
      for (r, transition) in model.structure.transitions.enumerated() {
        var ratio = model.hazardRatio(r, covariate: covariate)
        // Known as it is over the values there are, the ratio for one unit may be beyond all numbers.
        let isNarrow = spans[covariate] < 1 && TransitionDoubt.ratio(ratio) != nil
        if let value = ratio?.value, !value.isNormal { ratio = nil }
        let held = model.held.first { $0.transition == transition && $0.covariate == covariate }
        figures.append(
          TransitionFigure(
            .hazardRatio, from: states[transition.from], to: states[transition.to], scope: name, ratio,
            doubt: held.map { .held($0.reason) }
              ?? (isNarrow ? .narrowCovariate(span: spans[covariate]) : nil)
              ?? .gravest([.count(model.transitionCounts[r]), .ratio(ratio)])))
      }
    }
  }

  /// The figures that follow from the intensities, for one stretch of time.
  private mutating func addDerived(
    _ model: PanelMarkovModel, _ q: TransitionIntensities, _ states: [Int], _ request: Request,
    _ scope: TransitionFigure.Scope, _ followed: [Int],
    _ longest: Double, _ baseline: TransitionDoubt?
  ) throws {
    let structure = model.structure
    func count(_ i: Int, _ j: Int) -> Int {
      zip(structure.transitions, model.transitionCounts).reduce(0) {
        $0 + ($1.0.from == i && (i == j || $1.0.to == j) ? $1.1 : 0)
      }
    }
    func isHeld(_ i: Int, _ j: Int) -> Bool {
      model.held.contains { $0.covariate == nil && $0.transition == Transition(i, j) }
    }
    func doubt(_ estimate: TransitionEstimate?, _ i: Int, _ j: Int) -> TransitionDoubt? {
      if let held = model.held.first(where: { $0.covariate == nil && $0.transition == Transition(i, j) }) {
        return .held(held.reason)
      }
      return .gravest([.count(count(i, j)), .ratio(estimate), baseline])
    }
    for (i, from) in states.enumerated() {
      for (j, to) in states.enumerated() where i == j || structure.transitions.contains(Transition(i, j)) {
        let estimate = q.intensity(i, j)
        if i == j, estimate.value == 0 { continue }
        let doubt = doubt(estimate, i, j)
        figures.append(
          TransitionFigure(
            .intensity, from: from, to: to, scope: scope, isHeld(i, j) ? nil : estimate, doubt: doubt))
      }
    }
    for (i, from) in states.enumerated() {
      guard let stay = q.sojournTime(i) else { continue }
      figures.append(
        TransitionFigure(.sojournTime, from: from, scope: scope, stay, doubt: doubt(stay, i, i)))
      for (j, to) in states.enumerated() where structure.transitions.contains(Transition(i, j)) {
        guard let next = q.nextState(i, j) else { continue }
        figures.append(
          TransitionFigure(
            .nextState, from: from, to: to, scope: scope, isHeld(i, j) ? nil : next,
            doubt: .gravest([doubt(nil, i, j), .width(next)])))
      }
    }
    /// How rarely a state was entered: figures about getting there rest on that, whatever their intervals say.
    func entries(_ j: Int) -> TransitionDoubt? {
      .count(zip(structure.transitions, model.transitionCounts).reduce(0) { $0 + ($1.0.to == j ? $1.1 : 0) })
    }
    /// How rarely anybody was seen again from a state; nothing can be said of leaving it then. Exact states and those that
    /// the request lets nobody leave are left out: that is known.
    func starts(_ i: Int) -> TransitionDoubt? {
      let isFinal = !structure.transitions.contains { $0.from == i }
      if isFinal, structure.exactStates.contains(i) || request.allowed != nil { return nil }
      let count = followed[i]
      return count == 0 ? .neverFollowed : .atRisk(count)
    }
    for horizon in request.horizons {
      let far: TransitionDoubt? = horizon > longest ? .beyondFollowUp(longest: longest) : nil
      let (probabilities, stays) = try (
        q.transitionProbabilities(horizon: horizon), q.lengthOfStay(horizon: horizon)
      )
      for (quantity, estimates) in [
        (TransitionFigure.Quantity.transitionProbability, probabilities), (.lengthOfStay, stays),
      ] {
        for (cell, estimate) in estimates.enumerated() {
          let (i, j) = (cell / states.count, cell % states.count)
          let rare = i == j || !structure.reachable(from: i).contains(j) ? nil : entries(j)
          let width: TransitionDoubt? =
            quantity == .lengthOfStay ? .ratio(estimate) : .width(estimate)
          figures.append(
            TransitionFigure(
              quantity, from: states[i], to: states[j], scope: scope,
              horizon: horizon, estimate, doubt: .gravest([starts(i), rare, width, far, baseline])))
        }
      }
    }
    for (j, to) in states.enumerated() {
      guard structure.transitions.contains(where: { $0.to == j }) else { continue }
      for (i, time) in try q.firstPassageTimes(to: j).enumerated() where i != j {
        guard structure.reachable(from: i).contains(j) else { continue }
        figures.append(
          TransitionFigure(
            .firstPassageTime, from: states[i], to: to, scope: scope, time,
            doubt: time == nil
              ? .notSurelyReached
              : .gravest([
                entries(j), .ratio(time), baseline,
                (time?.value ?? 0) > longest ? .beyondFollowUp(longest: longest) : nil,
              ])))
      }
    }
  }
}
