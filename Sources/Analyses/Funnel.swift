import Statistics
public import Submissions

/// The districts' rates of a month around the city's, with the limits within which chance alone would keep them.
///
/// A point outside the outer limits is not explained by chance; the smaller a district, the wider the limits. It looks at
/// one month alone, and no district's own past enters: what is usual in a district may lie outside every month.
/// Source: Spiegelhalter (2005), Statistics in Medicine 24, 1185.
public struct Funnel: Sendable, Hashable {
  /// Events per pupil and day in the city.
  public var rate: Double
  /// The days of the month.
  public var days: Int
  /// One per district with an exposure, in order of name.
  public var points: [Point]
  /// The limits from the smallest to the largest district, in order of size.
  public var limits: [Limits]

  /// A district.
  public struct Point: Sendable, Hashable {
    public var district: String
    public var observed: Int
    /// Pupils of the schools that reported.
    public var pupils: Double
    /// Where it lies.
    public var place: Place
  }
  /// Where a district lies.
  public enum Place: Sendable, Hashable, CaseIterable {
    case within, outside95, outside998
  }
  /// The counts between which chance keeps a district of a size.
  public struct Limits: Sendable, Hashable {
    public var pupils: Double
    /// 95 of 100, and 998 of 1,000.
    public var inner: ClosedRange<Double>
    public var outer: ClosedRange<Double>
  }

  /// A rate is written for so many pupils.
  public static let pupilsPerRate = 10_000.0
  private static let steps = 40

  /// Draws the funnel of a month.
  /// - Parameters:
  ///   - comparisons: those of all units.
  ///   - month: the month.
  /// - Returns: nil with fewer than three districts that can be placed, or no event at all.
  public init?(_ comparisons: [Comparison], month: Month) {
    let cells = comparisons.compactMap { comparison -> (district: String, count: Int, exposure: Double)? in
      guard case .district(let name) = comparison.unit, let cell = comparison.total, cell.exposure > 0 else {
        return nil
      }
      return (name, cell.count, cell.exposure)
    }
    let exposure = cells.reduce(0) { $0 + $1.exposure }
    let rate = Double(cells.reduce(0) { $0 + $1.count }) / exposure
    guard cells.count >= 3, rate > 0, let least = cells.map(\.exposure).min(), let most = cells.map(\.exposure).max()
    else { return nil }
    (self.rate, days) = (rate, month.dayCount)
    let days = Double(month.dayCount)
    points = cells.map { cell in
      let limits = Self.limits(rate, cell.exposure, days)
      let count = Double(cell.count)
      return Point(
        district: cell.district, observed: cell.count, pupils: cell.exposure / days,
        place: !limits.outer.contains(count) ? .outside998 : !limits.inner.contains(count) ? .outside95 : .within)
    }
    let step = (most - least) / Double(Self.steps)
    limits = (0...(step > 0 ? Self.steps : 0)).map { Self.limits(rate, least + Double($0) * step, days) }
  }

  private static func limits(_ rate: Double, _ exposure: Double, _ days: Double) -> Limits {
    let poisson = Poisson(mean: rate * exposure)
    return Limits(
      pupils: exposure / days, inner: poisson.funnelLimits(coverage: 0.95),
      outer: poisson.funnelLimits(coverage: 0.998))
  }
}
