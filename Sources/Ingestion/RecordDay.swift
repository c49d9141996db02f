import Submissions
import Tables

/// The day of a record on a tracking sheet, which people write as `7.5`, `7月5日` or `第3周`.
enum RecordDay: Equatable {
  /// The day as for any other form.
  case reading(DayReading)
  /// A day written without its year.
  case assumed(Day)

  /// Reads a cell; a day without a year is the latest such day not after the day received.
  init(_ cell: RawCell, received: Day) {
    let text = cell.plainText
    let reading = DayReading(text)
    if reading == .notYearFirst, let (groups, marks) = dateParts(text), groups.count == 2,
      [["."], ["/"], ["-"], ["月", "日"], ["月", "号"], ["月"]].contains(marks),
      let month = Int(groups[0]), let day = Int(groups[1]), !cell.mayHaveLostZero(month, day),
      let latest = Self.latest(not: received, { Day(year: $0, month: month, day: day) })
    {
      self = .assumed(latest)
    } else if let week = Self.week(text), let monday = Self.latest(not: received, { Self.monday(ofWeek: week, in: $0) })
    {
      self = .assumed(monday)
    } else {
      self = .reading(reading)
    }
  }

  /// The day in the latest year in which it does not lie after the limit; eight years hold any 29 February.
  private static func latest(not after: Day, _ day: (Int) -> Day?) -> Day? {
    let year = after.parts.year
    return (year - 8...year).reversed().lazy.compactMap(day).first { $0 <= after }
  }

  private static func week(_ text: String) -> Int? {
    guard text.hasPrefix("第"), text.hasSuffix("周") else { return nil }
    let number = String(text.dropFirst().dropLast())
    let digits = ["一", "二", "三", "四", "五", "六", "七", "八", "九"]
    if let week = Int(number) ?? digits.firstIndex(of: number).map({ $0 + 1 }) {
      return (1...53).contains(week) ? week : nil
    }
    let parts = number.split(separator: "十", omittingEmptySubsequences: false).map(String.init)
    guard parts.count == 2 else { return nil }
    let tens = parts[0].isEmpty ? 1 : digits.firstIndex(of: parts[0]).map { $0 + 1 }
    let ones = parts[1].isEmpty ? 0 : digits.firstIndex(of: parts[1]).map { $0 + 1 }
    guard let tens, let ones, (1...53).contains(tens * 10 + ones) else { return nil }
    return tens * 10 + ones
  }

  /// The Monday of a calendar week; week 1 is the one that holds 4 January (ISO 8601).
  private static func monday(ofWeek week: Int, in year: Int) -> Day? {
    guard let monday = Day(year: year, month: 1, day: 4)?.monday.advanced(by: (week - 1) * 7) else { return nil }
    return monday.advanced(by: 3).parts.year == year ? monday : nil
  }
}

extension RawCell {
  /// Whether the cell is a number that may have been another day: 7.1 is 7.10 too.
  fileprivate func mayHaveLostZero(_ month: Int, _ day: Int) -> Bool {
    guard case .number = self, day < 10 else { return false }
    return Day(year: 2000, month: month, day: day * 10) != nil
  }
}
