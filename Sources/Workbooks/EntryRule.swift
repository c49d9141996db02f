public import Tables

/// What may be entered into some cells.
public struct EntryRule: Sendable, Hashable {
  /// The values that are taken.
  public enum Allowed: Sendable, Hashable {
    /// One of a few words, offered in a list; Excel holds at most 255 characters of them.
    case words([String])
    /// A whole number from one on.
    case wholeNumber(from: Int)
    /// A day from one on: days since 1970-01-01.
    case day(from: Int32)
  }

  /// The cells.
  public var range: RawRange
  /// The values that are taken.
  public var allowed: Allowed
  /// What is said of any other value, in at most 255 characters.
  public var message: String

  /// The characters Excel holds of a list of words, with a comma between each two.
  public static let longestWords = 255

  /// Creates a rule.
  /// - Parameters:
  ///   - range: The cells.
  ///   - allowed: The values that are taken.
  ///   - message: What is said of any other value.
  public init(_ range: RawRange, _ allowed: Allowed, message: String) {
    self.range = range
    self.allowed = allowed
    self.message = message
  }

  /// Whether a list of words is short enough for a workbook.
  /// - Parameter words: The words.
  public static func fits(_ words: [String]) -> Bool {
    !words.isEmpty && words.joined(separator: ",").count <= longestWords && !words.contains { $0.contains(",") }
  }
}
