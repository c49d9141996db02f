import LinearAlgebra

/// The effect as what was seen less what would have been seen: unit and period effects are fitted to untreated
/// observations only, and the rest is imputed from them.
///
///     y[i, t] = αᵢ + λₜ + ε where D = 0;   τ[i, t] = y − α̂ᵢ − λ̂ₜ where D = 1;   effect = mean of τ
///
/// It uses all earlier periods as the base, and so is more precise than `GroupTimeEffects` when trends were parallel all
/// along, and more wrong when they were not. The effect is a weighted sum Σ v y; its error √(Σ over clusters of (Σ v ε̃)²),
/// ε̃ the residual, among treated observations from the mean of the cohort in the period: conservative, since effects that
/// differ within a cohort count as noise. Cohorts of one cluster, whose ε̃ sum to nothing, are left out and counted; so are
/// periods in which every unit is treated, which nothing can be imputed for.
///
/// Source: Borusyak, Jaravel & Spiess (2024), Rev. Econ. Stud. 91, 3253, section 4.
/// Checked against: Tests/Fixtures/effects/did_more_expected.csv (diff-diff 3.13.0).
public struct StaggeredImputation: Sendable {
  /// What treated observations are averaged by.
  public enum Grouping: Sendable, Hashable, CaseIterable {
    /// Time since the treatment.
    case dynamic
    /// The cohort.
    case group
    /// The period.
    case calendar
  }

  /// A cohort in a period, by its place and the period's.
  private struct Cell: Hashable {
    let cohort: Int
    let period: Int
  }

  private let panel: StaggeredPanel
  private let cohorts: [CohortMeans.Cohort]
  /// The number of periods in which some unit is untreated.
  private let imputable: Int
  /// The normal equations of λ with the units' effects eliminated and λ = 0 in the first period, factorised.
  private let normal: Cholesky
  /// Residuals from α̂ᵢ + λ̂ₜ, n × imputable periods: τ̂ where treated.
  private let residuals: Matrix

  /// The average over treated observations.
  public var overall: StaggeredAggregate.Part { part(key: nil, treatedCells) }

  /// Fits the effects of units and periods.
  /// - Parameter panel: what was seen; covariates are not used.
  /// - Throws: `StaggeredBlank` when effects of periods cannot be told apart.
  public static func fit(_ panel: StaggeredPanel) throws(StaggeredBlank) -> StaggeredImputation {
    try StaggeredImputation(panel)
  }

  /// Averages by time since treatment, cohort or period, in order.
  public func parts(_ grouping: Grouping) -> [StaggeredAggregate.Part] {
    let groups = Dictionary(grouping: treatedCells) { cell in
      let (period, group) = (panel.periods[cell.period], cohorts[cell.cohort].group ?? 0)
      return switch grouping {
      case .dynamic: period - group
      case .group: group
      case .calendar: period
      }
    }
    return groups.sorted { $0.key < $1.key }.map { part(key: $0.key, $0.value) }
  }

  private init(_ panel: StaggeredPanel) throws(StaggeredBlank) {
    self.panel = panel
    cohorts = CohortMeans(panel).cohorts
    imputable = cohorts.map(\.untreatedPeriods).max() ?? 0
    let free = imputable - 1
    var matrix = Matrix(rowCount: free, columnCount: free)
    var right = [Double](repeating: 0, count: imputable)
    for cohort in cohorts {
      let untreated = cohort.untreatedPeriods
      let level = cohort.means[..<untreated].reduce(0, +) / Double(untreated)
      for t in 1..<max(1, untreated) {
        right[t] += cohort.count * (cohort.means[t] - level)
        matrix[t - 1, t - 1] += cohort.count
        for s in 1..<untreated { matrix[s - 1, t - 1] -= cohort.count / Double(untreated) }
      }
    }
    do {
      normal = try Cholesky(matrix)
    } catch {
      throw .noEarlierPeriod
    }
    let periodEffects =
      [0] + normal.solve(Matrix(rowCount: free, columnCount: 1, elements: Array(right[1...]))).elements
    var residuals = Matrix(rowCount: panel.unitCount, columnCount: imputable)
    for cohort in cohorts {
      for i in cohort.units {
        for t in 0..<imputable { residuals[i, t] = panel.outcomes[i, t] - periodEffects[t] }
        let level = (0..<cohort.untreatedPeriods).reduce(0) { $0 + residuals[i, $1] } / Double(cohort.untreatedPeriods)
        for t in 0..<imputable { residuals[i, t] -= level }
      }
    }
    self.residuals = residuals
  }

  private var treatedCells: [Cell] {
    cohorts.indices.flatMap { c in
      (cohorts[c].untreatedPeriods..<panel.periods.count).map { Cell(cohort: c, period: $0) }
    }
  }

  /// The mean of τ̂ over the cells that have one.
  private func part(key: Int?, _ cells: [Cell]) -> StaggeredAggregate.Part {
    let known = cells.filter { $0.period < imputable && panel.clusterCount(cohorts[$0.cohort].units) >= 2 }
    var (sum, count) = (0.0, 0.0)
    for cell in known {
      for i in cohorts[cell.cohort].units { sum += residuals[i, cell.period] }
      count += cohorts[cell.cohort].count
    }
    return StaggeredAggregate.Part(key: key, cellCount: known.count, leftOut: cells.count - known.count) {
      () throws(StaggeredBlank) in
      guard !known.isEmpty else { throw .nothingToCombine }
      return try panel.estimate(sum / count, influence: influence(known, weight: 1 / count))
    }
  }

  /// n Σ v ε̃ of each unit. With w the weight of the chosen treated observations, v on untreated ones is −(aᵢ + bₜ), where a and b
  /// solve the normal equations of α and λ with the sums of w by unit and by period on the right.
  private func influence(_ cells: [Cell], weight: Double) -> [Double] {
    var unitSums = [Double](repeating: 0, count: cohorts.count)
    var periodSums = [Double](repeating: 0, count: imputable)
    for cell in cells {
      unitSums[cell.cohort] += weight
      periodSums[cell.period] += weight * cohorts[cell.cohort].count
    }
    for (c, cohort) in cohorts.enumerated() {
      for t in 0..<cohort.untreatedPeriods {
        periodSums[t] -= cohort.count * unitSums[c] / Double(cohort.untreatedPeriods)
      }
    }
    let b =
      [0] + normal.solve(Matrix(rowCount: imputable - 1, columnCount: 1, elements: Array(periodSums[1...]))).elements
    // Sums above run in the order of the cells, so that they come out the same every time; a set has none.
    let chosen = Set(cells)
    var influence = [Double](repeating: 0, count: panel.unitCount)
    for (c, cohort) in cohorts.enumerated() {
      let untreated = cohort.untreatedPeriods
      let a = (unitSums[c] - b[..<untreated].reduce(0, +)) / Double(untreated)
      for t in 0..<imputable where t < untreated || chosen.contains(Cell(cohort: c, period: t)) {
        let mean =
          t < untreated ? 0 : cohort.units.reduce(0) { $0 + residuals[$1, t] } / cohort.count
        let v = t < untreated ? -(a + b[t]) : weight
        for i in cohort.units { influence[i] += v * (residuals[i, t] - mean) * Double(panel.unitCount) }
      }
    }
    return influence
  }
}
