public import Statistics

/// What a figure of an analysis of effects is about.
public enum EffectTerm: Sendable, Hashable {
  /// A term of a segmented regression.
  case segmented(SegmentedTerm)
  /// A column, or two crossed.
  case column(String)
  /// A period, as the file writes it.
  case period(String)
  /// So many periods since the treatment began.
  case sinceTreatment(Int)
  /// A cohort, by its first treated period.
  case cohort(String)
  /// A cohort in a period.
  case cell(cohort: String, period: String)
  /// A cohort beside another that is treated already or not yet, or beside units never treated.
  case comparison(cohort: String, control: String?)
  /// All treated periods together.
  case overall
  /// A quantity of the fit or of a test.
  case quantity(Quantity)

  /// A quantity of a fit or of a test; the raw value is its name in the result.
  public enum Quantity: String, Sendable, Hashable, CaseIterable {
    case dispersion, deviance, theta, minus2LogLikelihood, errorCorrelation, ljungBox
    case expected, observed, averted
    case wald, degreesOfFreedom, criticalValue
    case breakdown, breakdownOfEstimate, breakdownOfBend, alreadyTreatedWeight
    case rows, clusters, separated, single, units, alwaysTreated
    case ahead, earlierDifference, monthsInPeriod, unitsLeftOut, returnsLeftOut, withoutBefore
    case schools, monthsBefore, eventsBefore, monthsBetween, eventsBetween, monthsAfter, eventsAfter
    case detectableFall
  }

  /// Its name in the result.
  public var code: String {
    switch self {
    case .segmented(let term): term.description
    case .column(let name), .period(let name): name
    case .sinceTreatment(let periods): String(periods)
    case .cohort(let cohort): cohort
    case .cell(let cohort, let period): "g=\(cohort);t=\(period)"
    case .comparison(let cohort, let control): "\(cohort) against \(control ?? "never")"
    case .overall: "overall"
    case .quantity(let quantity): quantity.rawValue
    }
  }
}
