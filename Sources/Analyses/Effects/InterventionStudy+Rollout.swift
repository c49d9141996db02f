import Foundation
import Statistics
import Submissions

extension InterventionStudy {
  /// Draws of the simultaneous band: enough for a band on a page, whose critical value then has an error of about 0.05.
  private static let draws = 2_000

  /// Compares each school with itself, less what happened in all schools.
  /// - Parameters:
  ///   - rows: the months of all schools.
  ///   - days: the first day at each school reached.
  ///   - effect: the model of all kinds together.
  ///   - byDistrict: whether it came to whole districts.
  mutating func compareSchools(
    _ rows: SchoolMonths, _ days: [SchoolCode: Day], _ effect: EventEffect?, byDistrict: Bool
  ) {
    design = .rollout(byDistrict: byDistrict)
    let sorted = days.values.sorted()
    let median = sorted[sorted.count / 2]
    let month = median.firstMonthAfter
    controlsSince = month
    let others = rows.schools.filter { days[$0.code] == nil }
    counts = [
      rows.counts(Series.reached, days),
      rows.counts(Series.others, Dictionary(others.map { ($0.code, median) }) { first, _ in first }),
    ]
    let reached = rows.series(Series.reached) { days[$0.code] != nil }

    var doubts = effect?.doubt.map { [EffectDoubt.intervention($0)] } ?? []
    let controls = Self.control(rows.unreached(days, after: median), since: month)
    let ratios = controls.filter { $0.isAnswer && $0.term == .overall }
    doubts += Self.doubts(of: ratios, beside: effect?.ratio)
    let beside = comparePeriods(rows, days, byDistrict: byDistrict)
    if effect?.ratio != nil { doubts += disagreements(effect, beside) }
    figures = answers(effect, doubts) + beside + controls.map(\.beside)
    months = chart(reached, rows, days, effect)
    notices = ratios.map { .control(ratio: $0) } + notices
    plan(reached, since: month)
  }

  /// The figures of the model of schools and months.
  private func answers(_ effect: EventEffect?, _ doubts: [EffectDoubt]) -> [EffectFigure] {
    func figure(_ term: EffectTerm, _ ratio: EffectRatio?) -> EffectFigure {
      var figure = EffectFigure(term, .schoolMonths, series: Series.events, value: ratio.map { log($0.value) })
      figure.isLogarithm = true
      (figure.lower, figure.upper) = (
        ratio.flatMap { $0.lower > 0 ? log($0.lower) : nil }, ratio.flatMap { $0.upper.isFinite ? log($0.upper) : nil }
      )
      return figure
    }
    var answer = figure(.overall, effect?.ratio)
    (answer.isAnswer, answer.doubts) = (true, doubts)
    var averted = EffectFigure(
      .quantity(.averted), .schoolMonths, series: Series.events, value: effect?.eventsAverted?.value)
    (averted.lower, averted.upper) = (effect?.eventsAverted?.lower, effect?.eventsAverted?.upper)
    (averted.isAnswer, averted.doubts) = (true, doubts)
    return [answer, averted, figure(.quantity(.ahead), effect?.ahead)]
  }

  /// The months of the schools reached: what the model expects without the programme is the count after delivery divided by
  /// the ratio.
  private func chart(
    _ reached: MonthSeries, _ rows: SchoolMonths, _ days: [SchoolCode: Day], _ effect: EventEffect?
  ) -> [MonthPoint] {
    var after: [Month: Int] = [:]
    for row in rows.rows {
      guard let day = days[rows.schools[row.school].code], day <= row.month.firstDay else { continue }
      after[row.month, default: 0] += row.events
    }
    return reached.values.sorted { $0.key < $1.key }.map { month, value in
      var point = MonthPoint(month: month, observed: value.count)
      if let ratio = effect?.ratio, let events = after[month] {
        func expected(_ ratio: Double) -> Double { Double(value.count - events) + Double(events) / ratio }
        (point.expected, point.lower, point.upper) = (
          expected(ratio.value), expected(ratio.upper), expected(ratio.lower)
        )
      }
      return point
    }
  }

  /// What schools not reached raise: the comparison takes out what they did, so that only a change against that of the
  /// schools reached makes it doubtful which of the two it rests on.
  private static func doubts(of controls: [EffectFigure], beside ratio: EffectRatio?) -> [EffectDoubt] {
    guard controls.contains(where: { $0.value != nil }) else { return [.noControl] }
    guard let ratio else { return [] }
    let isSure = ratio.upper < 1 || ratio.lower > 1
    return controls.compactMap { control in
      guard let value = control.value, let lower = control.lower, let upper = control.upper,
        isSure, lower > 0 || upper < 0, (value < 0) != (ratio.value < 1)
      else { return nil }
      return .controlMoved(control.series, sameDirection: false)
    }
  }

