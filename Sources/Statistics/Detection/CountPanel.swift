/// The counts of several districts over the same consecutive periods, and the exposures they come from.
///
/// A district is any unit whose counts share the season and trend of the others: a district, a school, a stage.
public struct CountPanel: Sendable, Hashable {
  /// The number of events, one row per district, one value per period; nil where nothing is known, which is not zero.
  public let counts: [[Int?]]
  /// The population, or person-time, in the same shape and any unit; nil where not known. Nil as a whole: there is none.
  public let exposures: [[Double?]]?
  /// The time of year of period 0, counted from 0.
  public let firstSeason: Int
  /// Periods in a year: 12 for months, 52 for weeks; 1 means that there is no season.
  public let frequency: Int

  /// The number of periods.
  public var periodCount: Int { counts.first?.count ?? 0 }

  /// Creates a panel.
  /// - Parameters:
  ///   - counts: one row per district, one value per period; nil where nothing is known.
  ///   - exposures: the same shape, if any; a cell without exposure is left out.
  ///   - firstSeason: the time of year of period 0, counted from 0.
  ///   - frequency: periods in a year.
  /// - Throws: `FitError.invalidValue` for a negative count and for an exposure that is not a positive number.
  /// - Precondition: all rows have one length; `frequency` ≥ 1.
  public init(
    counts: [[Int?]], exposures: [[Double?]]? = nil, firstSeason: Int = 0, frequency: Int
  ) throws(FitError) {
    precondition(frequency >= 1, "frequency \(frequency)")
    precondition(counts.allSatisfy { $0.count == counts[0].count }, "rows of counts differ in length")
    precondition(
      exposures.map { $0.map(\.count) == counts.map(\.count) } ?? true, "counts and exposures differ in shape")
    for row in counts { for case .some(let count) in row where count < 0 { throw .invalidValue(Double(count)) } }
    for row in exposures ?? [] {
      for case .some(let exposure) in row where !(exposure > 0 && exposure.isFinite) { throw .invalidValue(exposure) }
    }
    self.counts = counts
    self.exposures = exposures
    self.firstSeason = firstSeason
    self.frequency = frequency
  }

  /// The time of year of a period, 0..<frequency.
  func season(_ time: Int) -> Int { ((firstSeason + time) % frequency + frequency) % frequency }
}
