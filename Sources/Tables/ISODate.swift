import Glibc

/// Dates as `2022-06-01`, by the C library's calendar.
package enum ISODate {
  /// The text of a day, counted from 1970-01-01.
  package static func text(_ days: Int32) -> String {
    var seconds = time_t(days) * 86_400
    var parts = tm()
    gmtime_r(&seconds, &parts)
    let year = String(Int(parts.tm_year) + 1900)
    let month = String(parts.tm_mon + 1)
    let day = String(parts.tm_mday)
    return String(repeating: "0", count: max(0, 4 - year.count)) + year + (month.count < 2 ? "-0" : "-") + month
      + (day.count < 2 ? "-0" : "-") + day
  }

  /// The text of a day and a time of day, `2022-06-01 17:30:00`.
  /// - Parameters:
  ///   - days: The day, counted from 1970-01-01.
  ///   - second: Seconds since its midnight.
  package static func text(_ days: Int32, second: Int32) -> String {
    let parts = [second / 3600, second / 60 % 60, second % 60].map { $0 < 10 ? "0\($0)" : "\($0)" }
    return text(days) + " " + parts.joined(separator: ":")
  }

  /// The cell of a text that starts with such a date; a time of day may follow, `2022-06-01T17:30:00`.
  package static func cell(_ text: String) -> RawCell? {
    guard let day = days(text) else { return nil }
    let parts = text.dropFirst(11).prefix(8).split(separator: ":").compactMap { Int32($0) }
    guard parts.count == 3, (0..<24).contains(parts[0]), parts[1...].allSatisfy({ (0..<60).contains($0) }) else {
      return .date(day)
    }
    return .date(day, second: parts[0] * 3600 + parts[1] * 60 + parts[2])
  }

  /// The day of a text that starts with such a date, or nil; a time after it is dropped.
  package static func days(_ text: String) -> Int32? {
    let date = text.prefix(10)
    let numbers = date.split(separator: "-").compactMap { Int32($0) }
    guard numbers.count == 3 else { return nil }
    var parts = tm()
    parts.tm_year = numbers[0] - 1900
    parts.tm_mon = numbers[1] - 1
    parts.tm_mday = numbers[2]
    let days = Int32(exactly: timegm(&parts) / 86_400)
    // The C library takes 30 February for 2 March.
    return days.flatMap { self.text($0) == date ? $0 : nil }
  }
}

extension RawCell {
  /// A date cell with a time of day, which midnight is not.
  package static func date(_ day: Int32, second: Int32) -> RawCell {
    second == 0 ? .date(day) : .dateTime(day: day, second: second)
  }
}
