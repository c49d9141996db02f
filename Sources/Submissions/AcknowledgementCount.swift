/// How many parents a school told in a month, and how many of them signed.
public struct AcknowledgementCount: Sendable, Hashable {
  public var school: SchoolCode
  public var month: Month
  /// The pupils whose parents were told.
  public var informed: Int
  /// Of these, the pupils whose parents signed.
  public var signed: Int

  /// Creates a count.
  public init(school: SchoolCode, month: Month, informed: Int, signed: Int) {
    self.school = school
    self.month = month
    self.informed = informed
    self.signed = signed
  }
}
