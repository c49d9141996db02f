public import Statistics

/// What an intervention at a known time did to a series of counts, with series beside it that it cannot move.
public struct InterruptedAnalysis: Sendable {
  /// What is asked for.
  public struct Request: Sendable, Hashable {
    /// The column of times.
    public var time: String
    /// The column of counts.
    public var outcome: String
    /// The column of persons or person-time; nil: none.
    public var exposure: String?
    /// The first period with the intervention, as the file writes it.
    public var intervention: String
    /// Columns of counts that the intervention cannot move.
    public var controls: [String]
    /// Periods in a year, for times that are whole numbers.
    public var frequency: Int?
    /// Terms, variance and lag.
    public var options: SegmentedRegression.Options

    /// Creates a request.
    public init(
      time: String = "time", outcome: String, exposure: String? = nil, intervention: String, controls: [String] = [],
      frequency: Int? = nil, options: SegmentedRegression.Options = SegmentedRegression.Options()
    ) {
      self.time = time
      self.outcome = outcome
      self.exposure = exposure
      self.intervention = intervention
      self.controls = controls
      self.frequency = frequency
      self.options = options
    }

    /// The columns it needs. A count may be unknown: that is for the model to judge.
    public var columns: [ColumnTable.Column] {
      [ColumnTable.Column(time)]
        + ([outcome] + controls).map { ColumnTable.Column($0, isNumber: true, mayBeEmpty: true) }
        + [exposure].compactMap { $0 }.map { ColumnTable.Column($0, isNumber: true) }
    }
  }

  /// The columns in order of time.
  private struct Periods {
    var calendar: SeriesCalendar
    var positions: [Int]
    var order: [Int]
    var firstAfter: Int
    var exposure: [Double]?

    var labels: [String] { positions.map { calendar.label($0) } }
    /// The first period with the intervention.
    var since: String { labels[firstAfter] }
  }

  /// Estimates.
  /// - Parameters:
  ///   - request: what is asked for.
  ///   - table: a table with its columns.
  /// - Returns: the figures, and what the reader has to know.
  /// - Throws: `ColumnTable.Failure` for cells that cannot be used, `EffectRefusal` when there is nothing to estimate.
  public static func run(_ request: Request, on table: ColumnTable) throws -> EffectResult {
    let named = [request.time, request.outcome] + request.controls + [request.exposure].compactMap { $0 }
    if let twice = named.indices.first(where: { named[..<$0].contains(named[$0]) }) {
      throw EffectRefusal.sameColumn(named[twice])
    }
    let periods = try periods(request, table)
    let fit = try fitted(request.outcome, request, periods, table)
    var result = EffectResult()
    var controlRatios: [EffectFigure] = []
    var controlFigures: [EffectFigure] = []
    for name in request.controls {
      let figures: [EffectFigure]
      do {
        let control = try fitted(name, request, periods, table)
        figures = SeriesFigures(control, name: name, periods: periods.labels, doubts: []).all
      } catch EffectRefusal.interrupted(let error, let series) {
        var blank = EffectFigure(.overall, .reported(.model), series: series)
        (blank.isAnswer, blank.doubts) = (true, [.notFitted(error)])
        figures = [blank]
      }
      controlRatios += figures.filter { $0.isAnswer && $0.term == .overall }
      controlFigures += figures
    }
    let estimate = fit.counterfactual().ratio
    let own = SeriesFigures(
      fit, name: request.outcome, periods: periods.labels, doubts: doubts(of: controlRatios, beside: estimate))
    result.figures = own.all + controlFigures
    if let line = table.openLine { result.notices.append(.openLine(line)) }
    result.notices.append(.interrupted(ratio: own.ratio, averted: own.averted, since: periods.since))
    result.notices += controlRatios.map { .control(ratio: $0) }
    if controlRatios.isEmpty { result.notices.append(.noControl) }
    return result
  }

  /// The doubts that series raise which the intervention cannot move.
  static func doubts(of controls: [EffectFigure], beside estimate: SegmentedEstimate) -> [EffectDoubt] {
    guard controls.contains(where: { $0.value != nil }) else { return [.noControl] }
    return controls.compactMap { control in
      guard let value = control.value, let lower = control.lower, let upper = control.upper, lower > 0 || upper < 0
      else { return nil }
      return .controlMoved(control.series, sameDirection: (value < 0) == (estimate.logarithm < 0))
    }
  }

  private static func periods(_ request: Request, _ table: ColumnTable) throws -> Periods {
    let (calendar, positions) = try table.times(request.time, frequency: request.frequency)
    var problems: [ColumnTable.Problem] = []
    let order = positions.indices.sorted { (positions[$0], $0) < (positions[$1], $1) }
    for (before, now) in zip(order, order.dropFirst()) {
      if positions[before] == positions[now] {
        problems.append(.sameTime(line: table.lines[now], earlier: table.lines[before]))
      }
      for gap in (positions[before] + 1)..<max(positions[before] + 1, positions[now]) {
        problems.append(.noRow(time: calendar.label(gap)))
      }
    }
    for name in [request.outcome] + request.controls {
      for (index, value) in table.numbers(name).enumerated() {
        if let value, value < 0 || value != value.rounded() || value > 1e12 {
          problems.append(.count(line: table.lines[index], name: name, text: table.texts(name)[index]))
        } else if value == nil {
          // How periods hang together cannot be judged across a hole.
          problems.append(.emptyCell(line: table.lines[index], name: name))
        }
      }
    }
    let exposure = request.exposure.map { name in
      table.numbers(name).enumerated().map { index, value in
        let known = value ?? 0
        if known <= 0 {
          problems.append(.notPositive(line: table.lines[index], name: name, text: table.texts(name)[index]))
        }
        return known
      }
    }
    guard problems.isEmpty else { throw ColumnTable.Failure(problems: problems) }
    let sorted = order.map { positions[$0] }
    guard let start = calendar.position(request.intervention) else {
      throw EffectRefusal.intervention(request.intervention, example: calendar.label(sorted[sorted.count / 2]))
    }
    return Periods(
      calendar: calendar, positions: sorted, order: order,
      firstAfter: min(sorted.count, max(0, start - sorted[0])), exposure: exposure.map { all in order.map { all[$0] } })
  }

  private static func fitted(
    _ name: String, _ request: Request, _ periods: Periods, _ table: ColumnTable
  ) throws -> SegmentedRegression {
    let counts = table.numbers(name)
    do throws(EffectError) {
      let series = try InterruptedSeries(
        counts: periods.order.map { counts[$0].map { Int($0) } }, exposure: periods.exposure,
        firstAfter: periods.firstAfter, firstSeason: periods.calendar.season(periods.positions[0]) + 1,
        period: periods.calendar.frequency)
      return try SegmentedRegression.fit(series, options: request.options)
    } catch {
      throw EffectRefusal.interrupted(error, series: name)
    }
  }
}
