/// How the monthly analysis decides.
public struct AnalysisOptions: Sendable, Hashable {
  /// Where the dispersion of the counts comes from.
  public enum DispersionSetting: Sendable, Hashable {
    /// Estimated from the months before the report's month.
    case automatic
    /// Given; 1 makes the test exact for Poisson counts.
    case fixed(Double)
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

  /// Creates the options; the defaults are those of a new workspace.
  public init(
    dispersion: DispersionSetting = .automatic, falseDiscoveryRate: Double = 0.05, provisionalDays: Int = 10,
    missingShare: Double = 0.1
  ) {
    self.dispersion = dispersion
    self.falseDiscoveryRate = falseDiscoveryRate
    self.provisionalDays = provisionalDays
    self.missingShare = missingShare
  }
}
