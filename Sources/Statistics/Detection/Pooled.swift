import Foundation

/// One model for the counts of all districts: own levels, a season and a trend in common.
///
/// With y the count of a district d in an earlier period s, e its exposure, t the tested period and f periods a year:
///
///     log E(y[d][s]) = log e[d][s] + a[d] + γ[season of s] + b (s − t)/f,   Var(y) = φ E(y)
///
/// 1. The quasi-Poisson score with the penalty ½ (`seasonPenalty` Σγ² + `trendPenalty` b²), Σγ = 0, and with the weight
///    of `levelPrior` events at the districts' common rate on each level. The penalties are what makes one year enough.
/// 2. Counts above the quantile 1 − `trimming` of their own distribution are left out; what is kept is compared with
///    what it would be expected to be below that limit, so that neither mean nor φ is pulled down (`TruncatedCounts`).
/// 3. With C = φ (XᵀWX + penalty)⁻¹, a district is expected to have m = e exp(xᵀa) events, negative binomial with
///    variance φm + m²(xᵀCx + τ²); averaged over the uncertainty of φ. The city has the sum, with g = Σ m x in x's place.
/// 4. τ², the variance that all districts share from period to period, comes from the residuals of past city totals.
/// 5. Beside the others: u = log((Y + ½)/(M + ½)) of all other districts in the period, with s² = τ² + φ/(the season's
///    information) and k = s²/(s² + φ/M), moves the district's log mean by ku, and leaves s²(1 − k) of s².
///
/// For the false-alarm rates of families of cells use `midPValue`. A rise everywhere shows in `city`, one in a single
/// district in `districts` and, whatever the others do, in `relative`.
///
/// Source: ours; Clayton & Kaldor (1987), Biometrics 43, for levels drawn towards a common one.
/// Checked against: Tests/Fixtures/detection/pooled_expected.csv.
public struct Pooled: Sendable {
  /// How to test.
  public struct Options: Sendable, Hashable {
    /// The one-sided level of the bound.
    public var alpha: Double
    /// The share of a district's counts that is cut off before fitting, and made up for; 0 cuts nothing. Above 0.02 rare
    /// events would be cut to nothing.
    public var trimming: Double
    /// The penalty ½ · `seasonPenalty` · γ² on each season effect: a prior standard deviation of √(φ / `seasonPenalty`).
    public var seasonPenalty: Double
    /// The penalty ½ · `trendPenalty` · b² on the trend per year: a prior standard deviation of √(φ / `trendPenalty`).
    public var trendPenalty: Double
    /// The weight, in events, of the districts' common level in each one's own.
    public var levelPrior: Double
    /// Whether months may differ for all districts beyond season and trend.
    public var cityShocks: Bool
    /// Variance over mean φ where it is given, at least 1; nil: it is estimated.
    public var dispersion: Double?
    /// The fewest periods before the tested one.
    public var minimumHistory: Int

    /// Creates options.
    public init(
      alpha: Double = 0.01, trimming: Double = 0.01, seasonPenalty: Double = 0.5, trendPenalty: Double = 12.5,
      levelPrior: Double = 0.5, cityShocks: Bool = true, dispersion: Double? = nil, minimumHistory: Int = 12
    ) {
      self.alpha = alpha
      self.trimming = trimming
      self.seasonPenalty = seasonPenalty
      self.trendPenalty = trendPenalty
      self.levelPrior = levelPrior
      self.cityShocks = cityShocks
      self.dispersion = dispersion
      self.minimumHistory = minimumHistory
    }
  }

  /// How to test.
  public let options: Options

  /// Creates a detector.
  /// - Throws: `DetectorOptionError` for the first option outside its range.
  public init(_ options: Options = Options()) throws(DetectorOptionError) {
    guard options.alpha > 0, options.alpha < 1 else { throw DetectorOptionError("alpha", options.alpha) }
    guard (0...0.02).contains(options.trimming) else { throw DetectorOptionError("trimming", options.trimming) }
    for (name, value) in [
      ("seasonPenalty", options.seasonPenalty), ("trendPenalty", options.trendPenalty),
      ("levelPrior", options.levelPrior),
    ] {
      guard value > 0, value.isFinite else { throw DetectorOptionError(name, value) }
    }
    if let dispersion = options.dispersion, !(dispersion >= 1 && dispersion.isFinite) {
      throw DetectorOptionError("dispersion", dispersion)
    }
    guard options.minimumHistory >= 1 else { throw DetectorOptionError("minimumHistory", options.minimumHistory) }
    self.options = options
  }

