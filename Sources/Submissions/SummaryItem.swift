public import Wording

/// One of the 19 numbers of the summary return (附件3), by the name its field has in the form.
public enum SummaryItem: String, Sendable, Hashable, CaseIterable, Codable, CodingKeyRepresentable {
  // 家访
  case visitsDue = "visits_due"
  case visited
  case visitingTeachers = "visiting_teachers"
  // 对重点学生的家访
  case mentalIllness = "mental_illness"
  case severeProblem = "severe_problem"
  case personalityDeviation = "personality_deviation"
  case poorParentRelation = "poor_parent_relation"
  case internetAddiction = "internet_addiction"
  case notReturned = "not_returned"
  // 访谈与干预
  case onLeave = "on_leave"
  case inHospital = "in_hospital"
  case onMedication = "on_medication"
  case inCounselling = "in_counselling"
  // 适应性心理辅导
  case lessons
  case lectures
  // 家长科普
  case parentLectures = "parent_lectures"
  case lectureParents = "lecture_parents"
  case parentResources = "parent_resources"
  case resourceParents = "resource_parents"

  /// The six categories of key pupils; a pupil may be in several.
  public static let categories: [SummaryItem] = [
    .mentalIllness, .severeProblem, .personalityDeviation, .poorParentRelation, .internetAddiction, .notReturned,
  ]

  /// What an item counts.
  public enum Unit: Sendable, Hashable {
    /// Pupils of the school; these and the other persons are under disclosure control.
    case pupils
    case teachers, parents, lessons, sessions, items

    /// The unit as a form prints it behind a label.
    public var label: Text {
      switch self {
      case .pupils, .teachers, .parents: Text(zh: "人", en: "persons")
      case .lessons: Text(zh: "节", en: "lessons")
      case .sessions: Text(zh: "次", en: "sessions")
      case .items: Text(zh: "项", en: "items")
      }
    }
  }

  /// What the number counts.
  public var unit: Unit {
    switch self {
    case .visitingTeachers: .teachers
    case .lessons: .lessons
    case .lectures, .parentLectures: .sessions
    case .lectureParents, .resourceParents: .parents
    case .parentResources: .items
    default: .pupils
    }
  }
}
