public import Submissions

/// How fast pupils move between tiers and are released: what their assessments show, and a model of them.
public struct TierSpeed: Sendable, Hashable {
  /// The last day counted.
  public var day: Day
  /// Times on file, and those of them without any assessment.
  public var courses: Int
  public var unassessed: Int
  /// Assessments, and those of them known by a changed tier only.
  public var assessments: Int
  public var undated: Int
  /// Records whose tier is carried forward; they are left out.
  public var carriedForward: Int
  /// From one assessment to the next: the city, then the districts in order of name.
  public var steps: [TierStep]
  /// What the model says; empty where it could not be fitted.
  public var figures: [Figure]
  /// Whether each kind of intervention delivered changes how fast.
  public var effects: [TierEffect]
  /// Whether it depends on how pupils fare when they are assessed; absent without an assessment.
  public var timing: AssessmentTiming?

  /// What is estimated.
  public enum Quantity: String, Sendable, Hashable, CaseIterable {
    /// The mean length of a stay in the tier, in months.
    case timeInTier
    /// The mean time to release, in months, were there no other way to leave.
    case timeToRelease
    /// The share released within a year; whoever leaves otherwise is not.
    case releasedWithinYear
  }

  /// An estimate for the pupils of one tier.
  public struct Figure: Sendable, Hashable {
    public var quantity: Quantity
    public var tier: Tier
    /// Absent where nothing can be said.
    public var value: Double?
    public var lower: Double?
    public var upper: Double?
    /// How often pupils were seen leaving the tier, or being released.
    public var seen: Int
    public var verdict: Verdict
    /// Why it is not usable as it stands.
    public var reason: Reason?

    /// Creates the record from its parts.
    public init(
      _ quantity: Quantity, _ tier: Tier, value: Double? = nil, lower: Double? = nil, upper: Double? = nil, seen: Int,
      verdict: Verdict, reason: Reason? = nil
    ) {
      self.quantity = quantity
      self.tier = tier
      self.value = value
      self.lower = lower
      self.upper = upper
      self.seen = seen
      self.verdict = verdict
      self.reason = reason
    }
  }

  /// Why an estimate is not usable as it stands.
  public enum Reason: Sendable, Hashable {
    /// What it rests on was seen so rarely.
    case seenRarely
    /// Its interval leaves the order of magnitude open.
    case wide
    /// It is longer than anybody was followed.
    case beyondRecords
    /// Too many assessments have no date.
    case undated
  }

  /// A year in the model's unit, months of 365.25 ÷ 12 days.
  static let year = 12.0
  static let daysPerMonth = 365.25 / 12
  /// Above this share of undated assessments no figure is better than indicative: they are seen only when a tier changes.
  static let mostUndated = 0.05

  /// Creates the record from its parts.
  public init(
    day: Day, courses: Int, unassessed: Int = 0, assessments: Int, undated: Int = 0, carriedForward: Int,
    steps: [TierStep], figures: [Figure], effects: [TierEffect] = []
  ) {
    self.day = day
    self.courses = courses
    self.unassessed = unassessed
    self.assessments = assessments
    self.undated = undated
    self.carriedForward = carriedForward
    self.steps = steps
    self.figures = figures
    self.effects = effects
  }

  /// Asks the assessments.
  /// - Parameters:
  ///   - courses: all times on file up to the day.
  ///   - interventions: what was done to help.
  ///   - schools: the roster.
  ///   - day: the last day counted.
  /// - Returns: nil without anybody.
  public init?(_ courses: [TierCourse], interventions: [Intervention] = [], schools: [School], on day: Day) {
    guard !courses.isEmpty else { return nil }
    self.init(
      day: day, courses: courses.count, unassessed: courses.count { $0.assessments.isEmpty },
      assessments: courses.reduce(0) { $0 + $1.assessments.count }, undated: courses.reduce(0) { $0 + $1.undated },
      carriedForward: courses.reduce(0) { $0 + $1.carriedForward },
      steps: TierStep.all(courses, schools: schools, on: day), figures: [])
    let isDated = Double(undated) <= Self.mostUndated * Double(assessments)
    figures = TierModel(courses)?.figures(isDated: isDated) ?? []
    effects = TierEffect.all(courses, interventions, schools: schools, on: day, isDated: isDated)
    timing = AssessmentTiming(courses, isDated: isDated)
  }
}
