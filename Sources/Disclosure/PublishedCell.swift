/// What stands in the place of a figure, as in official statistics.
public enum Symbol: String, Sendable, CaseIterable {
  /// There can be none.
  case notApplicable = "z"
  /// Nobody has reported it.
  case notAvailable = "x"
  /// Confidential. Why does not show: a count that is small looks like one that would reveal it.
  case confidential = "c"
  /// Rounds to 0 but is not 0.
  case low
}

/// A count that may leave. Only this target can make one, so what prints these alone cannot print anything else.
public struct PublishedCell: Equatable, Sendable {
  /// What may be shown.
  public enum Figure: Equatable, Sendable {
    /// The count, rounded if the profile says so.
    case count(Int)
    /// The count an earlier release gave: it has changed since by too few for the change to be told.
    case standing(Int)
    /// A symbol.
    case symbol(Symbol)
  }
  /// What is counted.
  public let key: CellKey
  /// What may be shown.
  public let figure: Figure

  init(key: CellKey, figure: Figure) {
    self.key = key
    self.figure = figure
  }
}

/// A rate or share that may leave; like `PublishedCell`, only this target can make one.
public struct PublishedRatio: Equatable, Sendable {
  /// What may be shown.
  public enum Figure: Equatable, Sendable {
    /// The ratio; unreliable (`u`) if few events are behind it.
    case value(Double, isUnreliable: Bool)
    /// Below so many percent.
    case below(percent: Double)
    /// Above so many percent.
    case above(percent: Double)
    /// A symbol.
    case symbol(Symbol)
  }
  /// The name the publisher gave.
  public let name: String
  /// The count above the line.
  public let numerator: CellKey
  /// What may be shown.
  public let figure: Figure

  init(name: String, numerator: CellKey, figure: Figure) {
    self.name = name
    self.numerator = numerator
    self.figure = figure
  }
}
