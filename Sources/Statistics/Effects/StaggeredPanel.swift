public import LinearAlgebra

/// Outcomes of units over periods, when each unit was first treated, and what else is known of it.
///
/// Treatment is never withdrawn: a unit is treated in every period from its first treated one on. Units treated in the
/// first period already have no period before it; they are left out and counted.
public struct StaggeredPanel: Sendable {
  /// A unit's outcome in one period.
  public struct Row: Sendable, Hashable {
    /// The unit's number.
    public let unit: Int
    /// The period's number.
    public let period: Int
    /// The outcome.
    public let outcome: Double
    /// The first period in which the unit is treated; nil when it never is.
    public let firstTreated: Int?
    /// What is known of the unit before any treatment, p figures.
    public let covariates: [Double]
    /// The group within which units are not independent, such as a district that decides for its schools; nil for none.
    public let cluster: Int?

    /// Creates a row.
    public init(
      unit: Int, period: Int, outcome: Double, firstTreated: Int?, covariates: [Double] = [], cluster: Int? = nil
    ) {
      self.unit = unit
      self.period = period
      self.outcome = outcome
      self.firstTreated = firstTreated
      self.covariates = covariates
      self.cluster = cluster
    }
  }

  /// The units' numbers in order, n.
  public let units: [Int]
  /// The periods' numbers, one after the other, t.
  public let periods: [Int]
  /// The outcomes, n × t.
  public let outcomes: Matrix
  /// Each unit's first treated period, n; nil when it is not treated by the last period.
  public let firstTreated: [Int?]
  /// The covariates, n × p.
  public let covariates: Matrix
  /// Each unit's cluster, numbered from 0, n; each unit is its own when no clusters were given.
  public let clusters: [Int]
  /// The number of clusters.
  public let clusterCount: Int
  /// The distinct first treated periods in order: a cohort is the units that share one.
  public let cohorts: [Int]
  /// The number of units treated in the first period already, which are left out.
  public let alwaysTreatedCount: Int

  /// n.
  public var unitCount: Int { units.count }

  /// Creates a panel from rows in any order.
  /// - Parameter rows: one for each unit and period.
  /// - Throws: `StaggeredError` when a row is missing or there twice, a value is not finite or changes where it must not,
  ///   nobody is treated or nobody can be compared with.
  public init(_ rows: [Row]) throws(StaggeredError) {
    let periods = Set(rows.map(\.period)).sorted()
    guard periods.count >= 2 else { throw .tooFewPeriods(periods.count) }
    for (period, next) in zip(periods, periods.dropFirst()) where next != period + 1 { throw .gap(after: period) }
    let sorted = rows.sorted { ($0.unit, $0.period) < ($1.unit, $1.period) }
    let covariateCount = sorted[0].covariates.count
    var series: [ArraySlice<Row>] = []
    var start = 0
    while start < sorted.count {
      let unit = sorted[start].unit
      let end = sorted[start...].firstIndex { $0.unit != unit } ?? sorted.count
      try StaggeredPanel.check(sorted[start..<end], periods: periods, covariateCount: covariateCount)
      series.append(sorted[start..<end])
      start = end
    }
    let kept = series.filter { rows in rows.first?.firstTreated.map { $0 > periods[0] } ?? true }
    let units = kept.compactMap(\.first)
    let firstTreated = units.map { row in row.firstTreated.flatMap { $0 <= periods[periods.count - 1] ? $0 : nil } }
    let cohorts = Set(firstTreated.compactMap { $0 }).sorted()
    guard let cohort = cohorts.first else { throw .noTreatedUnit }
    guard cohorts.count > 1 || firstTreated.contains(nil) else { throw .noComparison(period: cohort) }

    var outcomes = Matrix(rowCount: kept.count, columnCount: periods.count)
    var covariates = Matrix(rowCount: kept.count, columnCount: covariateCount)
    var numbers: [Int: Int] = [:]
    var clusters: [Int] = []
    let areClustered = units.contains { $0.cluster != nil }
    for (i, rows) in kept.enumerated() {
      for (t, row) in rows.enumerated() { outcomes[i, t] = row.outcome }
      for (j, value) in units[i].covariates.enumerated() { covariates[i, j] = value }
      guard areClustered == (units[i].cluster != nil) else { throw .partlyClustered(unit: units[i].unit) }
      let number = numbers[units[i].cluster ?? i] ?? numbers.count
      numbers[units[i].cluster ?? i] = number
      clusters.append(number)
    }
    self.units = units.map(\.unit)
    self.periods = periods
    self.outcomes = outcomes
    self.firstTreated = firstTreated
    self.covariates = covariates
    self.clusters = clusters
    self.clusterCount = numbers.count
    self.cohorts = cohorts
    self.alwaysTreatedCount = series.count - kept.count
  }

  /// Checks the rows of one unit, in order of periods.
  private static func check(
    _ rows: ArraySlice<Row>, periods: [Int], covariateCount: Int
  ) throws(StaggeredError) {
    guard let first = rows.first else { return }
    var expected = periods[...]
    for (before, row) in zip([nil] + rows.map(Optional.some), rows) {
      if row.period == before?.period { throw .repeated(unit: row.unit, period: row.period) }
      guard row.period == expected.first else { throw .missing(unit: row.unit, period: expected[expected.startIndex]) }
      expected.removeFirst()
      guard row.covariates.count == covariateCount else {
        throw .covariateCount(unit: row.unit, row.covariates.count, wanted: covariateCount)
      }
      guard row.outcome.isFinite, row.covariates.allSatisfy(\.isFinite) else {
        throw .notFinite(unit: row.unit, period: row.period)
      }
      guard row.firstTreated == first.firstTreated, row.cluster == first.cluster, row.covariates == first.covariates
      else { throw .changing(unit: row.unit, period: row.period) }
    }
    if let period = expected.first { throw .missing(unit: first.unit, period: period) }
  }
}
