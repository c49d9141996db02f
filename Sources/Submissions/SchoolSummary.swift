/// A school's summary return (附件3): up to 19 numbers at a cut-off day.
public struct SchoolSummary: Sendable, Hashable, Codable {
  public var school: SchoolCode
  public var period: String
  /// The cut-off day (统计截止日期).
  public var asOf: Day
  /// When the answer was sent (提交答卷时间), `YYYY-MM-DD HH:MM:SS`; absent in a form that is no questionnaire.
  public var submittedAt: String?
  /// The numbers answered; an item without one was not answered, which is not zero.
  public var numbers: [SummaryItem: Int]

  /// Creates a return.
  public init(
    school: SchoolCode, period: String, asOf: Day, submittedAt: String? = nil, numbers: [SummaryItem: Int] = [:]
  ) {
    self.school = school
    self.period = period
    self.asOf = asOf
    self.submittedAt = submittedAt
    self.numbers = numbers
  }
}
