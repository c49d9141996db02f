import Statistics
import Tables

extension Detection {
  /// The methods by name.
  public enum Method: String, Sendable, CaseIterable {
    /// The same period of earlier years: `SamePeriodTest`.
    case samePeriod = "same-period"
    case farringtonFlexible = "farrington-flexible"
    case farrington

    /// The method's settings with what stands when nothing is written, as `detect` takes them.
    public var settings: String {
      var parameters = DetectionParameters()
      // Without a setting there is nothing to refuse.
      if self == .samePeriod {
        _ = try? Detection.samePeriodSettings(&parameters)
      } else {
        _ = try? detector(&parameters)
      }
      return parameters.asked.map { "\($0.name)=\($0.standard)" }.joined(separator: ";")
    }

    /// Whether `upper` is a bound of the count; otherwise it holds the statistic that sums the evidence up.
    public var boundsCounts: Bool { true }

    /// Whether the model may hold a trend, which the result then tells.
    var hasTrend: Bool { self == .farringtonFlexible || self == .farrington }

    /// The detector with these settings, and whether it looks at exposures.
    func detector(
      _ parameters: inout DetectionParameters
    ) throws(DetectionParameters.Refusal) -> (any Detector, usesExposures: Bool) {
      do {
        switch self {
        case .samePeriod: preconditionFailure("the same-period test is no detector of single series")
        case .farringtonFlexible:
          var options = FarringtonFlexible.Options()
          options.years = try parameters.whole("years", default: options.years)
          options.halfWindow = try parameters.whole("halfWindow", default: options.halfWindow)
          options.threshold = try parameters.word("threshold", default: options.threshold)
          options.seasonalLevels = try parameters.whole("seasonalLevels", default: options.seasonalLevels)
          options.excludeRecent = try parameters.whole("excludeRecent", orNothingFor: "halfWindow")
          options.alpha = try parameters.number("alpha", default: options.alpha)
          options.reweightAbove = try parameters.number("reweightAbove", default: options.reweightAbove)
          options.trendP = try parameters.number("trendP", default: options.trendP)
          options.offset = try parameters.flag("offset", default: options.offset)
          options.minimumRecent = try parameters.whole("minimumRecent", default: options.minimumRecent)
          return (try FarringtonFlexible(options), options.offset)
        case .farrington:
          var options = Farrington.Options()
          options.years = try parameters.whole("years", default: options.years)
          options.halfWindow = try parameters.whole("halfWindow", default: options.halfWindow)
          options.alpha = try parameters.number("alpha", default: options.alpha)
          options.trend = try parameters.flag("trend", default: options.trend)
          options.reweight = try parameters.flag("reweight", default: options.reweight)
          options.power = try parameters.word("power", default: options.power)
          options.minimumRecent = try parameters.whole("minimumRecent", default: options.minimumRecent)
          return (try Farrington(options), false)
        }
      } catch let refusal as DetectionParameters.Refusal {
        throw refusal
      } catch let error as DetectorOptionError {
        throw .range(error.value, of: error.name)
      } catch {
        preconditionFailure("\(error)")
      }
    }
  }

  /// Runs a detector over the series.
  init(
    _ method: Method, _ detector: any Detector, usesExposures: Bool, _ table: SeriesTable, _ range: ClosedRange<Int>
  ) {
    self.init(method: method)
    if usesExposures, !table.hasPopulation { notices.append(.noPopulation) }
    let tested = table.series.compactMap { one in self.tested(one, in: range).map { (one, $0) } }
    let results = detector.detect(
      tested.map { one, range in
        (Detection.counts(one, table.calendar), range.lowerBound - one.first..<range.upperBound - one.first + 1)
      })
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
      return try CountSeries(counts: one.counts, exposures: one.exposures, frequency: calendar.frequency)
    } catch {
      preconditionFailure("the reader of a series lets no such value through: \(error)")
    }
  }

  private func row(_ name: String, _ time: String, _ result: DetectorResult) -> [Cell] {
    let blank = Cell.missing(.notApplicable)
    let number = { (value: Double?) in value.map(Cell.number) ?? blank }
    let trend = method.hasTrend && result.expected != nil ? Cell.integer(result.trendCoefficient == nil ? 0 : 1) : blank
    return [
      .text(name), .text(time), result.observed.map(Cell.integer) ?? .missing(.notAvailable), number(result.expected),
      blank, number(result.upper), number(result.score), number(result.pValue),
      result.alarm.map { .integer($0 ? 1 : 0) } ?? blank, number(result.dispersion), trend,
      number(result.trendCoefficient),
    ]
  }
}
