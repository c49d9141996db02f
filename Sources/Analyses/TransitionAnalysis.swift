public import Statistics
public import Tables

/// Estimates how subjects move between states, from a panel of any kind.
public struct TransitionAnalysis: Sendable {
  /// The model.
  public enum Model: String, Sendable, Hashable, CaseIterable {
    /// Continuous time, looked at now and then.
    case continuous
    /// Steps of equal length.
    case discrete
    /// Exactly dated changes.
    case aalenJohansen = "aalen-johansen"
  }

  /// What is asked for; states are written as in the file.
  public struct Request: Sendable, Hashable {
    /// The transitions that can happen at an instant; nil: every pair seen.
    public var allowed: [Transition]?
    /// States whose entry is exactly timed.
    public var exactStates: [Int]
    /// Times ahead.
    public var horizons: [Double]
    /// The time before and after which is compared.
    public var splitAt: Double?
    /// The Dirichlet prior of each cell, in discrete time.
    public var smoothing: Double
    /// Whether the shares at the start are taken as known, for exactly dated changes.
    public var isStartKnown: Bool

    /// Creates a request.
    public init(
      allowed: [Transition]? = nil, exactStates: [Int] = [], horizons: [Double] = [1, 4, 12], splitAt: Double? = nil,
      smoothing: Double = 0, isStartKnown: Bool = false
    ) {
      self.allowed = allowed
      self.exactStates = exactStates
      self.horizons = horizons
      self.splitAt = splitAt
      self.smoothing = smoothing
      self.isStartKnown = isStartKnown
    }
  }

  /// Why nothing could be estimated.
  public enum Refusal: Error, Equatable, Sendable {
    /// A state asked for does not occur in the file.
    case unknownState(Int, known: [Int])
    /// A transition leads out of a state that is entered at exact times.
    case exactStateIsLeft(Int)
    /// A transition leads to where it starts.
    case allowedLoop(Int)
    /// An option means nothing to the model.
    case optionWithoutEffect(Option, Model)
    /// An option names a column that holds something else.
    case reservedColumn(String, option: Option)
    /// Nothing was observed on one side of the split; the file's first and last time, written as in it.
    case splitOutside(first: String, last: String)
    /// A horizon is negative, too far to compute, or no whole number of steps.
    case horizon(Double)
    /// The smoothing is negative.
    case smoothing(Double)
    /// Nobody was seen twice.
    case noFollowUp
    /// Nobody was ever seen in another state than before.
    case noChange
    /// More transitions than can be estimated.
    case manyTransitions(Int, most: Int)
    /// A figure is too large or too small for a number.
    case notComputable
    /// No maximum of the likelihood was found.
    case notConverged(iterations: Int)
    /// The data do not tell the parameters apart.
    case notIdentified
  }

  /// What the reader of the result has to know.
  public enum Notice: Sendable, Hashable {
    /// Subjects with one row, of so many: they tell nothing of change.
    case singleRows(Int, subjects: Int)
    /// The fit needed more than its automatic start.
    case rung(PanelMarkovModel.Rung)
    /// A hazard ratio was held at 1.
    case heldRatio(from: Int, to: Int, scope: TransitionFigure.Scope, HeldReason)
    /// An intensity ran towards 0.
    case heldIntensity(from: Int, to: Int, HeldReason)
    /// In discrete time, follow-ups that are not one step apart are left out: so many of all, with the step's length.
    case otherSteps(Int, of: Int, step: Double)
    /// With a split, prevalence is not compared.
    case noPrevalence
    /// Figures with a doubt, the first of them and how many more have the same.
    case doubt(TransitionFigure, alike: Int)
  }

  /// One row per figure.
  public internal(set) var figures: [TransitionFigure] = []
  /// What the reader has to know.
  public internal(set) var notices: [Notice] = []

  /// Further ahead the time spent in a state has too few digits left for its error.
  private static let farthest = 1e12

  /// The columns of the result, the same for every model.
  public static let columns = [
    "quantity", "from", "to", "covariate", "horizon", "estimate", "se", "lower", "upper", "verdict",
  ]

  /// The result as a table.
  public var table: Table {
    Table(name: "transitions", columns: Self.columns, rows: figures.map(\.cells))
  }

