public import LinearAlgebra

import Foundation

/// A log-linear model of counts with variance μ + μ²/θ, θ by maximum likelihood.
///
/// θ and the coefficients are found in turn: with μ given, θ is the root of
///
///     ∂ℓ/∂θ = Σ [Σ_{j<y} 1/(θ + j) − ln(1 + μ/θ) − (y − μ)/(θ + μ)]
///
/// (ψ(y + θ) − ψ(θ) is a finite sum for whole counts), and with θ given the coefficients are those of
/// `GeneralizedLinearModel`. Where the counts vary no more than Poisson counts, θ is infinite and the model is Poisson.
///
/// Source: Venables & Ripley (2002), §7.4; Lawless (1987), Canad. J. Statist. 15, 209.
/// Checked against: Tests/Fixtures/effects/its_expected.csv (R's MASS 7.3-58.2, `glm.nb`).
public struct NegativeBinomialRegression: Sendable {
  /// The coefficients and their covariance given θ; 1/α = θ.
  public let model: GeneralizedLinearModel
  /// θ; infinite where the counts vary no more than Poisson counts.
  public let theta: Double
  /// The standard error of θ from the observed information; nil where θ is infinite.
  public let thetaStandardError: Double?
  /// ℓ, with all its constants.
  public let logLikelihood: Double

  /// Fits the model.
  /// - Parameters:
  ///   - modelMatrix: X, n × p.
  ///   - counts: y, n counts.
  ///   - offset: n values on the log scale.
  ///   - options: when a fit with θ given has settled.
  /// - Throws: `FitError` as `GeneralizedLinearModel` does, or when θ does not settle.
  public static func fit(
    modelMatrix: Matrix, counts: [Int], offset: [Double],
    options: GeneralizedLinearModel.Options = GeneralizedLinearModel.Options()
  ) throws(FitError) -> NegativeBinomialRegression {
    let response = counts.map(Double.init)
    var model = try GeneralizedLinearModel.fit(
      modelMatrix: modelMatrix, response: response, offset: offset, options: options)
    for _ in 0..<100 {
      guard let theta = likeliestSize(counts, model.fittedValues) else {
        if model.alpha > 0 {
          model = try GeneralizedLinearModel.fit(
            modelMatrix: modelMatrix, response: response, offset: offset, options: options)
        }
        return NegativeBinomialRegression(model: model, counts: counts)
      }
      let settled = abs(model.alpha * theta - 1) < 1e-9
      model = try GeneralizedLinearModel.fit(
        modelMatrix: modelMatrix, response: response, offset: offset, alpha: 1 / theta, options: options)
      if settled { return NegativeBinomialRegression(model: model, counts: counts) }
    }
    throw .notConverged(iterations: 100)
  }

  private init(model: GeneralizedLinearModel, counts: [Int]) {
    let (alpha, mean) = (model.alpha, model.fittedValues)
    self.model = model
    theta = 1 / alpha
    let slope = alpha > 0 ? Self.score(theta, counts, mean).slope : 0
    thetaStandardError = slope < 0 ? (-1 / slope).squareRoot() : nil
    logLikelihood = zip(counts, mean).reduce(0) { sum, pair in
      let (y, mu) = (pair.0, pair.1)
      let rising = (0..<y).reduce(0.0) { $0 + log1p(alpha * Double($1)) - log(Double($1 + 1)) }
      let zero = alpha > 0 ? (Double(y) + 1 / alpha) * log1p(alpha * mu) : mu
      return sum + rising + (y > 0 ? Double(y) * log(mu) : 0) - zero
    }
  }

  /// The root of the score, by bisection on the logarithm of θ; nil where the likelihood still rises at θ = 10⁸, which
  /// no count tells from infinity.
  private static func likeliestSize(_ counts: [Int], _ mean: [Double]) -> Double? {
    var (low, high) = (log(1e-8), log(1e8))
    guard score(exp(high), counts, mean).value < 0 else { return nil }
    while high - low > 1e-13 * max(1, abs(high)) {
      let middle = (low + high) / 2
      if middle == low || middle == high { break }
      if score(exp(middle), counts, mean).value > 0 { low = middle } else { high = middle }
    }
    return exp((low + high) / 2)
  }

  /// ∂ℓ/∂θ and ∂²ℓ/∂θ² with μ given.
  private static func score(_ theta: Double, _ counts: [Int], _ mean: [Double]) -> (value: Double, slope: Double) {
    var (value, slope) = (0.0, 0.0)
    for (y, mu) in zip(counts, mean) {
      for j in 0..<y {
        let part = 1 / (theta + Double(j))
        value += part
        slope -= part * part
      }
      let excess = (Double(y) - mu) / (theta + mu)
      value -= log1p(mu / theta) + excess
      slope += mu / (theta * (theta + mu)) + excess / (theta + mu)
    }
    return (value, slope)
  }
}
