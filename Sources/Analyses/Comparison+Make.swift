import Foundation
import Statistics
import Submissions

extension Comparison {
  /// Compares every unit of a family with the same month of earlier years, and adjusts for their number.
  /// - Parameter level: The q-value up to which a comparison is an alarm: the family's share of the false discovery rate.
  static func family(
    _ histories: [UnitHistory], level: Double, month: Month, model: FamilyModel, asOf: Day, options: AnalysisOptions,
    withoutEnrolment: [Unit: Int] = [:]
  ) -> [Comparison] {
    var comparisons = histories.map { compare($0, month: month, model: model) }
    adjust(&comparisons, \.pValue, \.qValue)
    adjust(&comparisons, \.pValueLower, \.qValueLower)
    for index in comparisons.indices {
      if let schools = withoutEnrolment[comparisons[index].unit] {
        comparisons[index].reasons.append(.enrolmentUnknown(schools: schools))
      }
      comparisons[index].decide(level: level, month: month, model: model, asOf: asOf, options: options)
    }
    return comparisons
  }

  private static func adjust(
    _ comparisons: inout [Comparison], _ source: KeyPath<Comparison, Double?>,
    _ target: WritableKeyPath<Comparison, Double?>
  ) {
    let tested = comparisons.indices.filter { comparisons[$0][keyPath: source] != nil }
    let adjusted = Multiplicity.benjaminiHochberg(tested.compactMap { comparisons[$0][keyPath: source] })
    for (index, value) in zip(tested, adjusted) { comparisons[index][keyPath: target] = value }
  }

  private static func compare(_ history: UnitHistory, month: Month, model: FamilyModel) -> Comparison {
    let baseline = history.baseline(of: month)
    var comparison = Comparison(
      unit: history.unit, current: history.months[month], baseline: baseline, direction: .none, verdict: .usable,
      reasons: [])
    guard let current = comparison.current else { return comparison }
    comparison.monthOnMonth = monthOnMonth(history, month)
    comparison.yearToDate = yearToDate(history, month, from: 1, model: model)?.ratio
    guard let test = test(current, baseline, model.dispersion) else { return comparison }
    comparison.expected = test.expected
    comparison.ratio = test.ratio
    comparison.ratioLower = test.ratioLower
    comparison.ratioUpper = test.ratioUpper
    comparison.pValue = test.pValue
    comparison.pValueLower = test.pValueLower
    comparison.dispersion = model.dispersion
    if let trend = model.trendPerMonth {
      let adjusted = baseline.map { earlier -> PeriodCount in
        var cell = earlier
        cell.exposure *= exp(-trend * Double(earlier.month.distance(to: month)))
        return cell
      }
      let detrended = Self.test(current, adjusted, model.dispersion)
      comparison.trendAdjustedRatio = detrended?.ratio
      comparison.trendAdjustedPValue = current.count >= Int(test.expected) ? detrended?.pValue : detrended?.pValueLower
    }
    return comparison
  }

  /// The same-period test, or nothing when the baseline or an exposure is empty.
  static func test(_ current: PeriodCount, _ baseline: [PeriodCount], _ dispersion: Double) -> SamePeriodTest? {
    try? SamePeriodTest.fit(
      observed: .init(count: current.count, exposure: current.exposure),
      baseline: baseline.map { .init(count: $0.count, exposure: $0.exposure) },
      options: .init(dispersion: dispersion))
  }

  /// This month's rate over last month's; never across the edges of winter and summer holidays.
  private static func monthOnMonth(_ history: UnitHistory, _ month: Month) -> Double? {
    guard ![3, 9].contains(month.monthOfYear), let now = history.months[month],
      let before = history.months[month.advanced(by: -1)], before.count > 0, before.exposure > 0, now.exposure > 0
    else { return nil }
    return Double(now.count) / now.exposure / (Double(before.count) / before.exposure)
  }

  /// The year's months from January through `month` (or through the month before it) against earlier years.
  ///
  /// An earlier year counts only when it has every one of these months.
  static func yearToDate(
    _ history: UnitHistory, _ month: Month, from firstMonth: Int, through last: Month? = nil, model: FamilyModel
  ) -> MonthStatement.YearComparison? {
    let end = last ?? month
    let start = Month(year: month.year, month: firstMonth)
    guard start <= end else { return nil }
    let wanted = (0...start.distance(to: end)).map { start.advanced(by: $0) }
    guard let now = history.sum(of: wanted), let earliest = history.months.keys.min() else { return nil }
    let years = max(0, month.year - earliest.year)
    let baseline = (0..<years).compactMap { back in
      history.sum(of: wanted.map { $0.advanced(by: -12 * (back + 1)) })
    }
    guard
      let test = try? SamePeriodTest.fit(
        observed: .init(count: now.count, exposure: now.exposure),
        baseline: baseline.map { .init(count: $0.count, exposure: $0.exposure) },
        options: .init(dispersion: model.dispersion))
    else { return nil }
    return .init(
      observed: test.observed, expected: test.expected, ratio: test.ratio, pValue: test.pValue,
      pValueLower: test.pValueLower, years: baseline.count)
  }

  /// Says whether the comparison is abnormal, and how far it can be relied on.
  private mutating func decide(
    level: Double, month: Month, model: FamilyModel, asOf: Day, options: AnalysisOptions
  ) {
    guard let current else {
      verdict = .insufficient
      reasons = [.notReported]
      return
    }
    guard pValue != nil else {
      verdict = .insufficient
      reasons = [.noEarlierYear]
      return
    }
    if let q = qValue, q <= level {
      direction = .rise
    } else if let q = qValueLower, q <= level {
      direction = .fall
    }
    if baseline.count == 1 { reasons.append(.oneEarlierYear) }
    if direction == .none, ratioUpper ?? .infinity > MonthStatement.ratioToRuleOut { reasons.append(.wideInterval) }
    if direction != .none {
      // Each check asks again about this one unit: it agrees when it still says abnormal at the undivided rate.
      let threshold = options.falseDiscoveryRate
      if let p = trendAdjustedPValue {
        if p > threshold { reasons.append(.trendDisagrees) }
      } else {
        reasons.append(.trendUnknown)
      }
      if baseline.count > 1 {
        for left in baseline {
          let others = baseline.filter { $0.month != left.month }
          guard let test = Self.test(current, others, model.dispersion) else { continue }
          if (direction == .rise ? test.pValue : test.pValueLower) > threshold {
            reasons.append(.dependsOnYear(left.month.year))
          }
        }
      }
    }
    let missing = current.expected - current.reported
    if current.expected > 0, Double(missing) > options.missingShare * Double(current.expected) {
      reasons.append(.schoolsMissing(missing: missing, expected: current.expected))
    }
    if asOf < month.lastDay.advanced(by: options.provisionalDays) { reasons.append(.provisional) }
    verdict = reasons.isEmpty ? .usable : .indicative
  }

  /// The comparison of a bureau that has monthly totals: what is missing are districts, not schools.
  var ofDistricts: Comparison {
    var comparison = self
    comparison.reasons = reasons.map { reason in
      if case .schoolsMissing(let missing, let expected) = reason {
        .districtsMissing(missing: missing, expected: expected)
      } else {
        reason
      }
    }
    return comparison
  }
}
