public import Submissions

/// Pupils on file by tier, and how they moved.
public struct TierAnalysis: Sendable {
  /// The first month with follow-ups. Whoever appears in it was mostly on file before: that is no wave of new files.
  public var recordsBegin: Month?
  /// Stock at the end of each month, from the first full one after `recordsBegin` to the report's month.
  public var stock: [TierStock]
  /// All moves during the report's month, from ≠ to; in the month the records begin, none from `notOnFile`.
  public var flows: [TierFlow]

  /// Pupils on file in one tier at the end of a month.
  public struct TierStock: Sendable, Hashable {
    public var month: Month
    public var tier: Tier
    public var pupils: Int

    /// Creates the record from its parts.
    public init(month: Month, tier: Tier, pupils: Int) {
      self.month = month
      self.tier = tier
      self.pupils = pupils
    }
  }
  /// Pupils who passed from one state to another.
  public struct TierFlow: Sendable, Hashable {
    public var from: CaseState
    public var to: CaseState
    public var pupils: Int

    /// Creates the record from its parts.
    public init(from: CaseState, to: CaseState, pupils: Int) {
      self.from = from
      self.to = to
      self.pupils = pupils
    }
  }

  /// Creates the record from its parts.
  /// - Parameters:
  ///   - recordsBegin: The first month with follow-ups.
  ///   - stock: Pupils on file at the end of each month.
  ///   - flows: The moves during the report's month.
  public init(recordsBegin: Month? = nil, stock: [TierStock], flows: [TierFlow]) {
    self.recordsBegin = recordsBegin
    self.stock = stock
    self.flows = flows
  }
}

/// Weekly follow-up: pupils with at least one record Monday to Sunday ÷ pupils on file on Monday.
public struct TrackingAnalysis: Sendable {
  /// The city week by week, at most the latest 53 up to the end of the report's month.
  public var weeks: [Rate]
  /// Districts over the weeks that begin in the report's month, in order of name.
  public var districts: [Rate]

  /// A rate with its parts.
  public struct Rate: Sendable, Hashable {
    public var unit: Unit
    public var monday: Day
    public var onFile: Int
    public var tracked: Int

    /// Creates the record from its parts.
    public init(unit: Unit, monday: Day, onFile: Int, tracked: Int) {
      self.unit = unit
      self.monday = monday
      self.onFile = onFile
      self.tracked = tracked
    }
  }

  /// Creates the record from its parts.
  public init(weeks: [Rate], districts: [Rate]) {
    self.weeks = weeks
    self.districts = districts
  }
}

/// Who has sent the month's return, and who has not.
public struct CompletenessAnalysis: Sendable {
  public var month: Month
  public var due: Day?
  /// Districts in order of name; the city last.
  public var units: [Row]
  /// Schools that owe a return and have none accepted, sorted by district and code: the reminder list (催报名单).
  public var missing: [MissingSchool]

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

  /// Creates the record from its parts.
  public init(month: Month, due: Day? = nil, units: [Row], missing: [MissingSchool]) {
    self.month = month
    self.due = due
    self.units = units
    self.missing = missing
  }
}
