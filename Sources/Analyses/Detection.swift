import Statistics
public import Tables

/// Looks for abnormal periods in a table of series.
public struct Detection: Sendable {
  /// The methods by name.
  public enum Method: String, Sendable, CaseIterable {
    /// The same period of earlier years: `SamePeriodTest`.
    case samePeriod = "same-period"
  }

  /// The settings of `same-period`.
  public struct Parameters: Sendable, Hashable {
    /// The level at which a rise is an alarm.
    public var alpha: Double
    /// Variance over mean, ≥ 1; nil estimates it from the periods before the tested one, over all series of the table.
    public var dispersion: Double?
    /// The most earlier years to compare with; nil takes all.
    public var years: Int?

    /// The names of the settings.
    public static let names = ["alpha", "dispersion", "years"]

    /// Creates settings.
    public init(alpha: Double = 0.01, dispersion: Double? = nil, years: Int? = nil) {
      self.alpha = alpha
      self.dispersion = dispersion
      self.years = years
    }

    /// Why a setting is refused: its name and what was written.
    public struct Refusal: Error, Equatable, Sendable {
      /// The name as written.
      public let name: String
      /// The value as written; nil when the name is unknown or stands twice.
      public let value: String?
    }

    /// Reads `alpha=0.01;dispersion=auto;years=5`.
    /// - Throws: `Refusal` for an unknown or repeated name and for a value outside its range.
    public init(_ text: String) throws(Refusal) {
      self.init()
      var seen: Set<String> = []
      for item in text.split(separator: ";") {
        let parts = item.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        let name = parts[0].filter { !$0.isWhitespace }
        if name.isEmpty, parts.count == 1 { continue }
        let value = parts.count == 2 ? parts[1].filter { !$0.isWhitespace } : ""
        guard Parameters.names.contains(name), seen.insert(name).inserted else { throw Refusal(name: name, value: nil) }
        switch (name, value, Double(value)) {
        case ("alpha", _, let number?) where number > 0 && number < 1: alpha = number
        case ("dispersion", "auto", _): dispersion = nil
        case ("dispersion", _, let number?) where number >= 1 && number.isFinite: dispersion = number
        case ("years", _, let number?) where number >= 1 && number <= 1000 && number == number.rounded():
          years = Int(number)
        default: throw Refusal(name: name, value: value)
        }
      }
    }
  }

  /// What the reader of the result has to know.
  public enum Notice: Sendable, Hashable {
    /// Of `tested` periods of a series, this many have no earlier year to compare with.
    case noEarlierYear(series: String, periods: Int, tested: Int)
    /// For so many periods the variation could not be estimated, from the first to the last; Poisson was assumed.
    case dispersionUnknown(first: String, last: String, periods: Int)
    /// The series has no period in the tested range.
    case notTested(series: String)
  }

  /// One row per series and tested period; blank where a figure is not defined.
  public let table: Table
  /// What could not be done as asked.
  public let notices: [Notice]

  /// The columns of the result, the same for every method.
  public static let columns = [
    "series", "time", "observed", "expected", "lower", "upper", "score", "p_value", "alarm", "dispersion", "trend",
    "trend_coefficient",
  ]

  /// Tests every series in a range of positions against the same time of earlier years.
  ///
  /// `p_value` is P(X ≥ observed); `upper` is the largest count that is no alarm, `lower` the smallest that is no fall at
  /// the same level; `score` is (observed − expected) / (upper − expected).
  /// - Parameters:
  ///   - series: the counts, one series or many.
  ///   - range: the positions tested; nil stands for the last year of the table.
  ///   - parameters: how to test.
  public static func samePeriod(
    _ series: SeriesTable, range: ClosedRange<Int>? = nil, parameters: Parameters = Parameters()
  ) -> Detection {
    let span = series.span
    let range = range ?? max(span.lowerBound, span.upperBound - series.calendar.frequency + 1)...span.upperBound
    var dispersions: [Int: Double] = [:]
    var unknown: Set<Int> = []
    for position in span where range.contains(position) {
      dispersions[position] = parameters.dispersion ?? dispersion(series, before: position)
    }
    var table = Table(name: "detection", columns: columns)
    var notices: [Notice] = []
    for one in series.series {
      let own = one.first...(one.first + one.counts.count - 1)
      guard own.overlaps(range) else {
        notices.append(.notTested(series: one.name))
        continue
      }
      let tested = own.clamped(to: range)
      var untested = 0
      for position in tested {
        let test = test(one, position, series.calendar, dispersions[position] ?? 1, parameters.years)
        if one[position] != nil, test == nil { untested += 1 }
        if test != nil, dispersions[position] == nil { unknown.insert(position) }
        let label = series.labels[position] ?? series.calendar.label(position)
        table.rows.append(row(one.name, label, one[position]?.count, test, parameters.alpha))
      }
      if untested > 0 {
        notices.append(.noEarlierYear(series: one.name, periods: untested, tested: tested.count))
      }
    }
    if let first = unknown.min(), let last = unknown.max() {
      let label = series.calendar.label
      notices.append(.dispersionUnknown(first: label(first), last: label(last), periods: unknown.count))
    }
    return Detection(table: table, notices: notices)
  }

  /// Variance over mean in all periods before a position; nil when there is too little history.
  private static func dispersion(_ series: SeriesTable, before position: Int) -> Double? {
    let start = series.span.lowerBound
    guard position > start else { return nil }
    let cells = series.series.map { one in (start..<position).map { one[$0] } }
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
