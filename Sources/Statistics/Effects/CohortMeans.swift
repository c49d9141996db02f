import LinearAlgebra

/// What a panel comes down to where units of a cohort count alike: their number, and their mean outcome in each period.
struct CohortMeans: Sendable {
  /// The units with one first treated period, or with none.
  struct Cohort: Sendable {
    /// The first treated period; nil for never.
    let group: Int?
    /// The places of its units in the panel.
    let units: [Int]
    /// The number of periods before the treatment; all of them for never.
    let untreatedPeriods: Int
    /// The mean outcome in each period.
    let means: [Double]

    var count: Double { Double(units.count) }
  }

  /// The cohorts in order of treatment; units never treated last, where there are any.
  let cohorts: [Cohort]

  init(_ panel: StaggeredPanel) {
    cohorts = (panel.cohorts.map(Optional.some) + [nil]).compactMap { group in
      let units = panel.firstTreated.indices.filter { panel.firstTreated[$0] == group }
      guard !units.isEmpty else { return nil }
      return Cohort(
        group: group, units: units,
        untreatedPeriods: panel.periods.count { period in group.map { period < $0 } ?? true },
        means: panel.periods.indices.map { t in
          units.reduce(0) { $0 + panel.outcomes[$1, t] } / Double(units.count)
        })
    }
  }
}

extension StaggeredPanel {
  /// CR1, by which the squared errors of regressions are larger: C ÷ (C − 1) × (nt − 1) ÷ (nt − k), C clusters.
  /// - Parameter coefficients: k, the coefficients other than the units' own, whose clusters contain them.
  /// - Precondition: there are two clusters or more.
  func clusterFactor(coefficients: Int) -> Double {
    precondition(clusterCount >= 2, "\(clusterCount) clusters")
    let (clusters, rows) = (Double(clusterCount), Double(unitCount * periods.count))
    return clusters / (clusters - 1) * (rows - 1) / (rows - Double(coefficients))
  }
}
