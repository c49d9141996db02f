public import Submissions

/// How the monthly analysis decides.
public struct AnalysisOptions: Sendable, Hashable {
  /// Where the dispersion of the counts comes from.
  public enum DispersionSetting: Sendable, Hashable {
    /// Estimated from the months before the report's month.
    case automatic
    /// Given; 1 is that of Poisson counts.
    case fixed(Double)
  }
  /// A unit's month that is no example of the ordinary.
  public struct Exclusion: Sendable, Hashable {
    public var indicator: Indicator
    public var unit: Unit
    public var month: Month

    /// Creates the record from its parts.
    public init(indicator: Indicator, unit: Unit, month: Month) {
      self.indicator = indicator
      self.unit = unit
      self.month = month
    }
  }
  /// The dispersion of counts around their expectation.
  public var dispersion: DispersionSetting
  /// The share of false alarms accepted among an indicator's rises, and among its falls; city, districts and stages
  /// share it equally, so that a quiet month stays quiet.
  public var falseDiscoveryRate: Double
  /// The days after a month's end in which its figures are provisional.
  public var provisionalDays: Int
  /// The share of missing schools from which a figure is no more than indicative.
  public var missingShare: Double
  /// The months without a grave event after which a single one is a finding.
  public var graveMonths: Int
  /// The months from which on something else is to be reported than before.
  public var ruleChanges: [Month]
  /// Past anomalies that are kept out of what the present is compared with.
  public var exclusions: Set<Exclusion>
  /// Indicators of the `counts` form that no intervention can move.
  public var negativeControls: [String]

  /// Creates the options; the defaults are those of a new workspace.
  public init(
    dispersion: DispersionSetting = .automatic, falseDiscoveryRate: Double = 0.05, provisionalDays: Int = 10,
    missingShare: Double = 0.1, graveMonths: Int = 12, ruleChanges: [Month] = [], exclusions: Set<Exclusion> = [],
    negativeControls: [String] = []
  ) {
    self.dispersion = dispersion
    self.falseDiscoveryRate = falseDiscoveryRate
    self.provisionalDays = provisionalDays
    self.missingShare = missingShare
    self.graveMonths = graveMonths
    self.ruleChanges = ruleChanges
    self.exclusions = exclusions
    self.negativeControls = negativeControls
  }
}
