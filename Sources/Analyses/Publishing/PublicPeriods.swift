public import Disclosure
public import Submissions

/// The stretches of time a release speaks of.
///
/// The city has a figure for every month. Places and stages within it have one for every quarter that is over: their
/// months are too small to be told, and a year to date that grew by single months would tell them all the same.
public struct PublicPeriods: Sendable, Hashable {
  /// The release's month.
  public let month: Month
  /// The months the city is told for, ascending: from January of the year before the last quarter's.
  public let months: [Month]
  /// The quarters that are over, ascending.
  public let quarters: [Period]
  /// The year of the last quarter up to its end.
  public let yearToDate: Period
  /// The same months of the year before.
  public let sameOfYearBefore: Period
  /// The whole year before.
  public let yearBefore: Period
  /// The last four quarters that are over.
  public let fourQuarters: Period
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
    let quarterEnd = end / 3 * 3
    let year = (quarterEnd - 1) / 12 * 12
    let first = year - 12
    months = Array(Month(rawValue: Int32(first))...month)
    quarters = stride(from: first, to: quarterEnd, by: 3).map { Period(first: $0, last: $0 + 2) }
    yearToDate = Period(first: year, last: quarterEnd - 1)
    sameOfYearBefore = Period(first: year - 12, last: quarterEnd - 13)
    yearBefore = Period(first: year - 12, last: year - 1)
    fourQuarters = Period(first: quarterEnd - 12, last: quarterEnd - 1)
    let thisYear = (end - 1) / 12 * 12
    yearToMonth = Period(first: thisYear, last: end - 1)
    sameMonthsOfYearBefore = Period(first: thisYear - 12, last: end - 13)
    twelveMonths = Period(first: end - 12, last: end - 1)
  }

  /// The calendar years among them that are over, the last first.
  public var years: [Period] { Self.unique([yearToDate, yearBefore].filter { $0.monthCount == 12 }) }

  /// The periods of places and stages, the quarters first; none twice.
  public var byQuarter: [Period] { Self.unique(quarters + [yearToDate, sameOfYearBefore, yearBefore, fourQuarters]) }

  /// All periods of the city, the months first; none twice.
  public var ofCity: [Period] {
    Self.unique(months.map { Period($0) } + byQuarter + [yearToMonth, sameMonthsOfYearBefore, twelveMonths])
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
