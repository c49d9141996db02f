import Submissions

/// A unit that reports less than it should. Silence is never calm.
public struct Silence: Sendable, Hashable {
  /// What is silent.
  public enum Kind: Sendable, Hashable {
    /// Schools owe a return, and far more of them than usual.
    case returnsMissing(missing: Int, expected: Int, usualShare: Double?)
    /// All returns of some months in a row say zero, where so many events were to be expected.
    case onlyZeros(months: Int, expected: Double)
  }
  /// Hash of indicator, unit, month and method.
  public var id: String
  public var unit: Unit
  public var kind: Kind
  /// How often so much silence would come by chance; absent where there is nothing to compare with.
  public var pValue: Double?

  /// Creates the record from its parts.
  public init(id: String, unit: Unit, kind: Kind, pValue: Double?) {
    self.id = id
    self.unit = unit
    self.kind = kind
    self.pValue = pValue
  }
}
