/// A summer (暑期) as the bureau reports on it: from the first day of the holiday to the day the summary returns (附件3) are
/// due.
public struct Summer: Sendable, Hashable {
  public var year: Int
  public var firstDay: Day
  public var lastDay: Day

  /// Takes a summer from the settings and the tasks.
  /// - Parameters:
  ///   - year: the year, 1…9999.
  ///   - starts: the first days of summer holidays; a year without one begins its holiday on 1 July.
  ///   - tasks: what schools owe; where no return of the summer is due in July or August, the summer ends on 25 August.
  public init(year: Int, starts: [Day] = [], tasks: [SubmissionTask] = []) {
    self.year = year
    let july = Month(year: year, month: 7)
    firstDay = starts.first { $0.parts.year == year } ?? july.firstDay
    let due = tasks.filter { $0.form == .summary && $0.period == Self.period(year) }.map(\.due).max()
    let usual = july.advanced(by: 1).firstDay.advanced(by: 24)
    lastDay = due.flatMap { july.firstDay <= $0 && $0 <= july.advanced(by: 1).lastDay ? $0 : nil } ?? usual
    // A holiday that begins after its end would be a wrong setting, which is refused where settings are read.
    firstDay = min(firstDay, lastDay)
  }

  /// Reads a period `YYYY-summer`.
  /// - Parameter period: the period as a task names it.
  /// - Returns: the year, if the period is a summer.
  public static func year(of period: String) -> Int? {
    let parts = period.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 2, parts[1] == "summer", parts[0].count == 4, parts[0].allSatisfy(\.isASCIIDigit),
      let year = Int(parts[0]), year >= 1
    else { return nil }
    return year
  }

  private static func period(_ year: Int) -> String { "\(padded(year, 4))-summer" }

  /// The period as tasks name it: `YYYY-summer`.
  public var period: String { Self.period(year) }
  /// The period of the term that follows, under which work plans for it are kept.
  public var autumn: String { "\(padded(year, 4))-autumn" }
  /// The day before the term opens: 31 August.
  public var lastDayBeforeTerm: Day { Month(year: year, month: 8).lastDay }
  /// The day from which conferences and notices count as made for the summer: schools prepare it in the month before.
  public var preparedFrom: Day { firstDay.month.advanced(by: -1).firstDay }
}
