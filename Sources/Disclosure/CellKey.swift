/// What a count is about. Two figures with one key count the same persons or events.
public struct CellKey: Hashable, Sendable {
  /// How far down a place stands.
  public enum Level: Int, Sendable, CaseIterable, Comparable {
    case city, district, school

    /// Cities come before districts, and these before schools.
    public static func < (a: Level, b: Level) -> Bool { a.rawValue < b.rawValue }
  }
  /// What is counted, as the publisher names it.
  public let indicator: String
  /// The level of the place.
  public let level: Level
  /// The place.
  public let place: String
  /// The months counted over.
  public let period: Period
  /// Stage, tier, sex and the like, in one order for all cells of an indicator; a total has a word of its own.
  public let breakdown: [String]

  /// Creates a key.
  public init(indicator: String, level: Level, place: String, period: Period, breakdown: [String] = []) {
    self.indicator = indicator
    self.level = level
    self.place = place
    self.period = period
    self.breakdown = breakdown
  }
}

extension CellKey: Comparable, CustomStringConvertible {
  /// Sorted by indicator, level, place, period and breakdown.
  public static func < (a: CellKey, b: CellKey) -> Bool {
    if a.indicator != b.indicator { return a.indicator < b.indicator }
    if a.level != b.level { return a.level < b.level }
    if a.place != b.place { return a.place < b.place }
    if a.period != b.period { return a.period < b.period }
    return a.breakdown.lexicographicallyPrecedes(b.breakdown)
  }

  /// For the bureau's own eyes: the names as given.
  public var description: String { ([indicator, place, period.description] + breakdown).joined(separator: " · ") }
}

/// Whole months, the first to the last.
public struct Period: Hashable, Comparable, Sendable, CustomStringConvertible {
  /// The first month, as months since January of year 0.
  public let first: Int
  /// The last month, counted alike.
  public let last: Int

  /// Creates a period.
  /// - Precondition: it does not end before it begins.
  public init(first: Int, last: Int) {
    precondition(first <= last, "a period from \(first) to \(last)")
    self.first = first
    self.last = last
  }

  /// The number of months.
  public var monthCount: Int { last - first + 1 }

  /// Earlier periods come first, and of those that begin together the shorter.
  public static func < (a: Period, b: Period) -> Bool { (a.first, a.last) < (b.first, b.last) }

  /// ISO months: `2022-05`, `2022-01/2022-12`.
  public var description: String {
    func month(_ number: Int) -> String { "\(number / 12)-\(number % 12 < 9 ? "0" : "")\(number % 12 + 1)" }
    return first == last ? month(first) : "\(month(first))/\(month(last))"
  }
}
