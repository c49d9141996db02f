/// A number of a summary return (附件3) beside what the school's own follow-ups come to on the cut-off day.
public struct SummaryComparison: Sendable, Hashable {
  public var school: SchoolCode
  public var item: SummaryItem
  /// What the return says.
  public var told: Int
  /// What the follow-ups come to.
  public var counted: Int

  /// Whether the two contradict each other. Home visits may reach pupils who are not on file, so only fewer visited than
  /// the follow-ups name do.
  public var isDifferent: Bool { item == .visited ? told < counted : told != counted }

  /// Creates the record from its parts.
  /// - Parameters:
  ///   - school: the school.
  ///   - item: the number in question.
  ///   - told: what the return says.
  ///   - counted: what the follow-ups come to.
  public init(school: SchoolCode, item: SummaryItem, told: Int, counted: Int) {
    self.school = school
    self.item = item
    self.told = told
    self.counted = counted
  }
}
