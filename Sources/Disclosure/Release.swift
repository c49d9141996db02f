/// What may leave, and what has to stay.
public struct Release: Sendable {
  /// The counts, in the order given: none is left out.
  public let cells: [PublishedCell]
  /// The rates and shares, in the order given.
  public let ratios: [PublishedRatio]
  /// How much is hidden, without saying why. It may leave.
  public let manifest: [LevelCount]
  /// Indicators of which more than 40 % of the counts over periods of this length are hidden: a longer one says more.
  public let longerPeriodAdvised: [Advice]
  /// Why each count is hidden. It must not leave.
  public let hidden: [HiddenCell]
  /// Counts that earlier releases have made known too closely for this profile, to everybody or to a school that is
  /// alone in another one; nothing can hide them again.
  public let alreadyExposed: [CellKey]
  /// What the ledger has to keep. It must not leave.
  public let record: EarlierRelease

  /// How many counts of a level there are and how many of them are hidden.
  public struct LevelCount: Equatable, Sendable {
    /// The level.
    public let level: CellKey.Level
    /// How many counts.
    public let cellCount: Int
    /// How many of them are `c`.
    public let confidentialCount: Int
  }

  /// An indicator and a length of period with too much hidden.
  public struct Advice: Equatable, Sendable {
    /// The indicator.
    public let indicator: String
    /// The number of months of its periods.
    public let monthCount: Int
    /// The share that is hidden.
    public let confidentialShare: Double
  }
}

/// A hidden count and why it is hidden.
public struct HiddenCell: Equatable, Sendable {
  /// Why a count is hidden.
  public enum Reason: String, Sendable, CaseIterable {
    /// It is below the threshold.
    case smallCount
    /// It would show a school.
    case school
    /// Too few schools are behind it.
    case fewContributors
    /// It is grave and too local or over too short a time.
    case grave
    /// Nearly all or nearly none of a group are in the state.
    case group
    /// It would reveal, together with what else is or was published, another hidden count or a small change.
    case complementary
  }
  /// What is counted.
  public let key: CellKey
  /// Why it is hidden.
  public let reason: Reason
}
