public import Wording

/// The code that identifies a school for good: text, never a number (leading zeros count).
public struct SchoolCode: RawRepresentable, Hashable, Comparable, Sendable, Codable, CustomStringConvertible {
  /// The code as written.
  public let rawValue: String
  /// Creates a code from its text.
  public init(rawValue: String) { self.rawValue = rawValue }
  /// The code as written.
  public var description: String { rawValue }
  /// Whether the left code sorts before the right one.
  public static func < (left: SchoolCode, right: SchoolCode) -> Bool { left.rawValue < right.rawValue }
}

/// The stage of schooling (学段) a pupil is in.
public enum Stage: String, Sendable, Hashable, CaseIterable, Codable {
  case primary, junior, senior, vocational

  /// The stage's name.
  public var label: Text {
    switch self {
    case .primary: Text(zh: "小学", en: "primary school")
    case .junior: Text(zh: "初中", en: "junior high school")
    case .senior: Text(zh: "高中", en: "senior high school")
    case .vocational: Text(zh: "中职", en: "vocational school")
    }
  }
}

/// The kind of school (办学类型), which tells the stages it may teach.
public enum SchoolType: String, Sendable, Hashable, CaseIterable, Codable {
  case primary, junior, senior, vocational, nineYear, completeSecondary

  /// The type's name, as the roster writes it.
  public var label: Text {
    switch self {
    case .primary: Stage.primary.label
    case .junior: Stage.junior.label
    case .senior: Stage.senior.label
    case .vocational: Stage.vocational.label
    case .nineYear: Text(zh: "九年一贯制", en: "nine-year school")
    case .completeSecondary: Text(zh: "完全中学", en: "complete secondary school")
    }
  }

  /// The stages such a school teaches, youngest first; a combined school has two.
  public var stages: [Stage] {
    switch self {
    case .primary: [.primary]
    case .junior: [.junior]
    case .senior: [.senior]
    case .vocational: [.vocational]
    case .nineYear: [.primary, .junior]
    case .completeSecondary: [.junior, .senior]
    }
  }
}

/// A school of the roster (学校名册).
public struct School: Sendable, Hashable, Codable {
  public var code: SchoolCode
  public var name: String
  /// The district (学区) that answers for the school.
  public var district: String
  public var type: SchoolType
  /// The first day the school exists; absent: it always did.
  public var opened: Day?
  /// The last day the school exists; absent: it still does.
  public var closed: Day?
  /// The code of the school it was renamed to or merged into.
  public var successor: SchoolCode?
  /// Why the school owes no returns; absent: it does owe them.
  public var exemptReason: String?

  /// Creates a school.
  public init(
    code: SchoolCode, name: String, district: String, type: SchoolType, opened: Day? = nil, closed: Day? = nil,
    successor: SchoolCode? = nil, exemptReason: String? = nil
  ) {
    self.code = code
    self.name = name
    self.district = district
    self.type = type
    self.opened = opened
    self.closed = closed
    self.successor = successor
    self.exemptReason = exemptReason
  }

  /// Whether the school exists on any day of the month.
  public func exists(in month: Month) -> Bool {
    (opened.map { $0 <= month.lastDay } ?? true) && (closed.map { $0 >= month.firstDay } ?? true)
  }
}

/// The number of pupils of one stage and sex at a school on a day (在校学生数).
public struct Enrolment: Sendable, Hashable, Codable {
  public var school: SchoolCode
  public var stage: Stage
  /// Absent: both sexes together.
  public var sex: Sex?
  public var pupils: Int
  public var asOf: Day

  /// Creates an enrolment record.
  public init(school: SchoolCode, stage: Stage, sex: Sex?, pupils: Int, asOf: Day) {
    self.school = school
    self.stage = stage
    self.sex = sex
    self.pupils = pupils
    self.asOf = asOf
  }
}

/// What schools owe: a form for a period, by a day (填报任务).
public struct SubmissionTask: Sendable, Hashable, Codable {
  public var form: FormID
  /// `YYYY-MM` for monthly forms; otherwise the period as the bureau writes it.
  public var period: String
  public var due: Day
  /// The stages that owe it; empty: all.
  public var stages: [Stage]

  /// Creates a task.
  public init(form: FormID, period: String, due: Day, stages: [Stage] = []) {
    self.form = form
    self.period = period
    self.due = due
    self.stages = stages
  }
}
