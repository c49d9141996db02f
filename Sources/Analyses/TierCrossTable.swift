public import Submissions

/// Where the pupils on file on one of two days stood on both: a table of states by states.
public struct TierCrossTable: Sendable, Hashable {
  /// The first of the two days.
  public enum Since: String, Sendable, Hashable {
    /// The end of the month before the report's.
    case lastMonth
    /// The last day before the term.
    case term
  }

  /// Where a pupil stands on a day.
  public enum State: Sendable, Hashable {
    case tier(Tier)
    /// On file, in a tier no form has told.
    case tierUnknown
    /// At the first day only: not on file yet, or not any more.
    case notOnFile
    case released
    /// Transferred out, graduated or deceased.
    case left

    /// All of them, in the order of tables and from the top of charts down.
    public static let all = Tier.all.reversed().map(Self.tier) + [.tierUnknown, .notOnFile, .released, .left]

    /// The state among those of the month's account, which has several ways of leaving.
    fileprivate var caseState: CaseState {
      switch self {
      case .tier(let tier): CaseState(rawValue: tier.rawValue) ?? .tierUnknown
      case .tierUnknown: .tierUnknown
      case .notOnFile: .notOnFile
      case .released: .released
      case .left: .transferredOut
      }
    }

    fileprivate init(end state: CaseState) {
      switch state {
      case .tier1, .tier2, .tier3: self = state.tier.map(Self.tier) ?? .tierUnknown
      case .tierUnknown: self = .tierUnknown
      case .notOnFile: self = .notOnFile
      case .released: self = .released
      case .transferredOut, .graduated, .deceased: self = .left
      }
    }
  }

  /// Pupils who stood in one state on the first day and in another, or the same, on the last.
  public struct Flow: Sendable, Hashable {
    public var from: State
    public var to: State
    public var pupils: Int

    /// Creates the record from its parts.
    public init(from: State, to: State, pupils: Int) {
      self.from = from
      self.to = to
      self.pupils = pupils
    }
  }

  public var since: Since
  public var start: Day
  public var end: Day
  /// Those above zero, in the order of states.
  public var flows: [Flow]

  /// Creates the record from its parts.
  public init(since: Since, start: Day, end: Day, flows: [Flow]) {
    self.since = since
    self.start = start
    self.end = end
    self.flows = flows
  }

  /// Sets the states of two days against each other; who was on file on neither is left out.
  /// - Parameters:
  ///   - paths: where pupils stood.
  ///   - since: what the first day is.
  ///   - start: the first day.
  ///   - end: the last day.
  /// - Returns: nil without anybody.
  public init?(_ paths: CasePaths, since: Since, _ start: Day, to end: Day) {
    guard let first = paths.days.firstIndex(of: start), let last = paths.days.lastIndex(of: end) else { return nil }
    var counts: [State: [State: Int]] = [:]
    for (path, pupils) in paths.counts where path[first].isOnFile || path[last].isOnFile {
      let from = path[first].isOnFile ? State(end: path[first]) : .notOnFile
      counts[from, default: [:]][State(end: path[last]), default: 0] += pupils
    }
    let flows = State.all.flatMap { from in
      State.all.compactMap { to in counts[from]?[to].map { Flow(from: from, to: to, pupils: $0) } }
    }
    guard !flows.isEmpty else { return nil }
    self.init(since: since, start: start, end: end, flows: flows)
  }

  /// The same as an account of all on file.
  public var account: TierAccount {
    flows.reduce(into: TierAccount(unit: .city, state: nil)) { account, flow in
      let (from, to) = (flow.from.caseState, flow.to.caseState)
      account.add(start: flow.pupils, in: from)
      // Who stays moves nowhere: an account counts them as those who are left.
      if from != to { account.add(flow.pupils, from: from, to: to) }
    }
  }

  /// How many stood in a state on the first day.
  public func pupils(from state: State) -> Int { flows.reduce(0) { $0 + ($1.from == state ? $1.pupils : 0) } }

  /// How many stood in a state on the last day.
  public func pupils(to state: State) -> Int { flows.reduce(0) { $0 + ($1.to == state ? $1.pupils : 0) } }
}
