/// The counts of one series over consecutive periods, and the exposures they come from.
public struct CountSeries: Sendable, Hashable {
  /// The number of events in each period; nil where nothing is known, which is not zero.
  public let counts: [Int?]
  /// The population, or person-time, of each period in any unit; nil where not known. Nil as a whole: there is none.
  public let exposures: [Double?]?
  /// Periods in a year: 12 for months, 52 for weeks.
  public let frequency: Int

  /// Creates a series.
  /// - Throws: `FitError.invalidValue` for a negative count and for an exposure that is not a positive number.
  /// - Precondition: there are as many exposures as counts, if any; `frequency` ≥ 1.
  public init(counts: [Int?], exposures: [Double?]? = nil, frequency: Int) throws(FitError) {
    precondition(frequency >= 1, "frequency \(frequency)")
    precondition(
      exposures.map { $0.count == counts.count } ?? true, "\(counts.count) counts, \(exposures?.count ?? 0) exposures")
    for case .some(let count) in counts where count < 0 { throw .invalidValue(Double(count)) }
    for case .some(let exposure) in exposures ?? [] where !(exposure > 0 && exposure.isFinite) {
      throw .invalidValue(exposure)
    }
    self.counts = counts
    self.exposures = exposures
    self.frequency = frequency
  }
}
