/// A stretch of time a subject spent in one state, seen from its start to its end.
public struct StateInterval: Sendable, Hashable {
  /// The subject's number.
  public let subject: Int
  /// When observation in the state starts; the subject is at risk after it.
  public let start: Double
  /// When it ends; the subject is at risk up to it.
  public let stop: Double
  /// The state.
  public let from: Int
  /// The state entered at the end; nil when only observation ended.
  public let to: Int?

  /// Creates an interval.
  public init(subject: Int, start: Double, stop: Double, from: Int, to: Int?) {
    self.subject = subject
    self.start = start
    self.stop = stop
    self.from = from
    self.to = to
  }
}

/// The probabilities of states over time from exactly dated changes, with delayed entry and censoring.
///
///     p(t) = p(0) Π (I + dA(u)) over u ≤ t,   dA[h, j] = changes from h to j at u ÷ subjects in h just before u
///
/// p(0) are the shares of states among those at risk just before the first change. All changes at one time happen
/// together. Variances are infinitesimal-jackknife: the sum over subjects of the squared derivative of p(t) with respect
/// to the subject's weight, that of p(0) included. R's survival 3.5-3 does the same with `influence = TRUE`; without, it
/// prints errors that take p(0) as known, which here needs `isStartKnown`. Intervals are 95 %, on the scale of the logit.
///
/// Source: Aalen & Johansen (1978), Scand. J. Statist. 5, 141; influence: Therneau, Crowson & Atkinson, survival package
/// vignette "Multi-state models".
/// Checked against: Tests/Fixtures/transitions/transitions_expected.csv (R's survival 3.5-3).
public struct AalenJohansen: Sendable {
  /// The state of affairs at a horizon.
  public struct Point: Sendable {
    /// The time.
    public let horizon: Double
    /// The subjects under observation just before it, or before the first change.
    public let atRisk: Int
    /// The fewest subjects that were in a state when one of them left it, up to the horizon; nil before the first change.
    public let smallestRiskSet: Int?
    /// The probability of each state, k figures.
    public let probabilities: [TransitionEstimate]
    /// The mean time spent in each state since the earliest start, k figures.
    public let restrictedMeanTimes: [TransitionEstimate]
  }

  /// k.
  public let stateCount: Int
  /// The earliest start.
  public let origin: Double
  /// The last time anyone was under observation; nothing is known after it.
  public let lastTime: Double
  /// The number of subjects.
  public let subjectCount: Int
  /// The changes from each state (rows) to each state, k × k row by row.
  public let changes: [Int]
  /// One point for each horizon asked for, in order of time.
  public let points: [Point]

  /// Estimates the probabilities at given times.
  /// - Parameters:
  ///   - intervals: what was seen, in any order; those of one subject do not overlap.
  ///   - stateCount: k.
  ///   - horizons: the times asked about.
  ///   - isStartKnown: whether p(0) is taken as known, so that its variance does not count.
  /// - Returns: the estimates.
  /// - Throws: `TransitionError` when there is no change, a state is unknown, or an interval has no length.
  /// - Complexity: O(n k²) for each distinct time of a change.
  public static func fit(
    _ intervals: [StateInterval], stateCount: Int, horizons: [Double], isStartKnown: Bool = false
  ) throws(TransitionError) -> AalenJohansen {
    for interval in intervals {
      for state in [interval.from, interval.to ?? interval.from] where !(0..<stateCount).contains(state) {
        throw .unknownState(state)
      }
      guard interval.stop > interval.start else { throw .invalidValue(interval.stop - interval.start) }
      if interval.to == interval.from { throw .impossible(Transition(interval.from, interval.from)) }
    }
    for horizon in horizons where !horizon.isFinite { throw .invalidValue(horizon) }
    let times = Set(intervals.filter { $0.to != nil }.map(\.stop)).sorted()
    guard let first = times.first else { throw .noObservation }
    var walk = JackknifeWalk(intervals, stateCount: stateCount, first: first, isStartKnown: isStartKnown)
    var points: [Point] = []
    var ahead = times[...]
    for horizon in horizons.sorted() {
      while let time = ahead.first, time <= horizon {
        walk.step(to: time)
        ahead.removeFirst()
      }
      points.append(walk.point(at: horizon))
    }
    var changes = [Int](repeating: 0, count: stateCount * stateCount)
    for interval in intervals { if let to = interval.to { changes[interval.from * stateCount + to] += 1 } }
    return AalenJohansen(
      stateCount: stateCount, origin: walk.origin, lastTime: intervals.map(\.stop).max() ?? first,
      subjectCount: Set(intervals.map(\.subject)).count, changes: changes, points: points)
  }
}
