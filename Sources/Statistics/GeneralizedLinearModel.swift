public import LinearAlgebra

import Foundation

/// A log-linear model of counts: log E(y) = offset + Xβ = log μ, Var(y) = φ μ(1 + αμ); quasi-Poisson when α = 0,
/// negative binomial with size 1/α otherwise.
///
/// Fitted by iteratively reweighted least squares on the normal equations XᵀWX β = XᵀWz, W = diag(μ/(1 + αμ)),
/// z = Xβ + (y − μ)/μ. φ is Pearson's χ²/(n − p), as in R's `quasipoisson`; it may be below 1 and is not clamped here.
///
/// Source: McCullagh & Nelder (1989), §2.5 and §9.2.
/// Checked against: Tests/Fixtures/detection/glm_expected.csv.
public struct GeneralizedLinearModel: Sendable {
  /// How to fit.
  public struct Options: Sendable, Hashable {
    /// The relative change of the deviance at which the fit has settled; R's default is 1e-8.
    public var tolerance: Double
    /// The most iterations; a well-posed model needs about 6, one with a vanishing rate about 30.
    public var maximumIterations: Int

    /// Creates options.
    public init(tolerance: Double = 1e-12, maximumIterations: Int = 60) {
      self.tolerance = tolerance
      self.maximumIterations = maximumIterations
    }
  }

  /// How the iterations ended.
  public struct Convergence: Sendable, Hashable {
    /// The number of iterations.
    public let iterations: Int
    /// The last relative change of the deviance.
    public let relativeChange: Double
    /// How often a step was halved because it made the deviance larger.
    public let halvings: Int
  }

  /// β, p values.
  public let coefficients: [Double]
  /// (XᵀWX)⁻¹, p × p: the covariance if φ were 1.
  public let unscaledCovariance: Matrix
  /// μ, n values.
  public let fittedValues: [Double]
  /// α of the variance, as the fit took it.
  public let alpha: Double
  /// Twice the log-likelihood ratio against the saturated model with φ = 1.
  public let deviance: Double
  /// φ = Pearson's χ²/(n − p).
  public let dispersion: Double
  /// n − p.
  public let residualDegreesOfFreedom: Int
  /// How the iterations ended.
  public let convergence: Convergence

  /// φ (XᵀWX)⁻¹, p × p.
  public var covariance: Matrix {
    var covariance = unscaledCovariance
    for index in covariance.elements.indices { covariance.elements[index] *= dispersion }
    return covariance
  }

  /// The square roots of the covariance's diagonal.
  public var standardErrors: [Double] {
    coefficients.indices.map { (dispersion * unscaledCovariance[$0, $0]).squareRoot() }
  }

