/// What a method's alarms in one series are worth.
public struct OutbreakScore: Sendable, Hashable {
  /// Tested weeks without an outbreak case, and the alarms in them.
  public private(set) var quietWeeks = 0
  public private(set) var falseAlarms = 0
  /// Alarms in weeks with outbreak cases.
  public private(set) var trueAlarms = 0
  /// Whether there is an outbreak to find.
  public let hasOutbreak: Bool
  /// The weeks from the outbreak's first case to the first alarm before its last; nil: it was not found.
  public private(set) var delay: Int?
  /// Weeks without an outbreak case in them or in the two weeks before, and the alarms in them.
  public private(set) var cleanWeeks = 0
  public private(set) var cleanAlarms = 0
  /// The alarms that the method promises for those weeks.
  public private(set) var promisedAlarms = 0.0

  /// Counts the alarms of a level.
  ///
  /// In the week after an alarm the week alone is tested: else the evidence that made it would make it twice.
  /// - Parameters:
  ///   - tests: one test per tested week; nil where the method refuses: the week then counts nowhere.
  ///   - alpha: the level.
  ///   - first: the first tested week.
  ///   - cases: the outbreak cases of every week of the series.
  ///   - outbreak: the weeks from the tested outbreak's first case to its last, if it has one.
  public init(_ tests: [WeekTest?], alpha: Double, from first: Int, cases: [Int], outbreak: ClosedRange<Int>?) {
    hasOutbreak = outbreak != nil
    var isAfterAlarm = false
    for (index, test) in tests.enumerated() {
      guard let test else {
        isAfterAlarm = false
        continue
      }
      let week = first + index
      let isAlarm = (isAfterAlarm ? test.singlePValue : test.pValue) <= alpha
      if cases[week] == 0 {
        quietWeeks += 1
        if isAlarm { falseAlarms += 1 }
      } else if isAlarm {
        trueAlarms += 1
      }
      if cases[max(0, week - 2)...week].allSatisfy({ $0 == 0 }) {
        cleanWeeks += 1
        if isAlarm { cleanAlarms += 1 }
        promisedAlarms += isAfterAlarm ? test.singlePromised : test.promised
      }
      if isAlarm, delay == nil, let outbreak, outbreak.contains(week) { delay = week - outbreak.lowerBound }
      isAfterAlarm = isAlarm
    }
  }
}
