/// What a detector says of one period of one series; a figure is nil where the method, or the data, do not define it.
public struct DetectorResult: Sendable, Hashable {
  /// The period, as an index of the series.
  public let time: Int
  /// The count; nil where nothing is known.
  public let observed: Int?
  /// The count that was to be expected.
  public var expected: Double?
  /// The largest count that is no alarm; of a method that sums evidence up, the smallest that is one.
  public var upper: Double?
  /// Whether the count is abnormally high.
  public var alarm: Bool?
  /// (observed − expected) / (upper − expected).
  public var score: Double?
  /// The value that a chart compares with its threshold.
  public var statistic: Double?
  /// The method's p-value; each method says of what.
  public var pValue: Double?
  /// Variance over mean, as the method used it.
  public var dispersion: Double?
  /// The change of the log mean per period; nil when there is no trend in the model.
  public var trendCoefficient: Double?
  /// What to bear in mind when reading the result.
  public var warning: DetectorWarning?
  /// Why there is no result.
  public var refusal: DetectorRefusal?

  /// Creates a result without figures.
  public init(time: Int, observed: Int?) {
    self.time = time
    self.observed = observed
  }

  /// Sets the bound, and what follows from it: an alarm when the count is above it, and the score.
  mutating func judge(upper: Double) {
    self.upper = upper
    guard let observed = observed.map(Double.init) else { return }
    alarm = observed > upper
    if let expected, upper > expected { score = (observed - expected) / (upper - expected) }
  }
}

/// What to bear in mind when reading a detector's result.
public enum DetectorWarning: Equatable, Hashable, Sendable {
  /// So few events are to be expected that the method alarms far more often than its level says.
  case smallCounts(expected: Double)
}

extension DetectorWarning: CustomStringConvertible {
  /// What to bear in mind, in one sentence.
  public var description: String {
    switch self {
    case .smallCounts(let expected):
      "with \(expected) events to be expected the method alarms far more often than its level says"
    }
  }
}

/// Why a detector has nothing to say of a period.
public enum DetectorRefusal: Error, Equatable, Hashable, Sendable {
  /// The series begins too late: so many periods lie before this one, so many are wanted.
  case shortHistory(periods: Int, wanted: Int)
  /// All the known periods to compare with, so many, are without an event, or the fit to them does not settle.
  case noBaseline(periods: Int)
  /// The counts to compare with, so many, are all the same.
  case flatBaseline(periods: Int)
  /// Too many of the periods to compare with are not known: so many are known, so many are wanted.
  case tooFewKnown(periods: Int, wanted: Int)
  /// The method needs the period's exposure, and it is not known.
  case noExposure
  /// A year has too few periods for the windows and seasonal levels asked for.
  case shortYear(periods: Int, wanted: Int)
}

extension DetectorRefusal: CustomStringConvertible {
  /// What is missing, in one sentence.
  public var description: String {
    switch self {
    case .shortHistory(let periods, let wanted):
      "too little history: \(periods) periods lie before this one, \(wanted) are wanted"
    case .noBaseline(let periods): "no rate can be estimated from the \(periods) periods to compare with"
    case .flatBaseline(let periods): "the counts of the \(periods) periods to compare with are all the same"
    case .tooFewKnown(let periods, let wanted):
      "too much is missing: \(periods) of the periods to compare with are known, \(wanted) are wanted"
    case .noExposure: "the period's population is not known"
    case .shortYear(let periods, let wanted):
      "a year of \(periods) periods is too short: the windows and seasonal levels asked for take \(wanted)"
    }
  }
}

/// Why a detector's options cannot be used: the option's name and value.
public struct DetectorOptionError: Error, Equatable, Sendable, CustomStringConvertible {
  /// The option's name.
  public let name: String
  /// Its value.
  public let value: String

  /// Creates an error.
  public init(_ name: String, _ value: some CustomStringConvertible) {
    self.name = name
    self.value = value.description
  }

  /// What is wrong.
  public var description: String { "\(name) cannot be \(value)" }
}
