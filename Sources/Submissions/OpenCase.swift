/// A pupil on file on a day, as the restricted report lists those who need a look.
public struct OpenCase: Sendable, Hashable {
  /// Who, for those who may ask `reidentify`.
  public var pseudonym: String
  public var school: SchoolCode
  /// Absent: no form has told it.
  public var tier: Tier?
  /// The first follow-up in this tier without another in between.
  public var tierSince: Day
  /// The latest follow-up that reached the pupil; absent: none did.
  public var lastContact: Day?
  /// Whether the latest record says that the pupil cannot be reached (失联).
  public var isLost: Bool

  /// Creates the record from its parts.
  public init(
    pseudonym: String, school: SchoolCode, tier: Tier?, tierSince: Day, lastContact: Day?, isLost: Bool = false
  ) {
    self.pseudonym = pseudonym
    self.school = school
    self.tier = tier
    self.tierSince = tierSince
    self.lastContact = lastContact
    self.isLost = isLost
  }

  /// The case after a pupil's follow-ups at a school.
  /// - Parameters:
  ///   - records: the follow-ups in order of day; a tier holds until the next one told, or until the pupil leaves.
  ///   - pseudonym: the pupil's.
  ///   - school: the school.
  /// - Returns: nil when the pupil is not on file after them.
  public init?(_ records: [FollowUpBatch.Row], pseudonym: String, school: SchoolCode) {
    var (tier, since) = (nil as Tier?, nil as Day?)
    for record in records {
      guard record.status.isOnFile else {
        (tier, since) = (nil, nil)
        continue
      }
      let now = record.tier ?? tier
      if since == nil || now != tier { since = record.date }
      tier = now
    }
    guard let since, let last = records.last else { return nil }
    self.init(
      pseudonym: pseudonym, school: school, tier: tier, tierSince: since,
      lastContact: records.last(where: \.status.isContact)?.date, isLost: last.status == .lost)
  }
}
