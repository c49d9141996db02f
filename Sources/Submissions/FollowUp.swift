/// One contact with an at-risk pupil (动态跟踪), as the case platform exports it.
public struct FollowUp: Sendable, Hashable {
  public var school: SchoolCode
  public var pupil: PupilIdentity
  public var date: Day
  /// Absent: not known; the printed tracking sheet does not ask for it.
  public var tier: Tier?
  /// The day the tier was assessed; without one the tier is carried forward, no observation.
  public var tierAssessed: Day?
  public var status: CaseStatus
  public var opened: Day?
  public var stage: Stage
  public var sex: Sex?
  public var mode: FollowUpMode?
  /// What the row says of leave, hospital, medication and counselling.
  public var care: Care

  /// Creates a follow-up.
  public init(
    school: SchoolCode, pupil: PupilIdentity, date: Day, tier: Tier?, tierAssessed: Day? = nil,
    status: CaseStatus = .open, opened: Day? = nil, stage: Stage, sex: Sex? = nil, mode: FollowUpMode? = nil,
    care: Care = []
  ) {
    self.school = school
    self.pupil = pupil
    self.date = date
    self.tier = tier
    self.tierAssessed = tierAssessed
    self.status = status
    self.opened = opened
    self.stage = stage
    self.sex = sex
    self.mode = mode
    self.care = care
  }
}
