public import Wording

/// The period a return is owed for, as a task names it: a month, a summer, or what the bureau calls it.
public struct ReturnPeriod: Sendable, Hashable {
  /// The period as written: `YYYY-MM`, `YYYY-summer`, otherwise free.
  public let rawValue: String

  /// Takes a period as written.
  /// - Parameter rawValue: the text of the task.
  public init(_ rawValue: String) { self.rawValue = rawValue }

  /// The summer's year, if the period is one.
  private var summer: Int? { Summer.year(of: rawValue) }

  /// The autumn's year, if the period is one: `YYYY-autumn`.
  private var autumn: Int? {
    rawValue.hasSuffix("-autumn") ? Summer.year(of: rawValue.dropLast("autumn".count) + "summer") : nil
  }

  /// The summer or autumn that people mean by `2022年暑期`, `2022-summer`, `2022年秋季` or `2022学年第一学期`; any other
  /// period as it is.
  public var season: ReturnPeriod {
    let numbers: [Substring] = rawValue.split { !$0.isASCIIDigit }
    guard let year = numbers.first(where: { $0.count == 4 }) else { return self }
    let text = rawValue.lowercased()
    if ["暑", "夏", "summer"].contains(where: text.contains) { return ReturnPeriod("\(year)-summer") }
    if ["秋", "第一学期", "autumn"].contains(where: text.contains) { return ReturnPeriod("\(year)-autumn") }
    return self
  }

  /// The months of a period that tells them itself: a month, July and August of a summer, September to December of an
  /// autumn.
  public var ownMonths: ClosedRange<Month>? {
    if let month = Month(iso: rawValue) { return month...month }
    if let summer { return Month(year: summer, month: 7)...Month(year: summer, month: 8) }
    return autumn.map { Month(year: $0, month: 9)...Month(year: $0, month: 12) }
  }

  /// The months in which the rows of a form without a period answer the task.
  ///
  /// A period that tells its months is those. Any other period lasts until the month of its due day, from the
  /// month after the one before was due, at most a year.
  /// - Parameters:
  ///   - due: the day the return is due.
  ///   - before: the due day of the task before for the same form, if there is one.
  /// - Returns: the months in order, at least one.
  public func months(due: Day, before: Day?) -> ClosedRange<Month> {
    if let ownMonths { return ownMonths }
    let earliest = due.month.advanced(by: -11)
    let first = before.map { max($0.month.advanced(by: 1), earliest) } ?? earliest
    return min(first, due.month)...due.month
  }

  /// The period as people write it.
  public var label: Text {
    if let month = Month(iso: rawValue) { return Numerals.month(month.year, month.monthOfYear) }
    if let summer { return Text(zh: "\(summer)年暑期", en: "summer \(summer)") }
    if let autumn { return Text(zh: "\(autumn)年秋季", en: "autumn \(autumn)") }
    return Text(verbatim: rawValue)
  }
}

extension FormID {
  /// The form's name; its code where the shipped specification has none.
  public var title: Text { (try? FormSpecification.shipped(self))?.title ?? Text(verbatim: rawValue) }
}

extension FormID {
  /// Whether a return of the form is for a period; the others are kept from day to day.
  public var hasPeriod: Bool {
    switch self {
    case .events, .summary, .plans, .screening: true
    case .roster, .tasks, .enrolment, .interventions, .counts, .followups, .trackingSheet, .acknowledgements,
      .conferences:
      false
    }
  }
}