  /// Estimates.
  /// - Parameters:
  ///   - model: how.
  ///   - panel: the states; read with `isExact` for `aalenJohansen`, without for the others.
  ///   - request: what is asked for.
  ///   - random: where random tables come from when counts are too small for χ².
  /// - Returns: the figures, and what the reader has to know.
  /// - Throws: `Refusal`, or `StatePanel.Failure` for changes that cannot happen.
  public static func run(
    _ model: Model, on panel: StatePanel, request: Request = Request(), using random: inout SplitMix64
  ) throws -> TransitionAnalysis {
    for horizon in request.horizons {
      guard (0...farthest).contains(horizon), model != .discrete || (horizon >= 1 && horizon == horizon.rounded())
      else {
        throw Refusal.horizon(horizon)
      }
    }
    guard request.smoothing >= 0, request.smoothing.isFinite else { throw Refusal.smoothing(request.smoothing) }
    var analysis = TransitionAnalysis()
    if panel.singleRows > 0 {
      analysis.notices.append(.singleRows(panel.singleRows, subjects: panel.subjectCount))
    }
    do {
      switch model {
      case .continuous: try analysis.fitContinuous(panel, request)
      case .discrete: try analysis.fitDiscrete(panel, request, using: &random)
      case .aalenJohansen: try analysis.fitAalenJohansen(panel, request)
      }
    } catch is TransitionError { throw Refusal.notComputable }
    analysis.noteDoubts()
    return analysis
  }

  /// One notice for all figures with the same quantity and doubt.
  private mutating func noteDoubts() {
    struct Kind: Hashable {
      var quantity: TransitionFigure.Quantity
      var doubt: TransitionDoubt
    }
    var first: [Kind: Int] = [:]
    for figure in figures {
      guard let doubt = figure.doubt else { continue }
      // Held parameters have their own notice.
      if case .held = doubt { continue }
      let kind = Kind(quantity: figure.quantity, doubt: doubt)
      if let index = first[kind], case .doubt(let example, let alike) = notices[index] {
        notices[index] = .doubt(example, alike: alike + 1)
      } else {
        first[kind] = notices.count
        notices.append(.doubt(figure, alike: 0))
      }
    }
  }

  /// The split as the file writes its times.
  /// - Throws: `Refusal.splitOutside` when nothing was observed on one side of it.
  func stretches(_ panel: StatePanel, _ splitAt: Double?) throws(Refusal) -> [TransitionFigure.Scope] {
    guard let splitAt else { return [] }
    let starts = panel.followUps.map { panel.rows[$0 - 1].time }
    let ends = panel.followUps.map { panel.rows[$0].time }
    if let first = starts.min(), let last = ends.max(), splitAt <= first || splitAt >= last {
      throw .splitOutside(first: panel.text(first), last: panel.text(last))
    }
    return [false, true].map { .stretch(panel.text(splitAt), isAfter: $0) }
  }

  /// The transitions allowed, by position of their states.
  func structure(_ panel: StatePanel, _ request: Request) throws -> TransitionStructure {
    func position(_ state: Int) throws -> Int {
      guard let position = panel.states.firstIndex(of: state) else {
        throw Refusal.unknownState(state, known: panel.states)
      }
      return position
    }
    let exact = Set(try request.exactStates.map(position))
    var transitions: Set<Transition> = []
    if let allowed = request.allowed {
      for pair in allowed {
        if pair.from == pair.to { throw Refusal.allowedLoop(pair.from) }
        transitions.insert(Transition(try position(pair.from), try position(pair.to)))
      }
    } else {
      for row in panel.followUps {
        let step = Transition(panel.rows[row - 1].state, panel.rows[row].state)
        if step.from != step.to, !exact.contains(step.from) { transitions.insert(step) }
      }
    }
    if transitions.isEmpty { throw panel.followUps.contains { _ in true } ? Refusal.noChange : Refusal.noFollowUp }
    do {
      return try TransitionStructure(stateCount: panel.states.count, transitions: transitions, exactStates: exact)
    } catch TransitionError.exactStateIsLeft(let state) {
      throw Refusal.exactStateIsLeft(panel.states[state])
    }
  }
}
