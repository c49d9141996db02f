import Statistics
public import Submissions

/// Whether it depends on how pupils fare when they are looked at: are graver tiers assessed more often, and do broken-off
/// follow-ups go before a step up?
///
/// The model behind `TierSpeed` takes assessments to come when they come whatever has happened since the last one. They may
/// depend on the tier assessed last, not on a change nobody has seen yet.
public struct AssessmentTiming: Sendable, Hashable {
  /// The time from an assessment in a tier to the next one.
  public struct Wait: Sendable, Hashable {
    public var tier: Tier
    /// Assessments with any time after them.
    public var assessments: Int
    /// Those of them followed by another.
    public var reassessed: Int
    /// In months: by when a quarter, half and three quarters are assessed again; absent when so many never were.
    public var quartiles: [Double?]
    public var verdict: Verdict

    /// Creates the record from its parts.
    public init(tier: Tier, assessments: Int, reassessed: Int, quartiles: [Double?], verdict: Verdict) {
      self.tier = tier
      self.assessments = assessments
      self.reassessed = reassessed
      self.quartiles = quartiles
      self.verdict = verdict
    }

    /// By when half are assessed again.
    public var median: Double? { verdict == .insufficient ? nil : quartiles[1] }
  }

  /// Stretches from one assessment to the next, and how many of them end in a higher tier.
  public struct Stretches: Sendable, Hashable {
    /// The tier they begin in; absent: all tiers.
    public var tier: Tier?
    /// With a time of more than `mostDaysSilent` days without a record.
    public var silent = 0
    public var silentUp = 0
    /// Without.
    public var steady = 0
    public var steadyUp = 0

    /// Creates the record of a tier.
    public init(tier: Tier?, silent: Int = 0, silentUp: Int = 0, steady: Int = 0, steadyUp: Int = 0) {
      self.tier = tier
      self.silent = silent
      self.silentUp = silentUp
      self.steady = steady
      self.steadyUp = steadyUp
    }
  }

  /// From the gravest tier down.
  public var waits: [Wait]
  /// The tiers below the gravest, then all together.
  public var stretches: [Stretches]
  /// The share that steps up after a silence ÷ that without one, alike in all tiers; absent where nothing can be said.
  public var ratio: EffectRatio?
  public var verdict: Verdict
  /// Why the ratio is not usable as it stands.
  public var reason: TierSpeed.Reason?

  /// Follow-ups are weekly: after more than two weeks one at least is missing, and not by a day or two.
  public static let mostDaysSilent: Int32 = 14
  /// Medians of two tiers further apart than this factor differ.
  static let muchSooner = 1.25

  /// Creates the record from its parts.
  public init(
    waits: [Wait], stretches: [Stretches], ratio: EffectRatio? = nil, verdict: Verdict,
    reason: TierSpeed.Reason? = nil
  ) {
    self.waits = waits
    self.stretches = stretches
    self.ratio = ratio
    self.verdict = verdict
    self.reason = reason
  }

  /// How often the gravest of the tiers is assessed beside the lightest.
  public enum Comparison: Sendable, Hashable {
    case graverSooner, alike, graverLater
  }

  /// Compares the gravest tier and the lightest of those a median is known of; nil with fewer than two.
  public var comparison: Comparison? {
    let known = waits.compactMap(\.median)
    guard known.count > 1, let grave = known.first, let light = known.last else { return nil }
    return grave * Self.muchSooner < light ? .graverSooner : light * Self.muchSooner < grave ? .graverLater : .alike
  }

  /// Asks the assessments.
  /// - Parameters:
  ///   - courses: all times on file.
  ///   - isDated: whether the assessments have dates; without, those that changed nothing are not seen.
  /// - Returns: nil without an assessment.
  init?(_ courses: [TierCourse], isDated: Bool) {
    var waits: [Tier: [(time: Double, isEvent: Bool)]] = [:]
    var counts: [Tier: Stretches] = [:]
    for course in courses {
      for (index, start) in course.assessments.enumerated() {
        let next = index + 1 < course.assessments.count ? course.assessments[index + 1] : nil
        let days = (next?.day ?? course.lastDay).rawValue - start.day.rawValue
        // Nothing is known of a time after the last record.
        if next == nil, days <= 0 { continue }
        waits[start.tier, default: []].append((Double(days) / TierSpeed.daysPerMonth, next != nil))
        guard let next, start.tier < .gravest else { continue }
        let isUp = next.tier > start.tier ? 1 : 0
        if start.longestSilence > Self.mostDaysSilent {
          counts[start.tier, default: Stretches(tier: start.tier)].silent += 1
          counts[start.tier, default: Stretches(tier: start.tier)].silentUp += isUp
        } else {
          counts[start.tier, default: Stretches(tier: start.tier)].steady += 1
          counts[start.tier, default: Stretches(tier: start.tier)].steadyUp += isUp
        }
      }
    }
    guard !waits.isEmpty else { return nil }
    let tiers = Tier.all.reversed()
    let stretches = tiers.compactMap { counts[$0] }
    let estimate = MantelHaenszel.riskRatio(
      stretches.map {
        .init(exposedCases: $0.silentUp, exposed: $0.silent, otherCases: $0.steadyUp, others: $0.steady)
      })
    let all = stretches.reduce(into: Stretches(tier: nil)) { sum, own in
      sum.silent += own.silent
      sum.silentUp += own.silentUp
      sum.steady += own.steady
      sum.steadyUp += own.steadyUp
    }
    self.init(
      waits: tiers.compactMap { tier in waits[tier].map { Self.wait(tier, $0, isDated: isDated) } },
      stretches: stretches + [all], verdict: .usable)
    judge(estimate, rarest: min(all.silentUp, all.steadyUp), isDated: isDated)
  }

  private static func wait(_ tier: Tier, _ waits: [(time: Double, isEvent: Bool)], isDated: Bool) -> Wait {
    let curve = KaplanMeier(waits)
    let seen = waits.count { $0.isEvent }
    return Wait(
      tier: tier, assessments: waits.count, reassessed: seen, quartiles: [0.25, 0.5, 0.75].map(curve.quantile),
      verdict: TransitionDoubt.count(seen)?.verdict ?? (isDated ? .usable : .indicative))
  }

  private mutating func judge(_ estimate: TransitionEstimate?, rarest: Int, isDated: Bool) {
    let doubt = TransitionDoubt.gravest([.count(rarest), .ratio(estimate)])
    switch doubt {
    case nil where !isDated: (verdict, reason) = (.indicative, .undated)
    case nil: break
    case .fewTransitions?: (verdict, reason) = (doubt?.verdict ?? .insufficient, .seenRarely)
    default: (verdict, reason) = (doubt?.verdict ?? .insufficient, .wide)
    }
    if verdict != .insufficient { ratio = EffectRatio(estimate) }
  }
}
