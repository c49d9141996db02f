public import LinearAlgebra

/// A covariance of coefficients that does not rest on the variance function being right.
///
/// With s[i] = x[i] (y[i] − μ[i]) ÷ (1 + αμ[i]) the score of row i and B = (XᵀWX)⁻¹, all are B M B:
///
///     HC0: M = Σ s[i] s[i]ᵀ             HC1: times n/(n − p)
///     HC2: s[i] ÷ √(1 − h[i])           HC3: s[i] ÷ (1 − h[i]), h[i] = w[i] x[i]ᵀ B x[i]
///     Newey–West: M = Γ₀ + Σ_{l=1…L} (1 − l/(L + 1)) (Γ[l] + Γ[l]ᵀ), Γ[l] = Σ s[i + l] s[i]ᵀ
///
/// Newey–West is without prewhitening and small-sample factor; R's `sandwich` prewhitens by default. A row that decides
/// its own fitted value (h = 1) has no residual and adds nothing to any of them.
///
/// Source: White (1980), Econometrica 48, 817; MacKinnon & White (1985), J. Econometrics 29, 305; Newey & West (1987),
/// Econometrica 55, 703; Zeileis (2006), J. Stat. Softw. 16(9) for the scores of generalised linear models.
/// Checked against: Tests/Fixtures/effects/its_expected.csv and its_more_expected.csv (R's sandwich 3.0-2).
public enum RobustCovariance: Sendable, Hashable {
  /// White's, without correction.
  case hc0
  /// With the factor n/(n − p).
  case hc1
  /// Residuals over the root of 1 − h.
  case hc2
  /// Residuals over 1 − h.
  case hc3
  /// Of scores that hang together over this many periods.
  case neweyWest(lag: Int)
}

extension GeneralizedLinearModel {
  /// A robust covariance of the coefficients, p × p.
  /// - Parameters:
  ///   - kind: which.
  ///   - modelMatrix: X, n × p, as fitted.
  ///   - response: y, as fitted.
  /// - Returns: the covariance.
  /// - Precondition: sizes are those of the fit, and a lag is not negative.
  public func covariance(_ kind: RobustCovariance, modelMatrix: Matrix, response: [Double]) -> Matrix {
    let (n, p) = (modelMatrix.rowCount, modelMatrix.columnCount)
    precondition(n == fittedValues.count && p == coefficients.count && response.count == n, "\(n) × \(p)")
    var residuals = zip(response, fittedValues).map { ($0 - $1) / (1 + alpha * $1) }
    var (factor, lag) = (1.0, 0)
    switch kind {
    case .hc0: break
    case .hc1: factor = Double(n) / Double(n - p)
    case .hc2, .hc3:
      for (i, leverage) in leverages(modelMatrix).enumerated() {
        let left = 1 - leverage
        residuals[i] = left < 1e-10 ? 0 : residuals[i] / (kind == .hc2 ? left.squareRoot() : left)
      }
    case .neweyWest(let wanted):
      precondition(wanted >= 0, "lag \(wanted)")
      lag = min(wanted, n - 1)
    }
    var scores = modelMatrix
    for j in 0..<p { for i in 0..<n { scores.elements[i + j * n] *= residuals[i] } }
    // M = Sᵀ(S + Σ weight · S moved by ±l): one product instead of one per lag.
    var smoothed = scores
    for l in 0..<lag {
      let weight = 1 - Double(l + 1) / Double(lag + 1)
      for j in 0..<p {
        for i in 0..<(n - l - 1) {
          let (early, late) = (i + j * n, i + l + 1 + j * n)
          smoothed.elements[early] += weight * scores.elements[late]
          smoothed.elements[late] += weight * scores.elements[early]
        }
      }
    }
    var result = unscaledCovariance.product(
      scores.product(smoothed, transposingLeft: true).product(unscaledCovariance))
    for index in result.elements.indices { result.elements[index] *= factor }
    return result
  }

  /// h, the diagonal of W½X(XᵀWX)⁻¹XᵀW½.
  private func leverages(_ modelMatrix: Matrix) -> [Double] {
    let solved = modelMatrix.product(unscaledCovariance)
    let n = modelMatrix.rowCount
    return (0..<n).map { i in
      let weight = fittedValues[i] / (1 + alpha * fittedValues[i])
      return weight * (0..<coefficients.count).reduce(0) { $0 + solved[i, $1] * modelMatrix[i, $1] }
    }
  }
}
