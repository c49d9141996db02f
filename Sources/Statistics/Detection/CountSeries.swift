/// The counts of one series over consecutive periods, and the exposures they come from.
public struct CountSeries: Sendable, Hashable {
  /// The number of events in each period; nil where nothing is known, which is not zero.
  public let counts: [Int?]
  /// The population, or person-time, of each period in any unit; nil where not known. Nil as a whole: there is none.
  public let exposures: [Double?]?
  /// What else is known of each period, such as the share of holidays in it: one row per covariate, one value per period;
  /// nil where not known.
  public let covariates: [[Double?]]
  /// Periods in a year: 12 for months, 52 for weeks.
  public let frequency: Int

  /// Creates a series.
  /// - Throws: `FitError.invalidValue` for a negative count, for an exposure that is not a positive number, and for a
  ///   covariate that is infinite or not a number.
  /// - Precondition: there are as many exposures, and values of each covariate, as counts; `frequency` ≥ 1.
  public init(
    counts: [Int?], exposures: [Double?]? = nil, covariates: [[Double?]] = [], frequency: Int
  ) throws(FitError) {
    precondition(frequency >= 1, "frequency \(frequency)")
    precondition(
      exposures.map { $0.count == counts.count } ?? true, "\(counts.count) counts, \(exposures?.count ?? 0) exposures")
    precondition(covariates.allSatisfy { $0.count == counts.count }, "a covariate is shorter or longer than the counts")
    for case .some(let value) in covariates.joined() where !value.isFinite { throw .invalidValue(value) }
    for case .some(let count) in counts where count < 0 { throw .invalidValue(Double(count)) }
    for case .some(let exposure) in exposures ?? [] where !(exposure > 0 && exposure.isFinite) {
      throw .invalidValue(exposure)
    }
    self.counts = counts
    self.exposures = exposures
    self.covariates = covariates
    self.frequency = frequency
  }
}
