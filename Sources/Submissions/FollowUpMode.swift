public import Wording

/// How a pupil was followed up (跟踪方式).
public enum FollowUpMode: String, Sendable, Hashable, CaseIterable, Codable {
  case homeVisit, phone, online, inPerson

  /// The mode as forms write it.
  public var label: Text {
    switch self {
    case .homeVisit: Text(zh: "家访", en: "home visit")
    case .phone: Text(zh: "电话", en: "phone")
    case .online: Text(zh: "线上", en: "online")
    case .inPerson: Text(zh: "面谈", en: "in person")
    }
  }
}
