import Statistics
import Tables

extension Detection {
  /// Runs a detector over the series.
  init(
    _ method: Method, _ detector: any Detector, usesExposures: Bool, _ table: SeriesTable, _ range: ClosedRange<Int>
  ) {
    self.init(method: method)
    if usesExposures, !table.hasPopulation { notices.append(.noPopulation) }
    if !usesExposures, method != .templateScan, table.hasPopulation { notices.append(.populationUnused) }
    if let ears = detector as? EARS, ears.options.method == .c3, ears.options.sum == .surveillance {
      notices.append(.earsC3AsSurveillance)
    }
    let tested = table.series.compactMap { one in self.tested(one, in: range).map { (one, $0) } }
    let results = detector.detect(
      tested.map { one, range in
        (Detection.counts(one, table.calendar), range.lowerBound - one.first..<range.upperBound - one.first + 1)
      })
    if let warned = results.joined().lazy.compactMap(\.warning).first {
      notices.append(.warned(warned, periods: results.joined().count { $0.warning != nil }))
    }
    for ((one, _), results) in zip(tested, results) {
      let refusals = results.compactMap(\.refusal)
      if let first = refusals.first {
        notices.append(
          .refused(series: one.name, periods: refusals.count, tested: results.count, reason: first))
      }
      self.table.rows += results.map { row(one.name, table.label(one.first + $0.time), $0) }
    }
  }

  private static func counts(_ one: SeriesTable.Series, _ calendar: SeriesCalendar) -> CountSeries {
    do {
      return try CountSeries(
        counts: one.counts, exposures: one.exposures, covariates: one.covariates, frequency: calendar.frequency)
    } catch {
      preconditionFailure("the reader of a series lets no such value through: \(error)")
    }
  }

  private func row(_ name: String, _ time: String, _ result: DetectorResult) -> [Cell] {
    let blank = Cell.missing(.notApplicable)
    let number = { (value: Double?) in value.map(Cell.number) ?? blank }
    let trend =
      method.choosesTrend && result.expected != nil ? Cell.integer(result.trendCoefficient == nil ? 0 : 1) : blank
    return [
      .text(name), .text(time), result.observed.map(Cell.integer) ?? .missing(.notAvailable), number(result.expected),
      blank, number(result.upper ?? (method.boundsCounts ? nil : result.statistic)), number(result.score),
      number(result.pValue),
      result.alarm.map { .integer($0 ? 1 : 0) } ?? blank, number(result.dispersion), trend,
      number(result.trendCoefficient),
    ]
  }
}
