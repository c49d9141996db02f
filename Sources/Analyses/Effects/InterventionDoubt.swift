import Statistics
public import Submissions

/// A ratio with its 95 % interval.
public struct EffectRatio: Sendable, Hashable {
  public var value: Double
  public var lower: Double
  public var upper: Double

  /// Creates the record from its parts.
  public init(value: Double, lower: Double, upper: Double) {
    self.value = value
    self.lower = lower
    self.upper = upper
  }

  init?(_ estimate: TransitionEstimate?) {
    guard let estimate, let lower = estimate.lower, let upper = estimate.upper else { return nil }
    self.init(value: estimate.value, lower: lower, upper: upper)
  }

  init?(_ estimate: FixedEffectsEstimate?) {
    guard let estimate else { return nil }
    self.init(value: estimate.ratio, lower: estimate.lower, upper: estimate.upper)
  }

  /// How far apart the limits are, as a factor.
  var width: Double { upper / lower }
}

/// Why an effect is not usable as it stands.
public enum InterventionDoubt: Sendable, Hashable {
  /// It reached every school at once, the whole city or single pupils: nothing to compare with.
  case nothingToCompare
  /// It reached all of its schools before their first month of data.
  case noBefore
  /// It came to the same schools at almost the same time as others: whose effect it is cannot be told.
  case notApart([Intervention.Kind])
  /// Too little was seen after it.
  case fewSeen
  /// The interval leaves the order of magnitude open.
  case unbounded
  /// The interval leaves open how large the effect is, or whether there is one worth having.
  case wide
  /// It began in too few places, or too few were without: what else happened there at the time cannot be told apart.
  case fewPlaces(Int)
  /// The places differed already before.
  case earlierDifference
  /// It may have begun before: no break at delivery is seen beside a change that grew over the year before.
  case perhapsEarlier
  /// Too many assessments have no date.
  case undated
  /// The model could not be fitted.
  case noFit

  /// What it makes of the effect.
  public var verdict: Verdict {
    switch self {
    case .nothingToCompare, .noBefore, .notApart, .fewSeen, .unbounded, .noFit: .insufficient
    case .wide, .fewPlaces, .earlierDifference, .perhapsEarlier, .undated: .indicative
    }
  }

  /// Its name in the result.
  public var code: String {
    switch self {
    case .nothingToCompare: "nothingToCompare"
    case .noBefore: "noBefore"
    case .notApart: "notApart"
    case .fewSeen: "fewSeen"
    case .unbounded: "unbounded"
    case .wide: "wide"
    case .fewPlaces: "fewPlaces"
    case .earlierDifference: "earlierDifference"
    case .perhapsEarlier: "perhapsEarlier"
    case .undated: "undated"
    case .noFit: "noFit"
    }
  }

  /// Fewer moves or events than this after delivery: nothing is said.
  static let fewest = EffectDoubt.few
  /// Fewer places reached, or not reached, than this: whatever else happened there could have done it.
  static let fewestPlaces = EffectDoubt.few
  /// With 1 between them, limits this far apart leave open whether there is an effect worth having.
  static let wideAroundOne = 2.0

  /// The doubt that weighs most.
  static func gravest(
    _ ratio: EffectRatio, places: Int, hasEarlierDifference: Bool = false, isPerhapsEarlier: Bool = false,
    isDated: Bool = true
  ) -> InterventionDoubt? {
    if !(ratio.width <= EffectDoubt.widest) { return .unbounded }
    if hasEarlierDifference { return .earlierDifference }
    if isPerhapsEarlier { return .perhapsEarlier }
    if !isDated { return .undated }
    if places < fewestPlaces { return .fewPlaces(places) }
    let isUnclear = ratio.lower <= 1 && 1 <= ratio.upper
    return ratio.width > (isUnclear ? wideAroundOne : EffectDoubt.wide) ? .wide : nil
  }
}
