/// One pupil's follow-ups in order of day, as the months and weeks see them.
public struct CaseHistory: Sendable {
  /// A change of state between the ends of two months.
  public struct Change: Sendable, Hashable {
    public var month: Month
    /// The stage the pupil is in after the change.
    public var stage: Stage
    public var from: CaseState
    public var to: CaseState
  }

  /// A week in which the pupil came on file, left it, or was followed up; being out of contact is no follow-up.
  public struct Week: Sendable, Hashable {
    public var monday: Day
    /// 1: on file this Monday and not the last; −1: the reverse.
    public var onFileChange: Int
    public var isTracked: Bool
  }

  private var records: [FollowUpBatch.Row]

  /// Takes one pupil's follow-ups at one school.
  ///
  /// A tier is an assessment and holds until the next one: a record that does not tell it keeps the last tier told
  /// since the pupil came on file.
  /// - Parameter records: the follow-ups in order of day, one a day.
  public init(_ records: [FollowUpBatch.Row]) {
    self.records = records
    var tier: Tier?
    for index in records.indices {
      if records[index].tier == nil, tier != nil { self.records[index].tier = tier }
      tier = records[index].status.isOnFile ? self.records[index].tier : nil
    }
  }

  /// The state at the end of each month, where it differs from the month before.
  public var changes: [Change] {
    var changes: [Change] = []
    var state = CaseState.notOnFile
    for (index, record) in records.enumerated() {
      // Most records repeat the state; only a new one asks for its month.
      guard record.state != state else { continue }
      let month = record.date.month
      guard index + 1 == records.count || records[index + 1].date.month != month else { continue }
      changes.append(Change(month: month, stage: record.stage, from: state, to: record.state))
      state = record.state
    }
    return changes
  }

  /// The state at the end of a day.
  /// - Parameter day: the day.
  /// - Returns: the state of the last record up to then.
  public func state(on day: Day) -> CaseState { records.last { $0.date <= day }?.state ?? .notOnFile }

  /// The weeks that change who is on file on Monday, or in which a pupil on file on Monday was followed up.
  ///
  /// A pupil is on file on a Monday by the last record before that day.
  public var weeks: [Week] {
    var weeks: [Week] = []
    var isOnFile = false
    var index = 0
    while index < records.count {
      let monday = records[index].date.monday
      var last = index
      while last + 1 < records.count, records[last + 1].date.monday == monday { last += 1 }
      if isOnFile, records[index...last].contains(where: \.status.isContact) {
        if weeks.last?.monday != monday { weeks.append(Week(monday: monday, onFileChange: 0, isTracked: false)) }
        weeks[weeks.count - 1].isTracked = true
      }
      let isOnFileAfter = records[last].state.isOnFile
      if isOnFileAfter != isOnFile {
        weeks.append(Week(monday: monday.advanced(by: 7), onFileChange: isOnFileAfter ? 1 : -1, isTracked: false))
      }
      isOnFile = isOnFileAfter
      index = last + 1
    }
    return weeks
  }
}

extension FollowUpBatch.Row {
  /// The state the case is in from this day on.
  fileprivate var state: CaseState {
    switch status {
    case .released: .released
    case .transferredOut: .transferredOut
    case .graduated: .graduated
    case .deceased: .deceased
    // Whoever reads the records leaves those withdrawn out.
    case .withdrawn: .notOnFile
    case .open, .reopened, .transferredIn, .lost: tier.flatMap { CaseState(rawValue: $0.rawValue) } ?? .tierUnknown
    }
  }
}
