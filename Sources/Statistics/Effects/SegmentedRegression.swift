public import LinearAlgebra

import Foundation

/// An interrupted time series: one series of counts, before and after an intervention that came at a known time.
///
///     log μ[t] = log exposure[t] + β₀ + β₁ t + β₂ post[t] + β₃ since[t] + season[t]
///
/// post is 1 from the first period with the intervention on, since 1, 2, 3… from there. (Others count since from 0;
/// then β₂ is the ratio in the first period, here that is β₂ + β₃.) Terms are chosen by `Options`.
///
/// What the model cannot know: whether something else changed at the same time. A series that the intervention cannot
/// move has to be fitted beside it.
///
/// Source: Wagner et al. (2002), J. Clin. Pharm. Ther. 27, 299; Bernal, Cummins & Gasparrini (2017), Int. J. Epidemiol.
/// 46, 348.
/// Checked against: Tests/Fixtures/effects/its_expected.csv (R's glm, MASS and sandwich).
public struct SegmentedRegression: Sendable {
  /// How the variance follows from the mean.
  public enum Family: String, Sendable, Hashable, CaseIterable {
    /// μ.
    case poisson
    /// φμ, φ = Pearson's χ²/(n − p).
    case quasiPoisson
    /// μ + μ²/θ, θ by maximum likelihood.
    case negativeBinomial
  }

  /// What describes the year.
  public enum Season: Sendable, Hashable {
    /// Nothing.
    case none
    /// So many pairs of cosine and sine.
    case harmonics(Int)
    /// One level for each place in the year.
    case factors
  }

  /// What to fit.
  public struct Options: Sendable, Hashable {
    /// The variance; quasi-Poisson needs the fewest assumptions.
    public var family: Family
    /// The year; two pairs are the usual compromise for months (Bernal et al. 2017).
    public var season: Season
    /// Whether there is a trend, the same before and after unless there is a slope.
    public var hasTrend: Bool
    /// Whether the trend may change with the intervention.
    public var hasSlope: Bool
    /// The lag of the Newey–West error that may be reported; nil: 1.3 √n periods (Lazarus et al. 2018, J. Bus. Econ.
    /// Statist. 36, 541).
    public var lag: Int?
    /// How many lags the Ljung–Box test covers, at most n − 1; a year of months.
    public var correlationLags: Int

    /// Creates options.
    public init(
      family: Family = .quasiPoisson, season: Season = .harmonics(2), hasTrend: Bool = true, hasSlope: Bool = false,
      lag: Int? = nil, correlationLags: Int = 12
    ) {
      self.family = family
      self.season = season
      self.hasTrend = hasTrend
      self.hasSlope = hasSlope
      self.lag = lag
      self.correlationLags = correlationLags
    }
  }

  /// What was fitted.
  public let series: InterruptedSeries
  /// How.
  public let options: Options
  /// The coefficients and their covariance.
  public let model: GeneralizedLinearModel
  /// θ and its likelihood, for the negative binomial.
  public let negativeBinomial: NegativeBinomialRegression?
  /// The correlations of the Pearson residuals (y − μ) ÷ √(μ(1 + αμ)).
  public let autocorrelation: ResidualAutocorrelation
  /// L, the lag of the Newey–West error that may be reported.
  public let lag: Int

  let design: SegmentedDesign
  let errors: ResidualAutocorrelation.Errors

  /// ρ, the correlation of neighbouring errors: that of the residuals, freed from the bias a fit gives it.
  public var errorCorrelation: Double { errors.correlation }

  /// p terms, in the order of the coefficients.
  public var terms: [SegmentedTerm] { design.terms }
  /// X, n × p.
  public var modelMatrix: Matrix { design.matrix }

