import Submissions

/// How a series counts time: what position a written time has, and which position is the same time of an earlier year.
public enum SeriesCalendar: Sendable, Hashable {
  /// Months, written `YYYY-MM` or as the date of their first day.
  case months
  /// ISO weeks, written `YYYY-Www` or as a date in them.
  case weeks
  /// Whole numbers, with so many to a year.
  case numbers(frequency: Int)

  /// The calendar that a file's times follow.
  ///
  /// The first time decides. Dates are months when all are the first of one, and weeks when all fall on one weekday.
  /// - Returns: nil when the times follow none, or are numbers and no frequency is given.
  public init?(times: [String], frequency: Int?) {
    guard let first = times.first else { return nil }
    let days = Set(times).compactMap { Day(iso: $0) }
    let calendar: SeriesCalendar?
    if Month(iso: first) != nil || (Day(iso: first) != nil && days.allSatisfy { $0.parts.day == 1 }) {
      calendar = .months
    } else if SeriesCalendar.week(first) != nil || (Day(iso: first) != nil && Set(days.map(\.weekday)).count == 1) {
      calendar = .weeks
    } else if Int(first) != nil, let frequency {
      calendar = .numbers(frequency: frequency)
    } else {
      calendar = nil
    }
    guard let calendar, frequency == nil || frequency == calendar.frequency else { return nil }
    self = calendar
  }

  /// Periods in a year.
  public var frequency: Int {
    switch self {
    case .months: 12
    case .weeks: 52
    case .numbers(let frequency): frequency
    }
  }

  /// The position of a written time; consecutive periods have consecutive positions.
  public func position(_ text: String) -> Int? {
    switch self {
    case .months:
      if let month = Month(iso: text) { return Int(month.rawValue) }
      guard let day = Day(iso: text), day.parts.day == 1 else { return nil }
      return Int(day.month.rawValue)
    case .weeks:
      return (SeriesCalendar.week(text) ?? Day(iso: text)).map(SeriesCalendar.position)
    case .numbers:
      // Far beyond any count of periods, and far from overflow.
      return Int(text).flatMap { abs($0) <= 1_000_000_000 ? $0 : nil }
    }
  }

  /// The time of year of a position, counted from 0.
  public func season(_ position: Int) -> Int {
    switch self {
    case .months: return position % 12
    case .weeks: return min(SeriesCalendar.yearAndWeek(position).week, 52) - 1
    case .numbers(let frequency): return ((position % frequency) + frequency) % frequency
    }
  }

  /// The position of the same time some years earlier; week 53, which few years have, falls on their week 52.
  public func position(_ position: Int, yearsEarlier years: Int) -> Int {
    switch self {
    case .months, .numbers: return position - years * frequency
    case .weeks:
      let (year, week) = SeriesCalendar.yearAndWeek(position)
      return SeriesCalendar.firstWeek(year - years) + min(week, 52) - 1
    }
  }

  /// The position's standard spelling.
  public func label(_ position: Int) -> String {
    switch self {
    case .months: return Month(rawValue: Int32(position)).description
    case .weeks:
      let (year, week) = SeriesCalendar.yearAndWeek(position)
      return "\(year)-W\(week < 10 ? "0" : "")\(week)"
    case .numbers: return String(position)
    }
  }

  /// The Monday of a week written `YYYY-Www`.
  private static func week(_ text: String) -> Day? {
    let parts = text.split(separator: "-W", omittingEmptySubsequences: false)
    guard parts.count == 2, parts[0].count == 4, parts[1].count == 2,
      parts.allSatisfy({ $0.allSatisfy { $0.isASCII && $0.isNumber } }),
      let year = Int(parts[0]), let week = Int(parts[1]), year > 0, week > 0
    else { return nil }
    let position = firstWeek(year) + week - 1
    guard yearAndWeek(position) == (year, week) else { return nil }
    return Day(rawValue: Int32(position * 7 - 3))
  }

  /// Weeks since the one with 1 January 1970, a Thursday.
  private static func position(_ day: Day) -> Int { Int((Double(day.rawValue + 3) / 7).rounded(.down)) }

  /// The position of the year's first ISO week, the one with 4 January.
  private static func firstWeek(_ year: Int) -> Int {
    Day(year: year, month: 1, day: 4).map(position) ?? 0
  }

  /// The ISO year and week of a position.
  private static func yearAndWeek(_ position: Int) -> (year: Int, week: Int) {
    // A week belongs to the year of its Thursday.
    let year = Day(rawValue: Int32(position * 7)).parts.year
    return (year, position - firstWeek(year) + 1)
  }
}
