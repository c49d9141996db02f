/// Where pupils stood on several days, and how many took each path from day to day.
///
/// A pupil counts once at each school, as in the month's account: who changes schools leaves one file and comes on another.
public struct CasePaths: Sendable, Hashable {
  /// The days, in order.
  public let days: [Day]
  /// The states on the days, and how many pupils were in them.
  public private(set) var counts: [[CaseState]: Int] = [:]

  /// Creates an empty count.
  /// - Parameter days: the days, in order.
  public init(days: [Day]) { self.days = days }

  /// Counts a pupil.
  /// - Parameter records: the pupil's follow-ups at one school in order of day, one a day.
  public mutating func add(_ records: [FollowUpBatch.Row]) {
    let history = CaseHistory(records)
    counts[days.map(history.state(on:)), default: 0] += 1
  }
}
