import Statistics
public import Submissions

extension InterventionStudy {
  /// Studies every programme on the panel.
  ///
  /// The report's month itself is left out, as in `EventEffect`, and so are past anomalies kept out of comparisons.
  /// - Parameters:
  ///   - panel: what is known.
  ///   - month: the report's month.
  ///   - options: the past anomalies, and the indicators that no programme can move.
  /// - Returns: one study per programme, by kind.
  public static func all(_ panel: Panel, before month: Month, options: AnalysisOptions) -> [InterventionStudy] {
    let rows = SchoolMonths(panel, through: month.advanced(by: -1), without: options.exclusions)
    return all(panel, rows, EventEffect.all(panel, rows), options)
  }

  /// Studies every programme beside the model of all kinds together.
  static func all(
    _ panel: Panel, _ rows: SchoolMonths, _ effects: [EventEffect], _ options: AnalysisOptions
  ) -> [InterventionStudy] {
    InterventionProgramme.all(panel.interventions).map { programme in
      make(programme, panel, rows, effects.first { $0.kind == programme.kind }, options)
    }
  }

  private static func make(
    _ programme: InterventionProgramme, _ panel: Panel, _ rows: SchoolMonths, _ effect: EventEffect?,
    _ options: AnalysisOptions
  ) -> InterventionStudy {
    let own = panel.interventions.filter { InterventionProgramme(of: $0) == programme }
    let delivered = own.filter { $0.starts <= rows.last.lastDay }
    func none(_ obstacle: Obstacle) -> InterventionStudy {
      InterventionStudy(programme, last: rows.last, .none(obstacle))
    }
    guard programme.reach != .pupils else { return none(.pupils) }
    guard !delivered.isEmpty else {
      return none(.notDelivered(own.map(\.starts).min() ?? rows.last.lastDay))
    }
    guard rows.first != nil else { return none(.noReturns) }
    let deliveries =
      InterventionDelivery.all(
        delivered, schools: panel.schools, to: rows.last.lastDay, isCity: programme.reach == .city)[programme.kind]
      ?? [:]
    let days = deliveries.values.map(\.first)
    guard let first = days.min(), let latest = days.max() else { return none(.unknownPlaces) }
    var study = none(.noBefore)
    (study.delivered, study.reached, study.schools) = (first...latest, days.count, panel.schools.count)
    let ends = deliveries.values.compactMap(\.last)
    if let first = ends.min(), let last = ends.max() { study.ended = (ends.count, first...last) }
    let compared: SchoolMonths
    if InterventionDelivery.isStaggered(deliveries, schools: panel.schools) {
      let withoutBefore = rows.withoutBefore(deliveries)
      study.withoutBefore = withoutBefore.count
      let counted = deliveries.filter { !withoutBefore.contains($0.key) }.mapValues(\.first)
      guard !counted.isEmpty else { return study }
      compared = rows.comparable(deliveries, without: withoutBefore)
      study.compareSchools(
        compared, counted, effect, byDistrict: delivered.contains { $0.scope == .district })
    } else {
      // A month in which it has ended at some schools is no month of the whole city with it.
      let whole = deliveries.mapValues { InterventionDelivery(first: $0.first, last: ends.min()) }
      compared = rows.comparable(whole)
      study.compareMonths(
        compared, whole.mapValues(\.first), since: first.firstMonthAfter, panel, options.negativeControls)
    }
    study.returnsLeftOut = compared.leftOut
    study.withhold()
    for counts in study.counts {
      let quantities: [(EffectTerm.Quantity, Int)] = [
        (.schools, counts.schools), (.monthsBefore, counts.monthsBefore), (.eventsBefore, counts.eventsBefore),
        (.monthsBetween, counts.monthsBetween), (.eventsBetween, counts.eventsBetween),
        (.monthsAfter, counts.monthsAfter), (.eventsAfter, counts.eventsAfter),
      ]
      study.figures += quantities.map {
        EffectFigure(.quantity($0), .counts, series: counts.series, value: Double($1))
      }
    }
    study.figures.append(
      EffectFigure(.quantity(.returnsLeftOut), .counts, series: Series.events, value: Double(study.returnsLeftOut)))
    if study.withoutBefore > 0 {
      study.figures.append(
        EffectFigure(
          .quantity(.withoutBefore), .counts, series: Series.reached, value: Double(study.withoutBefore)))
    }
    return study
  }

  /// Where nothing may be concluded, neither the answer stands anywhere, nor that of another estimator, nor what would be
  /// expected without the programme.
  private mutating func withhold() {
    guard verdict == .insufficient else { return }
    for index in figures.indices {
      switch figures[index].kind {
      case .counterfactual, .estimator: figures[index].withhold()
      default: if figures[index].isAnswer { figures[index].withhold() }
      }
    }
    for index in months.indices {
      (months[index].expected, months[index].lower, months[index].upper) = (nil, nil, nil)
    }
    notices.removeAll {
      switch $0 {
      case .breakdown, .agreement: true
      default: false
      }
    }
  }

  /// Says what months like these would show, where they did not show enough.
  mutating func plan(_ series: MonthSeries, since month: Month) {
    guard verdict == .insufficient || doubts.contains(where: \.isOfWidth) else { return }
    detectable = series.detectable(since: month)
    if let detectable {
      figures.append(
        EffectFigure(.quantity(.detectableFall), .fit, series: Series.events, value: detectable.fall))
    }
  }
}

extension EffectDoubt {
  /// Whether more of the same would settle it.
  fileprivate var isOfWidth: Bool {
    switch self {
    case .wideRatio, .intervention(.wide): true
    default: false
    }
  }
}

extension Day {
  /// The first month of which at least half lies on or after the day.
  var firstMonthAfter: Month { parts.day <= 16 ? month : month.advanced(by: 1) }
}
