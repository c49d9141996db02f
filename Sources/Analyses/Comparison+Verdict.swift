import Statistics
import Submissions

extension Comparison {
  /// Falls get this part of the accepted rate: they call for a check of reports, not for help, and all alarms of a quiet
  /// month together are to stay below one in ten.
  private static let fallShare = 0.4

  /// Says whether the comparison is abnormal, and how far it can be relied on.
  /// - Parameters:
  ///   - month: the report's month.
  ///   - asOf: the day the report speaks from.
  ///   - context: what decides beside the figures.
  ///   - history: the months of data before the report's.
  mutating func decide(month: Month, asOf: Day, context: Context, history: Int) {
    guard let current else {
      verdict = .insufficient
      reasons = [.notReported]
      return
    }
    guard pValue != nil else {
      verdict = .insufficient
      if reasons.contains(.noComparableSchools) { return }
      reasons = [baseline.isEmpty && history < 12 ? .shortHistory(months: history) : .noEarlierYear]
      return
    }
    let level = context.options.falseDiscoveryRate
    if let q = qValue, q <= level {
      direction = .rise
    } else if let q = qValueLower, q <= level * Self.fallShare {
      direction = .fall
    }
    if baseline.isEmpty { reasons.append(.noEarlierYear) }
    if baseline.count == 1 { reasons.append(.oneEarlierYear) }
    if direction == .none, ratioUpper ?? .infinity > MonthStatement.ratioToRuleOut { reasons.append(.wideInterval) }
    if let samePeriod, direction != .none, method != .samePeriod, baseline.count > 1 {
      let p = direction == .rise ? samePeriod.pValue : samePeriod.pValueLower
      if p > context.checkLevel { reasons.append(.samePeriodDisagrees) }
    }
    if direction == .rise { reasons += doubts(current, month, context) }
    let missing = current.expected - current.reported
    if current.expected > 0, Double(missing) > context.options.missingShare * Double(current.expected) {
      reasons.append(
        context.indicator == .crisisEvents
          ? .schoolsMissing(missing: missing, expected: current.expected)
          : .districtsMissing(missing: missing, expected: current.expected))
    }
    if asOf < month.lastDay.advanced(by: context.options.provisionalDays) { reasons.append(.provisional) }
    verdict = reasons.isEmpty ? .usable : .indicative
  }

  /// Why more may be reported while no more happens.
  private func doubts(_ current: PeriodCount, _ month: Month, _ context: Context) -> [VerdictReason] {
    var doubts: [VerdictReason] = []
    if hasOnlyLesserKindsRisen(current) { doubts.append(.lesserKindsOnly) }
    if context.isAfterScreening { doubts.append(.afterScreening) }
    if let earliest = baseline.first?.month,
      let change = context.options.ruleChanges.filter({ $0 > earliest && $0 <= month }).max()
    {
      doubts.append(.afterRuleChange(change))
    }
    return doubts
  }

  /// The level at which grave kinds are held not to have risen with the others.
  private static let graveLevel = 0.1

  /// Whether grave events are fewer among this month's than they were among the baseline's: the exact test of two
  /// proportions, since a few grave events less prove nothing.
  private func hasOnlyLesserKindsRisen(_ current: PeriodCount) -> Bool {
    guard let grave = current.grave, current.count > 0 else { return false }
    let before = baseline.filter { $0.count > 0 && $0.grave != nil }
    let test = try? SamePeriodTest.fit(
      observed: .init(count: grave, exposure: Double(current.count)),
      baseline: before.map { .init(count: $0.grave ?? 0, exposure: Double($0.count)) })
    return test.map { $0.pValueLower <= Self.graveLevel } ?? false
  }

  /// Asks again without each year of the baseline.
  /// - Parameters:
  ///   - comparisons: those of one kind of unit, in the order of the model's.
  ///   - isCity: whether it is the sum of the units.
  ///   - pooled: the model of the units.
  ///   - context: what decides beside the figures.
  static func leaveYearsOut(
    _ comparisons: inout ArraySlice<Comparison>, isCity: Bool, _ pooled: PooledUnits?, _ context: Context
  ) {
    let abnormal = comparisons.indices.filter {
      comparisons[$0].direction != .none && comparisons[$0].baseline.count > 1
    }
    for year in Set(abnormal.flatMap { comparisons[$0].baseline.map(\.month.year) }).sorted() {
      let result = pooled?.result(without: year)
      for index in abnormal where comparisons[index].baseline.contains(where: { $0.month.year == year }) {
        let one = comparisons[index]
        let p: Double?
        if one.method == .pooled, let result {
          let cell = try? (isCity ? result.city : result.districts[index - comparisons.startIndex]).get()
          p = one.direction == .rise ? cell?.midPValue : cell?.midPValueLower
        } else {
          let others = one.baseline.filter { $0.month.year != year }
          let test = one.current.flatMap { samePeriodTest($0, others, one.dispersion ?? 1) }
          p = one.direction == .rise ? test?.pValue : test?.pValueLower
        }
        guard p ?? 1 > context.checkLevel else { continue }
        comparisons[index].reasons.append(.dependsOnYear(year))
        comparisons[index].verdict = .indicative
      }
    }
  }
}
