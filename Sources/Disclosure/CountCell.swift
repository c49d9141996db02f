/// A count that somebody would like to publish.
public struct CountCell: Equatable, Sendable {
  /// What there is to publish.
  public enum Content: Equatable, Sendable {
    /// A count of persons or events.
    case count(Int)
    /// Nobody has reported it: `x`. A total is understood to leave it out.
    case notAvailable
    /// There can be none: `z`. It is no partner for hiding others, since everybody knows it to be 0.
    case notApplicable
  }
  /// What is counted.
  public let key: CellKey
  /// The count, or why there is none.
  public let content: Content
  /// The schools behind it.
  public let contributors: Contributors

  /// Creates a cell.
  public init(_ key: CellKey, _ content: Content, contributors: Contributors) {
    self.key = key
    self.content = content
    self.contributors = contributors
  }
}

/// The schools a count rests on. Each knows its own part, and one that is alone knows the count.
public struct Contributors: Equatable, Sendable {
  /// How many schools have reported, also those that reported 0.
  public let count: Int
  /// The school, when it is the only one.
  public let sole: String?
  /// The largest part that one school has; no table a reader may think possible can have less.
  public let largest: Int

  /// Creates the summary of many schools.
  /// - Parameters:
  ///   - count: how many schools; a single one has to be named, see `init(_:)`.
  ///   - largest: the largest part; 0 when it is not known.
  /// - Precondition: the count is 0 or more and not 1.
  public init(count: Int, largest: Int = 0) {
    precondition(count >= 0 && count != 1, "\(count) schools; a single one has to be named")
    self.count = count
    self.sole = nil
    self.largest = largest
  }

  /// Creates the summary of schools and their parts.
  public init(_ parts: [String: Int]) {
    count = parts.count
    sole = parts.count == 1 ? parts.keys.first : nil
    largest = max(0, parts.values.max() ?? 0)
  }
}

/// How careful a figure has to be handled.
public enum Sensitivity: Sendable {
  /// Persons or events: counts below the threshold are hidden.
  case ordinary
  /// Suicide, attempt, self-harm: also hidden below the city and over less than twelve months.
  case grave
  /// Neither persons nor events, such as lessons or staff: refused.
  case excluded
}
