import Statistics
import Submissions

extension Driver {
  /// Who carries a change: of the city districts, stages and kinds with their shares, the largest first; of any unit one
  /// school, where a single one carries half of a rise.
  static func all(
    of finding: Comparison, month: Month, comparisons: [Comparison], histories: IndicatorHistories,
    options: AnalysisOptions
  ) -> [Driver] {
    guard let current = finding.current, let expected = finding.expected else { return [] }
    let change = Double(current.count) - expected
    guard change != 0 else { return [] }
    var drivers: [Driver] = []
    if finding.unit == .city {
      drivers = byShare(parts(comparisons, change) { if case .district = $0 { true } else { false } })
      drivers += byShare(parts(comparisons, change) { if case .stage = $0 { true } else { false } })
      drivers += byShare(kinds(histories, month, change, options))
    }
    if finding.direction == .rise, let school = oneSchool(finding, change, histories) { drivers.append(school) }
    return drivers
  }

  private static func parts(_ comparisons: [Comparison], _ change: Double, _ belongs: (Part) -> Bool) -> [Driver] {
    comparisons.compactMap { comparison in
      guard let part = part(comparison.unit), belongs(part), let current = comparison.current,
        let expected = comparison.expected
      else { return nil }
      return Driver(part, observed: current.count, expected: expected, of: change)
    }
  }

  private static func part(_ unit: Unit) -> Part? {
    switch unit {
    case .city: nil
    case .district(let name): .district(name)
    case .stage(let stage): .stage(stage)
    }
  }

  /// The city's kinds, expected by the same model as its districts; a kind without any event is none.
  private static func kinds(
    _ histories: IndicatorHistories, _ month: Month, _ change: Double, _ options: AnalysisOptions
  ) -> [Driver] {
    let kinds = EventKind.allCases.filter { histories.kinds[$0] != nil }
    let units = kinds.map { kind in
      UnitHistory(
        unit: .city,
        months: Dictionary(
          uniqueKeysWithValues: histories.city.months.map { month, cell in
            var cell = cell
            cell.count = histories.kinds[kind]?[month] ?? 0
            return (month, cell)
          }))
    }
    guard let result = PooledUnits(units, through: month, dispersion: options.dispersion)?.result() else { return [] }
    return zip(kinds, result.districts).compactMap { kind, outcome in
      guard case .success(let cell) = outcome, let observed = cell.observed else { return nil }
      return Driver(.kind(kind), observed: observed, expected: cell.expected, of: change)
    }
  }

  /// The share of a rise from which a single school is said to carry it.
  private static let oneSchoolShare = 0.5

  /// The school with the largest excess over its own same months, when that is most of the rise.
  ///
  /// Of a unit with one school nothing is gained by saying so, and a stage is none of a school's parts.
  private static func oneSchool(_ finding: Comparison, _ change: Double, _ histories: IndicatorHistories) -> Driver? {
    if case .stage = finding.unit { return nil }
    let schools = histories.schools.values.filter { finding.unit == .city || $0.unit == finding.unit }
    guard schools.count > 1, let month = finding.current?.month else { return nil }
    let drivers = schools.compactMap { school -> Driver? in
      guard let now = school.months[month] else { return nil }
      let before = school.baseline(of: month)
      let exposure = before.reduce(0) { $0 + $1.exposure }
      let expected =
        exposure > 0 ? Double(before.reduce(0) { $0 + $1.count }) / exposure * now.exposure : 0
      return Driver(.oneSchool, observed: now.count, expected: expected, of: change)
    }
    return drivers.filter { $0.share >= oneSchoolShare }.max { ($0.share, $0.observed) < ($1.share, $1.observed) }
  }

  /// The share of the change from which a part is named as carrying it. Whether it is abnormal by itself is no matter:
  /// a large part carries much of a rise without standing out, and a small one stands out without carrying much.
  private static let leadingShare = 0.25

  private init(_ part: Part, observed: Int, expected: Double, of change: Double) {
    let share = (Double(observed) - expected) / change
    self.init(
      part: part, observed: observed, expected: expected, share: share, isLeading: share >= Self.leadingShare)
  }

  /// The largest share first; the order given decides between equal ones, so that the same data give the same text.
  private static func byShare(_ parts: [Driver]) -> [Driver] {
    parts.enumerated().sorted { ($1.element.share, $0.offset) < ($0.element.share, $1.offset) }.map(\.element)
  }
}
