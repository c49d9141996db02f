import Submissions

/// Finds mobile phone and ID numbers in cleaned text, however their digits are set apart.
///
/// A mobile number is 1[3-9] and nine digits, also with the country's 86; an ID number is 17 digits and a check digit that
/// may be X, with a day of birth in digits 7 to 14 (GB 11643-1999). Landlines and accounts are `ContactNumber`s.
struct PersonalNumber {
  /// Runs of digits with nothing but blanks, hyphens and points between them.
  private var chains: [[Group]] = []

  private struct Group {
    var digits: [Character]
    /// Whether a blank stands before it.
    var followsBlank: Bool
  }

  /// How people write the two in groups.
  private static let shapes = [[3, 4, 4], [3, 8], [7, 4], [6, 8, 4], [6, 4, 4, 4]]
  private static let joiners: Set<Character> = ["-", " ", "–", "—", "‐", "·", ".", "_"]

  /// Splits a text.
  private init(_ text: String) {
    var chain: [Group] = []
    var isOpen = false
    var sawBlank = false
    for character in text {
      if character.isASCIIDigit {
        if isOpen {
          chain[chain.count - 1].digits.append(character)
        } else {
          chain.append(Group(digits: [character], followsBlank: sawBlank))
        }
        (isOpen, sawBlank) = (true, false)
      } else if Self.joiners.contains(character) {
        isOpen = false
        if character == " " { sawBlank = true }
      } else {
        if character == "X" || character == "x", isOpen { chain[chain.count - 1].digits.append("X") }
        if !chain.isEmpty { chains.append(chain) }
        (chain, isOpen, sawBlank) = ([], false, false)
      }
    }
    if !chain.isEmpty { chains.append(chain) }
  }

  /// Whether one stands in a text.
  static func stands(in text: String) -> Bool {
    PersonalNumber(text).chains.contains { chain in
      candidates(chain).contains { isMobile($0) || isIdentity($0) }
    }
  }

  /// What may be one number: a group, a chain, its parts between blanks, and groups of the usual shapes.
  private static func candidates(_ chain: [Group]) -> [[Character]] {
    var candidates = chain.map(\.digits) + [chain.flatMap(\.digits)]
    var part: [Character] = []
    for group in chain {
      if group.followsBlank, !part.isEmpty {
        candidates.append(part)
        part = []
      }
      part += group.digits
    }
    candidates.append(part)
    for shape in shapes where chain.count >= shape.count {
      for start in 0...chain.count - shape.count {
        let window = chain[start..<start + shape.count]
        if window.map(\.digits.count) == shape { candidates.append(window.flatMap(\.digits)) }
      }
    }
    return candidates
  }

  private static func isMobile(_ digits: [Character]) -> Bool {
    var digits = digits[...]
    for prefix in ["0086", "86"] where digits.count == 11 + prefix.count && digits.starts(with: prefix) {
      digits = digits.dropFirst(prefix.count)
    }
    guard digits.count == 11, digits.allSatisfy(\.isASCIIDigit), digits.first == "1" else { return false }
    return ("3"..."9").contains(digits[digits.startIndex + 1])
  }

  /// A number with a wrong check digit is somebody's, mistyped; but a region, a day since 2017 and a serial number is
  /// how codes of events are made, so that there the check digit decides.
  private static func isIdentity(_ characters: [Character]) -> Bool {
    guard characters.count == 18, characters.dropLast().allSatisfy(\.isASCIIDigit) else { return false }
    let digits = characters.map { $0.wholeNumberValue ?? 10 }
    let (year, month) = (digits[6...9].reduce(0) { $0 * 10 + $1 }, digits[10] * 10 + digits[11])
    let day = digits[12] * 10 + digits[13]
    guard (1900...2099).contains(year), (1...12).contains(month), (1...31).contains(day) else { return false }
    let weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
    let sum = zip(digits, weights).reduce(0) { $0 + $1.0 * $1.1 }
    return year < 2017 || digits[17] == (12 - sum % 11) % 11
  }
}
