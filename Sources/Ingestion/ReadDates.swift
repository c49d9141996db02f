import Submissions

/// What a text says about a day.
enum DayReading: Equatable {
  case day(Day)
  /// A bare Excel serial number.
  case serial(Day)
  case impossible, notYearFirst, unreadable
}

extension DayReading {
  /// Reads a cleaned text: year-first patterns, with or without a time of day.
  init(_ text: String) {
    if let reading = DayReading(iso: text) {
      self = reading
      return
    }
    guard let (groups, marks) = dateParts(text) else {
      self = .unreadable
      return
    }
    let lengths = groups.map(\.count)
    let numbers = groups.compactMap { Int($0) }
    switch (lengths.count, lengths[0]) {
    case (3, 4) where lengths[1] <= 2 && lengths[2] <= 2:
      self = marks.areDateMarks ? .checked(numbers[0], numbers[1], numbers[2]) : .unreadable
    case (1, 8) where marks.isEmpty:
      self = .checked(numbers[0] / 10_000, numbers[0] / 100 % 100, numbers[0] % 100)
    case (1, 5) where marks.isEmpty && (20_000..<80_000).contains(numbers[0]):
      self = .serial(Day(rawValue: Int32(numbers[0] - 25_569)))
    case (2...3, 1...2): self = .notYearFirst
    default: self = .unreadable
    }
  }

  static func checked(_ year: Int, _ month: Int, _ day: Int) -> DayReading {
    guard (1900...2100).contains(year), let day = Day(year: year, month: month, day: day) else { return .impossible }
    return .day(day)
  }
}

extension Month {
  /// Reads a cleaned text: a year and a month, or a whole date, whose month is meant.
  init?(reading text: String) {
    guard let (groups, marks) = dateParts(text) else { return nil }
    let numbers = groups.compactMap { Int($0) }
    let lengths = groups.map(\.count)
    switch (lengths.count, lengths[0]) {
    case (2, 4) where lengths[1] <= 2 && [["-"], ["/"], ["."], ["年"], ["年", "月"]].contains(marks):
      self.init(checked: numbers[0], numbers[1])
    case (1, 6) where marks.isEmpty: self.init(checked: numbers[0] / 100, numbers[0] % 100)
    case (3, 4), (1, 8):
      guard case .day(let day) = DayReading(text) else { return nil }
      self = day.month
    default: return nil
    }
  }

  /// Reads the pattern nearly every month of birth has, `YYYY-MM`; nothing for any other.
  init?(iso text: String) {
    let bytes = text.utf8
    guard bytes.count == 7 else { return nil }
    var (year, month) = (0, 0)
    for (index, byte) in bytes.enumerated() {
      if index == 4 {
        guard byte == UInt8(ascii: "-") else { return nil }
        continue
      }
      guard (0x30...0x39).contains(byte) else { return nil }
      if index < 4 { year = 10 * year + Int(byte - 0x30) } else { month = 10 * month + Int(byte - 0x30) }
    }
    self.init(checked: year, month)
  }

  private init?(checked year: Int, _ month: Int) {
    guard (1900...2100).contains(year), (1...12).contains(month) else { return nil }
    self.init(year: year, month: month)
  }
}

extension DayReading {
  /// The pattern nearly every cell has, `YYYY-MM-DD`, read without allocating; nothing for any other pattern.
  fileprivate init?(iso text: String) {
    let bytes = text.utf8
    guard bytes.count == 10 else { return nil }
    var numbers = (0, 0, 0)
    for (index, byte) in bytes.enumerated() {
      if index == 4 || index == 7 {
        guard byte == UInt8(ascii: "-") else { return nil }
        continue
      }
      guard (0x30...0x39).contains(byte) else { return nil }
      let digit = Int(byte - 0x30)
      if index < 4 {
        numbers.0 = numbers.0 * 10 + digit
      } else if index < 7 {
        numbers.1 = numbers.1 * 10 + digit
      } else {
        numbers.2 = numbers.2 * 10 + digit
      }
    }
    self = .checked(numbers.0, numbers.1, numbers.2)
  }
}

extension [Character] {
  fileprivate var areDateMarks: Bool {
    [["-", "-"], ["/", "/"], [".", "."], ["年", "月"]].contains(Array(prefix(2)))
      && [[], ["日"], ["号"]].contains(Array(dropFirst(2)))
  }
}

/// The runs of digits of a date and the marks between them; nothing when anything else stands there.
func dateParts(_ text: String) -> (groups: [String], marks: [Character])? {
  var groups: [String] = []
  var marks: [Character] = []
  var isInGroup = false
  for character in withoutTime(text) where character != " " {
    if character.isASCIIDigit {
      if !isInGroup { groups.append("") }
      groups[groups.count - 1].append(character)
      isInGroup = true
    } else {
      guard "-/.年月日号".contains(character), isInGroup else { return nil }
      marks.append(character)
      isInGroup = false
    }
  }
  return groups.isEmpty || groups.contains { $0.count > 8 } ? nil : (groups, marks)
}

/// The text without a time of day after it.
private func withoutTime(_ text: String) -> Substring {
  guard let split = text.firstIndex(where: { $0 == " " || $0 == "T" }) else { return text[...] }
  let time = text[text.index(after: split)...]
  let isTime = time.contains(":") && time.allSatisfy { $0.isASCIIDigit || $0 == ":" || $0 == "." || $0 == "Z" }
  return isTime ? text[..<split] : text[...]
}
