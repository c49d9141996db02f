import Statistics
import Submissions

/// The model behind `TierSpeed`: tiers looked at when assessed, release and other ways of leaving on their day.
///
/// After the last assessment it is known that a pupil was still on file, and not in which tier; this time counts too.
struct TierModel {
  private static let released = Tier.all.count
  private static let left = Tier.all.count + 1
  private let model: PanelMarkovModel
  /// The longest time from a first assessment to the end of a course, in months.
  private let longest: Double

  /// Fits the model, with direct moves between all tiers seen.
  /// - Returns: nil when nothing was seen to change, or no maximum is found.
  init?(_ courses: [TierCourse]) {
    var data = PanelTransitions(stateCount: Self.left + 1)
    var (starts, ends) = (Set<Int>(), Set<Int>())
    var longest = 0.0
    /// Months from one day to another; whoever left on the day of an assessment did so half a day after it.
    func months(_ from: Day, _ to: Day) -> Double {
      max(0.5, Double(to.rawValue - from.rawValue)) / TierSpeed.daysPerMonth
    }
    do {
      for course in courses {
        guard let first = course.assessments.first, let last = course.assessments.last else { continue }
        for (before, now) in zip(course.assessments, course.assessments.dropFirst()) {
          try data.add(interval: months(before.day, now.day), Transition(before.tier.state, now.tier.state))
          starts.insert(before.tier.state)
          ends.insert(now.tier.state)
        }
        let rest = months(last.day, course.lastDay)
        switch course.end {
        case .onFile:
          guard course.lastDay > last.day else { break }
          try data.addStillThere(interval: rest, from: last.tier.state)
        case .released, .left:
          let state = course.end == .released ? Self.released : Self.left
          try data.add(interval: rest, Transition(last.tier.state, state))
          ends.insert(state)
        }
        if course.end != .onFile || course.lastDay > last.day { starts.insert(last.tier.state) }
        longest = max(longest, months(first.day, course.lastDay))
      }
    } catch { return nil }
    self.longest = longest
    let steps = starts.flatMap { from in ends.filter { $0 != from }.map { Transition(from, $0) } }
    guard
      let structure = try? TransitionStructure(
        stateCount: Self.left + 1, transitions: steps, exactStates: [Self.released, Self.left]),
      let model = try? PanelMarkovModel.fit(data, structure)
    else { return nil }
    self.model = model
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
    let times = try? q.without(entriesInto: Self.left).firstPassageTimes(to: Self.released)
    let releases = seen { $0.to == Self.released }
    return Tier.all.reversed().filter { tier in model.structure.transitions.contains { $0.from == tier.state } }
      .flatMap { tier in
        let leaving = seen { $0.from == tier.state }
        let time = times?[tier.state]
        let share = probabilities?[tier.state * model.structure.stateCount + Self.released]
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

extension Tier {
  /// The position of the tier's state.
  fileprivate var state: Int { rawValue - 1 }
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
