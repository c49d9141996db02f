public import Statistics

/// What kind of figure an analysis of effects gives.
public enum EffectKind: Sendable, Hashable {
  /// The answer of a segmented regression, and which error is reported.
  case reported(ErrorBasis)
  /// One of the errors of which the largest is reported.
  case candidate(ErrorBasis)
  /// The error that a family gives.
  case family(SegmentedRegression.Family)
  /// A robust error.
  case robust(RobustCovariance)
  /// What would have been without the intervention.
  case counterfactual
  /// What was counted.
  case observed
  /// A quantity of the fit.
  case fit
  /// Effects on cohorts in periods.
  case cells
  /// These combined.
  case aggregate(StaggeredAggregate.Kind)
  /// The band that covers all figures of a kind together.
  indirect case band(EffectKind)
  /// The answer of an estimator of a staggered adoption.
  case estimator(StaggeredEstimator)
  /// A figure of such an estimator by time since treatment, cohort or period.
  case part(StaggeredEstimator, StaggeredAggregate.Kind)
  /// A comparison that two-way fixed effects make.
  case bacon
  /// Its weight.
  case baconWeight
  /// The test of trends before the treatment.
  case preTrend
  /// How far trends may part.
  case sensitivity
  /// The answer of a model with fixed effects, and what its interval rests on.
  case panel(FixedEffectsEstimate.Basis)
  /// An interval by clustered errors that stands beside it.
  case clustered(isNormal: Bool)
  /// How many equal clusters would say as much of a term.
  case effectiveClusters
  /// The model of schools and months.
  case schoolMonths
  /// What the file says without a model.
  case counts

  /// Its name in the result.
  public var code: String {
    switch self {
    case .reported(let basis): "reported:\(Self.code(basis))"
    case .candidate(let basis): "candidate:\(Self.code(basis))"
    case .family(.poisson): "poisson"
    case .family(.quasiPoisson): "quasipoisson"
    case .family(.negativeBinomial): "negbin"
    case .robust(.hc0): "hc0"
    case .robust(.hc1): "hc1"
    case .robust(.hc2): "hc2"
    case .robust(.hc3): "hc3"
    case .robust(.neweyWest(let lag)): "newey-west:\(lag)"
    case .counterfactual: "counterfactual"
    case .observed: "observed"
    case .fit: "fit"
    case .cells: "att_gt"
    case .aggregate(let kind): Self.code(kind)
    case .band(let kind): "band:\(kind.code)"
    case .estimator(let estimator): estimator.rawValue
    case .part(let estimator, let kind): "\(estimator.rawValue):\(Self.code(kind))"
    case .bacon: "bacon"
    case .baconWeight: "bacon:weight"
    case .preTrend: "pre-trend"
    case .sensitivity: "sensitivity"
    case .panel(.clustered), .clustered(isNormal: false): "clustered"
    case .clustered(isNormal: true): "clustered:normal"
    case .panel(.wildBootstrap): "wild-bootstrap"
    case .effectiveClusters: "effective-clusters"
    case .schoolMonths: "school-months"
    case .counts: "counts"
    }
  }

  private static func code(_ basis: ErrorBasis) -> String {
    switch basis {
    case .model: "model"
    case .neweyWest: "newey-west"
    case .autocorrelation: "autocorrelation"
    }
  }

  private static func code(_ kind: StaggeredAggregate.Kind) -> String {
    switch kind {
    case .simple: "simple"
    case .dynamic: "dynamic"
    case .group: "group"
    case .calendar: "calendar"
    }
  }
}

/// An estimator of the effects of a staggered adoption; the raw value is its name on the command line.
public enum StaggeredEstimator: String, Sendable, Hashable, CaseIterable {
  /// Each cohort against units not treated then.
  case callawaySantAnna = "callaway-santanna"
  /// The regression with effects of units and periods.
  case twoWay = "twfe"
  /// That regression with an effect for each cohort and time since treatment.
  case sunAbraham = "sun-abraham"
  /// What was seen less what untreated observations let expect.
  case imputation
}
