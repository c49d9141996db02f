public import Submissions

/// Pupils on file by tier, and how they moved.
public struct TierAnalysis: Sendable {
  /// The first month with follow-ups. Whoever appears in it was mostly on file before: that is no wave of new files.
  public var recordsBegin: Month?
  /// Stock at the end of each month, from the first full one after `recordsBegin` to the report's month.
  public var stock: [TierStock]
  /// All moves during the report's month, from ≠ to; in the month the records begin, none from `notOnFile`.
  public var flows: [TierFlow]
  /// The month's account of the city's tiers, of all on file, and of the districts; empty in the month the records begin.
  public var accounts: [TierAccount] = []

  /// Pupils on file in one tier at the end of a month.
  public struct TierStock: Sendable, Hashable {
    public var month: Month
    /// Absent: on file in a tier no form has told (等级未知); there are such rows only where there were such pupils.
    public var tier: Tier?
    public var pupils: Int

    /// Creates the record from its parts.
    /// - Parameters:
    ///   - month: the month.
    ///   - tier: the tier; absent: not known.
    ///   - pupils: the pupils on file.
    public init(month: Month, tier: Tier?, pupils: Int) {
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
  ///   - accounts: The month's account.
  public init(
    recordsBegin: Month? = nil, stock: [TierStock], flows: [TierFlow], accounts: [TierAccount] = []
  ) {
    self.accounts = accounts
    self.recordsBegin = recordsBegin
    self.stock = stock
    self.flows = flows
  }
}

/// Weekly follow-up: pupils reached at least once Monday to Sunday ÷ pupils on file on Monday, as they stood on the Sunday
/// night before.
public struct TrackingAnalysis: Sendable {
  /// The city week by week, at most the latest 53 up to the end of the report's month.
  public var weeks: [Rate]
  /// Districts over the weeks that begin in the report's month, in order of name.
  public var districts: [Rate]
  /// Districts week by week, the latest 26 up to the end of the report's month, in order of name.
  public var districtWeeks: [Rate] = []
  /// The day to which the records of the city and of each district go; nothing where it is not known.
  public var recordsEnd: [Unit: Day] = [:]

  /// The city's latest week that can be compared.
  public var lastFinished: Rate? { weeks.last(where: \.isFinished) }

  /// A rate with its parts.
  public struct Rate: Sendable, Hashable {
    public var unit: Unit
    public var monday: Day
    public var onFile: Int
    public var tracked: Int
    /// Whether the week is over and records reach to its end; if not, more may come, and the rate is no fall.
    public var isFinished = true

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
