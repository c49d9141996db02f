/// A rate or share that somebody would like to publish. Publishing it publishes its numerator.
public struct RatioCell: Equatable, Sendable {
  /// What kind of ratio it is.
  public enum Kind: Equatable, Sendable {
    /// Events or persons per so many.
    case rate(per: Int)
    /// The part of a group, in percent, that is in a state: all or none of it would tell of everyone.
    case share
    /// A share of which neither number is told, and so no total either: by the weeks in which pupils were to be followed
    /// up, for one, the pupils themselves could be counted. The numerator's key says what it is of and names no cell.
    case shareAlone(count: Int, persons: Int, schools: Int)
  }
  /// What stands below the line.
  public enum Denominator: Equatable, Sendable {
    /// A count that is itself to be published.
    case cell(CellKey)
    /// A number everybody may know, such as the enrolment.
    case known(Int)
  }
  /// A name of the publisher's, to find the ratio by.
  public let name: String
  /// The count above the line.
  public let numerator: CellKey
  /// The number below the line.
  public let denominator: Denominator
  /// What kind of ratio it is.
  public let kind: Kind
  /// The decimals it is shown with.
  public let decimals: Int

  /// Creates a ratio.
  public init(name: String, numerator: CellKey, denominator: Denominator, kind: Kind, decimals: Int = 1) {
    self.name = name
    self.numerator = numerator
    self.denominator = denominator
    self.kind = kind
    self.decimals = decimals
  }
}
