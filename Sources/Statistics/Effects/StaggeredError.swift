/// Why a panel cannot be used to estimate the effects of a staggered adoption.
public enum StaggeredError: Error, Equatable, Sendable {
  /// There are fewer than two periods.
  case tooFewPeriods(Int)
  /// Periods are not numbered one after the other: there is none after this one, and there are later ones.
  case gap(after: Int)
  /// A unit has no row for a period.
  case missing(unit: Int, period: Int)
  /// A unit has two rows for a period.
  case repeated(unit: Int, period: Int)
  /// A unit's first treated period, cluster or covariates differ from those of its first row.
  case changing(unit: Int, period: Int)
  /// An outcome or covariate is infinite or not a number.
  case notFinite(unit: Int, period: Int)
  /// A unit has another number of covariates than the first.
  case covariateCount(unit: Int, Int, wanted: Int)
  /// Some units have a cluster, and this one is unlike them.
  case partlyClustered(unit: Int)
  /// No unit is treated after the first period and by the last.
  case noTreatedUnit
  /// All units are treated from the same period on: there is nothing to compare with.
  case noComparison(period: Int)
}

extension StaggeredError: CustomStringConvertible {
  /// What is wrong, where, and what is wanted.
  public var description: String {
    switch self {
    case .tooFewPeriods(let count): "\(count) periods: at least 2 are wanted, one before the treatment and one after"
    case .gap(let period):
      "no period \(period + 1): periods are numbered one after the other, so that time since treatment can be counted"
    case .missing(let unit, let period):
      "unit \(unit) has no row for period \(period): every unit needs one row in every period"
    case .repeated(let unit, let period): "unit \(unit) has two rows for period \(period)"
    case .changing(let unit, let period):
      "unit \(unit), period \(period): first treated period, cluster and covariates must stay the same over time"
    case .notFinite(let unit, let period):
      "unit \(unit), period \(period): a value is infinite or not a number"
    case .covariateCount(let unit, let count, let wanted): "unit \(unit) has \(count) covariates, \(wanted) are wanted"
    case .partlyClustered(let unit): "unit \(unit): either every unit has a cluster or none"
    case .noTreatedUnit: "no unit is treated after the first period and by the last"
    case .noComparison(let period):
      "all units are treated from period \(period) on: without units treated later or never there is no comparison"
    }
  }
}

/// Why there is no figure.
public enum StaggeredBlank: Error, Equatable, Hashable, Sendable {
  /// Too few treated units, or clusters of them: the variance between them cannot be seen.
  case tooFewTreated(Int, wanted: Int)
  /// Too few units to compare with, or clusters of them.
  case tooFewControls(Int, wanted: Int)
  /// A covariate depends linearly on the others among the units that the model is fitted to (counted from 1).
  case collinear(covariate: Int)
  /// Covariates tell treated units from the others almost surely: nobody is comparable.
  case noOverlap(largestPropensity: Double)
  /// The model of who is treated did not settle.
  case notConverged(iterations: Int)
  /// Outcomes change by the same amount in all treated units and by the same in all others: no error can be computed.
  case noVariation
  /// None of the figures that this one combines exists.
  case nothingToCombine
  /// There are not enough periods before the treatment.
  case noEarlierPeriod
  /// The figures' covariance is singular, as when there are as many of them as clusters.
  case singularCovariance
  /// There are so many figures to test, and so few independent units, that χ² would find differences where there are none.
  case manyFigures(Int, clusters: Int)
}

extension StaggeredBlank: CustomStringConvertible {
  /// What is missing.
  public var description: String {
    switch self {
    case .tooFewTreated(let count, let wanted):
      "\(count) independent treated units, at least \(wanted) are wanted"
    case .tooFewControls(let count, let wanted):
      "\(count) independent units to compare with, at least \(wanted) are wanted"
    case .collinear(let covariate): "covariate \(covariate) depends linearly on the others"
    case .noOverlap(let largest): "covariates predict the treatment almost surely (\(largest))"
    case .notConverged(let iterations): "the model of who is treated did not settle within \(iterations) iterations"
    case .noVariation: "outcomes do not vary between units"
    case .nothingToCombine: "none of the figures to be combined exists"
    case .noEarlierPeriod: "there are not enough periods before the treatment"
    case .singularCovariance: "the covariance of the figures is singular"
    case .manyFigures(let count, let clusters): "\(count) figures to test for \(clusters) independent units"
    }
  }
}
