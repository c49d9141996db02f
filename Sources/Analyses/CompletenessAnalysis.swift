public import Submissions

/// Who has sent a form for a period, on time or not, and who has not.
public struct CompletenessAnalysis: Sendable {
  public var form: FormID
  /// The period as the task names it.
  public var period: String
  /// The last day it is due; absent where no task says so.
  public var due: Day?
  /// Districts in order of name; the city last.
  public var units: [Row]
  /// Schools that owe a return and have none accepted, sorted by district and code: the reminder list (催报名单).
  public var missing: [MissingSchool]
  /// Schools that owe none because they are exempt or closed, sorted by district and code.
  public var excused: [ExcusedSchool]

  /// How many returns of a unit stand where.
  public struct Row: Sendable, Hashable {
    public var unit: Unit
    public var expected: Int
    public var received: Int
    public var onTime: Int
    public var late: Int
    public var missing: Int
    public var exempt: Int
    public var awaitingCorrection: Int

    /// Creates the record from its parts.
    public init(
      unit: Unit, expected: Int, received: Int, onTime: Int, late: Int, missing: Int, exempt: Int,
      awaitingCorrection: Int
    ) {
      self.unit = unit
      self.expected = expected
      self.received = received
      self.onTime = onTime
      self.late = late
      self.missing = missing
      self.exempt = exempt
      self.awaitingCorrection = awaitingCorrection
    }
  }
  /// A school that has to be reminded.
  public struct MissingSchool: Sendable, Hashable {
    public var district: String
    public var code: SchoolCode
    public var name: String
    public var isAwaitingCorrection: Bool

    /// Creates the record from its parts.
    public init(district: String, code: SchoolCode, name: String, isAwaitingCorrection: Bool) {
      self.district = district
      self.code = code
      self.name = name
      self.isAwaitingCorrection = isAwaitingCorrection
    }
  }
  /// A school that owes no return.
  public struct ExcusedSchool: Sendable, Hashable {
    /// Why it owes none.
    public enum Reason: Sendable, Hashable {
      /// Exempt, for the reason in the roster.
      case exempt(String)
      /// Closed, with the school it was merged into.
      case closed(Day, successor: SchoolCode?)
    }
    public var district: String
    public var code: SchoolCode
    public var name: String
    public var reason: Reason

    /// Creates the record from its parts.
    /// - Parameters:
    ///   - district: the school's district.
    ///   - code: its code.
    ///   - name: its name.
    ///   - reason: why it owes nothing.
    public init(district: String, code: SchoolCode, name: String, reason: Reason) {
      self.district = district
      self.code = code
      self.name = name
      self.reason = reason
    }
  }

  /// Creates the record from its parts.
  /// - Parameters:
  ///   - form: the form.
  ///   - period: the period as the task names it.
  ///   - due: the last day it is due.
  ///   - units: the districts, and the city last.
  ///   - missing: the schools to be reminded.
  ///   - excused: the schools that owe nothing.
  public init(
    form: FormID, period: String, due: Day? = nil, units: [Row], missing: [MissingSchool],
    excused: [ExcusedSchool] = []
  ) {
    self.form = form
    self.period = period
    self.due = due
    self.units = units
    self.missing = missing
    self.excused = excused
  }
}
