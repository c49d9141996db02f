/// A step from one state into another; states are counted from 0.
public struct Transition: Sendable, Hashable, Comparable {
  /// The state left.
  public let from: Int
  /// The state entered.
  public let to: Int

  /// Creates a transition.
  public init(_ from: Int, _ to: Int) {
    self.from = from
    self.to = to
  }

  /// Row by row through the matrix of intensities.
  public static func < (left: Transition, right: Transition) -> Bool { (left.from, left.to) < (right.from, right.to) }
}

/// The states of a model, k of them, and the transitions that can happen at an instant, m of them.
public struct TransitionStructure: Sendable, Hashable {
  /// k.
  public let stateCount: Int
  /// The transitions whose intensity may be above 0, row by row.
  public let transitions: [Transition]
  /// States whose time of entry is known exactly, as a death's is; nothing leaves them.
  public let exactStates: Set<Int>
  /// The same by state, for inner loops.
  let isExact: [Bool]

  /// Creates a structure.
  /// - Parameters:
  ///   - stateCount: k.
  ///   - transitions: what can happen at an instant, in any order.
  ///   - exactStates: states entered at the very time of their observation.
  /// - Throws: `TransitionError` when a state lies outside 0..<k, a transition goes nowhere, none is allowed, or an exact
  ///   state can be left.
  public init(
    stateCount: Int, transitions: some Sequence<Transition>, exactStates: Set<Int> = []
  ) throws(TransitionError) {
    let sorted = Set(transitions).sorted()
    guard !sorted.isEmpty else { throw .noTransition }
    for transition in sorted {
      for state in [transition.from, transition.to] where !(0..<stateCount).contains(state) {
        throw .unknownState(state)
      }
      guard transition.from != transition.to else { throw .impossible(transition) }
      guard !exactStates.contains(transition.from) else { throw .exactStateIsLeft(transition.from) }
    }
    for state in exactStates where !(0..<stateCount).contains(state) { throw .unknownState(state) }
    self.stateCount = stateCount
    self.transitions = sorted
    self.exactStates = exactStates
    isExact = (0..<stateCount).map(exactStates.contains)
  }

  /// The states that can be reached from a state in any number of steps, the state itself among them.
  /// - Parameters:
  ///   - state: where to start.
  ///   - avoiding: a state that is not passed; it may be reached.
  /// - Returns: the states.
  public func reachable(from state: Int, avoiding: Int? = nil) -> Set<Int> {
    var found: Set<Int> = [state]
    var ahead = [state]
    while let next = ahead.popLast() {
      if next == avoiding, next != state { continue }
      for transition in transitions where transition.from == next && found.insert(transition.to).inserted {
        ahead.append(transition.to)
      }
    }
    return found
  }
}

/// Why a model of transitions could not be fitted or asked.
public enum TransitionError: Error, Equatable, Sendable {
  /// No transition is allowed.
  case noTransition
  /// Nobody was observed twice.
  case noObservation
  /// A state lies outside the model; states are counted from 0.
  case unknownState(Int)
  /// The observations hold a change that the allowed transitions cannot bring about.
  case impossible(Transition)
  /// A transition leads out of a state that is entered at exactly known times.
  case exactStateIsLeft(Int)
  /// An interval is not positive, or a covariate, horizon or smoothing is not a usable number.
  case invalidValue(Double)
  /// No rung of the ladder led to a maximum.
  case notConverged(iterations: Int)
  /// The information is not positive definite: this parameter, counted from 0, cannot be told from those before it.
  case notIdentified(parameter: Int)
}

extension TransitionError: CustomStringConvertible {
  /// What is wrong, and what is wanted.
  public var description: String {
    switch self {
    case .noTransition: "no transition is allowed; a model needs at least one"
    case .noObservation: "nobody was observed twice; there is no change to learn from"
    case .unknownState(let state): "state \(state) lies outside the model"
    case .impossible(let change): "a change from state \(change.from) to \(change.to) is not possible in this model"
    case .exactStateIsLeft(let state): "state \(state) is entered at exact times, but a transition leads out of it"
    case .invalidValue(let value): "value \(value) cannot be used"
    case .notConverged(let iterations): "no maximum of the likelihood was found within \(iterations) iterations"
    case .notIdentified(let parameter): "the data do not tell parameter \(parameter) from those before it"
    }
  }
}
