/// What was seen at successive observations, grouped: how often which change over which interval with which covariates.
///
/// The likelihood needs nothing else, so that its cost grows with the number of distinct groups and not with the number
/// of subjects, and the order in which they are added does not matter to the last bit.
public struct PanelTransitions: Sendable {
  /// A stretch of time with constant covariates.
  public struct Segment: Sendable, Hashable, Comparable {
    /// Its length.
    public let interval: Double
    /// The position of its covariates in `patterns`.
    public let pattern: Int

    /// By pattern, then by length.
    public static func < (left: Segment, right: Segment) -> Bool {
      (left.pattern, left.interval) < (right.pattern, right.interval)
    }
  }

  /// A change between two successive observations, or none.
  public struct Change: Sendable, Hashable, Comparable {
    /// The first part of the time between.
    public let first: Segment
    /// The rest, where covariates change in between at known times; mostly empty.
    public let rest: [Segment]
    /// The states at both ends.
    public let transition: Transition

    /// All parts of the time between.
    var segments: [Segment] { [first] + rest }

    /// By time and covariates, then by states.
    public static func < (left: Change, right: Change) -> Bool {
      if left.rest != right.rest { return left.rest.lexicographicallyPrecedes(right.rest) }
      return (left.first, left.transition) < (right.first, right.transition)
    }
  }

  /// Stands for the end of an interval of which is known only that no exact state was entered.
  static let stillThere = -1

  /// k.
  public let stateCount: Int
  /// The number of covariates.
  public let covariateCount: Int
  /// The distinct rows of covariates in order of appearance.
  public private(set) var patterns: [[Double]] = []
  /// How often each change was seen.
  public private(set) var counts: [Change: Int] = [:]
  private var positions: [[Double]: Int] = [:]

  /// Creates an empty collection.
  public init(stateCount: Int, covariateCount: Int = 0) {
    self.stateCount = stateCount
    self.covariateCount = covariateCount
  }

  /// The number of intervals observed.
  public var observationCount: Int { counts.values.reduce(0, +) }

  /// The numbers of changes from each state (rows) to each state, as observed, k × k row by row.
  public var table: [Int] {
    var table = [Int](repeating: 0, count: stateCount * stateCount)
    for (change, count) in counts where change.transition.to != Self.stillThere {
      table[change.transition.from * stateCount + change.transition.to] += count
    }
    return table
  }

  /// Adds what was seen at two successive observations.
  /// - Parameters:
  ///   - interval: the time between them.
  ///   - transition: the states at both ends, which may be the same.
  ///   - covariates: their values over the interval, or over its first part.
  ///   - changes: the times at which covariates take other values, counted from the interval's start, rising, and all
  ///     values from then on.
  ///   - count: how often it was seen.
  /// - Throws: `TransitionError` when a part of the interval is not positive, a state is unknown or a covariate is not
  ///   finite.
  /// - Precondition: there are as many covariates as the collection has.
  public mutating func add(
    interval: Double, _ transition: Transition, covariates: [Double] = [],
    changing changes: [(time: Double, covariates: [Double])] = [], count: Int = 1
  ) throws(TransitionError) {
    for state in [transition.from, transition.to] where !(0..<stateCount).contains(state) {
      throw .unknownState(state)
    }
    try enter(interval, transition, covariates, changes, count)
  }

  /// Adds a time after the last look at a subject, at whose end it was still in one of the states that are no exact ones.
  ///
  /// Left out, exits would be seen and the time without them would not, and the exits would look too frequent.
  /// - Parameters:
  ///   - interval: the time since the last look.
  ///   - state: the state seen then.
  ///   - covariates: their values over the interval, or over its first part.
  ///   - changes: as for a change between looks.
  ///   - count: how often it was seen.
  /// - Throws: `TransitionError` as for a change.
  /// - Precondition: there are as many covariates as the collection has.
  public mutating func addStillThere(
    interval: Double, from state: Int, covariates: [Double] = [],
    changing changes: [(time: Double, covariates: [Double])] = [], count: Int = 1
  ) throws(TransitionError) {
    guard (0..<stateCount).contains(state) else { throw .unknownState(state) }
    try enter(interval, Transition(state, Self.stillThere), covariates, changes, count)
  }

  private mutating func enter(
    _ interval: Double, _ transition: Transition, _ covariates: [Double],
    _ changes: [(time: Double, covariates: [Double])], _ count: Int
  ) throws(TransitionError) {
    let first = try segment((changes.first?.time ?? interval), covariates)
    var rest: [Segment] = []
    for (index, change) in changes.enumerated() {
      let end = index + 1 < changes.count ? changes[index + 1].time : interval
      rest.append(try segment(end - change.time, change.covariates))
    }
    counts[Change(first: first, rest: rest, transition: transition), default: 0] += count
  }

  /// The same changes with other covariates, a row for each of `patterns`.
  func replacing(patterns: [[Double]]) -> PanelTransitions {
    var result = self
    result.patterns = patterns
    result.positions = Dictionary(
      patterns.enumerated().map { ($0.element, $0.offset) }, uniquingKeysWith: { first, _ in first })
    return result
  }

  /// The same changes without covariates, and so without splits.
  var withoutCovariates: PanelTransitions {
    guard covariateCount > 0 else { return self }
    var result = PanelTransitions(stateCount: stateCount)
    result.patterns = [[]]
    result.positions = [[]: 0]
    for (change, count) in counts {
      let whole = Segment(interval: change.segments.reduce(0) { $0 + $1.interval }, pattern: 0)
      result.counts[Change(first: whole, rest: [], transition: change.transition), default: 0] += count
    }
    return result
  }

  /// Adds all that another collection holds.
  /// - Throws: `TransitionError` when the other has states this one has not.
  /// - Precondition: both have the same number of covariates.
  public mutating func add(_ other: PanelTransitions) throws(TransitionError) {
    for (change, count) in other.counts {
      let step = change.transition
      for state in [step.from, max(step.to, 0)] where state >= stateCount { throw .unknownState(state) }
      func own(_ segment: Segment) throws(TransitionError) -> Segment {
        try self.segment(segment.interval, other.patterns[segment.pattern])
      }
      let first = try own(change.first)
      var rest: [Segment] = []
      for segment in change.rest { rest.append(try own(segment)) }
      counts[Change(first: first, rest: rest, transition: step), default: 0] += count
    }
  }

  private mutating func segment(_ interval: Double, _ covariates: [Double]) throws(TransitionError) -> Segment {
    precondition(covariates.count == covariateCount, "\(covariates.count) covariates, \(covariateCount) wanted")
    guard interval > 0, interval.isFinite else { throw .invalidValue(interval) }
    if let known = positions[covariates] { return Segment(interval: interval, pattern: known) }
    for value in covariates where !value.isFinite { throw .invalidValue(value) }
    positions[covariates] = patterns.count
    patterns.append(covariates)
    return Segment(interval: interval, pattern: patterns.count - 1)
  }
}
