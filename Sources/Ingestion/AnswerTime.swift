import Submissions
import Tables

/// When an answer of a questionnaire was sent (提交答卷时间), to the second.
struct AnswerTime: Hashable, Comparable, CustomStringConvertible {
  let day: Day
  /// Seconds since midnight.
  let second: Int

  /// Reads a day and a time of day; a day alone is its midnight.
  init?(_ cell: RawCell) {
    let text = cell.plainText
    guard case .day(let day) = DayReading(text) else { return nil }
    self.day = day
    guard let gap = text.firstIndex(where: { $0 == " " || $0 == "T" }) else {
      second = 0
      return
    }
    let parts = text[gap...].dropFirst().split(separator: ":")
    let numbers = parts.compactMap { Int($0) }
    guard numbers.count == parts.count, (2...3).contains(numbers.count), (0..<24).contains(numbers[0]),
      numbers.dropFirst().allSatisfy((0..<60).contains)
    else { return nil }
    second = numbers[0] * 3600 + numbers[1] * 60 + (numbers.count == 3 ? numbers[2] : 0)
  }

  static func < (left: AnswerTime, right: AnswerTime) -> Bool {
    (left.day, left.second) < (right.day, right.second)
  }

  var description: String {
    let parts = [second / 3600, second / 60 % 60, second % 60].map { $0 < 10 ? "0\($0)" : "\($0)" }
    return "\(day) " + parts.joined(separator: ":")
  }
}
