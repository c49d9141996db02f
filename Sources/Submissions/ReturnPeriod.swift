public import Wording

/// The period a return is owed for, as a task names it: a month, a summer, or what the bureau calls it.
public struct ReturnPeriod: Sendable, Hashable {
  /// The period as written: `YYYY-MM`, `YYYY-summer`, otherwise free.
  public let rawValue: String

  /// Takes a period as written.
  /// - Parameter rawValue: the text of the task.
  public init(_ rawValue: String) { self.rawValue = rawValue }

  /// The summer's year, if the period is one.
  private var summer: Int? {
    rawValue.hasSuffix("-summer") ? Int(rawValue.dropLast("-summer".count)) : nil
  }

  /// The months in which the rows of a form without a period answer the task.
  ///
  /// A month is itself and a summer July and August. Any other period lasts until the month of its due day, from the
  /// month after the one before was due, at most a year.
  /// - Parameters:
  ///   - due: the day the return is due.
  ///   - before: the due day of the task before for the same form, if there is one.
  /// - Returns: the months in order, at least one.
  public func months(due: Day, before: Day?) -> ClosedRange<Month> {
    if let month = Month(iso: rawValue) { return month...month }
    if let summer { return Month(year: summer, month: 7)...Month(year: summer, month: 8) }
    let earliest = due.month.advanced(by: -11)
    let first = before.map { max($0.month.advanced(by: 1), earliest) } ?? earliest
    return min(first, due.month)...due.month
  }

  /// The period as people write it.
  public var label: Text {
    if let month = Month(iso: rawValue) { return Numerals.month(month.year, month.monthOfYear) }
    if let summer { return Text(zh: "\(summer)年暑期", en: "summer \(summer)") }
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
