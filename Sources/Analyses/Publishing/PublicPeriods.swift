public import Disclosure
public import Submissions

/// The stretches of time a release speaks of.
///
/// The city has a figure for every month. Districts and stages have one for every half-year that is over: their months
/// and quarters are mostly too small to be told, and a year to date that grew month by month would tell them all the same.
public struct PublicPeriods: Sendable, Hashable {
  /// The release's month.
  public let month: Month
  /// The months the city is told for, ascending: from January of the year before the last half-year's.
  public let months: [Month]
  /// The half-years that are over, ascending: January to June and July to December.
  public let halves: [Period]
  /// The last two half-years that are over.
  public let lastTwelve: Period
  /// The calendar years that are over, the last first.
  public let years: [Period]
  /// The last quarter that is over.
  public let quarter: Period
  /// The year of the month up to it; the city alone.
  public let yearToMonth: Period
  /// The same months of the year before; the city alone.
  public let sameMonthsOfYearBefore: Period
  /// The twelve months up to the month; the city alone.
  public let twelveMonths: Period

  /// The periods of a month's release.
  /// - Parameter month: the month.
  public init(of month: Month) {
    self.month = month
    let end = Int(month.rawValue) + 1
    let halfEnd = end / 6 * 6
    let first = (halfEnd - 1) / 12 * 12 - 12
    months = Array(Month(rawValue: Int32(first))...month)
    halves = stride(from: first, to: halfEnd, by: 6).map { Period(first: $0, last: $0 + 5) }
    lastTwelve = Period(first: halfEnd - 12, last: halfEnd - 1)
    years = stride(from: first, to: halfEnd - 11, by: 12).map { Period(first: $0, last: $0 + 11) }.reversed()
    quarter = Period(first: end / 3 * 3 - 3, last: end / 3 * 3 - 1)
    let thisYear = (end - 1) / 12 * 12
    yearToMonth = Period(first: thisYear, last: end - 1)
    sameMonthsOfYearBefore = Period(first: thisYear - 12, last: end - 13)
    twelveMonths = Period(first: end - 12, last: end - 1)
  }

  /// The periods of districts and stages, the half-years first; none twice.
  public var byHalf: [Period] { Self.unique(halves + years + [lastTwelve]) }

  /// All periods of the city, the months first; none twice.
  public var ofCity: [Period] {
    Self.unique(months.map { Period($0) } + byHalf + [yearToMonth, sameMonthsOfYearBefore, twelveMonths])
  }

  private static func unique(_ periods: [Period]) -> [Period] {
    var seen: Set<Period> = []
    return periods.filter { seen.insert($0).inserted }
  }
}

extension Period {
  /// A single month.
  public init(_ month: Month) { self.init(first: Int(month.rawValue), last: Int(month.rawValue)) }

  /// The first month.
  public var firstMonth: Month { Month(rawValue: Int32(first)) }
  /// The last month.
  public var lastMonth: Month { Month(rawValue: Int32(last)) }

  /// Whether another period lies within.
  public func contains(_ other: Period) -> Bool { first <= other.first && other.last <= last }
}
