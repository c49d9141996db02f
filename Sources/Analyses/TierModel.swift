import Statistics
import Submissions

/// The model behind `TierSpeed`.
struct TierModel {
  private let model: PanelMarkovModel
  private let longest: Double

  /// Fits the model.
  /// - Returns: nil when nothing was seen to change, or no maximum is found.
  init?(_ courses: [TierCourse]) {
    guard let panel = TierPanel(courses), let structure = panel.structure,
      let model = try? PanelMarkovModel.fit(panel.data, structure)
    else { return nil }
    (self.model, longest) = (model, panel.longest)
  }

  /// How often pupils were seen to change from a state, or into one, between two looks.
  private func seen(_ isCounted: (Transition) -> Bool) -> Int {
    zip(model.structure.transitions, model.transitionCounts).reduce(0) { $0 + (isCounted($1.0) ? $1.1 : 0) }
  }

  /// The figures of every tier that somebody was seen in.
  /// - Parameter isDated: whether the assessments have dates; without, no figure is better than indicative.
  func figures(isDated: Bool) -> [TierSpeed.Figure] {
    let q = model.intensities()
    let probabilities = try? q.transitionProbabilities(horizon: TierSpeed.year)
    let times = try? q.without(entriesInto: TierPanel.left).firstPassageTimes(to: TierPanel.released)
    let releases = seen { $0.to == TierPanel.released }
    return Tier.all.reversed().filter { tier in model.structure.transitions.contains { $0.from == tier.state } }
      .flatMap { tier in
        let leaving = seen { $0.from == tier.state }
        let time = times?[tier.state]
        let share = probabilities?[tier.state * model.structure.stateCount + TierPanel.released]
        return [
          figure(
            .timeInTier, tier, q.sojournTime(tier.state), seen: leaving, isDated,
            [TransitionDoubt.count(leaving), .ratio(q.sojournTime(tier.state)), beyond(q.sojournTime(tier.state))]),
          figure(
            .timeToRelease, tier, time, seen: releases, isDated,
            [.count(min(leaving, releases)), .ratio(time), beyond(time)]),
          figure(
            .releasedWithinYear, tier, share, seen: releases, isDated,
            [
              .count(min(leaving, releases)), .width(share),
              TierSpeed.year > longest ? .beyondFollowUp(longest: longest) : nil,
            ]),
        ]
      }
  }

  private func beyond(_ time: TransitionEstimate?) -> TransitionDoubt? {
    (time?.value ?? 0) > longest ? .beyondFollowUp(longest: longest) : nil
  }

  private func figure(
    _ quantity: TierSpeed.Quantity, _ tier: Tier, _ estimate: TransitionEstimate?, seen: Int, _ isDated: Bool,
    _ doubts: [TransitionDoubt?]
  ) -> TierSpeed.Figure {
    let doubt = TransitionDoubt.gravest(doubts)
    var verdict = doubt?.verdict ?? .usable
    var reason = doubt.map(TierSpeed.Reason.init)
    // Without an interval the model has no estimate of its own to offer.
    if estimate?.lower == nil { (verdict, reason) = (.insufficient, .seenRarely) }
    if verdict == .usable, !isDated { (verdict, reason) = (.indicative, .undated) }
    guard verdict != .insufficient, let estimate else {
      return TierSpeed.Figure(quantity, tier, seen: seen, verdict: .insufficient, reason: reason)
    }
    return TierSpeed.Figure(
      quantity, tier, value: estimate.value, lower: estimate.lower, upper: estimate.upper, seen: seen,
      verdict: verdict, reason: reason)
  }
}

extension TierSpeed.Reason {
  fileprivate init(_ doubt: TransitionDoubt) {
    switch doubt {
    case .wideRatio, .wideProbability: self = .wide
    case .beyondFollowUp, .nobodyLeft: self = .beyondRecords
    default: self = .seenRarely
    }
  }
}
