import LinearAlgebra

/// Covariates moved and stretched to between −1 and 1 while a model is fitted: far from 0, a school year say, they could
/// not be told from the intensities, and in tiny or huge units no step of the search would suit them.
///
/// With x̃ = (x − z) ÷ u the coefficients are b = b̃ ÷ u, and those of the intensities lose Σ b̃ z ÷ u.
struct CovariateScale {
  /// z, the middle of each covariate's values.
  private let centre: [Double]
  /// u, half of what they span; 1 for a constant.
  private let unit: [Double]

  init(_ patterns: [[Double]], count: Int) {
    let range = (0..<count).map { c in
      patterns.reduce((low: Double.infinity, high: -Double.infinity)) { (min($0.low, $1[c]), max($0.high, $1[c])) }
    }
    centre = range.map { $0.low / 2 + $0.high / 2 }
    unit = range.map { $0.high > $0.low ? $0.high / 2 - $0.low / 2 : 1 }
  }

  /// x̃.
  func scaled(_ pattern: [Double]) -> [Double] {
    pattern.indices.map { (pattern[$0] - centre[$0]) / unit[$0] }
  }

  /// The coefficients of x and their covariance from those of x̃.
  func unscaled(
    _ coefficients: [Double], _ covariance: Matrix, _ layout: ParameterLayout, held: Set<Int>
  ) -> (coefficients: [Double], covariance: Matrix) {
    let p = coefficients.count
    var map = Matrix(rowCount: p, columnCount: p)
    for parameter in 0..<p {
      guard let covariate = layout.covariate(of: parameter) else {
        map[parameter, parameter] = 1
        for c in unit.indices {
          guard let ratio = layout.ratio(parameter, c) else { continue }
          map[parameter, ratio] = -centre[c] / unit[c]
        }
        continue
      }
      map[parameter, parameter] = 1 / unit[covariate]
    }
    let own = map.product(Matrix(rowCount: p, columnCount: 1, elements: coefficients)).elements
    var spread = map.product(covariance).product(map, transposingRight: true)
    for a in held { for b in 0..<p { (spread[a, b], spread[b, a]) = (0, 0) } }
    return (own, spread)
  }
}
