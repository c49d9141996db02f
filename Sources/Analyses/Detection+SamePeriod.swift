import Statistics
import Tables

extension Detection {
  /// Tests every series against the same time of earlier years.
  ///
  /// `p_value` is P(X ≥ observed); `upper` is the largest count that is no alarm, `lower` the smallest that is no fall at
  /// the same level; `score` is (observed − expected) / (upper − expected).
  static func samePeriod(
    _ series: SeriesTable, _ range: ClosedRange<Int>, _ parameters: inout DetectionParameters
  ) throws(DetectionParameters.Refusal) -> Detection {
    let (alpha, given, years) = try samePeriodSettings(&parameters)
    try parameters.finish()
    var dispersions: [Int: Double] = [:]
    var unknown: Set<Int> = []
    for position in series.span where range.contains(position) {
      dispersions[position] = given ?? dispersion(series, before: position)
    }
    var detection = Detection(method: .samePeriod)
    for one in series.series {
      guard let tested = detection.tested(one, in: range) else { continue }
      var untested = 0
      for position in tested {
        let test = test(one, position, series.calendar, dispersions[position] ?? 1, years)
        if one[position] != nil, test == nil { untested += 1 }
        if test != nil, dispersions[position] == nil { unknown.insert(position) }
        detection.table.rows.append(row(one.name, series.label(position), one[position]?.count, test, alpha))
      }
      if untested > 0 {
        detection.notices.append(.noEarlierYear(series: one.name, periods: untested, tested: tested.count))
      }
    }
    if let first = unknown.min(), let last = unknown.max() {
      let label = series.calendar.label
      detection.notices.append(.dispersionUnknown(first: label(first), last: label(last), periods: unknown.count))
    }
    return detection
  }

  /// The level at which a rise is an alarm; variance over mean, nil to estimate it from the periods before the tested one
  /// over all series of the table; the most earlier years to compare with, nil for all.
  static func samePeriodSettings(
    _ parameters: inout DetectionParameters
  ) throws(DetectionParameters.Refusal) -> (alpha: Double, dispersion: Double?, years: Int?) {
    let alpha = try parameters.number("alpha", default: 0.01)
    let dispersion = try parameters.number("dispersion", orNothingFor: "auto")
    let years = try parameters.whole("years", orNothingFor: "all")
    guard alpha > 0, alpha < 1 else { throw .range("\(alpha)", of: "alpha") }
    if let dispersion, !(dispersion >= 1 && dispersion.isFinite) { throw .range("\(dispersion)", of: "dispersion") }
    if let years, !(1...1000).contains(years) { throw .range("\(years)", of: "years") }
    return (alpha, dispersion, years)
  }

  /// Variance over mean in all periods before a position; nil when there is too little history.
  private static func dispersion(_ series: SeriesTable, before position: Int) -> Double? {
    let start = series.span.lowerBound
    guard position > start else { return nil }
    // In order of names, so that no sum depends on the order of the file's rows.
    let cells = series.series.sorted { $0.name < $1.name }.map { one in (start..<position).map { one[$0] } }
    let panel = try? SeasonalPanel.fit(
      counts: cells.map { $0.map { $0?.count } }, exposures: cells.map { $0.map { $0?.exposure } },
      firstSeason: series.calendar.season(start), frequency: series.calendar.frequency)
    return panel?.dispersion
  }

  private static func test(
    _ one: SeriesTable.Series, _ position: Int, _ calendar: SeriesCalendar, _ dispersion: Double, _ years: Int?
  ) -> SamePeriodTest? {
    guard let observed = one[position] else { return nil }
    var baseline: [SamePeriodTest.Period] = []
    var earlier = 1
    while earlier <= years ?? .max, calendar.position(position, yearsEarlier: earlier) >= one.first {
      if let period = one[calendar.position(position, yearsEarlier: earlier)] {
        baseline.append(SamePeriodTest.Period(count: period.count, exposure: period.exposure))
      }
      earlier += 1
    }
    return try? SamePeriodTest.fit(
      observed: SamePeriodTest.Period(count: observed.count, exposure: observed.exposure), baseline: baseline,
      options: SamePeriodTest.Options(dispersion: dispersion))
  }

  private static func row(
    _ name: String, _ time: String, _ count: Int?, _ test: SamePeriodTest?, _ alpha: Double
  ) -> [Cell] {
    let blank = Cell.missing(.notApplicable)
    let observed = count.map(Cell.integer) ?? .missing(.notAvailable)
    guard let test else { return [.text(name), .text(time), observed] + Array(repeating: blank, count: 9) }
    let upper = test.upperThreshold(alpha: alpha)
    let room = Double(upper) - test.expected
    return [
      .text(name), .text(time), observed, .number(test.expected), .integer(test.lowerThreshold(alpha: alpha)),
      .integer(upper), room > 0 ? .number((Double(test.observed) - test.expected) / room) : blank,
      .number(test.pValue), .integer(test.observed > upper ? 1 : 0), .number(test.dispersion), blank, blank,
    ]
  }
}
