import Statistics
import Submissions

/// Events month by month with the pupils they come from; a month nobody reported is absent.
struct MonthSeries {
  struct Value {
    var count: Int
    var exposure: Double
  }

  var name: String
  var values: [Month: Value] = [:]

  /// Two years show whether a year repeats itself.
  private static let monthsOfSeason: Int = EffectDoubt.fewBefore
  /// A study that is planned, or has just begun, may go on for so long.
  private static let monthsOfPlan = 12

  /// The unbroken months around one, which is the first with the intervention: how months hang together cannot be judged
  /// across a gap.
  private func run(since month: Month) -> ClosedRange<Month>? {
    guard values[month.advanced(by: -1)] != nil else { return nil }
    var (first, last) = (month.advanced(by: -1), month.advanced(by: -1))
    while values[first.advanced(by: -1)] != nil { first = first.advanced(by: -1) }
    while values[last.advanced(by: 1)] != nil { last = last.advanced(by: 1) }
    return first...last
  }

  private func options(before: Int) -> SegmentedRegression.Options {
    SegmentedRegression.Options(season: before >= Self.monthsOfSeason ? .harmonics(2) : .none)
  }

  /// Fits the series with a change of level.
  /// - Parameter month: the first month with the intervention.
  /// - Returns: the fit, and its months.
  /// - Throws: `EffectError` when the months do not allow it.
  func fitted(since month: Month) throws(EffectError) -> (fit: SegmentedRegression, months: [Month]) {
    guard let run = run(since: month) else { throw .tooFewBefore(count: 0, wanted: 2) }
    let months = Array(run)
    let before = run.lowerBound.distance(to: month)
    let known = months.compactMap { values[$0] }
    let series = try InterruptedSeries(
      counts: known.map(\.count), exposure: known.map(\.exposure), firstAfter: before,
      firstSeason: run.lowerBound.monthOfYear)
    return (try SegmentedRegression.fit(series, options: options(before: before)), months)
  }

  /// The smallest fall that months like these would probably show.
  ///
  /// Variance over mean is that of the months before as they are: the season in it makes the plan cautious.
  func detectable(since month: Month) -> InterventionStudy.Detectable? {
    guard let run = run(since: month) else { return nil }
    let counts = Array(run).filter { $0 < month }.compactMap { values[$0] }.map { Double($0.count) }
    let after = max(Self.monthsOfPlan, month.distance(to: run.upperBound) + 1)
    let mean = counts.reduce(0, +) / Double(counts.count)
    guard mean > 0, counts.count > 1 else { return nil }
    let variance = counts.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(counts.count - 1)
    let plan = MinimumDetectableEffect.Plan(
      baselineMean: mean, dispersion: max(1, variance / mean), before: counts.count, after: after,
      options: options(before: counts.count))
    guard let effect = try? MinimumDetectableEffect(plan) else { return nil }
    return InterventionStudy.Detectable(
      eventsAMonth: mean, monthsBefore: counts.count, monthsAfter: after, fall: effect.fall)
  }
}

extension SchoolMonths {
  /// The months of some schools together.
  func series(_ name: String, of isWanted: (School) -> Bool) -> MonthSeries {
    let wanted = schools.map(isWanted)
    var series = MonthSeries(name: name)
    for row in rows where wanted[row.school] {
      series.values[row.month, default: MonthSeries.Value(count: 0, exposure: 0)].count += row.events
      series.values[row.month]?.exposure += row.pupils
    }
    return series
  }

  /// School-months, from the first reported one on, that are not among the rows.
  var leftOut: Int {
    first.map { schools.count * ($0.distance(to: last) + 1) - rows.count } ?? 0
  }

  /// The raw counts of schools before and after a day of their own.
  func counts(_ name: String, _ days: [SchoolCode: Day]) -> InterventionStudy.Counts {
    var counts = InterventionStudy.Counts(series: name, schools: days.count)
    for row in rows {
      guard let day = days[schools[row.school].code] else { continue }
      if row.month.lastDay < day {
        counts.monthsBefore += 1
        counts.eventsBefore += row.events
      } else if row.month.firstDay >= day {
        counts.monthsAfter += 1
        counts.eventsAfter += row.events
      } else {
        counts.monthsBetween += 1
        counts.eventsBetween += row.events
      }
    }
    return counts
  }
}
