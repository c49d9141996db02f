import Submissions

/// What stands in a column of school numbers (学籍号).
///
/// The national number is G, or L for a temporary one, and 18 characters. A bureau may number its pupils otherwise, so that
/// another number is at most asked about; but words and figures put where nobody knew a number are none: all pupils who
/// have the same would be one.
enum PupilNumberReading: Equatable {
  case number(String)
  /// A number that is like the national one and has too few or too many characters, or is too short for any.
  case unusual(String)
  case placeholder

  /// Reads a text in capitals, without blanks.
  init(_ text: String) {
    if Self.isPlaceholder(text) {
      self = .placeholder
    } else if Self.isUnusual(text) {
      self = .unusual(text)
    } else {
      self = .number(text)
    }
  }

  /// Words without a digit, such as 待补 and 办理中, or with one of theirs; nothing but zeros, one digit again and again, or
  /// 123…
  private static func isPlaceholder(_ text: String) -> Bool {
    let digits = text.filter(\.isASCIIDigit)
    if digits.isEmpty || text.contains(where: words.contains) { return true }
    // A bureau may count A0, A1 and so on.
    guard digits.count == text.count || digits.count >= 10 else { return false }
    if Set(digits).count == 1 { return digits.first == "0" || digits.count >= 4 }
    return text.count >= 3 && String(repeating: "1234567890", count: 3).hasPrefix(text)
  }

  private static func isUnusual(_ text: String) -> Bool {
    let digits = text.filter(\.isASCIIDigit)
    if !text.allSatisfy(\.isASCII) || digits.count == text.count && text.count < 6 { return true }
    guard text.hasPrefix("G") || text.hasPrefix("L"), digits.count >= 10 else { return false }
    let rest = text.dropFirst()
    return rest.count != 18 || !rest.dropLast().allSatisfy(\.isASCIIDigit)
      || rest.last.map { $0 == "X" || $0.isASCIIDigit } != true
  }

  private static let words: Set<Character> = ["待", "补", "办", "未", "无", "缺"]
}
