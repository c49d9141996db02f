import Statistics
import Tables

extension Detection {
  /// The name of the rows of all series together.
  public static let together = "(all)"

  /// Tests every series against one model of all, and all of them together.
  ///
  /// `p_value` is P(X ≥ observed), with `midp=1` P(X > observed) + ½ P(X = observed); `upper` is the largest count that is
  /// no alarm at `alpha`, `lower` the smallest that is no fall. With `fdr`, an alarm is what the Benjamini–Hochberg procedure
  /// keeps among the mid-p values of the period's series and their total. A single series is its own total, and stands
  /// once.
  static func pooled(
    _ series: SeriesTable, _ range: ClosedRange<Int>, _ parameters: inout DetectionParameters
  ) throws(DetectionParameters.Refusal) -> Detection {
    let settings = try pooledSettings(&parameters)
    try parameters.finish()
    var detection = Detection(method: .pooled)
    let tested = series.series.map { detection.tested($0, in: range) }
    let span = series.span
    let positions = range.clamped(to: span)
    // In order of names, so that no sum depends on the order of the file's rows.
    let order = series.series.indices.sorted { series.series[$0].name < series.series[$1].name }
    var places = order
    for (place, index) in order.enumerated() { places[index] = place }
    let results = settings.detector.results(order.map { series.series[$0] }, of: series, positions)
    let refused = zip(positions, results).filter { $1 == nil }
    if let first = refused.first {
      detection.notices.append(.unsettled(first: series.label(first.0), periods: refused.count))
    }
    let hasTotal = series.series.count > 1
    var rows = [[[Cell]]](repeating: [], count: series.series.count + (hasTotal ? 1 : 0))
    var refusals: [Int: [DetectorRefusal]] = [:]
    for (position, result) in zip(positions, results) {
      guard let result else { continue }
      let outcomes = places.map { result.districts[$0] } + (hasTotal ? [result.city] : [])
      let cells = outcomes.map { try? $0.get() }
      // The family is what could be tested; the others have no alarm to say yes or no to.
      let family = cells.indices.filter { cells[$0]?.midPValue != nil }
      let adjusted = Multiplicity.benjaminiHochberg(family.compactMap { cells[$0]?.midPValue })
      let qValues = Dictionary(uniqueKeysWithValues: zip(family, adjusted))
      for (index, outcome) in outcomes.enumerated() {
        let isTotal = index == series.series.count
        guard isTotal || tested[index]?.contains(position) == true else { continue }
        if !isTotal, case .failure(let refusal) = outcome { refusals[index, default: []].append(refusal) }
        let one = isTotal ? nil : series.series[index]
        rows[index].append(
          row(
            one?.name ?? together, series.label(position), one.map { $0[position]?.count } ?? cells[index]?.observed,
            cells[index], result.fit, settings, qValue: qValues[index]))
      }
    }
    for (index, one) in series.series.enumerated() {
      guard let own = refusals[index], let first = own.first else { continue }
      detection.notices.append(
        .refused(series: one.name, periods: own.count, tested: rows[index].count, reason: first))
    }
    if hasTotal { detection.notices.append(.together(series: series.series.count, name: together)) }
    detection.table.rows = rows.flatMap { $0 }
    return detection
  }

  /// What `detect` takes for the pooled model.
  struct PooledSettings {
    var detector: Pooled
    var isMid: Bool
    /// The share of false alarms that is accepted among a period's; nil: each cell by itself.
    var rate: Double?
  }

  static func pooledSettings(
    _ parameters: inout DetectionParameters
  ) throws(DetectionParameters.Refusal) -> PooledSettings {
    var options = Pooled.Options()
    options.alpha = try parameters.number("alpha", default: options.alpha)
    options.dispersion = try parameters.number("dispersion", orNothingFor: "auto")
    options.trimming = try parameters.number("trimming", default: options.trimming)
    options.cityShocks = try parameters.flag("cityShocks", default: options.cityShocks)
    options.seasonPenalty = try parameters.number("seasonPenalty", default: options.seasonPenalty)
    options.trendPenalty = try parameters.number("trendPenalty", default: options.trendPenalty)
    options.levelPrior = try parameters.number("levelPrior", default: options.levelPrior)
    options.minimumHistory = try parameters.whole("minimumHistory", default: options.minimumHistory)
    let isMid = try parameters.flag("midp", default: false)
    let rate = try parameters.number("fdr", orNothingFor: "none")
    if let rate, !(rate > 0 && rate < 1) { throw .range("\(rate)", of: "fdr") }
    do {
      return PooledSettings(detector: try Pooled(options), isMid: isMid, rate: rate)
    } catch {
      throw .range(error.value, of: error.name)
    }
  }

  private static func row(
    _ name: String, _ time: String, _ count: Int?, _ cell: PooledResult.Cell?, _ fit: PooledResult.Fit?,
    _ settings: PooledSettings, qValue: Double?
  ) -> [Cell] {
    let blank = Cell.missing(.notApplicable)
    let observed = count.map(Cell.integer) ?? .missing(.notAvailable)
    guard let cell else { return [.text(name), .text(time), observed] + Array(repeating: blank, count: 9) }
    let room = Double(cell.upper) - cell.expected
    let alarm = settings.rate.map { rate in qValue.map { $0 <= rate } } ?? cell.observed.map { $0 > cell.upper }
    let lower = cell.predictionInterval(confidence: 1 - 2 * min(settings.detector.options.alpha, 0.49)).lowerBound
    return [
      .text(name), .text(time), observed, .number(cell.expected), .integer(lower), .integer(cell.upper),
      room > 0 ? cell.observed.map { .number((Double($0) - cell.expected) / room) } ?? blank : blank,
      (settings.isMid ? cell.midPValue : cell.pValue).map(Cell.number) ?? blank,
      alarm.map { .integer($0 ? 1 : 0) } ?? blank, fit.map { .number($0.dispersion) } ?? blank, blank,
      fit.map { .number($0.trendPerPeriod) } ?? blank,
    ]
  }
}

extension Pooled {
  /// One result per position; nil where the model does not settle.
  fileprivate func results(
    _ series: [SeriesTable.Series], of table: SeriesTable, _ positions: ClosedRange<Int>
  ) -> [PooledResult?] {
    let span = table.span
    let cells = series.map { one in span.map { one[$0] } }
    let panel: CountPanel
    do {
      panel = try CountPanel(
        counts: cells.map { $0.map { $0?.count } },
        exposures: series.map { one in
          span.map { one.exposures.indices.contains($0 - one.first) ? one.exposures[$0 - one.first] : nil }
        },
        firstSeason: table.calendar.season(span.lowerBound), frequency: table.calendar.frequency)
    } catch {
      preconditionFailure("the reader of a series lets no such value through: \(error)")
    }
    let range = positions.lowerBound - span.lowerBound..<positions.upperBound - span.lowerBound + 1
    if let all = try? detect(panel, in: range) { return all }
    // One that does not settle must not take the others with it.
    return range.map { try? detect(panel, in: $0..<$0 + 1).first }
  }
}
