import Statistics
import Submissions

extension Comparison {
  /// What the second look gets of the accepted rate: with the rises of like for like and the falls, all alarms of a quiet
  /// month together are to stay below one in ten.
  private static let secondLookShare = 0.4

  /// Schools left out of like for like must not hide a rise.
  ///
  /// Where a city or district with such schools is no rise by itself, all its schools are held against the model of all
  /// schools, in which pupils of a new school count from its first return on. What then is a rise takes the place of the
  /// comparison: never more than indicative, for these schools have no earlier year of their own.
  /// - Parameters:
  ///   - comparisons: of like for like, decided.
  ///   - whole: the histories of all schools.
  ///   - now: the report's month by the model of all schools.
  ///   - month: the report's month.
  ///   - asOf: the day the report speaks from.
  ///   - context: what decides beside the figures.
  static func lookAtAllSchools(
    _ comparisons: inout [Comparison], _ whole: IndicatorHistories, now: PooledResult, month: Month, asOf: Day,
    context: Context
  ) {
    let candidates = comparisons.indices.compactMap { index -> (index: Int, cell: PooledResult.Cell, pValue: Double)? in
      let one = comparisons[index]
      guard one.schoolsLeftOut > 0, one.direction != .rise, let cell = whole.cell(of: one.unit, in: now),
        let pValue = cell.midPValue
      else { return nil }
      return (index, cell, pValue)
    }
    let districts = candidates.count { comparisons[$0.index].unit != .city }
    let qValues = Multiplicity.benjaminiHochberg(
      candidates.map(\.pValue),
      weights: candidates.map { comparisons[$0.index].unit == .city ? 1 : 1 / Double(districts) })
    for ((index, cell, _), qValue) in zip(candidates, qValues)
    where qValue <= context.options.falseDiscoveryRate * secondLookShare {
      comparisons[index].countAll(whole, cell, qValue: qValue, now, month)
      comparisons[index].decide(month: month, asOf: asOf, context: context, history: 0)
      comparisons[index].verdict = .indicative
    }
  }

  /// Takes the figures of all schools in place of those that can be compared.
  private mutating func countAll(
    _ whole: IndicatorHistories, _ cell: PooledResult.Cell, qValue: Double, _ now: PooledResult, _ month: Month
  ) {
    guard let history = whole[unit], let all = history.months[month] else { return }
    // Without one that can be compared the figure is already that of all.
    let compared = pValue == nil ? 0 : current?.count ?? 0
    let unknown = reasons.filter { if case .enrolmentUnknown = $0 { true } else { false } }
    reasons = [.newSchools(schools: schoolsLeftOut, events: all.count - compared)] + unknown
    schoolsLeftOut = 0
    current = all
    baseline = history.baseline(of: month)
    let phi = now.fit?.dispersion ?? 1
    method = .pooled
    take(cell, dispersion: phi)
    samePeriod = Self.samePeriodTest(all, baseline, phi).map {
      SamePeriod(expected: $0.expected, ratio: $0.ratio, pValue: $0.pValue, pValueLower: $0.pValueLower)
    }
    besideOthers = nil
    monthOnMonth = Self.monthOnMonth(history, month)
    yearToDate = MonthStatement.YearComparison.toDate(history, through: month, dispersion: phi)?.ratio
    (self.qValue, qValueLower) = (qValue, 1)
    direction = .none
  }

  /// Whether it is of all schools, also of those without an earlier year.
  var isOfAllSchools: Bool { reasons.contains { if case .newSchools = $0 { true } else { false } } }
}

extension IndicatorHistories {
  /// What a model of these districts says of the city or a district.
  func cell(of unit: Unit, in result: PooledResult) -> PooledResult.Cell? {
    switch unit {
    case .city: try? result.city.get()
    case .district: districts.firstIndex { $0.unit == unit }.flatMap { try? result.districts[$0].get() }
    case .stage: nil
    }
  }
}
