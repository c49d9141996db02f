import Foundation
import Statistics
import Submissions

extension InterventionStudy {
  /// Compares the city's months with what those before let expect.
  /// - Parameters:
  ///   - rows: the months of all schools.
  ///   - days: the day on which it came, the same for all schools; months after its end are not among the rows.
  ///   - month: the first month with it.
  ///   - panel: where the negative controls stand.
  ///   - names: the indicators that it cannot have moved.
  mutating func compareMonths(
    _ rows: SchoolMonths, _ days: [SchoolCode: Day], since month: Month, _ panel: Panel, _ names: [String]
  ) {
    let city = rows.series(Series.events) { _ in true }
    counts = [rows.counts(Series.reached, days)]
    months = city.values.sorted { $0.key < $1.key }.map { MonthPoint(month: $0.key, observed: $0.value.count) }
    do throws(EffectError) {
      let (fit, labels) = try city.fitted(since: month)
      design = .city(since: month)
      let counterfactual = fit.counterfactual()
      // One that nobody reported is named as not fitted.
      let controls = names.flatMap { name in
        Self.control(MonthSeries(name, of: panel, through: rows.last), since: month)
      }
      let ratios = controls.filter { $0.isAnswer && $0.term == .overall }
      let own = SeriesFigures(
        fit, name: Series.events, periods: labels.map(\.description),
        doubts: others(panel, days) + InterruptedAnalysis.doubts(of: ratios, beside: counterfactual.ratio))
      figures = own.all + controls.map(\.beside)
      notices = ratios.map { .control(ratio: $0) }
      for period in counterfactual.periods {
        guard let index = months.firstIndex(where: { $0.month == labels[period.position] }) else { continue }
        (months[index].expected, months[index].lower, months[index].upper) = (
          period.expected, period.lower, period.upper
        )
      }
    } catch {
      design = .none(.series(error))
      var blank = EffectFigure(.overall, .reported(.model), series: Series.events)
      (blank.isAnswer, blank.doubts) = (true, [.notFitted(error)])
      figures = [blank]
    }
    plan(city, since: month)
  }

  /// The months before and after in which another kind, come to most schools, is no other time.
  private static let monthsApart = 3

  /// The other kinds that came to half of the schools or more at almost the same time: months alone cannot tell whose effect
  /// it is.
  private func others(_ panel: Panel, _ days: [SchoolCode: Day]) -> [EffectDoubt] {
    let known = [false, true].map {
      InterventionDelivery.all(panel.interventions, schools: panel.schools, to: last.lastDay, isCity: $0)
    }
    let kinds = Intervention.Kind.allCases.filter { kind in
      let near = known.flatMap { $0[kind] ?? [:] }.filter { school, delivery in
        days[school].map { abs($0.month.distance(to: delivery.first.month)) <= Self.monthsApart } ?? false
      }
      return kind != programme.kind && 2 * Set(near.map(\.key)).count >= max(1, days.count)
    }
    return kinds.isEmpty ? [] : [.intervention(.notApart(kinds))]
  }

  /// The figures of a series that the programme cannot have moved.
  static func control(_ series: MonthSeries, since month: Month) -> [EffectFigure] {
    do throws(EffectError) {
      let (fit, labels) = try series.fitted(since: month)
      return SeriesFigures(fit, name: series.name, periods: labels.map(\.description), doubts: []).all
    } catch {
      var blank = EffectFigure(.overall, .reported(.model), series: series.name)
      (blank.isAnswer, blank.doubts) = (true, [.notFitted(error)])
      return [blank]
    }
  }
}

extension MonthSeries {
  /// An indicator of the `counts` form in the whole city.
  init(_ indicator: String, of panel: Panel, through last: Month) {
    let rows = panel.monthlyCounts.filter { $0.indicator == indicator }
    name = indicator
    values = IndicatorHistories(counts: rows, through: last).city.months.mapValues {
      Value(count: $0.count, exposure: $0.exposure)
    }
  }
}

extension EffectFigure {
  /// The figure as one that only stands beside the answer.
  var beside: EffectFigure {
    var figure = self
    figure.isAnswer = false
    return figure
  }
}
