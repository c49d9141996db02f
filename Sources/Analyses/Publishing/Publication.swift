public import Disclosure
public import Submissions

/// What a month's release would say if nothing had to be hidden: counts, the sums among them, and ratios.
///
/// It holds every figure as it is and must not leave; `Protection.protect` makes a release of it.
public struct Publication: Sendable {
  /// What the release speaks of, without any figure.
  public internal(set) var frame: PublicationFrame
  /// The counts.
  public private(set) var cells: [CountCell] = []
  /// All sums a reader can check.
  public private(set) var equations: [Equation] = []
  /// The part each school has in a count; schools that reported none have 0.
  public private(set) var schoolParts: [CellKey: [String: Int]] = [:]
  /// Rates and shares.
  public internal(set) var ratios: [RatioCell] = []

  /// How sensitive each indicator is.
  public static var sensitivities: [String: Sensitivity] {
    Dictionary(uniqueKeysWithValues: PublicIndicator.allCases.map { ($0.rawValue, $0.sensitivity) })
  }

  /// Counts what a month's release would say.
  /// - Parameters:
  ///   - panel: what is known.
  ///   - month: the month.
  ///   - asOf: the day the release speaks from.
  ///   - topics: what the bureau publishes.
  /// - Throws: `PublicationError` when a figure has nothing to stand over.
  public init(_ panel: Panel, month: Month, asOf: Day, topics: Set<PublicTopic>) throws(PublicationError) {
    frame = PublicationFrame(panel, month: month, asOf: asOf)
    if topics.contains(.events) { addEvents(panel) }
    if topics.contains(.rates), topics.contains(.events) { try addRates(panel) }
    if topics.contains(.kinds) { addKinds(panel, isTotalGiven: topics.contains(.events)) }
    if topics.contains(.tiers) { addTiers(panel) }
    if topics.contains(.followUp) { addFollowUps(panel) }
    if topics.contains(.summary) { addSummaries(panel) }
  }

  /// Adds the cells of a table, in order of their keys.
  mutating func add(_ table: SchoolTable) {
    for key in table.keys.sorted() {
      guard let parts = table.parts[key] else {
        // No school of the kind: there can be none. Schools of which none has reported: nobody knows.
        let isEmpty = table.schools(key).isEmpty
        cells.append(CountCell(key, isEmpty ? .notApplicable : .notAvailable, contributors: Contributors([:])))
        continue
      }
      cells.append(CountCell(key, .count(parts.values.reduce(0, +)), contributors: Contributors(parts)))
    }
    equations += table.equations
    schoolParts.merge(table.parts) { first, _ in first }
  }

  /// How many schools have another part in a count than they had.
  /// - Parameters:
  ///   - key: the count.
  ///   - earlier: what was to be published then.
  ///   - then: the count that was published.
  /// - Returns: the number of schools; 0 where what was published cannot be counted again, so that nobody relies on it.
  public func schoolsWithChange(_ key: CellKey, since earlier: Publication, then: Int) -> Int {
    guard let now = schoolParts[key], let before = earlier.schoolParts[key], before.values.reduce(0, +) == then else {
      return 0
    }
    return Set(now.keys).union(before.keys).count { now[$0, default: 0] != before[$0, default: 0] }
  }
}

/// What a release speaks of, without any figure: what its pages need beside the published cells.
public struct PublicationFrame: Sendable, Hashable {
  /// The place of a city's cells.
  public static let city = "city"
  /// The word for a total in a breakdown.
  public static let all = "all"

  /// The month.
  public let month: Month
  /// The day the release speaks from.
  public let asOf: Day
  /// The districts, in order of name.
  public let districts: [String]
  /// The stretches of time.
  public let periods: PublicPeriods
  /// The events returns of each place and period: how many there are and how many should be.
  public internal(set) var returns: [Returns] = []
  /// Counts over several months of which less than half of the returns came: they are not told at all. They are protected as
  /// if they were.
  public internal(set) var unavailable: Set<CellKey> = []
  /// Figures that rest on less than they should: more than a tenth of the returns, or of the schools' follow-ups, are
  /// missing. They are likely too low, or old.
  public internal(set) var incomplete: Set<CellKey> = []
  /// The day the summary return was counted, if there is one.
  public internal(set) var summaryDay: Day?

  /// Returns of a place over a period, a school and month each.
  public struct Returns: Sendable, Hashable {
    /// The level of the place.
    public let level: CellKey.Level
    /// The place.
    public let place: String
    /// The period.
    public let period: Period
    /// How many came.
    public let received: Int
    /// How many there should be.
    public let owed: Int
    /// Whether enough of them came to add up and compare.
    public var isEnough: Bool { PublicationFrame.isEnough(received, of: owed) }
    /// Whether a count over several months would say next to nothing.
    var isTooFew: Bool { period.monthCount > 1 && 2 * received < owed }
  }

  /// Whether so many of those owed are enough: nine tenths, as for a report's own comparisons.
  static func isEnough(_ received: Int, of owed: Int) -> Bool { 10 * received >= 9 * owed }

  init(_ panel: Panel, month: Month, asOf: Day) {
    self.month = month
    self.asOf = asOf
    districts = Set(panel.schools.map(\.district)).sorted()
    periods = PublicPeriods(of: month)
  }
}

/// Why a month's figures cannot be put together for a release.
public enum PublicationError: Error, Equatable, Sendable {
  /// So many schools of the district have reported events and nobody told how many pupils they have.
  case noEnrolment(district: String, schools: Int)
}
