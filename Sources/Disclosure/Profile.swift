/// The thresholds a release is held to. Each has a floor below which no bureau may go.
public struct Profile: Equatable, Sendable {
  /// Counts from 1 to one less than this are hidden, and every hidden count stays uncertain by at least this much.
  /// At least 5; 10 as CDC WONDER, which hides 0–9.
  public let threshold: Int
  /// A rate or share of fewer persons than this is hidden. At least 10; 30 as the Youth Risk Behavior Survey asks.
  public let minimumDenominator: Int
  /// A figure that rests on fewer schools than this is hidden. At least 2; 3 as Sport England.
  public let minimumContributors: Int
  /// Rates with fewer events than this are flagged as unreliable. At least the threshold; 20 as the ONS.
  public let unreliableBelow: Int
  /// Counts are rounded to multiples of this after hiding; 1 leaves them as they are. 1 or 5.
  public let rounding: Int
  /// A share below this, or above 1 less this, is said as a bound. At least 1 %; 5 %.
  public let extremeShare: Double

  /// The thresholds of a bureau that has chosen none.
  public static let standard = Profile()

  private init() {
    (threshold, minimumDenominator, minimumContributors) = (10, 30, 3)
    (unreliableBelow, rounding, extremeShare) = (20, 1, 0.05)
  }

  /// Creates a profile and checks it against the floors.
  /// - Throws: `DisclosureError.belowFloor` or `rounding`.
  public init(
    threshold: Int = 10, minimumDenominator: Int = 30, minimumContributors: Int = 3, unreliableBelow: Int = 20,
    rounding: Int = 1, extremeShare: Double = 0.05
  ) throws(DisclosureError) {
    let floors: [(setting: DisclosureError.Setting, value: Double, floor: Double)] = [
      (.threshold, Double(threshold), 5), (.minimumDenominator, Double(minimumDenominator), 10),
      (.minimumContributors, Double(minimumContributors), 2),
      (.unreliableBelow, Double(unreliableBelow), Double(threshold)),
      (.extremeShare, extremeShare, 0.01),
    ]
    // Not `value < floor`: a value that is no number must not pass.
    for (setting, value, floor) in floors where !(value >= floor) {
      throw .belowFloor(setting, value: value, floor: floor)
    }
    guard extremeShare <= 0.5 else { throw .aboveCeiling(.extremeShare, value: extremeShare, ceiling: 0.5) }
    guard rounding == 1 || rounding == 5 else { throw .rounding(rounding) }
    self.threshold = threshold
    self.minimumDenominator = minimumDenominator
    self.minimumContributors = minimumContributors
    self.unreliableBelow = unreliableBelow
    self.rounding = rounding
    self.extremeShare = extremeShare
  }
}
