/// Whether the parents of a pupil were told (告知书), and whether they signed.
public struct ToldParents: Sendable, Hashable {
  public var pseudonym: String
  /// Absent: no acknowledgement answers it, which is not a no.
  public var isSigned: Bool?

  /// Creates the record from its parts.
  /// - Parameters:
  ///   - pseudonym: the pupil's.
  ///   - isSigned: whether the parents signed.
  public init(pseudonym: String, isSigned: Bool?) {
    self.pseudonym = pseudonym
    self.isSigned = isSigned
  }
}
