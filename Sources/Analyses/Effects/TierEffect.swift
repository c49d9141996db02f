import Foundation
import LinearAlgebra
import Statistics
public import Submissions

/// Whether pupils step down and are released faster where a kind of intervention has been delivered.
public struct TierEffect: Sendable, Hashable {
  public var kind: Intervention.Kind
  /// Schools reached by the day of the report, of all; nil: it was for single pupils.
  public var reached: Int?
  public var schools: Int
  /// Schools reached before the first record: they are in no other figure.
  public var withoutBefore = 0
  /// Moves to a lower tier and releases seen after delivery and not after its end; nil: it was for single pupils.
  public var movesAfter: Int?
  /// By how much delivery multiplies the speed of moves downwards and of releases; absent where nothing can be said.
  public var down: EffectRatio?
  /// The same of moves upwards.
  public var up: EffectRatio?
  public var verdict: Verdict
  /// Why it is not usable as it stands.
  public var doubt: InterventionDoubt?

  /// Creates the record from its parts.
  public init(
    kind: Intervention.Kind, reached: Int?, schools: Int, movesAfter: Int?, down: EffectRatio? = nil,
    up: EffectRatio? = nil, verdict: Verdict, doubt: InterventionDoubt? = nil
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
    guard let down, let movesAfter else { return nil }
    func gained(_ ratio: Double) -> Double { Double(movesAfter) * (1 - 1 / ratio) }
    return (gained(down.value), gained(down.lower), gained(down.upper))
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
    let months = (0...first.month.distance(to: day.month)).map(first.month.advanced)
    let overlap = exposure.overlap(schools.flatMap { school in months.map { (school.code, $0) } })
    let held = exposure.separable(by: overlap)
    let shared = Fit(courses, held, schools: schools)
    return Intervention.Kind.allCases.filter { kind in delivered.contains { $0.kind == kind } }.map { kind in
      var effect = TierEffect(
        kind: kind, reached: nil, schools: schools.count, movesAfter: nil, verdict: .insufficient,
        doubt: .nothingToCompare)
      guard let position = exposure.kinds.firstIndex(of: kind) else {
        let all = InterventionDelivery.everywhere(delivered.filter { $0.kind == kind }, schools: schools, to: day)
        effect.reached = all?.count
        effect.movesAfter = all.map { all in moves(courses.compactMap { $0.comparable(all) }, after: all) }
        return effect
      }
      let deliveries = exposure.deliveries(position)
      let counted = deliveries.filter { $0.value.first > first }
      (effect.reached, effect.withoutBefore) = (deliveries.count, deliveries.count - counted.count)
      guard !counted.isEmpty else {
        effect.doubt = .noBefore
        return effect
      }
      let own = courses.filter { deliveries[$0.school] == nil || counted[$0.school] != nil }
        .compactMap { $0.comparable(counted) }
      effect.movesAfter = moves(own, after: counted)
      let others = exposure.inseparable(position, by: overlap)
      guard others.isEmpty else {
        effect.doubt = .notApart(others)
        return effect
      }
      let fit = own == courses ? shared : Fit(own, held, schools: schools)
      guard let (down, up) = fit.ratios(kind) else {
        effect.doubt = .noFit
        return effect
      }
      (effect.down, effect.up) = (down, up)
      let compared = schools.filter { deliveries[$0.code] == nil || counted[$0.code] != nil }
      effect.judge(places: exposure.places(position, schools: compared), isDated: isDated)
      return effect
    }
  }

  private static func moves(_ courses: [TierCourse], after deliveries: [SchoolCode: InterventionDelivery]) -> Int {
    courses.reduce(0) { $0 + $1.movesDown(after: deliveries[$1.school]?.first) }
  }

  /// The model of some courses.
  private struct Fit {
    private let exposure: InterventionExposure
    private let model: PanelMarkovModel?
    private let (down, up): ([Int], [Int])
    /// What pupils of one school, or of one district, have in common.
    private let clustered: [Matrix?]

    init(_ courses: [TierCourse], _ exposure: InterventionExposure, schools: [School]) {
      self.exposure = exposure
      let panel = TierPanel(courses, exposure)
      let structure = panel?.structure
      let steps = structure?.transitions ?? []
      down = steps.indices.filter { steps[$0].to < steps[$0].from || steps[$0].to == TierPanel.released }
      up = steps.indices.filter { steps[$0].to > steps[$0].from && steps[$0].to < TierPanel.released }
      // One ratio for all moves down and one for all moves up: most moves by themselves are too rare for one of their own.
      // The last steps of the climb would move no figure by more than a hundredth of its standard error.
      let options = PanelMarkovModel.Options(tolerance: 1e-6, sharedRatios: [down, up].filter { !$0.isEmpty })
      var model: PanelMarkovModel?
      if !exposure.kinds.isEmpty, let panel, let structure {
        model = try? PanelMarkovModel.fit(panel.data, structure, options: options)
      }
      self.model = model
      clustered = [false, true].map { byDistrict in
        let places = exposure.places(of: courses, schools: schools, byDistrict: byDistrict)
        return try? model?.clusteredCovariance(
          places.compactMap { TierPanel($0, exposure)?.data }.filter { $0.observationCount > 0 })
      }
    }

    /// What a kind multiplies the speed of moves down and up with; nil without a model of it.
    func ratios(_ kind: Intervention.Kind) -> (down: EffectRatio?, up: EffectRatio?)? {
      guard let model, let position = exposure.kinds.firstIndex(of: kind) else { return nil }
      func ratio(_ moves: [Int]) -> EffectRatio? {
        EffectRatio(
          moves.first.flatMap {
            model.hazardRatio(
              $0, covariate: exposure.delivered(position),
              clustered: clustered[exposure.cameByDistrict(position) ? 1 : 0])
          })
      }
      return (ratio(down), ratio(up))
    }
  }

  private mutating func judge(places: Int, isDated: Bool) {
    guard let movesAfter, movesAfter >= InterventionDoubt.fewest, let down else {
      (self.down, up, verdict, doubt) = (
        nil, nil, .insufficient, (movesAfter ?? 0) < InterventionDoubt.fewest ? .fewSeen : .noFit
      )
      return
    }
    doubt = InterventionDoubt.gravest(down, places: places, isDated: isDated)
    verdict = doubt?.verdict ?? .usable
    if verdict == .insufficient { (self.down, up) = (nil, nil) }
  }
}

extension TierCourse {
  /// The course up to the end of what was delivered at its school: the pupil was still on file then; nil where it began later.
  fileprivate func comparable(_ deliveries: [SchoolCode: InterventionDelivery]) -> TierCourse? {
    guard let end = deliveries[school]?.last, lastDay > end else { return self }
    guard firstDay <= end else { return nil }
    var cut = self
    cut.assessments = assessments.filter { $0.day <= end }
    (cut.lastDay, cut.end) = (end, .onFile)
    return cut
  }

  /// The assessments in a lower tier than the one before, and the release, whose stretch of time began after a day.
  fileprivate func movesDown(after day: Day?) -> Int {
    guard let day else { return 0 }
    let steps = zip(assessments, assessments.dropFirst()).count { $0.day >= day && $1.tier < $0.tier }
    return steps + (end == .released && assessments.last.map { $0.day >= day } == true ? 1 : 0)
  }
}
