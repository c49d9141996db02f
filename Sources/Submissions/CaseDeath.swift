/// The death of a pupil whom a school follows up, as the ledger of follow-ups tells it.
public struct CaseDeath: Sendable, Hashable {
  /// Who, for those who may ask `reidentify`.
  public var pseudonym: String
  public var school: SchoolCode
  /// The first record that tells it.
  public var day: Day
  /// Whether the school's returns have an event that may be this death.
  public var hasEvent: Bool
  /// Whether a later record has the pupil in another state.
  public var isContradicted: Bool

  /// Creates the record from its parts.
  public init(pseudonym: String, school: SchoolCode, day: Day, hasEvent: Bool, isContradicted: Bool) {
    self.pseudonym = pseudonym
    self.school = school
    self.day = day
    self.hasEvent = hasEvent
    self.isContradicted = isContradicted
  }
}
