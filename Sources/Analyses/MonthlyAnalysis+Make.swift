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
    if !panel.schools.isEmpty, panel.returns.contains(where: { $0.form == .events }) || !panel.eventCounts.isEmpty {
      indicators.append(events(panel, month, asOf, options))
    }
    for (name, rows) in Dictionary(grouping: panel.monthlyCounts, by: \.indicator).sorted(by: { $0.key < $1.key }) {
      let histories = CountHistories(rows: rows, through: month, month: month)
      indicators.append(
        IndicatorAnalysis.make(
          .named(name), city: histories.city, districts: histories.districts, stages: [:], kinds: [:], month: month,
          asOf: asOf, options: options))
    }
    return MonthlyAnalysis(
      month: month, asOf: asOf, indicators: indicators, tiers: TierAnalysis.make(panel, month: month),
      tracking: TrackingAnalysis.make(panel, month: month),
      completeness: CompletenessAnalysis.make(panel, form: .events, period: month.description),
      otherReturns: CompletenessAnalysis.due(in: panel, from: month.firstDay, asOf: asOf).filter { $0.form != .events },
      interventions: panel.interventions)
  }

  private static func events(
    _ panel: Panel, _ month: Month, _ asOf: Day, _ options: AnalysisOptions
  ) -> IndicatorAnalysis {
    let histories = EventHistories(panel: panel, through: month)
    return IndicatorAnalysis.make(
      .crisisEvents, city: histories.city, districts: histories.districts, stages: histories.stages,
      kinds: histories.kinds, withoutEnrolment: histories.withoutEnrolment, month: month, asOf: asOf, options: options)
  }
}

extension IndicatorAnalysis {
  /// The districts' heatmap shows at most this many months.
  private static let heatmapMonths = 36

  static func make(
    _ indicator: Indicator, city: UnitHistory, districts: [String: UnitHistory], stages: [Stage: UnitHistory],
    kinds: [EventKind: [Month: Int]], withoutEnrolment: [Unit: Int] = [:], month: Month, asOf: Day,
    options: AnalysisOptions
  ) -> IndicatorAnalysis {
    let districts = districts.values.sorted { name($0) < name($1) }
    let stages = Stage.allCases.compactMap { stages[$0] }
    let fallback = FamilyModel(districts, before: month, setting: options.dispersion)
    let model: ([UnitHistory]) -> FamilyModel = {
      FamilyModel($0, before: month, setting: options.dispersion) ?? fallback ?? FamilyModel(dispersion: 1)
    }
    let cityModel = model([city])
    // City, districts and stages each get an equal share, so that the whole page keeps to the rate it promises.
    let level = options.falseDiscoveryRate / Double([[city], districts, stages].count { !$0.isEmpty })
    let compare: ([UnitHistory], FamilyModel) -> [Comparison] = {
      Comparison.family(
        $0, level: level, month: month, model: $1, asOf: asOf, options: options, withoutEnrolment: withoutEnrolment
      ).map { indicator == .crisisEvents ? $0 : $0.ofDistricts }
    }
    let cityComparison = compare([city], cityModel)
    let districtComparisons = compare(districts, model(districts))
    let stageComparisons = compare(stages, model(stages))
    let findings = (cityComparison + byStrength(districtComparisons) + byStrength(stageComparisons))
      .filter { $0.direction != .none }
      .map { comparison in
        Finding(
          id: findingID(indicator, comparison.unit, month), comparison: comparison,
          drivers: comparison.unit == .city
            ? Driver.all(
              of: comparison, month: month, districts: districtComparisons, stages: stageComparisons, kinds: kinds)
            : [])
      }
    return IndicatorAnalysis(
      indicator: indicator,
      statement: MonthStatement.make(cityComparison[0], history: city, month: month, model: cityModel),
      findings: findings, comparisons: cityComparison + districtComparisons + stageComparisons,
      trend: trend(city, month: month, asOf: asOf, model: cityModel, options: options),
      heatmap: heatmap(districts, month: month), graveEvents: graveEvents(kinds, cityComparison[0]))
  }

  /// Rises before falls, the surest first; the given order decides ties.
  private static func byStrength(_ comparisons: [Comparison]) -> [Comparison] {
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

  private static func name(_ history: UnitHistory) -> String {
    if case .district(let name) = history.unit { name } else { "" }
  }

  private static func trend(
    _ city: UnitHistory, month: Month, asOf: Day, model: FamilyModel, options: AnalysisOptions
  ) -> [TrendPoint] {
    guard let first = city.months.keys.min(), first <= month else { return [] }
    return (0...first.distance(to: month)).map { index in
      let point = first.advanced(by: index)
      let cell = city.months[point]
      let test = cell.flatMap { Comparison.test($0, city.baseline(of: point), model.dispersion) }
      return TrendPoint(
        month: point, observed: cell?.count, expected: test?.expected, lower: test.map { Double($0.predictionLower) },
        upper: test.map { Double($0.predictionUpper) }, reported: cell?.reported ?? 0,
        expectedReports: cell?.expected ?? 0,
        isBaseline: point < month && point.monthOfYear == month.monthOfYear,
        isProvisional: asOf < point.lastDay.advanced(by: options.provisionalDays))
    }
  }

  private static func heatmap(_ districts: [UnitHistory], month: Month) -> [HeatmapCell] {
    guard let first = districts.flatMap(\.months.keys).min() else { return [] }
    let start = max(first, month.advanced(by: 1 - heatmapMonths))
    guard start <= month else { return [] }
    return districts.flatMap { district in
      (0...start.distance(to: month)).map { index in
        let point = start.advanced(by: index)
        let cell = district.months[point]
        let test = cell.flatMap { Comparison.test($0, district.baseline(of: point), 1) }
        return HeatmapCell(
          district: name(district), month: point, observed: cell?.count, expected: test?.expected, ratio: test?.ratio)
      }
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

  /// FNV-1a over what makes the finding itself: the same in every run and on every machine.
  private static func findingID(_ indicator: Indicator, _ unit: Unit, _ month: Month) -> String {
    let indicator =
      switch indicator {
      case .crisisEvents: "crisis-events"
      case .named(let name): "named:\(name)"
      }
    let unit =
      switch unit {
      case .city: "city"
      case .district(let name): "district:\(name)"
      case .stage(let stage): "stage:\(stage.rawValue)"
      }
    let hash = "\(indicator)|\(unit)|\(month)|same-period".utf8.reduce(0xCBF2_9CE4_8422_2325 as UInt64) {
      ($0 ^ UInt64($1)) &* 0x100_0000_01B3
    }
    let digits = String(hash, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }
}
