import Statistics
public import Submissions

extension MonthlyAnalysis {
  /// Asks the month's questions of a panel.
  ///
  /// - Parameters:
  ///   - panel: What is known: counts, who reported, roster, enrolment, follow-ups.
  ///   - month: The report's month.
  ///   - asOf: The day the report speaks from: what is provisional and what is late depends on it.
  ///   - options: How alarms are decided.
  /// - Returns: The analysis; what the panel cannot answer is absent and never zero.
  public static func make(panel: Panel, month: Month, asOf: Day, options: AnalysisOptions) -> MonthlyAnalysis {
    var indicators: [IndicatorAnalysis] = []
    let completeness = CompletenessAnalysis.make(panel, form: .events, period: month.description)
    if !panel.schools.isEmpty, panel.returns.contains(where: { $0.form == .events }) || !panel.eventCounts.isEmpty {
      let due = completeness?.due ?? month.lastDay.advanced(by: options.provisionalDays)
      var context = Comparison.Context(options: options, indicator: .crisisEvents)
      context.isAfterScreening = panel.isAfterScreening(month)
      indicators.append(
        IndicatorAnalysis.make(
          IndicatorHistories(events: panel, through: month, asOf: asOf, likeForLike: true),
          beside: IndicatorHistories(events: panel, through: month, asOf: asOf, likeForLike: false), month: month,
          asOf: asOf, isDue: asOf > due, context: context))
    }
    for (name, rows) in Dictionary(grouping: panel.monthlyCounts, by: \.indicator).sorted(by: { $0.key < $1.key }) {
      let histories = IndicatorHistories(counts: rows, through: month)
      indicators.append(
        IndicatorAnalysis.make(
          histories, beside: histories, month: month, asOf: asOf, isDue: false,
          context: Comparison.Context(options: options, indicator: .named(name))))
    }
    var analysis = MonthlyAnalysis(
      month: month, asOf: asOf, indicators: indicators, tiers: TierAnalysis.make(panel, month: month),
      tracking: TrackingAnalysis.make(panel, month: month, asOf: asOf),
      completeness: completeness,
      otherReturns: CompletenessAnalysis.due(in: panel, from: month.firstDay, asOf: asOf).filter { $0.form != .events },
      interventions: panel.interventions)
    let rows = SchoolMonths(panel, through: month.advanced(by: -1), without: options.exclusions)
    analysis.returnMonths = CompletenessAnalysis.months(panel, through: month)
    analysis.nextDue = Dictionary(
      panel.tasks.filter { $0.due > asOf }.map { ($0.form, $0.due) }, uniquingKeysWith: min)
    analysis.eventEffects = EventEffect.all(panel, rows)
    analysis.interventionStudies = InterventionStudy.all(panel, rows, analysis.eventEffects, options)
    for study in analysis.interventionStudies where study.isRollout && study.verdict == .insufficient {
      for index in analysis.eventEffects.indices where analysis.eventEffects[index].kind == study.programme.kind {
        analysis.eventEffects[index].withhold()
      }
    }
    return analysis
  }
}

extension Panel {
  /// Whether a screening was held in a month or the one before, and none in the same months of earlier years.
  fileprivate func isAfterScreening(_ month: Month) -> Bool {
    let received = returns.filter { $0.form == .screening && $0.state == .accepted }
    let held = Set(received.map { Month(iso: $0.period) ?? $0.received.month })
    func isHeld(_ month: Month) -> Bool { held.contains(month) || held.contains(month.advanced(by: -1)) }
    guard let first = held.min(), isHeld(month) else { return false }
    return !(0...first.distance(to: month) / 12 + 1).dropFirst().contains { isHeld(month.advanced(by: -12 * $0)) }
  }
}

extension IndicatorAnalysis {
  /// The districts' heatmap shows at most this many months.
  private static let heatmapMonths = 36

  /// Compares an indicator's units, and says what of it a person should look at.
  static func make(
    _ comparable: IndicatorHistories, beside whole: IndicatorHistories, month: Month, asOf: Day, isDue: Bool,
    context: Comparison.Context
  ) -> IndicatorAnalysis {
    let (options, indicator) = (context.options, context.indicator)
    let histories = comparable.without(options.exclusions, of: indicator)
    let allUnits = PooledUnits(
      whole.without(options.exclusions, of: indicator).districts, through: month, dispersion: options.dispersion)
    let past = allUnits?.past() ?? []
    var comparisons = Comparison.all(of: histories, beside: whole, month: month, asOf: asOf, context: context)
    // The report's month of all schools: only where it is another than that of those that can be compared.
    let now = comparisons.contains { $0.schoolsLeftOut > 0 } ? allUnits?.result() : nil
    if let now {
      Comparison.lookAtAllSchools(&comparisons, whole, now: now, month: month, asOf: asOf, context: context)
    }
    let isOfEvents = indicator == .crisisEvents
    let silences =
      isOfEvents
      ? Silence.all(whole, past: past, comparisons: comparisons, month: month, isDue: isDue, options: options) : []
    Silence.mark(&comparisons, silences)
    let city = comparisons[0]
    let districts = comparisons[1..<1 + histories.districts.count]
    let findings = ([city] + byStrength(districts) + byStrength(comparisons[districts.endIndex...]))
      .filter { $0.direction != .none }
      .map { comparison in
        Finding(
          id: Finding.id(indicator, comparison.unit, month, comparison.method.rawValue), comparison: comparison,
          drivers: Driver.all(
            of: comparison, month: month, comparisons: comparisons,
            histories: comparison.isOfAllSchools ? whole : histories, options: options))
      }
    var analysis = IndicatorAnalysis(
      indicator: indicator,
      statement: MonthStatement.make(
        city, history: city.isOfAllSchools ? whole.city : histories.city, month: month),
      findings: findings,
      graveAlerts: isOfEvents ? GraveAlert.all(whole.districts, month: month, options: options) : [],
      silences: silences, comparisons: comparisons,
      trend: trend(whole, city, past, now, month: month, asOf: asOf, options: options),
      heatmap: heatmap(whole, comparisons, past, now, month: month),
      graveEvents: graveEvents(whole.kinds, city))
    analysis.funnel = Funnel(comparisons, month: month)
    return analysis
  }

