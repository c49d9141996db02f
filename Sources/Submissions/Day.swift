/// A calendar day, without time or zone: days since 1970-01-01 in the proleptic Gregorian calendar.
public struct Day: RawRepresentable, Hashable, Comparable, Sendable, Codable {
  /// Days since 1970-01-01.
  public let rawValue: Int32

  /// Creates a day from the number of days since 1970-01-01.
  public init(rawValue: Int32) {
    self.rawValue = rawValue
  }

  /// Creates a day from its parts, or nothing when no such day exists.
  ///
  /// Source: Hinnant (2013), "chrono-compatible low-level date algorithms", `days_from_civil`.
  public init?(year: Int, month: Int, day: Int) {
    guard (1...9999).contains(year), (1...12).contains(month), day >= 1 else { return nil }
    guard day <= Month(year: year, month: month).dayCount else { return nil }
    let y = month <= 2 ? year - 1 : year
    let era = y / 400
    let yearOfEra = y - era * 400
    let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    self.init(rawValue: Int32(era * 146_097 + dayOfEra - 719_468))
  }

  /// Reads `YYYY-MM-DD`, and nothing else.
  public init?(iso text: some StringProtocol) {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 3, parts[0].count == 4, parts[1].count == 2, parts[2].count == 2,
      parts.allSatisfy({ $0.allSatisfy(\.isASCIIDigit) }),
      let year = Int(parts[0]), let month = Int(parts[1]), let day = Int(parts[2])
    else { return nil }
    self.init(year: year, month: month, day: day)
  }

  /// The year, month (1–12) and day of the month (1–31).
  public var parts: (year: Int, month: Int, day: Int) {
    let shifted = Int(rawValue) + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * dayOfYear + 2) / 153
    let day = dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
    let month = shiftedMonth + (shiftedMonth < 10 ? 3 : -9)
    return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day)
  }

  /// The month this day lies in.
  public var month: Month {
    let parts = parts
    return Month(year: parts.year, month: parts.month)
  }

  /// The day of the week, Monday = 1 … Sunday = 7.
  public var weekday: Int {
    let remainder = (Int(rawValue) + 3) % 7
    return (remainder < 0 ? remainder + 7 : remainder) + 1
  }

  /// The Monday of this day's week.
  public var monday: Day { advanced(by: 1 - weekday) }

  /// The day that lies `days` later.
  public func advanced(by days: Int) -> Day { Day(rawValue: rawValue + Int32(days)) }

  /// Whether the left day is earlier.
  public static func < (left: Day, right: Day) -> Bool { left.rawValue < right.rawValue }
}

extension Day: CustomStringConvertible {
  /// The day as `YYYY-MM-DD`.
  public var description: String {
    let parts = parts
    return "\(padded(parts.year, 4))-\(padded(parts.month, 2))-\(padded(parts.day, 2))"
  }
}

extension Character {
  /// Whether this is one of the ten ASCII digits.
  package var isASCIIDigit: Bool { ("0"..."9").contains(self) }
}

/// A number with leading zeros.
func padded(_ number: Int, _ width: Int) -> String {
  let digits = String(number)
  return String(repeating: "0", count: max(0, width - digits.count)) + digits
}
