import Foundation
import LinearAlgebra

extension PanelMarkovModel {
  /// Fits the model.
  ///
  /// Starts from changes seen over time spent, without covariates, then with them. Where that does not lead to a maximum,
  /// the ladder goes on: rare transitions wait, then covariates come one at a time; `convergence` says which rung was used.
  /// Hazard ratios that nothing is known about are held at 1 and listed in `held`.
  /// - Parameters:
  ///   - data: what was seen.
  ///   - structure: what can happen.
  ///   - options: when to stop, and what to hold.
  /// - Returns: the fit.
  /// - Throws: `TransitionError` when there is nothing to fit, a change is impossible, or no maximum was found.
  /// - Precondition: data and structure have the same number of states.
  public static func fit(
    _ data: PanelTransitions, _ structure: TransitionStructure, options: Options = Options()
  ) throws(TransitionError) -> PanelMarkovModel {
    let scale = CovariateScale(data.patterns, count: data.covariateCount)
    let scaled = data.replacing(patterns: data.patterns.map(scale.scaled))
    let likelihood = try PanelLikelihood(scaled, structure, shared: options.sharedRatios)
    var ladder = FitLadder(likelihood: likelihood, data: scaled, values: data.patterns, options: options)
    try ladder.climb()
    let (coefficients, covariance) = scale.unscaled(
      ladder.top.parameters, ladder.covariance, likelihood.layout, held: Set(ladder.held.keys))
    return PanelMarkovModel(
      structure: structure, covariateCount: data.covariateCount, layout: likelihood.layout,
      coefficients: coefficients, covariance: covariance, held: ladder.held.values.sorted { $0.place < $1.place },
      logLikelihood: ladder.top.value.logLikelihood, nullLogLikelihood: ladder.nullLogLikelihood,
      transitionCounts: ladder.counts, observationCount: data.observationCount,
      convergence: Convergence(
        rung: ladder.rung, iterations: ladder.top.iterations, halvings: ladder.top.halvings,
        decrement: ladder.top.decrement))
  }

  /// The log-likelihood of data under given coefficients.
  /// - Parameters:
  ///   - data: what was seen.
  ///   - structure: what can happen.
  ///   - coefficients: as in `coefficients` of a fit in which each transition has hazard ratios of its own.
  /// - Returns: log L.
  /// - Throws: `TransitionError` when there are no data or a change is impossible.
  /// - Precondition: the sizes agree.
  public static func logLikelihood(
    of data: PanelTransitions, _ structure: TransitionStructure, coefficients: [Double]
  ) throws(TransitionError) -> Double {
    let likelihood = try PanelLikelihood(data, structure)
    precondition(
      coefficients.count == likelihood.parameterCount,
      "\(coefficients.count) coefficients, \(likelihood.parameterCount) wanted")
    return likelihood.value(at: coefficients, scoring: false).logLikelihood
  }
}

extension PanelMarkovModel.Held {
  fileprivate var place: (Int, Transition) { ((covariate ?? -1), transition) }
}
