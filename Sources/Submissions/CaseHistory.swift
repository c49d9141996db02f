/// One pupil's follow-ups in order of day, as the months and weeks see them.
public struct CaseHistory: Sendable {
  /// What a follow-up says about where the case stands.
  public struct Record: Sendable, Hashable {
    public var day: Day
    /// Absent: the record does not tell it.
    public var tier: Tier?
    public var status: CaseStatus

    /// Creates a record.
    public init(day: Day, tier: Tier?, status: CaseStatus) {
      self.day = day
      self.tier = tier
      self.status = status
    }

    /// The state the case is in from this day on.
    var state: CaseState {
      switch status {
      case .released: .released
      case .transferredOut: .transferredOut
      case .graduated: .graduated
      case .deceased: .deceased
      case .open, .reopened, .transferredIn, .lost: tier.flatMap { CaseState(rawValue: $0.rawValue) } ?? .tierUnknown
      }
    }
  }

  /// A change of state between the ends of two months.
  public struct Change: Sendable, Hashable {
    public var month: Month
    public var from: CaseState
    public var to: CaseState
  }

  /// A week in which the pupil came on file, left it, or was followed up.
  public struct Week: Sendable, Hashable {
    public var monday: Day
    /// 1: on file this Monday and not the last; −1: the reverse.
    public var onFileChange: Int
    public var isTracked: Bool
  }

  private let records: [Record]

  /// Sorts the records by day; of two on one day the later given counts.
  ///
  /// A tier is an assessment and holds until the next one: a record that does not tell it keeps the last tier told
  /// since the pupil came on file.
  public init(_ records: [Record]) {
    var tier: Tier?
    self.records = records.enumerated().sorted { ($0.element.day, $0.offset) < ($1.element.day, $1.offset) }
      .map { _, record in
        var record = record
        record.tier = record.tier ?? tier
        tier = record.status.isOnFile ? record.tier : nil
        return record
      }
  }

  /// The state at the end of each month, where it differs from the month before.
  public var changes: [Change] {
    var changes: [Change] = []
    var state = CaseState.notOnFile
    for (index, record) in records.enumerated() {
      let isLastOfMonth = index + 1 == records.count || records[index + 1].day.month != record.day.month
      guard isLastOfMonth, record.state != state else { continue }
      changes.append(Change(month: record.day.month, from: state, to: record.state))
      state = record.state
    }
    return changes
  }

  /// The weeks that change who is on file on Monday, or in which a pupil on file on Monday has a record.
  ///
  /// A pupil is on file on a Monday by the last record before that day.
  public var weeks: [Week] {
    var weeks: [Day: Week] = [:]
    var isOnFile = false
    func week(_ monday: Day) -> Week { weeks[monday] ?? Week(monday: monday, onFileChange: 0, isTracked: false) }
    var index = 0
    while index < records.count {
      let monday = records[index].day.monday
      var last = index
      while last + 1 < records.count, records[last + 1].day.monday == monday { last += 1 }
      if isOnFile {
        var current = week(monday)
        current.isTracked = true
        weeks[monday] = current
      }
      let isOnFileAfter = records[last].state.isOnFile
      if isOnFileAfter != isOnFile {
        var next = week(monday.advanced(by: 7))
        next.onFileChange = isOnFileAfter ? 1 : -1
        weeks[next.monday] = next
      }
      isOnFile = isOnFileAfter
      index = last + 1
    }
    return weeks.values.sorted { $0.monday < $1.monday }
  }
}
