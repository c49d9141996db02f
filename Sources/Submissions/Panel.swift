/// What the analyses see: counts, who reported, and the frame they stand in. Kept by the store at ingest.
public struct Panel: Sendable, Equatable {
  /// The roster, sorted by code.
  public var schools: [School] = []
  public var enrolments: [Enrolment] = []
  public var tasks: [SubmissionTask] = []
  /// Accepted and awaited returns of forms with a period.
  public var returns: [SchoolReturn] = []
  /// Events by school, month of occurrence, stage, kind, tier and sex; only cells above zero.
  public var eventCounts: [EventCount] = []
  /// How long after the returns of their months the events became known.
  public var eventDelays: [EventDelay] = []
  /// Changes of case state by month; the stock at the end of a month is the sum of all changes up to it.
  public var caseFlows: [CaseFlow] = []
  public var trackingWeeks: [TrackingWeek] = []
  /// The day of each school's latest follow-up up to the end of the last week looked at; only who reads the records one by
  /// one can tell.
  public var lastRecords: [SchoolCode: Day] = [:]
  public var monthlyCounts: [MonthlyCount] = []
  public var interventions: [Intervention] = []
  public var summaries: [SchoolSummary] = []
  public var conferences: [Conference] = []
  public var plans: [WorkPlan] = []
  public var screenings: [Screening] = []
  public var acknowledgementCounts: [AcknowledgementCount] = []

  /// Creates an empty panel.
  public init() {}
}

/// What became of one school's return of one form for one period.
public struct SchoolReturn: Sendable, Hashable {
  /// Whether the return counts as reported.
  public enum State: String, Sendable, Hashable, Codable {
    case accepted
    /// Received, but with errors that the school has to correct: not reported yet.
    case awaitingCorrection
  }
  public var school: SchoolCode
  public var form: FormID
  public var period: String
  /// The day its first accepted revision was received (of a rejected one: the latest).
  public var received: Day
  public var state: State

  /// Creates a return.
  public init(school: SchoolCode, form: FormID, period: String, received: Day, state: State) {
    self.school = school
    self.form = form
    self.period = period
    self.received = received
    self.state = state
  }
}

/// A cell of the event panel.
public struct EventCount: Sendable, Hashable {
  public var school: SchoolCode
  public var month: Month
  public var stage: Stage
  public var kind: EventKind
  public var tier: Tier?
  public var sex: Sex?
  public var count: Int

  /// Creates a cell.
  public init(school: SchoolCode, month: Month, stage: Stage, kind: EventKind, tier: Tier?, sex: Sex?, count: Int) {
    self.school = school
    self.month = month
    self.stage = stage
    self.kind = kind
    self.tier = tier
    self.sex = sex
    self.count = count
  }
}

/// How long after a return events of its month became known.
public struct EventDelay: Sendable, Hashable {
  /// The day the month's return was accepted first.
  public var returned: Day
  /// The days from then to the day the events were first received; 0 for those in the return itself.
  public var days: Int
  public var count: Int

  /// Creates a record.
  public init(returned: Day, days: Int, count: Int) {
    self.returned = returned
    self.days = days
    self.count = count
  }
}

/// Where a pupil's case stands at the end of a month: not on file, in a tier, or gone, with the way of going explicit.
public enum CaseState: Int, Sendable, Hashable, CaseIterable, Codable {
  case notOnFile = 0
  case tier1 = 1
  case tier2 = 2
  case tier3 = 3
  case released = 4
  case transferredOut = 5
  case graduated = 6
  case deceased = 7
  /// On file, in a tier no form has told.
  case tierUnknown = 8

  /// Whether the pupil is on file.
  public var isOnFile: Bool { tier != nil || self == .tierUnknown }
  /// The tier of a pupil on file.
  public var tier: Tier? { Tier(rawValue: rawValue) }
}

/// How many pupils of a school passed from one case state to another between the ends of two months.
public struct CaseFlow: Sendable, Hashable {
  public var school: SchoolCode
  public var month: Month
  public var stage: Stage
  public var from: CaseState
  public var to: CaseState
  public var count: Int

  /// Creates a flow.
  public init(school: SchoolCode, month: Month, stage: Stage, from: CaseState, to: CaseState, count: Int) {
    self.school = school
    self.month = month
    self.stage = stage
    self.from = from
    self.to = to
    self.count = count
  }
}

/// The weekly follow-up of a school's pupils on file, Monday to Sunday.
public struct TrackingWeek: Sendable, Hashable {
  public var school: SchoolCode
  /// The Monday the week begins with.
  public var monday: Day
  /// Pupils on file this Monday less those on file the Monday before; summed up, the pupils on file.
  public var onFileChange: Int
  /// Pupils on file on Monday with at least one record from Monday to Sunday.
  public var tracked: Int

  /// Creates a week.
  public init(school: SchoolCode, monday: Day, onFileChange: Int, tracked: Int) {
    self.school = school
    self.monday = monday
    self.onFileChange = onFileChange
    self.tracked = tracked
  }
}
