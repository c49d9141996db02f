import Foundation
import Statistics
import Submissions

extension Silence {
  /// The level of a single alarm; it is shared by the districts.
  private static let level = 0.01
  /// Schools of a district are late together: the variance of their number over its mean.
  private static let clustering = 2.0
  /// Without earlier months to compare with, this share of missing schools is silence.
  private static let shareWithoutPast = 0.5
  /// A single month of zeros is a fall, not a silence.
  private static let shortestRun = 2
  /// Months looked back on.
  private static let lookback = 12

  /// Looks for silence in the returns of crisis events.
  /// - Parameters:
  ///   - histories: those of all schools.
  ///   - past: what was to be expected of each district and month before the report's, in the order of the districts.
  ///   - comparisons: those of the report's month.
  ///   - month: the report's month.
  ///   - isDue: whether the returns are due by now.
  ///   - options: from which share on missing schools matter.
  /// - Returns: the city first, then districts; of a unit with both kinds of silence the missing returns.
  static func all(
    _ histories: IndicatorHistories, past: [(month: Month, result: PooledResult)], comparisons: [Comparison],
    month: Month, isDue: Bool, options: AnalysisOptions
  ) -> [Silence] {
    let share = level / Double(max(1, histories.districts.count))
    // A silent city names its districts itself.
    let city = isDue ? missing(histories.city, histories, month, level, options) : nil
    let districts = histories.districts.enumerated().compactMap { index, unit -> Silence? in
      if isDue, city == nil, let silence = missing(unit, histories, month, share, options) { return silence }
      let now = comparisons.first { $0.unit == unit.unit }
      return zeros(unit, past.map { ($0.month, $0.result.districts[index]) }, now, month, share)
    }
    return [city].compactMap(\.self) + districts
  }

  /// Enters into the comparisons that the zeros of a district cannot be relied on, nor a calm of the city with them.
  static func mark(_ comparisons: inout [Comparison], _ silences: [Silence]) {
    var months: [Unit: Int] = [:]
    for silence in silences {
      if case .onlyZeros(let count, _) = silence.kind { months[silence.unit] = count }
    }
    guard !months.isEmpty else { return }
    for index in comparisons.indices where comparisons[index].direction != .rise && comparisons[index].pValue != nil {
      if let count = months[comparisons[index].unit] {
        comparisons[index].reasons.append(.onlyZeros(months: count))
      } else if comparisons[index].unit == .city {
        comparisons[index].reasons.append(.districtsOnlyZeros(districts: months.count))
      } else {
        continue
      }
      if comparisons[index].verdict == .usable { comparisons[index].verdict = .indicative }
    }
  }

  private static func missing(
    _ unit: UnitHistory, _ histories: IndicatorHistories, _ month: Month, _ level: Double, _ options: AnalysisOptions
  ) -> Silence? {
    guard let expected = histories.owed[unit.unit]?[month], expected.schools > 0 else { return nil }
    let missing = expected.schools - expected.reported
    guard Double(missing) > options.missingShare * Double(expected.schools) else { return nil }
    let before = (1...lookback).compactMap { histories.owed[unit.unit]?[month.advanced(by: -$0)] }
      .filter { $0.schools > 0 }
    let owed = before.reduce(0) { $0 + $1.schools }
    let absent = before.reduce(0) { $0 + $1.schools - $1.reported }
    let test = try? SamePeriodTest.fit(
      observed: .init(count: missing, exposure: Double(expected.schools)),
      baseline: owed > 0 ? [.init(count: absent, exposure: Double(owed))] : [],
      options: .init(dispersion: clustering))
    guard test.map({ $0.pValue <= level }) ?? (Double(missing) >= shareWithoutPast * Double(expected.schools)) else {
      return nil
    }
    return Silence(
      id: Finding.id(.crisisEvents, unit.unit, month, "silence"), unit: unit.unit,
      kind: .returnsMissing(
        missing: missing, expected: expected.schools, usualShare: owed > 0 ? Double(absent) / Double(owed) : nil),
      pValue: test?.pValue)
  }

  private static func zeros(
    _ unit: UnitHistory, _ past: [(month: Month, outcome: PooledResult.Outcome)], _ now: Comparison?, _ month: Month,
    _ level: Double
  ) -> Silence? {
    guard let now, now.current?.count == 0, now.total?.count == 0, var expected = now.expected else { return nil }
    let phi = now.dispersion ?? 1
    var months = 1
    for (month, outcome) in past.reversed() {
      guard unit.months[month]?.count == 0, case .success(let cell) = outcome else { break }
      expected += cell.expected
      months += 1
    }
    // P(0) of a count with mean m and variance φm.
    let p = phi > 1 + 1e-9 ? exp(-expected * log(phi) / (phi - 1)) : exp(-expected)
    guard months >= shortestRun, p <= level else { return nil }
    return Silence(
      id: Finding.id(.crisisEvents, unit.unit, month, "silence"), unit: unit.unit,
      kind: .onlyZeros(months: months, expected: expected), pValue: p)
  }
}
