/// Counts of successive periods and the first one with an intervention, checked.
public struct InterruptedSeries: Sendable, Hashable {
  /// n counts.
  public let counts: [Int]
  /// n exposures, persons or person-time; all 1 when there are none.
  public let exposure: [Double]
  /// The position of the first period with the intervention, from 0.
  public let firstAfter: Int
  /// The place in the year of the first period, from 1; January is 1 for months.
  public let firstSeason: Int
  /// Periods in a year.
  public let period: Int

  /// Checks a series.
  /// - Parameters:
  ///   - counts: n counts; nil where none is known.
  ///   - exposure: n exposures; nil: the same in every period.
  ///   - firstAfter: the position of the first period with the intervention, from 0.
  ///   - firstSeason: the place in the year of the first period, from 1.
  ///   - period: periods in a year, 12 for months.
  /// - Throws: `EffectError` when a period is missing, a count is negative or an exposure no positive number, when
  ///   fewer than 2 periods lie on either side, all counts are alike, or one side has no event.
  /// - Precondition: there are as many exposures as counts, and `firstSeason` lies in 1…`period`.
  public init(
    counts: [Int?], exposure: [Double]? = nil, firstAfter: Int, firstSeason: Int = 1, period: Int = 12
  ) throws(EffectError) {
    precondition(exposure == nil || exposure?.count == counts.count, "\(counts.count) counts, other exposures")
    precondition(period >= 1 && (1...period).contains(firstSeason), "season \(firstSeason) of \(period)")
    var known: [Int] = []
    for (position, count) in counts.enumerated() {
      guard let count else { throw .missingPeriod(position) }
      guard count >= 0 else { throw .negativeCount(count, position: position) }
      known.append(count)
    }
    for (position, value) in (exposure ?? []).enumerated() {
      guard value > 0, value.isFinite else { throw .exposure(value, position: position) }
    }
    guard firstAfter >= 2 else { throw .tooFewBefore(count: max(0, firstAfter), wanted: 2) }
    guard firstAfter <= known.count - 2 else { throw .tooFewAfter(count: max(0, known.count - firstAfter), wanted: 2) }
    guard known.contains(where: { $0 > 0 }) else { throw .noEvents }
    guard known.contains(where: { $0 != known[0] }) else { throw .noVariation(count: known[0]) }
    guard known[..<firstAfter].contains(where: { $0 > 0 }) else { throw .noEventsBefore }
    guard known[firstAfter...].contains(where: { $0 > 0 }) else { throw .noEventsAfter }
    self.counts = known
    self.exposure = exposure ?? [Double](repeating: 1, count: known.count)
    self.firstAfter = firstAfter
    self.firstSeason = firstSeason
    self.period = period
  }

  /// When, without how many.
  var calendar: InterruptedCalendar {
    InterruptedCalendar(
      before: firstAfter, after: counts.count - firstAfter, firstSeason: firstSeason, period: period)
  }
}

/// The periods of an interrupted series.
struct InterruptedCalendar: Sendable, Hashable {
  /// Periods before the intervention.
  let before: Int
  /// Periods from the intervention on.
  let after: Int
  /// The place in the year of the first period, from 1.
  let firstSeason: Int
  /// Periods in a year.
  let period: Int

  /// The place in the year of a period, from 1.
  func season(_ position: Int) -> Int { (firstSeason - 1 + position) % period + 1 }
}
