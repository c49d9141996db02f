import Statistics
import Submissions

extension MonthStatement {
  /// The p-value up to which a stretch of the year counts as abnormal: lower than a month's, because the stretches of a
  /// year overlap and each month asks again.
  static let level = 0.02
  /// The p-value up to which a month stands out from its year.
  static let shareLevel = 0.05
  /// A month of which a doubling cannot be ruled out is not called calm.
  static let ratioToRuleOut = 2.0

  /// Puts the city's month beside the year so far.
  static func make(_ city: Comparison, history: UnitHistory, month: Month) -> MonthStatement {
    let dispersion = city.dispersion ?? 1
    let earlier =
      month.monthOfYear == 1
      ? nil : YearComparison.toDate(history, through: month.advanced(by: -1), dispersion: dispersion)
    let toDate = YearComparison.toDate(history, through: month, dispersion: dispersion)
    let share = MonthShare.make(history, month: month, dispersion: dispersion)
    return MonthStatement(
      kind: kind(city, earlier: earlier, toDate: toDate, share: share), earlierMonths: earlier, yearToDate: toDate,
      monthShare: share)
  }

  private static func kind(
    _ city: Comparison, earlier: YearComparison?, toDate: YearComparison?, share: MonthShare?
  ) -> Kind {
    guard city.current != nil else { return .notReported }
    guard city.pValue != nil else { return .noComparison }
    let earlier = earlier.flatMap { $0.isTelling ? $0 : nil }
    let toDate = toDate.flatMap { $0.isTelling ? $0 : nil }
    switch city.direction {
    case .rise:
      guard let earlier, earlier.pValue <= level else { return .monthHighAfterCalm }
      return share.map { $0.pValue <= shareLevel } ?? true ? .monthHighInHighYear : .yearHigh
    case .fall: return .monthLow
    case .none:
      if let toDate, toDate.pValue <= level { return .yearHigh }
      if let toDate, toDate.pValueLower <= level { return .yearLow }
      return city.reasons.contains(.wideInterval) ? .undecided : .calm
    }
  }
}

extension MonthStatement.YearComparison {
  /// The year's months from January on against the same months of earlier years.
  ///
  /// An earlier year counts only when it has every one of these months.
  static func toDate(_ history: UnitHistory, through last: Month, dispersion: Double) -> Self? {
    let wanted = Month.yearToDate(last)
    guard let now = history.sum(of: wanted) else { return nil }
    let baseline = history.sums(of: wanted)
    guard
      let test = try? SamePeriodTest.fit(
        observed: now, baseline: baseline, options: .init(dispersion: dispersion))
    else { return nil }
    return .init(
      observed: test.observed, expected: test.expected, ratio: test.ratio, pValue: test.pValue,
      pValueLower: test.pValueLower, years: baseline.count)
  }
}

extension MonthStatement.MonthShare {
  /// Holds the month against the months before it, in this year and in earlier ones that have all of them.
  static func make(_ history: UnitHistory, month: Month, dispersion: Double) -> Self? {
    guard month.monthOfYear > 1, let now = history.sum(of: [month]) else { return nil }
    let before = Month.yearToDate(month.advanced(by: -1))
    let years = history.earlierYears(of: month).filter { back in
      history.sum(of: [month.advanced(by: -12 * back)]) != nil
        && history.sum(of: before.map { $0.advanced(by: -12 * back) }) != nil
    }
    let months = years.compactMap { history.sum(of: [month.advanced(by: -12 * $0)]) }
    let rests = years.compactMap { back in history.sum(of: before.map { $0.advanced(by: -12 * back) }) }
    guard !years.isEmpty, let rest = history.sum(of: before),
      let test = try? MonthShareTest(
        month: now, rest: rest, baselineMonth: .sum(months), baselineRest: .sum(rests), dispersion: dispersion)
    else { return nil }
    return .init(expected: test.expected, pValue: test.pValue)
  }
}

extension Month {
  /// The months from January through one.
  fileprivate static func yearToDate(_ last: Month) -> [Month] {
    (1...last.monthOfYear).map { Month(year: last.year, month: $0) }
  }
}

extension UnitHistory {
  /// How many years back there may be data.
  fileprivate func earlierYears(of month: Month) -> Range<Int> {
    let years = months.keys.min().map { month.year - $0.year } ?? 0
    return 1..<max(1, years + 1)
  }

  /// Several months together in each earlier year that has all of them.
  fileprivate func sums(of wanted: [Month]) -> [SamePeriodTest.Period] {
    guard let last = wanted.last else { return [] }
    return earlierYears(of: last).compactMap { back in sum(of: wanted.map { $0.advanced(by: -12 * back) }) }
  }
}

extension SamePeriodTest.Period {
  fileprivate static func sum(_ periods: [Self]) -> Self {
    .init(count: periods.reduce(0) { $0 + $1.count }, exposure: periods.reduce(0) { $0 + $1.exposure })
  }
}