  /// Rises before falls, the surest first; the given order decides ties.
  private static func byStrength(_ comparisons: ArraySlice<Comparison>) -> [Comparison] {
    func rank(_ offset: Int, _ comparison: Comparison) -> (Int, Double, Int) {
      switch comparison.direction {
      case .rise: (0, comparison.pValue ?? 1, offset)
      case .fall: (1, comparison.pValueLower ?? 1, offset)
      case .none: (2, 1, offset)
      }
    }
    return comparisons.enumerated().sorted { rank($0.offset, $0.element) < rank($1.offset, $1.element) }
      .map(\.element)
  }

  private static func trend(
    _ whole: IndicatorHistories, _ compared: Comparison, _ past: [(month: Month, result: PooledResult)],
    _ now: PooledResult?, month: Month, asOf: Day, options: AnalysisOptions
  ) -> [TrendPoint] {
    let city = whole.city
    // Of all schools both what was counted and what was to be expected.
    let ofAll = compared.schoolsLeftOut > 0 ? now : nil
    guard let first = city.months.keys.min(), first <= month else { return [] }
    var past = Dictionary(past.map { ($0.month, $0.result.city) }) { first, _ in first }
    if let ofAll { past[month] = ofAll.city }
    return (0...first.distance(to: month)).map { index in
      let point = first.advanced(by: index)
      let cell = city.months[point]
      let before = cell == nil ? nil : try? past[point]?.get()
      let range = before?.predictionInterval()
      let isCompared = point == month && compared.schoolsLeftOut == 0
      return TrendPoint(
        month: point, observed: cell?.count, expected: isCompared ? compared.expected : before?.expected,
        lower: isCompared ? compared.predictionLower : range.map { Double($0.lowerBound) },
        upper: isCompared ? compared.predictionUpper : range.map { Double($0.upperBound) },
        reported: cell?.reported ?? 0,
        expectedReports: cell?.expected ?? 0,
        isBaseline: point < month && point.isSameSeason(as: month),
        isProvisional: asOf < point.lastDay.advanced(by: options.provisionalDays))
    }
  }

  private static func heatmap(
    _ whole: IndicatorHistories, _ comparisons: [Comparison], _ past: [(month: Month, result: PooledResult)],
    _ now: PooledResult?, month: Month
  ) -> [HeatmapCell] {
    let districts = whole.districts
    guard let first = districts.flatMap(\.months.keys).min() else { return [] }
    let start = max(first, month.advanced(by: 1 - heatmapMonths))
    guard start <= month else { return [] }
    var past = Dictionary(past.map { ($0.month, $0.result.districts) }) { first, _ in first }
    if let now { past[month] = now.districts }
    let qValues = past.mapValues(qValues)
    return districts.enumerated().flatMap { place, district in
      let now = comparisons.first { $0.unit == district.unit && $0.schoolsLeftOut == 0 }
      return (0...start.distance(to: month)).map { index in
        let point = start.advanced(by: index)
        let cell = district.months[point]
        let compared = point == month ? now : nil
        let expected = compared != nil ? compared?.expected : (try? past[point]?[place].get())?.expected
        return HeatmapCell(
          district: district.name, month: point, observed: cell?.count, expected: cell == nil ? nil : expected,
          ratio: expected.flatMap { expected in cell.map { Double($0.count) / expected } },
          qValue: compared != nil
            ? [compared?.qValue, compared?.qValueLower].compactMap(\.self).min() : qValues[point]?[place])
      }
    }
  }

  /// Of a past month's districts among each other: the smaller q-value of a rise and a fall.
  private static func qValues(_ districts: [PooledResult.Outcome]) -> [Double?] {
    let cells = districts.map { try? $0.get() }
    func adjusted(_ pValue: KeyPath<PooledResult.Cell, Double?>) -> [Double?] {
      let tested = cells.indices.filter { cells[$0]?[keyPath: pValue] != nil }
      let values = Multiplicity.benjaminiHochberg(tested.compactMap { cells[$0]?[keyPath: pValue] })
      return zip(tested, values).reduce(into: Array(repeating: nil, count: cells.count)) { $0[$1.0] = $1.1 }
    }
    return zip(adjusted(\.midPValue), adjusted(\.midPValueLower)).map { rise, fall in
      [rise, fall].compactMap(\.self).min()
    }
  }

  private static func graveEvents(_ kinds: [EventKind: [Month: Int]], _ city: Comparison) -> [PeriodCount] {
    guard !kinds.isEmpty else { return [] }
    return (city.baseline + [city.current].compactMap { $0 }).map { cell in
      var grave = cell
      grave.count = EventKind.allCases.filter(\.isGrave).reduce(0) { $0 + (kinds[$1]?[cell.month] ?? 0) }
      return grave
    }
  }
}

extension Finding {
  /// FNV-1a over what makes the finding itself: the same in every run and on every machine.
  static func id(_ indicator: Indicator, _ unit: Unit, _ month: Month, _ method: String) -> String {
    let hash = "\(indicator.key)|\(unit.key)|\(month)|\(method)".utf8.reduce(0xCBF2_9CE4_8422_2325 as UInt64) {
      ($0 ^ UInt64($1)) &* 0x100_0000_01B3
    }
    let digits = String(hash, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }
}
