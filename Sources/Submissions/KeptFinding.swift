/// A finding of a report as it is kept, with what a person made of it.
///
/// What is found and where is written as keys, so that it can be read years later: the indicator as `crisis-events` or
/// `named:` and its name, the unit as `city`, `district:` and its name or `stage:` and its code.
public struct KeptFinding: Sendable, Hashable {
  /// What a finding says.
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    case rise, fall
    case graveEvent = "grave-event"
    case silence
  }
  /// What a person made of a finding.
  public struct Mark: Sendable, Hashable {
    /// Whether it is still to be shown.
    public enum State: String, Sendable, Hashable, CaseIterable {
      /// Seen and dealt with; shown with the reason.
      case acknowledged
      /// No longer shown as a card.
      case muted
    }
    public var state: State
    public var reason: String
    public var day: Day
    /// Whether the month is no example of the ordinary, and is kept out of what later months are compared with.
    public var isLeftOut: Bool

    /// Creates a mark.
    public init(state: State, reason: String, day: Day, isLeftOut: Bool) {
      self.state = state
      self.reason = reason
      self.day = day
      self.isLeftOut = isLeftOut
    }
  }
  /// The same in every report that finds it.
  public var id: String
  public var month: Month
  public var indicator: String
  public var unit: String
  public var kind: Kind
  /// The count it speaks of; absent of silence.
  public var observed: Int?
  public var expected: Double?
  /// The latest; absent: nobody has.
  public var mark: Mark?

  /// Creates a record.
  public init(
    id: String, month: Month, indicator: String, unit: String, kind: Kind, observed: Int?, expected: Double?,
    mark: Mark? = nil
  ) {
    self.id = id
    self.month = month
    self.indicator = indicator
    self.unit = unit
    self.kind = kind
    self.observed = observed
    self.expected = expected
    self.mark = mark
  }
}
