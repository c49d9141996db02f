public import Wording

/// A parent told of a pupil's state (告知书回执), with what came of it.
public struct Acknowledgement: Sendable, Hashable {
  public var school: SchoolCode
  public var pupil: PupilIdentity
  public var informed: Day
  public var mode: Mode
  /// Who spoke with the parents; absent: not answered.
  public var informedBy: Role?
  /// Whether the pupil was kept out of the talk.
  public var studentAbsent: Bool?
  /// Whether a hospital or counselling service was recommended.
  public var referred: Bool?
  /// Whether the parents signed.
  public var signed: Bool?
  public var signedOn: Day?

  /// Creates an acknowledgement.
  public init(
    school: SchoolCode, pupil: PupilIdentity, informed: Day, mode: Mode, informedBy: Role? = nil,
    studentAbsent: Bool? = nil, referred: Bool? = nil, signed: Bool? = nil, signedOn: Day? = nil
  ) {
    self.school = school
    self.pupil = pupil
    self.informed = informed
    self.mode = mode
    self.informedBy = informedBy
    self.studentAbsent = studentAbsent
    self.referred = referred
    self.signed = signed
    self.signedOn = signedOn
  }

  /// How the parents were told (告知方式).
  public enum Mode: String, Sendable, Hashable, CaseIterable, Codable {
    case inPerson, written, phone

    /// The mode as forms write it.
    public var label: Text {
      switch self {
      case .inPerson: Text(zh: "当面", en: "in person")
      case .written: Text(zh: "书面", en: "in writing")
      case .phone: Text(zh: "电话", en: "phone")
      }
    }
  }

  /// The office of who told them (约谈人身份); never a name.
  public enum Role: String, Sendable, Hashable, CaseIterable, Codable {
    case deputyHead, classTeacher, counsellor

    /// The office as forms write it.
    public var label: Text {
      switch self {
      case .deputyHead: Text(zh: "分管校长", en: "deputy head")
      case .classTeacher: Text(zh: "班主任", en: "class teacher")
      case .counsellor: Text(zh: "心理老师", en: "school counsellor")
      }
    }
  }
}
