public import Wording

/// A kind of psychological crisis event (心理危机事件类型).
public enum EventKind: String, Sendable, Hashable, CaseIterable, Codable {
  case suicideDeath, suicideAttempt, selfHarm, missing, violence, acutePsychosis, other

  /// Whether a single event of this kind is grave.
  public var isGrave: Bool { self == .suicideDeath || self == .suicideAttempt }

  /// The kind as forms write it.
  public var label: Text {
    switch self {
    case .suicideDeath: Text(zh: "自杀死亡", en: "suicide death")
    case .suicideAttempt: Text(zh: "自杀未遂", en: "suicide attempt")
    case .selfHarm: Text(zh: "自伤", en: "self-harm")
    case .missing: Text(zh: "离家出走或失联", en: "runaway or missing")
    case .violence: Text(zh: "伤人", en: "harm to others")
    case .acutePsychosis: Text(zh: "急性精神障碍送医", en: "acute psychiatric admission")
    case .other: Text(zh: "其他", en: "other")
    }
  }
}

/// One dated occurrence (心理危机事件), as a school's monthly return reports it.
public struct CrisisEvent: Sendable, Hashable {
  public var school: SchoolCode
  /// The number the school gave the event, if any.
  public var eventID: String?
  public var occurred: Day
  public var known: Day?
  public var reported: Day
  public var kind: EventKind
  public var tier: Tier?
  public var stage: Stage
  public var sex: Sex?
  public var pupil: PupilIdentity?

  /// Creates an event.
  public init(
    school: SchoolCode, eventID: String? = nil, occurred: Day, known: Day? = nil, reported: Day, kind: EventKind,
    tier: Tier? = nil, stage: Stage, sex: Sex? = nil, pupil: PupilIdentity? = nil
  ) {
    self.school = school
    self.eventID = eventID
    self.occurred = occurred
    self.known = known
    self.reported = reported
    self.kind = kind
    self.tier = tier
    self.stage = stage
    self.sex = sex
    self.pupil = pupil
  }
}
