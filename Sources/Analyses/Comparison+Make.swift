import Foundation
import Statistics
import Submissions

extension Comparison {
  /// Compares every unit of an indicator: the city, districts, stages. One test per unit, fixed beforehand, enters the
  /// correction for their number, and city, districts and stages have equal shares in it.
  static func all(
    of histories: IndicatorHistories, beside whole: IndicatorHistories, month: Month, asOf: Day, context: Context
  ) -> [Comparison] {
    let kinds = [histories.districts, histories.stages].map { units in
      (units, PooledUnits(units, through: month, dispersion: context.options.dispersion))
    }
    let results = kinds.map { $0.1?.result() }
    var comparisons = [
      Comparison(.city, histories, whole, month, results[0].map { ($0, $0.city) }, nil, context)
    ]
    for ((units, _), result) in zip(kinds, results) {
      for (index, history) in units.enumerated() {
        let cell = result.map { ($0, $0.districts[index]) }
        comparisons.append(
          Comparison(history.unit, histories, whole, month, cell, result?.relative[index], context))
      }
    }
    adjust(&comparisons, \.pValue, \.qValue)
    adjust(&comparisons, \.pValueLower, \.qValueLower)
    for index in comparisons.indices {
      comparisons[index].decide(
        month: month, asOf: asOf, context: context, history: kinds.compactMap { $0.1?.history }.max() ?? 0)
    }
    let counts = [1] + kinds.map(\.0.count)
    var start = 0
    for (kind, count) in counts.enumerated() {
      // The city is the sum of the districts.
      let pooled = kinds[max(0, kind - 1)].1
      leaveYearsOut(&comparisons[start..<start + count], isCity: kind == 0, pooled, context)
      start += count
    }
    return comparisons
  }

  /// What decides beside the figures themselves.
  struct Context {
    var options: AnalysisOptions
    var indicator: Indicator
    /// Whether a screening was held this month or last, and none in the same months of earlier years.
    var isAfterScreening = false
    /// The level of the checks: each asks again about one unit alone.
    var checkLevel: Double { options.falseDiscoveryRate }
  }

  private static func adjust(
    _ comparisons: inout [Comparison], _ source: KeyPath<Comparison, Double?>,
    _ target: WritableKeyPath<Comparison, Double?>
  ) {
    let tested = comparisons.indices.filter { comparisons[$0][keyPath: source] != nil }
    let sizes = Dictionary(grouping: tested) { comparisons[$0].unit.level }.mapValues(\.count)
    let adjusted = Multiplicity.benjaminiHochberg(
      tested.compactMap { comparisons[$0][keyPath: source] },
      weights: tested.map { 1 / Double(sizes[comparisons[$0].unit.level] ?? 1) })
    for (index, value) in zip(tested, adjusted) { comparisons[index][keyPath: target] = min(1, value) }
  }

  /// One unit's figures.
  private init(
    _ unit: Unit, _ histories: IndicatorHistories, _ whole: IndicatorHistories, _ month: Month,
    _ pooled: (result: PooledResult, outcome: PooledResult.Outcome)?, _ beside: PooledResult.Cell?, _ context: Context
  ) {
    let history = histories[unit] ?? UnitHistory(unit: unit)
    self.init(
      unit: unit, current: history.months[month], total: whole[unit]?.months[month],
      schoolsLeftOut: histories.lacks[unit]?.leftOut ?? 0, baseline: history.baseline(of: month))
    guard var current else {
      // Those that reported cannot be compared; silence is something else.
      if let total {
        self.current = total
        verdict = .insufficient
        reasons = [.noComparableSchools]
      }
      return
    }
    let phi = pooled?.result.fit?.dispersion ?? context.options.dispersion.given ?? 1
    if let test = Self.samePeriodTest(current, baseline, phi) {
      samePeriod = SamePeriod(
        expected: test.expected, ratio: test.ratio, pValue: test.pValue, pValueLower: test.pValueLower)
      if pooled == nil { take(test) }
    }
    if case .success(let cell)? = pooled?.outcome, let observed = cell.observed {
      // Districts without any past are no part of the city's comparison.
      current.count = observed
      self.current = current
      take(cell, dispersion: phi)
    }
    besideOthers = beside.flatMap { cell in
      cell.midPValue.map { BesideOthers(expected: cell.expected, pValue: $0) }
    }
    monthOnMonth = Self.monthOnMonth(history, month)
    yearToDate = YearComparison.toDate(history, through: month, dispersion: phi)?.ratio
    if let lacks = whole.lacks[unit], lacks.observed > 0, lacks.observed < lacks.whole * (1 - 1e-9), let total {
      let spread = lacks.uncertain / lacks.observed
      let foreseen = Statistics.Nowcast(
        observed: total.count, share: lacks.observed / lacks.whole, logVariance: spread * spread, dispersion: phi)
      nowcast = Nowcast(
        expected: foreseen.expected, lower: foreseen.interval.lowerBound, upper: foreseen.interval.upperBound)
    }
    if let schools = whole.lacks[unit]?.withoutEnrolment, schools > 0 {
      reasons.append(.enrolmentUnknown(schools: schools))
    }
  }

  private typealias YearComparison = MonthStatement.YearComparison

  mutating func take(_ cell: PooledResult.Cell, dispersion: Double) {
    expected = cell.expected
    ratio = cell.observed.map { Double($0) / cell.expected }
    (ratioLower, ratioUpper) = cell.ratioInterval().map { ($0.lower, $0.upper) } ?? (nil, nil)
    let interval = cell.predictionInterval()
    (predictionLower, predictionUpper) = (Double(interval.lowerBound), Double(interval.upperBound))
    pValue = cell.midPValue
    pValueLower = cell.midPValueLower
    self.dispersion = dispersion
  }

  private mutating func take(_ test: SamePeriodTest) {
    method = .samePeriod
    reasons.append(.modelUnsettled)
    expected = test.expected
    ratio = test.ratio
    (ratioLower, ratioUpper) = (test.ratioLower, test.ratioUpper)
    (predictionLower, predictionUpper) = (test.predictionLower, test.predictionUpper)
    pValue = test.pValue
    pValueLower = test.pValueLower
    dispersion = test.dispersion
  }

  /// The same-period test, or nothing when the baseline or an exposure is empty.
  static func samePeriodTest(_ current: PeriodCount, _ baseline: [PeriodCount], _ dispersion: Double) -> SamePeriodTest?
  {
    try? SamePeriodTest.fit(
      observed: .init(count: current.count, exposure: current.exposure),
      baseline: baseline.map { .init(count: $0.count, exposure: $0.exposure) },
      options: .init(dispersion: dispersion))
  }

  /// This month's rate over last month's; never across the edges of winter and summer holidays.
  static func monthOnMonth(_ history: UnitHistory, _ month: Month) -> Double? {
    guard ![3, 9].contains(month.monthOfYear), let now = history.months[month],
      let before = history.months[month.advanced(by: -1)], before.count > 0, before.exposure > 0, now.exposure > 0
    else { return nil }
    return Double(now.count) / now.exposure / (Double(before.count) / before.exposure)
  }
}

extension AnalysisOptions.DispersionSetting {
  /// The dispersion, where it is given.
  var given: Double? { if case .fixed(let value) = self { value } else { nil } }
}

extension Unit {
  /// Units of one level have one share of the accepted false alarms.
  fileprivate var level: Int {
    switch self {
    case .city: 0
    case .district: 1
    case .stage: 2
    }
  }
}

extension IndicatorHistories {
  /// The history of a unit.
  subscript(unit: Unit) -> UnitHistory? { ([city] + districts + stages).first { $0.unit == unit } }
}
