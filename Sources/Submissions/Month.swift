/// A calendar month: months since January of year 0.
public struct Month: RawRepresentable, Hashable, Comparable, Sendable, Codable {
  /// Twelve times the year, plus the month less one.
  public let rawValue: Int32

  /// Creates a month from the number of months since January of year 0.
  public init(rawValue: Int32) {
    self.rawValue = rawValue
  }

  /// Creates a month.
  /// - Precondition: `month` lies in 1…12.
  public init(year: Int, month: Int) {
    precondition((1...12).contains(month), "month \(month) is not in 1…12")
    self.init(rawValue: Int32(year * 12 + month - 1))
  }

  /// Reads `YYYY-MM`, and nothing else.
  public init?(iso text: some StringProtocol) {
    var (digits, position) = (0, 0)
    for byte in text.utf8 {
      switch (position, byte) {
      case (4, UInt8(ascii: "-")): break
      case (0...3, UInt8(ascii: "0")...UInt8(ascii: "9")), (5...6, UInt8(ascii: "0")...UInt8(ascii: "9")):
        digits = digits * 10 + Int(byte - UInt8(ascii: "0"))
      default: return nil
      }
      position += 1
    }
    guard position == 7, (1...12).contains(digits % 100) else { return nil }
    self.init(year: digits / 100, month: digits % 100)
  }

  /// The year.
  public var year: Int { Int(rawValue) / 12 }
  /// The month of the year, 1–12.
  public var monthOfYear: Int { Int(rawValue) % 12 + 1 }
  /// The first September of the school year the month lies in.
  public var schoolYear: Int { monthOfYear >= 9 ? year : year - 1 }
  /// The number of days in the month, 28–31.
  public var dayCount: Int {
    switch monthOfYear {
    case 4, 6, 9, 11: 30
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    default: 31
    }
  }
  /// The first day of the month.
  public var firstDay: Day {
    // The first of a month in 1…9999 always exists.
    Day(year: year, month: monthOfYear, day: 1) ?? Day(rawValue: 0)
  }
  /// The last day of the month.
  public var lastDay: Day { firstDay.advanced(by: dayCount - 1) }

  /// Whether all of the month has passed on a day.
  /// - Parameter day: The day; the month's own last one is part of it.
  /// - Returns: whether the day lies behind the month.
  public func isOver(on day: Day) -> Bool { day > lastDay }

  /// The month that lies `months` later.
  public func advanced(by months: Int) -> Month { Month(rawValue: rawValue + Int32(months)) }
  /// The number of months from this one to the other.
  public func distance(to other: Month) -> Int { Int(other.rawValue - rawValue) }
  /// Whether the left month is earlier.
  public static func < (left: Month, right: Month) -> Bool { left.rawValue < right.rawValue }
}

extension Month: CustomStringConvertible {
  /// The month as `YYYY-MM`.
  public var description: String { "\(padded(year, 4))-\(padded(monthOfYear, 2))" }
}

extension Month: Strideable {}
