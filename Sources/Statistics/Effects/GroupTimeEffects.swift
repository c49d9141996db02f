public import LinearAlgebra

/// The effect of treatment on each cohort in each period, ATT(g, t), by comparing its change since before the treatment
/// with that of units not treated then.
///
/// Later cohorts are never compared with earlier ones, whose outcomes already move with the treatment; that is what
/// two-way fixed effects do (`BaconDecomposition`). Covariates are the units' own and do not change over time. Units treated in
/// the first period are left out.
///
/// Source: Callaway & Sant'Anna (2021), J. Econometrics 225, 200.
/// Checked against: Tests/Fixtures/effects/did_expected.csv and did_more_expected.csv (csdid 0.4.3).
public struct GroupTimeEffects: Sendable {
  /// Whom a cohort is compared with.
  public enum Controls: Sendable, Hashable, CaseIterable {
    /// Units that are not treated by the last period.
    case neverTreated
    /// These, and units of other cohorts that are treated neither in the period nor in the base period.
    case notYetTreated
  }

  /// How covariates come in; without covariates all three give the same.
  public enum Estimator: Sendable, Hashable, CaseIterable {
    /// The controls' change is predicted from covariates.
    case outcomeRegression
    /// Controls are weighted by their odds of being treated, weights summing to 1.
    case inverseProbability
    /// Both: right when one of the two models is.
    case doublyRobust
  }

  /// What a period before the treatment is compared with; later periods always with the last one before it.
  public enum BasePeriod: Sendable, Hashable, CaseIterable {
    /// The period before: each figure is one step of the difference in trends.
    case varying
    /// The last period before the treatment; it has no figure itself.
    case universal
  }

  /// How to estimate.
  public struct Options: Sendable, Hashable {
    /// Whom to compare with; not yet treated units are the more numerous, and there may be no others.
    public var controls: Controls
    /// How covariates come in.
    public var estimator: Estimator
    /// The base of periods before the treatment.
    public var basePeriod: BasePeriod
    /// The fewest treated units for a figure, ≥ 2, and as many to compare with; clusters of units where there are any.
    /// From one no variance can be seen, and the formula would give an error as if there were none.
    public var smallestGroup: Int

    /// Creates options.
    /// - Precondition: the smallest group has two units or more.
    public init(
      controls: Controls = .notYetTreated, estimator: Estimator = .doublyRobust, basePeriod: BasePeriod = .varying,
      smallestGroup: Int = 2
    ) {
      precondition(smallestGroup >= 2, "groups of \(smallestGroup)")
      self.controls = controls
      self.estimator = estimator
      self.basePeriod = basePeriod
      self.smallestGroup = smallestGroup
    }
  }

  /// The effect on one cohort in one period.
  public struct Cell: Sendable, Hashable {
    /// g, the cohort's first treated period.
    public let group: Int
    /// t.
    public let period: Int
    /// The number of units in the cohort.
    public let treatedCount: Int
    /// The number of units it is compared with.
    public let controlCount: Int
    /// ATT(g, t); nil when there is none.
    public let estimate: StaggeredEstimate?
    /// Why there is no figure.
    public let blank: StaggeredBlank?

    /// Whether the cohort was treated in the period.
    public var isTreated: Bool { period >= group }
  }

  /// The panel.
  public let panel: StaggeredPanel
  /// How it was estimated.
  public let options: Options
  /// The cells by cohort, then period.
  public let cells: [Cell]
  /// The influence functions ψ, n × cells, 0 where there is no figure: √n (ATT̂ − ATT) ≈ Σ ψ ÷ √n.
  public let influence: Matrix

  /// Estimates every cell that has a base period.
  /// - Parameters:
  ///   - panel: what was seen.
  ///   - options: how to estimate.
  /// - Returns: the cells; one that cannot be estimated says why.
  /// - Complexity: O(n p²) for each cohort and set of controls, O(n p) for each cell.
  public static func fit(_ panel: StaggeredPanel, options: Options = Options()) -> GroupTimeEffects {
    let n = panel.unitCount
    var cells: [Cell] = []
    var influence: [Double] = []
    for group in panel.cohorts {
      let treated = panel.firstTreated.indices.filter { panel.firstTreated[$0] == group }
      // Not-yet-treated controls change only when a cohort starts, so few comparisons are made.
      var comparisons: [[Int]: Result<GroupTimeComparison, StaggeredBlank>] = [:]
      for (base, period) in pairs(panel.periods, group, options.basePeriod) {
        let controls = Self.controls(
          panel, group, untreatedUntil: panel.periods[max(base, period)], options.controls)
        let comparison =
          comparisons[controls]
          ?? Result { () throws(StaggeredBlank) in
            try GroupTimeComparison(
              panel, treated: treated, controls: controls, estimator: options.estimator,
              smallestGroup: options.smallestGroup)
          }
        comparisons[controls] = comparison
        var column = [Double](repeating: 0, count: n)
        var (estimate, blank): (StaggeredEstimate?, StaggeredBlank?)
        do throws(StaggeredBlank) {
          let difference = try comparison.get().difference(panel, from: base, to: period)
          for (unit, share) in difference.influence { column[unit] = share * Double(n) }
          estimate = try panel.estimate(difference.value, influence: column)
        } catch {
          blank = error
          column = [Double](repeating: 0, count: n)
        }
        cells.append(
          Cell(
            group: group, period: panel.periods[period], treatedCount: treated.count, controlCount: controls.count,
            estimate: estimate, blank: blank))
        influence += column
      }
    }
    return GroupTimeEffects(
      panel: panel, options: options, cells: cells,
      influence: Matrix(rowCount: n, columnCount: cells.count, elements: influence))
  }

  /// The base and the period of each cell of a cohort, by their place among the periods.
  private static func pairs(_ periods: [Int], _ group: Int, _ base: BasePeriod) -> [(base: Int, period: Int)] {
    // The first period is never a treated one.
    let start = group - periods[0]
    return periods.indices.compactMap { period in
      if period >= start { return (start - 1, period) }
      switch base {
      case .varying: return period == 0 ? nil : (period - 1, period)
      case .universal: return period == start - 1 ? nil : (start - 1, period)
      }
    }
  }

  private static func controls(
    _ panel: StaggeredPanel, _ group: Int, untreatedUntil last: Int, _ controls: Controls
  ) -> [Int] {
    panel.firstTreated.indices.filter { unit in
      guard let first = panel.firstTreated[unit] else { return true }
      return controls == .notYetTreated && first > last && first != group
    }
  }
}
