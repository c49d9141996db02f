import Foundation
import Statistics

/// The figures of one segmented regression.
struct SeriesFigures {
  /// What the intervention multiplied the events with, over all periods from it on.
  let ratio: EffectFigure
  /// The events averted.
  let averted: EffectFigure
  /// All figures, the answers first.
  let all: [EffectFigure]

  /// Lags of Newey–West errors shown beside the reported one, so that one sees whether the choice matters.
  private static let lags = [3, 6, 12]

  /// - Parameters:
  ///   - fit: the regression.
  ///   - name: its column.
  ///   - periods: the periods, as the file writes them.
  ///   - doubts: what the series itself does not show.
  init(_ fit: SegmentedRegression, name: String, periods: [String], doubts: [EffectDoubt]) {
    let counterfactual = fit.counterfactual()
    let doubts = doubts + Self.doubts(fit, counterfactual.ratio)
    let degrees = fit.model.residualDegreesOfFreedom
    func answer(_ term: EffectTerm, _ estimate: SegmentedEstimate) -> EffectFigure {
      var figure = Self.figure(term, .reported(estimate.basis), name, estimate, degrees: degrees)
      (figure.isAnswer, figure.doubts) = (true, doubts)
      return figure
    }
    let ratio = answer(.overall, counterfactual.ratio)
    var averted = EffectFigure(
      .quantity(.averted), .reported(counterfactual.ratio.basis), series: name, value: counterfactual.averted)
    (averted.lower, averted.upper) = (counterfactual.avertedLower, counterfactual.avertedUpper)
    (averted.isAnswer, averted.doubts) = (true, doubts)
    self.ratio = ratio
    self.averted = averted
    var all = [ratio, averted]
    let effects = [SegmentedTerm.level, .slope].filter { fit.terms.contains($0) }
    for term in effects { all += fit.estimate(term).map { [answer(.segmented(term), $0)] } ?? [] }
    all.append(EffectFigure(.quantity(.expected), .counterfactual, series: name, value: counterfactual.expected))
    all.append(EffectFigure(.quantity(.observed), .observed, series: name, value: Double(counterfactual.observed)))
    for term in effects { all += Self.errors(fit, term, name) }
    for term in fit.terms where !effects.contains(term) {
      all +=
        fit.estimate(term).map { [Self.figure(.segmented(term), .reported($0.basis), name, $0, degrees: degrees)] }
        ?? []
    }
    all += Self.quantities(fit, name)
    for period in counterfactual.periods {
      var expected = EffectFigure(
        .period(periods[period.position]), .counterfactual, series: name, value: period.expected)
      (expected.lower, expected.upper) = (period.lower, period.upper)
      all.append(expected)
      all.append(
        EffectFigure(
          .period(periods[period.position]), .observed, series: name, value: Double(period.observed)))
    }
    self.all = all
  }

  private static func doubts(_ fit: SegmentedRegression, _ ratio: SegmentedEstimate) -> [EffectDoubt] {
    var doubts: [EffectDoubt] = []
    let (before, after) = (fit.series.firstAfter, fit.series.counts.count - fit.series.firstAfter)
    let events = min(
      fit.series.counts[..<before].reduce(0, +), fit.series.counts[before...].reduce(0, +))
    if events < EffectDoubt.few { doubts.append(.fewEvents(events)) }
    if before < EffectDoubt.fewBefore { doubts.append(.fewBefore(before)) }
    if after < EffectDoubt.fewAfter { doubts.append(.fewAfter(after)) }
    if fit.errorCorrelation > EffectDoubt.correlation { doubts.append(.correlated(fit.errorCorrelation)) }
    if let doubt = EffectDoubt.width(-ratio.halfWidth, ratio.halfWidth) { doubts.append(doubt) }
    return doubts
  }

  private static func figure(
    _ term: EffectTerm, _ kind: EffectKind, _ name: String, _ estimate: SegmentedEstimate, degrees: Int
  ) -> EffectFigure {
    var figure = EffectFigure(term, kind, series: name, value: estimate.logarithm)
    // The fixed-b distribution is known by its critical value only.
    if estimate.basis != .neweyWest {
      figure.pValue = StudentT.twoSidedPValue(estimate.logarithm / estimate.standardError, degrees: Double(degrees))
    }
    figure.standardError = estimate.standardError
    figure.lower = estimate.logarithm - estimate.halfWidth
    figure.upper = estimate.logarithm + estimate.halfWidth
    switch term {
    case .segmented(.intercept): break
    default: figure.isLogarithm = true
    }
    return figure
  }

  /// A term with each error there is: those of which the widest is reported, then those to be seen beside them.
  private static func errors(_ fit: SegmentedRegression, _ term: SegmentedTerm, _ name: String) -> [EffectFigure] {
    let degrees = fit.model.residualDegreesOfFreedom
    let candidates = fit.candidates(term).map {
      figure(.segmented(term), .candidate($0.basis), name, $0, degrees: degrees)
    }
    guard let value = candidates.first?.value else { return [] }
    var errors: [(EffectKind, Double?)] = []
    if fit.options.family == .negativeBinomial {
      errors.append((.family(.negativeBinomial), fit.standardError(term, fit.model.unscaledCovariance)))
    } else {
      errors.append((.family(.poisson), fit.standardError(term, fit.model.unscaledCovariance)))
      errors.append((.family(.quasiPoisson), fit.standardError(term, fit.model.covariance)))
    }
    let lags = Set(lags + [fit.lag]).sorted().filter { $0 > 0 && $0 < fit.series.counts.count }
    for kind in [RobustCovariance.hc0, .hc1, .hc2, .hc3] + lags.map({ .neweyWest(lag: $0) }) {
      errors.append((.robust(kind), fit.standardError(term, fit.covariance(kind))))
    }
    return candidates
      + errors.map { kind, error in
        var figure = EffectFigure(.segmented(term), kind, series: name, value: value)
        figure.standardError = error
        figure.isLogarithm = true
        return figure
      }
  }

  private static func quantities(_ fit: SegmentedRegression, _ name: String) -> [EffectFigure] {
    func figure(_ quantity: EffectTerm.Quantity, _ value: Double, error: Double? = nil, p: Double? = nil)
      -> EffectFigure
    {
      var figure = EffectFigure(.quantity(quantity), .fit, series: name, value: value)
      (figure.standardError, figure.pValue) = (error, p)
      return figure
    }
    var figures = [figure(.dispersion, fit.model.dispersion), figure(.deviance, fit.model.deviance)]
    if let fit = fit.negativeBinomial {
      figures.append(figure(.theta, fit.theta, error: fit.thetaStandardError))
      figures.append(figure(.minus2LogLikelihood, -2 * fit.logLikelihood))
    }
    return figures + [
      figure(.errorCorrelation, fit.errorCorrelation),
      figure(.ljungBox, fit.autocorrelation.ljungBox, p: fit.autocorrelation.ljungBoxPValue),
      figure(.degreesOfFreedom, Double(fit.model.residualDegreesOfFreedom)),
    ]
  }
}
