public import Wording

/// A pupil's sex as schools record it.
public enum Sex: String, Sendable, Hashable, CaseIterable, Codable {
  case male, female

  /// The sex as forms write it.
  public var label: Text {
    switch self {
    case .male: Text(zh: "男", en: "male")
    case .female: Text(zh: "女", en: "female")
    }
  }
}

/// A risk tier: an assessment of severity, 3 gravest.
///
/// Schemes number their tiers differently, so severity is configured and never read off a digit.
public struct Tier: RawRepresentable, Sendable, Hashable, Comparable, Codable {
  // A byte, because millions of follow-ups hold one.
  private let severity: UInt8
  /// Severity, 1 (general) to 3 (gravest).
  public var rawValue: Int { Int(severity) }
  /// Creates a tier, or nothing outside 1…3.
  public init?(rawValue: Int) {
    guard (1...3).contains(rawValue) else { return nil }
    self.init(severity: UInt8(rawValue))
  }
  private init(severity: UInt8) { self.severity = severity }

  /// The general tier (一类).
  public static let general = Tier(severity: 1)
  /// The serious tier (二类).
  public static let serious = Tier(severity: 2)
  /// The gravest tier (三类).
  public static let gravest = Tier(severity: 3)
  /// All tiers, mildest first.
  public static let all: [Tier] = [.general, .serious, .gravest]

  /// Whether the left tier is milder.
  public static func < (left: Tier, right: Tier) -> Bool { left.rawValue < right.rawValue }

  /// The tier's name in the Zhejiang scheme.
  public var label: Text {
    switch rawValue {
    case 1: Text(zh: "一类", en: "tier 1")
    case 2: Text(zh: "二类", en: "tier 2")
    default: Text(zh: "三类", en: "tier 3")
    }
  }
}

/// Where a pupil's case stands (状态).
public enum CaseStatus: String, Sendable, Hashable, CaseIterable, Codable {
  case open, released, reopened, transferredOut, transferredIn, graduated, lost, deceased
  /// The record of this pupil and day was a mistake and counts no more.
  case withdrawn

  /// Whether the pupil is on file and must be followed up; a lost pupil still is.
  public var isOnFile: Bool {
    switch self {
    case .open, .reopened, .transferredIn, .lost: true
    case .released, .transferredOut, .graduated, .deceased, .withdrawn: false
    }
  }

  /// Whether the school knows of the pupil that day; 失联 tells of an attempt that failed.
  public var isContact: Bool { self != .lost && self != .withdrawn }

  /// The status as forms write it.
  public var label: Text {
    switch self {
    case .open: Text(zh: "在册", en: "open")
    case .released: Text(zh: "解除", en: "released")
    case .reopened: Text(zh: "重新建档", en: "reopened")
    case .transferredOut: Text(zh: "转出", en: "transferred out")
    case .transferredIn: Text(zh: "转入", en: "transferred in")
    case .graduated: Text(zh: "毕业", en: "graduated")
    case .lost: Text(zh: "失联", en: "lost")
    case .deceased: Text(zh: "死亡", en: "deceased")
    case .withdrawn: Text(zh: "作废", en: "withdrawn")
    }
  }
}

/// What tells one pupil from another in a row, before it becomes a pseudonym.
///
/// Lives only between reading and storing; never printed, logged or written in clear.
public struct PupilIdentity: Sendable, Hashable {
  /// The school number (学籍号); identifying in itself.
  public var studentID: String?
  public var name: String?
  /// Month or day of birth as written, cleaned up.
  public var birth: String?
  /// The class (班级), which tells namesakes apart when only the name is known.
  public var schoolClass: String?
  /// The sex, for the same.
  public var sex: Sex?

  /// Creates an identity, or nothing when the parts cannot tell one pupil from another.
  /// - Parameters:
  ///   - studentID: the school number, if given.
  ///   - name: the pupil's name, if given.
  ///   - birth: month or day of birth, if given.
  ///   - schoolClass: the class, if given.
  ///   - sex: the sex, if given.
  public init?(studentID: String?, name: String?, birth: String?, schoolClass: String? = nil, sex: Sex? = nil) {
    guard studentID != nil || (name != nil && birth != nil) else { return nil }
    self.studentID = studentID
    self.name = name
    self.birth = birth
    self.schoolClass = schoolClass
    self.sex = sex
  }

  /// Creates an identity known only from a printed form: it may turn out to be a pupil already on file.
  /// - Parameters:
  ///   - name: the pupil's name.
  ///   - schoolClass: the class, if the form tells it.
  ///   - sex: the sex, if the form tells it.
  public init(provisional name: String, schoolClass: String?, sex: Sex?) {
    self.name = name
    self.schoolClass = schoolClass
    self.sex = sex
  }

  /// Whether nothing surer than a name tells who is meant.
  public var isProvisional: Bool { studentID == nil && birth == nil }

  /// Whether two identities are of one pupil as written; class and sex count only where nothing surer is known.
  public static func == (left: PupilIdentity, right: PupilIdentity) -> Bool {
    left.studentID == right.studentID && left.name == right.name && left.birth == right.birth
      && (!left.isProvisional || (left.schoolClass == right.schoolClass && left.sex == right.sex))
  }

  /// Hashes what always counts.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(studentID)
    hasher.combine(name)
    hasher.combine(birth)
  }
}
