import Foundation
import Statistics
public import Submissions

/// Whether pupils step down and are released faster where a kind of intervention has been delivered.
public struct TierEffect: Sendable, Hashable {
  public var kind: Intervention.Kind
  /// Schools reached by the day of the report, of all.
  public var reached: Int
  public var schools: Int
  /// Moves to a lower tier and releases seen after delivery.
  public var movesAfter: Int
  /// By how much delivery multiplies the speed of moves downwards and of releases; absent where nothing can be said.
  public var down: EffectRatio?
  /// The same of moves upwards.
  public var up: EffectRatio?
  public var verdict: Verdict
  /// Why it is not usable as it stands.
  public var doubt: InterventionDoubt?

  /// Creates the record from its parts.
  public init(
    kind: Intervention.Kind, reached: Int, schools: Int, movesAfter: Int, down: EffectRatio? = nil,
    up: EffectRatio? = nil,
    verdict: Verdict, doubt: InterventionDoubt? = nil
  ) {
    self.kind = kind
    self.reached = reached
    self.schools = schools
    self.movesAfter = movesAfter
    self.down = down
    self.up = up
    self.verdict = verdict
    self.doubt = doubt
  }

  /// How many of the moves after delivery would have come later without it, with its interval: n (1 − 1 ÷ ratio).
  public var movesGained: (value: Double, lower: Double, upper: Double)? {
    down.map { ratio in
      func gained(_ ratio: Double) -> Double { Double(movesAfter) * (1 - 1 / ratio) }
      return (gained(ratio.value), gained(ratio.lower), gained(ratio.upper))
    }
  }

  /// Asks for every kind of intervention delivered by a day.
  /// - Parameters:
  ///   - courses: all times on file up to the day.
  ///   - interventions: all of them.
  ///   - schools: the roster.
  ///   - day: the last day counted.
  ///   - isDated: whether the assessments have dates; without, no figure is better than indicative.
  /// - Returns: one effect per kind, in the order of kinds.
  static func all(
    _ courses: [TierCourse], _ interventions: [Intervention], schools: [School], on day: Day, isDated: Bool
  ) -> [TierEffect] {
    let delivered = interventions.filter { $0.starts <= day }
    guard let first = courses.map(\.firstDay).min(), !delivered.isEmpty else { return [] }
    let exposure = InterventionExposure(delivered, schools: schools, from: first, to: day)
    let panel = TierPanel(courses, exposure)
    let structure = panel?.structure
    let steps = structure?.transitions ?? []
    let down = steps.indices.filter { steps[$0].to < steps[$0].from || steps[$0].to == TierPanel.released }
    let up = steps.indices.filter { steps[$0].to > steps[$0].from && steps[$0].to < TierPanel.released }
    // One ratio for all moves down and one for all moves up: most moves by themselves are too rare for one of their own.
    // The last steps of the climb would move no figure by more than a hundredth of its standard error.
    let options = PanelMarkovModel.Options(tolerance: 1e-6, sharedRatios: [down, up].filter { !$0.isEmpty })
    var model: PanelMarkovModel?
    if !exposure.kinds.isEmpty, let panel, let structure {
      model = try? PanelMarkovModel.fit(panel.data, structure, options: options)
    }
    // What pupils of one school, or of one district, have in common.
    let clustered = [false, true].map { byDistrict in
      let places = exposure.places(of: courses, schools: schools, byDistrict: byDistrict)
      return try? model?.clusteredCovariance(
        places.compactMap { TierPanel($0, exposure)?.data }.filter { $0.observationCount > 0 })
    }
    return Intervention.Kind.allCases.filter { kind in delivered.contains { $0.kind == kind } }.map { kind in
      guard let position = exposure.kinds.firstIndex(of: kind) else {
        return TierEffect(
          kind: kind, reached: 0, schools: schools.count, movesAfter: 0, verdict: .insufficient,
          doubt: .nothingToCompare)
      }
      let days = exposure.firstDays(position)
      var effect = TierEffect(
        kind: kind, reached: days.count, schools: schools.count,
        movesAfter: courses.reduce(0) { $0 + $1.movesDown(after: days[$1.school]) }, verdict: .usable)
      guard let model else {
        (effect.verdict, effect.doubt) = (.insufficient, .noFit)
        return effect
      }
      func ratio(_ moves: [Int]) -> EffectRatio? {
        EffectRatio(
          moves.first.flatMap {
            model.hazardRatio(
              $0, covariate: exposure.delivered(position),
              clustered: clustered[exposure.cameByDistrict(position) ? 1 : 0])
          })
      }
      (effect.down, effect.up) = (ratio(down), ratio(up))
      effect.judge(places: exposure.places(position, schools: schools), isDated: isDated)
      return effect
    }
  }

  private mutating func judge(places: Int, isDated: Bool) {
    guard movesAfter >= InterventionDoubt.fewest, let down else {
      (self.down, up, verdict, doubt) = (nil, nil, .insufficient, .fewSeen)
      return
    }
    doubt = InterventionDoubt.gravest(down, places: places, isDated: isDated)
    verdict = doubt?.verdict ?? .usable
    if verdict == .insufficient { (self.down, up) = (nil, nil) }
  }
}

extension TierCourse {
  /// The assessments in a lower tier than the one before, and the release, whose stretch of time began after a day.
  fileprivate func movesDown(after day: Day?) -> Int {
    guard let day else { return 0 }
    let steps = zip(assessments, assessments.dropFirst()).count { $0.day >= day && $1.tier < $0.tier }
    return steps + (end == .released && assessments.last.map { $0.day >= day } == true ? 1 : 0)
  }
}
