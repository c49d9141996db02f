/// A number of a summary return (附件3) that the school's own follow-ups contradict on the cut-off day.
public struct SummaryDifference: Sendable, Hashable {
  public var school: SchoolCode
  public var item: SummaryItem
  /// What the return says.
  public var told: Int
  /// What the follow-ups come to.
  public var counted: Int

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
