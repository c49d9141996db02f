public import Statistics
public import Tables

/// Looks for abnormal periods in a table of series.
public struct Detection: Sendable {
  /// What the reader of the result has to know.
  public enum Notice: Sendable, Hashable {
    /// Of `tested` periods of a series, this many have no earlier year to compare with.
    case noEarlierYear(series: String, periods: Int, tested: Int)
    /// For so many periods the variation could not be estimated, from the first to the last; Poisson was assumed.
    case dispersionUnknown(first: String, last: String, periods: Int)
    /// The series has no period in the tested range.
    case notTested(series: String)
    /// Of `tested` periods of a series, the method refused this many, the first of them for this reason.
    case refused(series: String, periods: Int, tested: Int, reason: DetectorRefusal)
    /// The method warns of so many periods; one of its warnings.
    case warned(DetectorWarning, periods: Int)
    /// C3 was bounded as R's `surveillance` does it, which hardly looks at the tested count.
    case earsC3AsSurveillance
    /// An offset was asked for, and the file has no population.
    case noPopulation
    /// The file has a population, and the method looks at counts alone.
    case populationUnused
    /// The file's covariates were read, and the method takes none.
    case covariatesUnused
    /// Of `tested` periods of a series in the tested range, the counts of this many are not known; the first and the last.
    case unknown(series: String, periods: Int, tested: Int, first: String, last: String)
    /// The file's last line is not closed by a line end.
    case openLine(Int)
    /// The population of a series is more than ten times, or less than a tenth of, that of the period before; the first
    /// such period, and how many there are.
    case populationJumps(series: String, first: String, periods: Int)
    /// The series were tested together, and together they make this many; the rows of all together carry the name.
    case together(series: Int, name: String)
    /// So many periods could not be tested because the model of all series does not settle; the first of them.
    case unsettled(first: String, periods: Int)
  }

  /// The method used.
  public let method: Method
  /// One row per series and tested period; blank where a figure is not defined.
  public internal(set) var table = Table(name: "detection", columns: Detection.columns)
  /// What could not be done as asked.
  public internal(set) var notices: [Notice] = []

  /// The columns of the result, the same for every method.
  public static let columns = [
    "series", "time", "observed", "expected", "lower", "upper", "score", "p_value", "alarm", "dispersion", "trend",
    "trend_coefficient",
  ]

  /// Whether there is an answer, alarm or none, for any period.
  public var hasAnswer: Bool {
    let alarm = Detection.columns.firstIndex(of: "alarm")
    return table.rows.contains { row in alarm.map { row[$0] != .missing(.notApplicable) } ?? false }
  }

  init(method: Method) { self.method = method }

  /// Tests every series in a range of positions.
  /// - Parameters:
  ///   - method: how.
  ///   - series: the counts, one series or many.
  ///   - range: the positions tested; nil stands for the last year of the table.
  ///   - parameters: the method's settings.
  /// - Returns: a row for each series and period, and what the reader has to know.
  /// - Throws: `DetectionParameters.Refusal` for a setting the method does not take.
  public static func run(
    _ method: Method, on series: SeriesTable, range: ClosedRange<Int>? = nil,
    parameters: DetectionParameters = DetectionParameters()
  ) throws(DetectionParameters.Refusal) -> Detection {
    let span = series.span
    let range = range ?? max(span.lowerBound, span.upperBound - series.calendar.frequency + 1)...span.upperBound
    var parameters = parameters
    var detection = try find(method, series, range, &parameters)
    let hasCovariates = series.series.contains { !$0.covariates.isEmpty }
    // What is missing stands first, since only so many notices are shown.
    detection.notices =
      (series.openLine.map { [.openLine($0)] } ?? []) + unknown(series, range)
      + (detection.notices.contains(.populationUnused) ? [] : populationJumps(series))
      + (hasCovariates && method != .templateScan ? [.covariatesUnused] : []) + detection.notices
    return detection
  }

  /// The tested series with counts that are not known.
  private static func unknown(_ table: SeriesTable, _ range: ClosedRange<Int>) -> [Notice] {
    table.series.compactMap { one in
      let tested = range.filter { one.counts.indices.contains($0 - one.first) }
      let gaps = tested.filter { one[$0] == nil }
      guard let first = gaps.first, let last = gaps.last else { return nil }
      return .unknown(
        series: one.name, periods: gaps.count, tested: tested.count, first: table.label(first), last: table.label(last))
    }
  }

  /// The series whose population changes as it only does when the unit does.
  private static func populationJumps(_ table: SeriesTable) -> [Notice] {
    table.series.compactMap { one in
      let known = one.exposures.indices.filter { one.exposures[$0] != nil }
      let jumps = zip(known, known.dropFirst()).filter { before, now in
        let ratio = (one.exposures[now] ?? 1) / (one.exposures[before] ?? 1)
        return ratio > 10 || ratio < 0.1
      }
      guard let first = jumps.first else { return nil }
      return .populationJumps(series: one.name, first: table.label(one.first + first.1), periods: jumps.count)
    }
  }

  private static func find(
    _ method: Method, _ series: SeriesTable, _ range: ClosedRange<Int>, _ parameters: inout DetectionParameters
  ) throws(DetectionParameters.Refusal) -> Detection {
    switch method {
    case .samePeriod: return try samePeriod(series, range, &parameters)
    case .pooled: return try pooled(series, range, &parameters)
    default: break
    }
    let (detector, usesExposures) = try method.detector(&parameters)
    try parameters.finish()
    return Detection(method, detector, usesExposures: usesExposures, series, range)
  }

  /// The positions of a series that lie in the tested range; it is noted when there are none.
  mutating func tested(_ one: SeriesTable.Series, in range: ClosedRange<Int>) -> ClosedRange<Int>? {
    let own = one.first...(one.first + one.counts.count - 1)
    guard own.overlaps(range) else {
      notices.append(.notTested(series: one.name))
      return nil
    }
    return own.clamped(to: range)
  }
}

extension SeriesTable {
  /// A position as the file writes it.
  /// - Parameter position: the position.
  /// - Returns: its time.
  public func label(_ position: Int) -> String { labels[position] ?? calendar.label(position) }
}
