/// What two-way fixed effects compare: each cohort with each other, before and after one of them was treated.
///
/// β is the sum of weight × estimate, and weights sum to 1. The comparisons with units that are treated *already* are the
/// doubtful ones: when effects grow, the controls move with them, and the comparison can be of the wrong sign.
///
/// With nₖ units, a share Dₖ of periods treated (0 for never), and k treated before l, Goodman-Bacon's weights come down to
///
///     k against l or never:  weight ∝ nₖ nₗ (Dₖ − Dₗ)(1 − Dₖ)
///     l against k:           weight ∝ nₖ nₗ (Dₖ − Dₗ) Dₗ
///
/// divided by their sum, which is the variation of treatment left.
///
/// Source: Goodman-Bacon (2021), J. Econometrics 225, 254, theorem 1.
/// Checked against: Tests/Fixtures/effects/did_more_expected.csv (diff-diff 3.13.0).
public struct BaconDecomposition: Sendable {
  /// Whom a cohort is compared with.
  public enum Control: Sendable, Hashable {
    /// Units never treated.
    case never
    /// A cohort treated later, while it is not treated.
    case later(Int)
    /// A cohort treated earlier, while it is treated already.
    case earlier(Int)
  }

  /// A cohort beside another group, before and after its treatment.
  public struct Comparison: Sendable, Hashable {
    /// The cohort whose treatment starts.
    public let group: Int
    /// Whom it is compared with.
    public let control: Control
    /// The difference of their changes.
    public let estimate: Double
    /// Its part in β.
    public let weight: Double
  }

  /// The comparisons by cohort, never-treated controls last.
  public let comparisons: [Comparison]

  /// Σ weight × estimate, which is β.
  public var coefficient: Double { comparisons.reduce(0) { $0 + $1.weight * $1.estimate } }

  /// The weight of comparisons with units treated already.
  public var alreadyTreatedWeight: Double {
    comparisons.reduce(0) { sum, comparison in
      if case .earlier = comparison.control { sum + comparison.weight } else { sum }
    }
  }

  /// Decomposes the coefficient of two-way fixed effects.
  /// - Parameter panel: what was seen.
  public init(_ panel: StaggeredPanel) {
    let cohorts = CohortMeans(panel).cohorts
    let periods = panel.periods.count
    var raw: [Comparison] = []
    for (k, early) in cohorts.enumerated() {
      guard let earlyGroup = early.group else { continue }
      let treatedEarly = 1 - Double(early.untreatedPeriods) / Double(periods)
      for late in cohorts[(k + 1)...] {
        let product = early.count * late.count
        let treatedLate = 1 - Double(late.untreatedPeriods) / Double(periods)
        raw.append(
          Comparison(
            group: earlyGroup, control: late.group.map { .later($0) } ?? .never,
            estimate: Self.difference(early, late, at: early.untreatedPeriods, within: 0..<late.untreatedPeriods),
            weight: product * (treatedEarly - treatedLate) * (1 - treatedEarly)))
        if let lateGroup = late.group {
          raw.append(
            Comparison(
              group: lateGroup, control: .earlier(earlyGroup),
              estimate: Self.difference(
                late, early, at: late.untreatedPeriods, within: early.untreatedPeriods..<periods),
              weight: product * treatedLate * (treatedEarly - treatedLate)))
        }
      }
    }
    let total = raw.reduce(0) { $0 + $1.weight }
    comparisons = raw.map {
      Comparison(group: $0.group, control: $0.control, estimate: $0.estimate, weight: $0.weight / total)
    }
  }

  /// The change of one cohort's mean at a period less that of another's, within a window of periods.
  private static func difference(
    _ treated: CohortMeans.Cohort, _ control: CohortMeans.Cohort, at start: Int, within window: Range<Int>
  ) -> Double {
    func change(_ means: [Double]) -> Double {
      let (before, after) = (means[window.lowerBound..<start], means[start..<window.upperBound])
      return after.reduce(0, +) / Double(after.count) - before.reduce(0, +) / Double(before.count)
    }
    return change(treated.means) - change(control.means)
  }
}
