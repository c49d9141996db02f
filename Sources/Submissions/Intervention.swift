public import Wording

/// Something the bureau or a school did to help (干预措施), with the day it began.
public struct Intervention: Sendable, Hashable, Codable {
  public var id: String
  public var name: String
  public var kind: Kind
  public var scope: Scope
  /// The district, school code or pseudonym the scope refers to; absent for the whole city.
  public var scopeCode: String?
  /// The day of delivery.
  public var starts: Day
  public var ends: Day?

  /// Creates an intervention.
  public init(
    id: String, name: String, kind: Kind, scope: Scope, scopeCode: String? = nil, starts: Day, ends: Day? = nil
  ) {
    self.id = id
    self.name = name
    self.kind = kind
    self.scope = scope
    self.scopeCode = scopeCode
    self.starts = starts
    self.ends = ends
  }

  /// What was done.
  public enum Kind: String, Sendable, Hashable, CaseIterable, Codable {
    case homeVisit, caseConference, lesson, parentLecture, other

    /// The kind as forms write it.
    public var label: Text {
      switch self {
      case .homeVisit: Text(zh: "家访", en: "home visits")
      case .caseConference: Text(zh: "专题研讨会", en: "case conference")
      case .lesson: Text(zh: "心理辅导课", en: "lessons")
      case .parentLecture: Text(zh: "家长讲座", en: "parent lectures")
      case .other: Text(zh: "其他", en: "other")
      }
    }
  }

  /// Whom it reached.
  public enum Scope: String, Sendable, Hashable, CaseIterable, Codable {
    case city, district, school, pupil

    /// The scope as forms write it.
    public var label: Text {
      switch self {
      case .city: Text(zh: "市", en: "city")
      case .district: Text(zh: "学区", en: "district")
      case .school: Text(zh: "学校", en: "school")
      case .pupil: Text(zh: "学生", en: "pupil")
      }
    }
  }
}
