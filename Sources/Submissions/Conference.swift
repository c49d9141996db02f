/// A school's case conference on its pupils of tiers 2 and 3 (专题研讨会).
public struct Conference: Sendable, Hashable, Codable {
  public var school: SchoolCode
  public var held: Day
  /// The pupils of tier 2 discussed; absent: not answered, as below.
  public var tier2: Int?
  public var tier3: Int?
  /// The pupils for whom a plan of their own (一人一策) was made.
  public var plans: Int?

  /// Creates a conference.
  public init(school: SchoolCode, held: Day, tier2: Int? = nil, tier3: Int? = nil, plans: Int? = nil) {
    self.school = school
    self.held = held
    self.tier2 = tier2
    self.tier3 = tier3
    self.plans = plans
  }
}
