import Statistics
public import Submissions

/// What came first after an assessment: how many of a unit's pupils assessed in one tier were next found where.
public struct TierStep: Sendable, Hashable {
  public var unit: Unit
  /// The tier assessed.
  public var from: Tier
  /// Where the pupil was found next.
  public var to: Next
  public var pupils: Int
  /// All assessments in that tier.
  public var of: Int

  /// Where a pupil was found next.
  public enum Next: Sendable, Hashable {
    case tier(Tier)
    case released
    /// Transferred out, graduated or deceased.
    case left
    /// On file without another assessment.
    case notAssessed

    /// All of them, in the order of tables.
    public static let all = Tier.all.reversed().map(Self.tier) + [.released, .left, .notAssessed]
  }

  /// The share with its 95 % interval; absent without anybody.
  public var share: (value: Double, lower: Double, upper: Double)? {
    WilsonInterval.limits(pupils, of: of).map { (Double(pupils) / Double(of), $0.lower, $0.upper) }
  }
  /// How far the share can be relied on.
  public var verdict: Verdict { TransitionDoubt.atRisk(of)?.verdict ?? .usable }

  /// Half a year from one assessment to the next, and two months for those who come late: eight months.
  public static let mostDays = 245
  /// Assessments of the year before that count.
  public static let daysCounted = 365

  /// Creates the record from its parts.
  public init(unit: Unit, from: Tier, to: Next, pupils: Int, of: Int) {
    self.unit = unit
    self.from = from
    self.to = to
    self.pupils = pupils
    self.of = of
  }

  /// Counts what followed the assessments made a year up to eight months before the day. Later ones are left out: of
  /// them only the early outcomes could be known.
  static func all(_ courses: [TierCourse], schools: [School], on day: Day) -> [TierStep] {
    let districtOf = Dictionary(schools.map { ($0.code, $0.district) }, uniquingKeysWith: { first, _ in first })
    let last = day.rawValue - Int32(mostDays)
    var counts: [String: [Tier: [Next: Int]]] = [:]
    for course in courses {
      let district = districtOf[course.school] ?? ""
      for (index, start) in course.assessments.enumerated()
      where start.day.rawValue <= last && start.day.rawValue > last - Int32(daysCounted) {
        counts[district, default: [:]][start.tier, default: [:]][course.next(after: index), default: 0] += 1
      }
    }
    guard !counts.isEmpty else { return [] }
    var city: [Tier: [Next: Int]] = [:]
    for tiers in counts.values { city.merge(tiers) { $0.merging($1, uniquingKeysWith: +) } }
    // A district without an assessment has its rows too: nobody is not the same as not looked at.
    for district in districtOf.values where counts[district] == nil { counts[district] = [:] }
    return steps(.city, city) + counts.sorted { $0.key < $1.key }.flatMap { steps(.district($0.key), $0.value) }
  }

  /// Every pair of a tier and what may follow.
  private static func steps(_ unit: Unit, _ counts: [Tier: [Next: Int]]) -> [TierStep] {
    Tier.all.reversed().flatMap { tier -> [TierStep] in
      let row = counts[tier] ?? [:]
      let all = row.values.reduce(0, +)
      return Next.all.map { TierStep(unit: unit, from: tier, to: $0, pupils: row[$0] ?? 0, of: all) }
    }
  }
}

extension TierCourse {
  /// What came first within `TierStep.mostDays` after an assessment.
  fileprivate func next(after index: Int) -> TierStep.Next {
    let last = assessments[index].day.rawValue + Int32(TierStep.mostDays)
    if index + 1 < assessments.count {
      let next = assessments[index + 1]
      return next.day.rawValue <= last ? .tier(next.tier) : .notAssessed
    }
    guard end != .onFile, lastDay.rawValue <= last else { return .notAssessed }
    return end == .released ? .released : .left
  }
}
