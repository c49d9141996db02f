/// A school's work plan for a period, with the day the bureau had it (工作方案).
public struct WorkPlan: Sendable, Hashable, Codable {
  public var school: SchoolCode
  public var period: String
  public var received: Day

  /// Creates a record of a plan.
  public init(school: SchoolCode, period: String, received: Day) {
    self.school = school
    self.period = period
    self.received = received
  }
}