  /// Tests some periods of a panel; each is compared with what lies before it only.
  /// - Parameters:
  ///   - panel: the counts.
  ///   - range: the periods tested, as indices of the panel.
  /// - Returns: one result per period of the range, in order.
  /// - Throws: `FitError` when the model cannot be fitted.
  /// - Precondition: `range` lies within the panel.
  public func detect(_ panel: CountPanel, in range: Range<Int>) throws(FitError) -> [PooledResult] {
    precondition(
      range.lowerBound >= 0 && range.upperBound <= panel.periodCount, "\(range) of \(panel.periodCount) periods")
    var fit = PooledFit(panel, options: options)
    let first =
      (0..<panel.periodCount).first { s in panel.counts.indices.contains { fit.isKnown($0 * panel.periodCount + s) } }
      ?? panel.periodCount
    var results = [PooledResult]()
    for time in range {
      let history = max(0, time - first)
      guard history >= options.minimumHistory else {
        let refusal = DetectorRefusal.shortHistory(periods: history, wanted: options.minimumHistory)
        let refused = panel.counts.map { _ in PooledResult.Outcome.failure(refusal) }
        results.append(
          PooledResult(
            time: time, districts: refused, relative: refused.map { _ in nil }, city: .failure(refusal), fit: nil))
        continue
      }
      try fit.fit(before: time)
      results.append(result(panel, fit, time))
    }
    return results
  }

  /// Reads a fit's prediction of the period after it.
  private func result(_ panel: CountPanel, _ fit: PooledFit, _ time: Int) -> PooledResult {
    let districts = panel.counts.indices
    let observed = districts.map { panel.counts[$0][time] }
    var means = [Double](repeating: 0, count: districts.count)
    var refusals = [DetectorRefusal?](repeating: nil, count: districts.count)
    for district in districts {
      if fit.exposures[district * fit.periodCount + time] == 0 {
        refusals[district] = .noExposure
      } else if fit.knownCount(district) == 0 {
        refusals[district] = .tooFewKnown(periods: 0, wanted: 1)
      } else {
        means[district] = fit.mean(district, time)
      }
    }
    let phi = fit.dispersion
    let tested = districts.map { refusals[$0] == nil && observed[$0] != nil }
    let isKnown = tested.contains(true)
    let cityMeans = districts.map { tested[$0] || !isKnown ? means[$0] : 0 }
    let count = districts.reduce(0) { $0 + (tested[$1] ? observed[$1] ?? 0 : 0) }
    let (sum, cityLogVariance) = fit.total(cityMeans, time)
    let seasonVariance = phi / fit.seasonInformation(time)
    var outcomes = [PooledResult.Outcome]()
    var relative = [PooledResult.Cell?]()
    for district in districts {
      if let refusal = refusals[district] {
        outcomes.append(.failure(refusal))
        relative.append(nil)
        continue
      }
      let mean = means[district]
      let own = phi * fit.logVariance(district, time)
      outcomes.append(.success(cell(fit, observed[district], mean, own + fit.cityVariance)))
      // What the others' counts of this period say of the part that all districts share.
      let others = sum - cityMeans[district]
      guard isKnown, others > 0 else {
        relative.append(nil)
        continue
      }
      let otherCount = Double(count - (tested[district] ? observed[district] ?? 0 : 0))
      let shared = fit.cityVariance + seasonVariance
      let share = shared / (shared + phi / others)
      let shift = share * log((otherCount + 0.5) / (others + 0.5))
      let variance = max(own - seasonVariance, 0.1 * own) + shared * (1 - share)
      relative.append(cell(fit, observed[district], mean * exp(shift), variance))
    }
    let city: PooledResult.Outcome =
      sum > 0
      ? .success(cell(fit, isKnown ? count : nil, sum, phi * cityLogVariance + fit.cityVariance))
      : .failure(refusals.compactMap { $0 }.first ?? .tooFewKnown(periods: 0, wanted: 1))
    return PooledResult(
      time: time, districts: outcomes, relative: relative, city: city,
      fit: PooledResult.Fit(
        dispersion: phi, cityVariance: fit.cityVariance,
        trendPerPeriod: fit.trend.value / Double(panel.frequency),
        trendStandardError: (phi * fit.trend.variance).squareRoot() / Double(panel.frequency)))
  }

  private func cell(_ fit: PooledFit, _ observed: Int?, _ mean: Double, _ logVariance: Double) -> PooledResult.Cell {
    let prediction = PooledPrediction(
      mean: mean, dispersion: fit.dispersion, dispersionVariance: fit.dispersionVariance, logVariance: logVariance)
    return PooledResult.Cell(
      observed: observed, upper: prediction.upperQuantile(tail: options.alpha), prediction: prediction)
  }
}