  /// Compares places period by period, by four estimators.
  private mutating func comparePeriods(
    _ rows: SchoolMonths, _ days: [SchoolCode: Day], byDistrict: Bool
  ) -> [EffectFigure] {
    guard let periods = RolloutPeriods(rows, days, byDistrict: byDistrict) else { return [] }
    (monthsInPeriod, treatedMean, treatedShare) = (periods.length, periods.treatedMean, periods.treatedShare)
    var random = SplitMix64(seed: 1)
    let request = StaggeredAnalysis.Request(
      outcome: Series.rate, options: GroupTimeEffects.Options(basePeriod: .universal), draws: Self.draws)
    var all = StaggeredFigures(periods.panel, request, label: periods.label, hasBend: false)
    var figures = all.all(using: &random).map(\.beside).filter { $0.kind != .preTrend }
    notices = all.notices.filter {
      switch $0 {
      case .staggered, .trends: false
      default: true
      }
    }
    if let trend = Self.earlierDifference(figures, places: periods.panel.firstTreated.count { $0 != nil }) {
      figures.append(trend)
      notices.append(.trends(pValue: trend.pValue ?? 1))
    }
    return figures + [
      EffectFigure(.quantity(.monthsInPeriod), .fit, series: Series.rate, value: Double(periods.length)),
      EffectFigure(.quantity(.unitsLeftOut), .fit, series: Series.rate, value: Double(periods.leftOut)),
    ]
  }

  /// The period before delivery that differs most from the last one before it, and the probability of one that differs so
  /// much without a reason: Bonferroni's, from Student's t for the places reached.
  ///
  /// The Wald test of every cohort's periods needs many more places than cohorts times periods; with six districts it gave
  /// p = 1e-96 where nothing had been planted.
  private static func earlierDifference(_ figures: [EffectFigure], places: Int) -> EffectFigure? {
    let values = figures.compactMap { figure -> Double? in
      guard figure.kind == .aggregate(.dynamic), case .sinceTreatment(let since) = figure.term, since < 0,
        let value = figure.value, let error = figure.standardError
      else { return nil }
      return abs(value / error)
    }
    guard let largest = values.max(), places > 1 else { return nil }
    var figure = EffectFigure(.quantity(.earlierDifference), .preTrend, series: Series.rate, value: largest)
    figure.pValue = min(
      1, Double(values.count) * StudentT.twoSidedPValue(largest, degrees: Double(places - 1)))
    return figure
  }

  /// Whether trends were alike before, and whether other estimators say the same.
  private func disagreements(_ effect: EventEffect?, _ figures: [EffectFigure]) -> [EffectDoubt] {
    guard let ratio = effect?.ratio,
      let answer = figures.first(where: { $0.kind == .estimator(.callawaySantAnna) })
    else { return [.trendsUntested(.nothingToCombine)] }
    guard answer.value != nil else { return answer.doubts.filter(\.isBlank) }
    let p = figures.first { $0.term == .quantity(.earlierDifference) }?.pValue
    let trends: [EffectDoubt] =
      p.map { $0 < EffectDoubt.unlikely ? [.trendsDiffer(pValue: $0)] : [] } ?? [.trendsUntested(.noEarlierPeriod)]
    return trends
      + figures.compactMap { figure in
        guard case .estimator(let estimator) = figure.kind, let other = self.ratio(of: figure),
          other.lower > ratio.upper || other.upper < ratio.lower
        else { return nil }
        return .disagreement(estimator)
      }
  }
}

extension EffectDoubt {
  fileprivate var isBlank: Bool { if case .blank = self { true } else { false } }
}

extension SchoolMonths {
  /// The months of schools that were not reached; where all were in the end, of those reached after a day, before the first
  /// of them was.
  fileprivate func unreached(_ days: [SchoolCode: Day], after median: Day) -> MonthSeries {
    let never = series(InterventionStudy.Series.others) { days[$0.code] == nil }
    guard never.values.isEmpty else { return never }
    var later = series(InterventionStudy.Series.others) { days[$0.code].map { $0 > median } ?? false }
    let first = days.values.filter { $0 > median }.min() ?? median
    later.values = later.values.filter { $0.key.lastDay < first }
    return later
  }
}
