import Submissions

/// What a text says about a number of things.
enum CountReading: Equatable {
  case count(Int)
  case negative(Int)
  case unclear

  /// Reads a cleaned text: `12`, `1,110`, `12.0`, `3人` with a unit that fits; anything else is not certain.
  init(_ text: String, units: [String]) {
    var rest = text[...]
    let isNegative = rest.first == "-" || rest.first == "−"
    if isNegative { rest.removeFirst() }
    for unit in units where rest.hasSuffix(unit) {
      rest = rest.dropLast(unit.count)
      break
    }
    while rest.last == " " { rest.removeLast() }
    let parts = rest.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count == 1 || (parts.count == 2 && !parts[1].isEmpty && parts[1].allSatisfy { $0 == "0" }),
      let digits = Self.digits(parts[0]), digits.count <= 9, let number = Int(digits)
    else {
      self = .unclear
      return
    }
    self = isNegative && number > 0 ? .negative(-number) : .count(number)
  }

  /// The digits of a whole number, with its thousands separators taken out if they stand where they belong.
  private static func digits(_ text: Substring) -> String? {
    let groups = text.split(separator: ",", omittingEmptySubsequences: false)
    guard groups.allSatisfy({ !$0.isEmpty && $0.allSatisfy(\.isASCIIDigit) }) else { return nil }
    if groups.count > 1 {
      guard groups[0].count <= 3, groups.dropFirst().allSatisfy({ $0.count == 3 }) else { return nil }
    }
    return groups.joined()
  }
}
