/// Why an effect is not estimated.
public enum EffectError: Error, Equatable, Sendable {
  /// Too few periods before the intervention.
  case tooFewBefore(count: Int, wanted: Int)
  /// Too few periods from the intervention on.
  case tooFewAfter(count: Int, wanted: Int)
  /// A period has no count; serial correlation needs every one (position from 0).
  case missingPeriod(Int)
  /// A count is negative (position from 0).
  case negativeCount(Int, position: Int)
  /// An exposure is not a positive number (position from 0).
  case exposure(Double, position: Int)
  /// All counts are this one.
  case noVariation(count: Int)
  /// All counts are 0.
  case noEvents
  /// No event before the intervention: nothing to compare with.
  case noEventsBefore
  /// No event from the intervention on: the ratio is 0 and has no interval.
  case noEventsAfter
  /// So many of a period's harmonics cannot be told apart.
  case harmonics(Int, period: Int)
  /// The lag is negative or not shorter than the series.
  case lag(Int, count: Int)
  /// A term depends linearly on those before it.
  case collinearTerm(SegmentedTerm)
  /// A coefficient has no finite value, since periods without events are fitted perfectly: these, or some of them
  /// (positions from 0).
  case separated(positions: [Int])
  /// Fewer clusters than an error can be based on.
  case tooFewClusters(Int)
  /// A setting of a planned study is out of range.
  case plan(PlanFault)
  /// The model cannot be fitted.
  case fit(FitError)
}

extension EffectError: CustomStringConvertible {
  /// What is wrong, and what would be needed.
  public var description: String {
    switch self {
    case .tooFewBefore(let count, let wanted):
      "\(count) periods before the intervention; \(wanted) are needed for this model"
    case .tooFewAfter(let count, let wanted):
      "\(count) periods from the intervention on; \(wanted) are needed for this model"
    case .missingPeriod(let position):
      "period \(position + 1) has no count; every period is needed to judge how they hang together"
    case .negativeCount(let count, let position): "count \(count) of period \(position + 1) is negative"
    case .exposure(let value, let position): "exposure \(value) of period \(position + 1) is not a positive number"
    case .noVariation(let count): "every period has \(count) events; counts that vary are needed"
    case .noEvents: "there is no event at all"
    case .noEventsBefore: "no event before the intervention: there is nothing to compare with"
    case .noEventsAfter: "no event from the intervention on: the ratio is 0, and its interval needs at least one"
    case .harmonics(let count, let period): "a year of \(period) periods has no \(count) distinct harmonics"
    case .lag(let lag, let count): "lag \(lag) does not lie between 0 and \(count - 1)"
    case .collinearTerm(let term): "the term \(term) cannot be told apart from those before it"
    case .separated(let positions):
      "the periods without events (\(positions.count)) make a coefficient infinite; a model with fewer terms is needed"
    case .tooFewClusters(let count): "\(count) clusters; at least 2 are needed"
    case .plan(let fault): fault.description
    case .fit(let error): error.description
    }
  }
}