  /// Fits the model.
  /// - Parameters:
  ///   - modelMatrix: X, n × p.
  ///   - response: y, n counts ≥ 0.
  ///   - offset: n values on the log scale.
  ///   - alpha: α ≥ 0 of the variance, taken as known.
  ///   - options: when to stop.
  /// - Throws: `FitError` when n ≤ p, all counts are 0, columns are collinear or the fit does not settle.
  /// - Precondition: the three arguments have n rows.
  public static func fit(
    modelMatrix: Matrix, response: [Double], offset: [Double], alpha: Double = 0, options: Options = Options()
  ) throws(FitError) -> GeneralizedLinearModel {
    let (n, p) = (modelMatrix.rowCount, modelMatrix.columnCount)
    precondition(
      response.count == n && offset.count == n, "\(n) rows, \(response.count) counts, \(offset.count) offsets")
    guard n > p else { throw .tooFewObservations(residualDegreesOfFreedom: n - p, wanted: 1) }
    for y in response { guard y >= 0, y.isFinite else { throw .invalidValue(y) } }
    for o in offset { guard o.isFinite else { throw .invalidValue(o) } }
    guard response.contains(where: { $0 > 0 }) else { throw .noEvents }

    let average = response.reduce(0, +) / Double(n)
    // Between the data and the grand mean: every log exists, and scaling all counts scales the start.
    var mean = response.map { ($0 + average) / 2 }
    var coefficients = [Double](repeating: 0, count: p)
    var deviance = Double.infinity
    var halvings = 0
    for iteration in 1...max(1, options.maximumIterations) {
      let working = (0..<n).map { log(mean[$0]) - offset[$0] + (response[$0] - mean[$0]) / mean[$0] }
      let weights = alpha == 0 ? mean : mean.map { $0 / (1 + alpha * $0) }
      var step = try information(modelMatrix, weights: weights).solve(
        weighted(modelMatrix, by: weights).product(
          Matrix(rowCount: n, columnCount: 1, elements: working), transposingLeft: true)
      ).elements
      var proposal = predict(modelMatrix, step, offset)
      var proposed = countDeviance(response, proposal, alpha)
      var tries = 0
      while iteration > 1, tries < 30, !(proposed <= deviance * (1 + 1e-9) + 1e-9) {
        for j in 0..<p { step[j] = (step[j] + coefficients[j]) / 2 }
        proposal = predict(modelMatrix, step, offset)
        proposed = countDeviance(response, proposal, alpha)
        tries += 1
      }
      halvings += tries
      guard proposed.isFinite, proposal.allSatisfy({ $0 > 0 && $0.isFinite }) else {
        throw .notConverged(iterations: iteration)
      }
      let change = abs(proposed - deviance) / (abs(proposed) + 0.1)
      (coefficients, mean, deviance) = (step, proposal, proposed)
      if change < options.tolerance {
        return try GeneralizedLinearModel(
          modelMatrix: modelMatrix, response: response, mean: mean, alpha: alpha, coefficients: coefficients,
          deviance: deviance,
          convergence: Convergence(iterations: iteration, relativeChange: change, halvings: halvings))
      }
    }
    throw .notConverged(iterations: options.maximumIterations)
  }

  private init(
    modelMatrix: Matrix, response: [Double], mean: [Double], alpha: Double, coefficients: [Double],
    deviance: Double, convergence: Convergence
  ) throws(FitError) {
    let degrees = modelMatrix.rowCount - modelMatrix.columnCount
    let pearson = zip(response, mean).reduce(0) {
      $0 + ($1.0 - $1.1) * ($1.0 - $1.1) / ($1.1 * (1 + alpha * $1.1))
    }
    self.coefficients = coefficients
    self.unscaledCovariance = try GeneralizedLinearModel.information(
      modelMatrix, weights: mean.map { $0 / (1 + alpha * $0) }
    ).inverse()
    self.fittedValues = mean
    self.alpha = alpha
    self.deviance = deviance
    self.dispersion = pearson / Double(degrees)
    self.residualDegreesOfFreedom = degrees
    self.convergence = convergence
  }

  /// XᵀWX, factorised.
  private static func information(_ matrix: Matrix, weights: [Double]) throws(FitError) -> Cholesky {
    let half = weighted(matrix, by: weights.map { $0.squareRoot() })
    do {
      return try Cholesky(half.product(half, transposingLeft: true))
    } catch {
      switch error {
      case .notPositiveDefinite(let order): throw .collinear(column: order)
      case .notFinite, .notSquare, .singular: throw .invalidValue(.nan)
      }
    }
  }

  /// diag(weights) X.
  private static func weighted(_ matrix: Matrix, by weights: [Double]) -> Matrix {
    var result = matrix
    let n = matrix.rowCount
    for j in 0..<matrix.columnCount { for i in 0..<n { result.elements[i + j * n] *= weights[i] } }
    return result
  }

  /// exp(offset + Xβ).
  private static func predict(_ matrix: Matrix, _ coefficients: [Double], _ offset: [Double]) -> [Double] {
    let linear = matrix.product(Matrix(rowCount: coefficients.count, columnCount: 1, elements: coefficients))
    return offset.indices.map { exp(offset[$0] + linear.elements[$0]) }
  }

  private static func countDeviance(_ response: [Double], _ mean: [Double], _ alpha: Double) -> Double {
    zip(response, mean).reduce(0) { sum, pair in
      let (y, mu) = pair
      let change = alpha == 0 ? y - mu : (y + 1 / alpha) * log1p(alpha * (y - mu) / (1 + alpha * mu))
      return sum + 2 * ((y > 0 ? y * log(y / mu) : 0) - change)
    }
  }
}
