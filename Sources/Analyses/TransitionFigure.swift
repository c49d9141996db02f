public import Statistics
import Tables

/// One figure of an analysis of transitions, as it stands in a row of the result.
public struct TransitionFigure: Sendable, Hashable {
  /// What a figure is; the raw value is its name in the result.
  public enum Quantity: String, Sendable, Hashable, CaseIterable {
    case minus2LogLikelihood, count, transitionProbability, intensity, hazardRatio, sojournTime, nextState, lengthOfStay
    case firstPassageTime, stateProbability, restrictedMeanTime, homogeneityStatistic, likelihoodRatio
    case degreesOfFreedom, pValue, observedPrevalence, expectedPrevalence
  }

  /// What it is.
  public var quantity: Quantity
  /// The state it starts from, as the file writes it.
  public var from: Int?
  /// The state it leads to.
  public var to: Int?
  /// The covariate it belongs to, the stretch of time, or the test.
  public var scope: Scope
  /// The time ahead.
  public var horizon: Double?
  /// The estimate; nil where there is none to rely on.
  public var value: Double?
  /// Its standard error.
  public var standardError: Double?
  /// The lower end of its 95 % interval.
  public var lower: Double?
  /// The upper end of its 95 % interval.
  public var upper: Double?
  /// Why it is not usable as it stands.
  public var doubt: TransitionDoubt?

  init(
    _ quantity: Quantity, from: Int? = nil, to: Int? = nil, scope: Scope = .whole, horizon: Double? = nil,
    value: Double? = nil, doubt: TransitionDoubt? = nil
  ) {
    self.quantity = quantity
    self.from = from
    self.to = to
    self.scope = scope
    self.horizon = horizon
    self.value = value
    self.doubt = doubt
  }

  init(
    _ quantity: Quantity, from: Int? = nil, to: Int? = nil, scope: Scope = .whole, horizon: Double? = nil,
    _ estimate: TransitionEstimate?, doubt: TransitionDoubt?
  ) {
    self.init(
      quantity, from: from, to: to, scope: scope, horizon: horizon, value: estimate?.value, doubt: doubt)
    standardError = estimate?.standardError
    lower = estimate?.lower
    upper = estimate?.upper
  }

  /// How far it can be relied on.
  public var verdict: Verdict { doubt?.verdict ?? .usable }

  var cells: [Cell] {
    // Whole numbers are counts and times, which keep all their digits on a terminal too.
    func number(_ value: Double?) -> Cell {
      value.map { value in Int32(exactly: value).map { .integer(Int($0)) } ?? .number(value) }
        ?? .missing(.notApplicable)
    }
    func state(_ value: Int?) -> Cell { value.map { .integer($0) } ?? .missing(.notApplicable) }
    return [
      .text(quantity.rawValue), state(from), state(to), scope == .whole ? .missing(.notApplicable) : .text(scope.name),
      number(horizon), number(value), number(standardError), number(lower), number(upper), .text(verdict.rawValue),
    ]
  }
}

/// Why a figure is not usable as it stands.
public enum TransitionDoubt: Sendable, Hashable {
  /// The transition was seen so often only.
  case fewTransitions(count: Int)
  /// Its parameter was not estimated.
  case held(HeldReason)
  /// The limits of its interval lie this factor apart.
  case wideRatio(Double)
  /// The limits of a probability lie this far apart.
  case wideProbability(Double)
  /// The horizon lies beyond the longest time anyone was followed.
  case beyondFollowUp(longest: Double)
  /// The state need never be reached.
  case notSurelyReached
  /// Nobody was seen in the state and again after it.
  case neverFollowed
  /// So few were under observation, or had a next step.
  case fewAtRisk(count: Int)
  /// A state was left when so few were in it, which moves the probabilities in leaps.
  case smallRiskSet(count: Int)
  /// Nobody was under observation after this time.
  case nobodyLeft(last: Double)
  /// The smallest expected count; the distribution of the statistic is not known.
  case smallExpected(Double)
  /// The value 0 of a covariate lies outside its values.
  case baselineOutside(covariate: String)
  /// The groups compared have nothing in common.
  case nothingToCompare
  /// The covariate's values lie so close together that a ratio for one unit is extrapolated.
  case narrowCovariate(span: Double)
  /// A covariate changes while subjects are followed, and what is expected goes by its first value.
  case changingCovariate

  /// Counts below these make a figure insufficient or indicative.
  private static let (fewest, few) = (5, 10)

  /// What it makes of the figure.
  public var verdict: Verdict {
    switch self {
    case .fewTransitions(let count): count < Self.fewest ? .insufficient : .indicative
    case .fewAtRisk(let count): count < Self.fewest ? .insufficient : .indicative
    case .held, .notSurelyReached, .neverFollowed, .nobodyLeft, .nothingToCompare, .narrowCovariate: .insufficient
    case .wideRatio(let ratio): ratio > 100 ? .insufficient : .indicative
    case .wideProbability(let width): width > 0.8 ? .insufficient : .indicative
    case .beyondFollowUp, .smallExpected, .baselineOutside, .smallRiskSet, .changingCovariate: .indicative
    }
  }

  /// The doubt a count of transitions raises.
  static func count(_ count: Int) -> TransitionDoubt? { count < few ? .fewTransitions(count: count) : nil }

  /// The doubt a count of subjects raises.
  static func atRisk(_ count: Int) -> TransitionDoubt? { count < few ? .fewAtRisk(count: count) : nil }

  /// The doubt a small set of subjects at risk raises.
  static func riskSet(_ count: Int) -> TransitionDoubt? { count < fewest ? .smallRiskSet(count: count) : nil }

  /// The doubt a positive figure's interval raises: limits a factor of 25 apart leave the order of magnitude open.
  static func ratio(_ estimate: TransitionEstimate?) -> TransitionDoubt? {
    guard let lower = estimate?.lower, let upper = estimate?.upper else { return nil }
    let ratio = max(abs(lower), abs(upper)) / min(abs(lower), abs(upper))
    return ratio <= 25 ? nil : .wideRatio(ratio.isNaN ? .infinity : ratio)
  }

  /// The doubt a probability's interval raises.
  static func width(_ estimate: TransitionEstimate?) -> TransitionDoubt? {
    guard let lower = estimate?.lower, let upper = estimate?.upper, upper - lower > 0.5 else { return nil }
    return .wideProbability(upper - lower)
  }

  /// The gravest of several doubts, the first of equals.
  static func gravest(_ doubts: [TransitionDoubt?]) -> TransitionDoubt? {
    let known = doubts.compactMap(\.self)
    return known.first { $0.verdict == .insufficient } ?? known.first
  }
}