  /// Fits the model.
  /// - Parameters:
  ///   - series: the counts.
  ///   - options: which terms, which variance.
  /// - Returns: the fitted model.
  /// - Throws: `EffectError` when the periods are too few for the terms, a term cannot be told from others, seasons
  ///   without any event leave a coefficient infinite, or the fit does not settle.
  public static func fit(
    _ series: InterruptedSeries, options: Options = Options()
  ) throws(EffectError) -> SegmentedRegression {
    let n = series.counts.count
    let lag = options.lag ?? min(n - 1, Int((1.3 * Double(n).squareRoot()).rounded()))
    guard lag >= 0, lag < n else { throw .lag(lag, count: n) }
    let design = try SegmentedDesign(series.calendar, options)
    let offset = series.exposure.map { log($0) }
    var negativeBinomial: NegativeBinomialRegression?
    let model: GeneralizedLinearModel
    do {
      if options.family == .negativeBinomial {
        let fit = try NegativeBinomialRegression.fit(
          modelMatrix: design.matrix, counts: series.counts, offset: offset)
        (negativeBinomial, model) = (fit, fit.model)
      } else {
        model = try GeneralizedLinearModel.fit(
          modelMatrix: design.matrix, response: series.counts.map(Double.init), offset: offset)
      }
    } catch {
      guard case .collinear(let column) = error else { throw .fit(error) }
      // Columns may also become dependent on the way, when means run towards 0 and their rows lose all weight.
      if (try? Cholesky(design.matrix.product(design.matrix, transposingLeft: true))) != nil {
        throw .separated(positions: series.counts.indices.filter { series.counts[$0] == 0 })
      }
      throw .collinearTerm(design.terms[column - 1])
    }
    // A coefficient that runs to infinity takes means towards 0; the fit stops at about 1e-10 of the others.
    let vanishing = 1e-7 * model.fittedValues.reduce(0, +) / Double(n)
    let separated = (0..<n).filter { series.counts[$0] == 0 && model.fittedValues[$0] < vanishing }
    guard separated.isEmpty else { throw .separated(positions: separated) }
    return SegmentedRegression(
      series: series, options: options, design: design, model: model, negativeBinomial: negativeBinomial, lag: lag)
  }

  private init(
    series: InterruptedSeries, options: Options, design: SegmentedDesign, model: GeneralizedLinearModel,
    negativeBinomial: NegativeBinomialRegression?, lag: Int
  ) {
    let (alpha, n) = (model.alpha, series.counts.count)
    let residuals = zip(series.counts, model.fittedValues).map { y, mu in
      (Double(y) - mu) / (mu * (1 + alpha * mu)).squareRoot()
    }
    self.series = series
    self.options = options
    self.design = design
    self.model = model
    self.negativeBinomial = negativeBinomial
    self.lag = lag
    autocorrelation = ResidualAutocorrelation(residuals, maximumLag: min(max(1, options.correlationLags), n - 1))
    errors = autocorrelation.errors(basis: model.orthonormalBasis(design.matrix))
  }
}

extension GeneralizedLinearModel {
  /// A with AAᵀ = W½X(XᵀWX)⁻¹XᵀW½, n × p: the weighted columns made orthonormal one after the other.
  fileprivate func orthonormalBasis(_ modelMatrix: Matrix) -> Matrix {
    var basis = modelMatrix
    let n = basis.rowCount
    for j in 0..<basis.columnCount {
      var column = (0..<n).map {
        modelMatrix[$0, j] * (fittedValues[$0] / (1 + alpha * fittedValues[$0])).squareRoot()
      }
      // Twice is enough (Kahan's rule): once would leave rounding of the size of the part taken away.
      for _ in 0..<2 {
        for k in 0..<j {
          let share = (0..<n).reduce(0) { $0 + column[$1] * basis[$1, k] }
          for i in 0..<n { column[i] -= share * basis[i, k] }
        }
      }
      let norm = column.reduce(0) { $0 + $1 * $1 }.squareRoot()
      for i in 0..<n { basis[i, j] = column[i] / norm }
    }
    return basis
  }
}
