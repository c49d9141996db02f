import Statistics
import Tables

extension TransitionAnalysis {
  /// Estimates the probabilities of states from exactly dated changes.
  mutating func fitAalenJohansen(_ panel: StatePanel, _ request: Request) throws {
    let states = panel.states
    let intervals = panel.rows.map {
      StateInterval(subject: $0.subject, start: $0.time, stop: $0.stop, from: $0.state, to: $0.next)
    }
    guard intervals.contains(where: { $0.to != nil }) else { throw Refusal.noChange }
    if let allowed = request.allowed {
      let problems = panel.rows.filter { row in
        row.next.map { !allowed.contains(Transition(states[row.state], states[$0])) } ?? false
      }.map {
        StatePanel.Problem.impossible(line: $0.line, from: states[$0.state], to: $0.next.map { states[$0] } ?? 0)
      }
      if !problems.isEmpty { throw StatePanel.Failure(problems: problems.sorted { $0.line < $1.line }) }
    }
    // A horizon is a time ahead of the earliest start, wherever the file's times begin.
    let horizons = request.horizons.sorted()
    let origin = intervals.reduce(Double.infinity) { min($0, $1.start) }
    let fit = try AalenJohansen.fit(
      intervals, stateCount: states.count, horizons: horizons.map { origin + $0 }, isStartKnown: request.isStartKnown)
    for (i, from) in states.enumerated() {
      for (j, to) in states.enumerated() where i != j {
        figures.append(
          TransitionFigure(.count, from: from, to: to, value: Double(fit.changes[i * states.count + j])))
      }
    }
    for (horizon, point) in zip(horizons, fit.points) {
      let isBeyond = point.horizon > fit.lastTime
      for (quantity, estimates) in [
        (TransitionFigure.Quantity.stateProbability, point.probabilities),
        (.restrictedMeanTime, point.restrictedMeanTimes),
      ] {
        if quantity == .restrictedMeanTime, horizon <= 0 { continue }
        for (state, estimate) in estimates.enumerated() {
          let width: TransitionDoubt? = quantity == .stateProbability ? .width(estimate) : nil
          figures.append(
            TransitionFigure(
              quantity, to: states[state], horizon: horizon, isBeyond ? nil : estimate,
              doubt: isBeyond
                ? .nobodyLeft(last: fit.lastTime - origin)
                : .gravest([.atRisk(point.atRisk), point.smallestRiskSet.flatMap(TransitionDoubt.riskSet), width])))
        }
      }
    }
  }
}
