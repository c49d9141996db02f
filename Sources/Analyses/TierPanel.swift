import Statistics
import Submissions

/// Tiers as a panel: looked at when assessed, release and other ways of leaving on their day.
///
/// After the last assessment it is known that a pupil was still on file, and not in which tier; this time counts too.
struct TierPanel {
  static let released = Tier.all.count
  static let left = Tier.all.count + 1

  /// In months.
  private(set) var data: PanelTransitions
  /// The states seen at the start of some interval, and at the end of some.
  private var (starts, ends) = (Set<Int>(), Set<Int>())
  /// The longest time from a first assessment to the end of a course, in months.
  private(set) var longest = 0.0

  /// Collects what the courses show.
  /// - Parameters:
  ///   - courses: the times on file.
  ///   - exposure: the covariates.
  /// - Returns: nil when a time or a covariate cannot be used.
  init?(_ courses: [TierCourse], _ exposure: InterventionExposure = InterventionExposure()) {
    data = PanelTransitions(stateCount: Self.left + 1, covariateCount: exposure.covariateCount)
    do {
      for course in courses {
        guard let first = course.assessments.first, let last = course.assessments.last else { continue }
        for (before, now) in zip(course.assessments, course.assessments.dropFirst()) {
          let (values, changes) = exposure.covariates(at: course.school, from: before.day, to: now.day)
          try data.add(
            interval: Self.months(before.day, now.day), Transition(before.tier.state, now.tier.state),
            covariates: values, changing: changes)
          starts.insert(before.tier.state)
          ends.insert(now.tier.state)
        }
        longest = max(longest, Self.months(first.day, course.lastDay))
        if course.end == .onFile, course.lastDay <= last.day { continue }
        let rest = Self.months(last.day, course.lastDay)
        let (values, changes) = exposure.covariates(at: course.school, from: last.day, to: course.lastDay)
        starts.insert(last.tier.state)
        if course.end == .onFile {
          try data.addStillThere(interval: rest, from: last.tier.state, covariates: values, changing: changes)
        } else {
          let state = course.end == .released ? Self.released : Self.left
          try data.add(interval: rest, Transition(last.tier.state, state), covariates: values, changing: changes)
          ends.insert(state)
        }
      }
    } catch { return nil }
  }

  /// Every move from a state seen at the start of some interval into one seen at the end of some; nil when there is none.
  var structure: TransitionStructure? {
    try? TransitionStructure(
      stateCount: Self.left + 1,
      transitions: starts.flatMap { from in ends.filter { $0 != from }.map { Transition(from, $0) } },
      exactStates: [Self.released, Self.left])
  }

  /// Months from one day to another; whoever left on the day of an assessment did so half a day after it.
  static func months(_ from: Day, _ to: Day) -> Double {
    max(0.5, Double(to.rawValue - from.rawValue)) / TierSpeed.daysPerMonth
  }
}

extension Tier {
  /// The position of the tier's state.
  var state: Int { rawValue - 1 }
}
