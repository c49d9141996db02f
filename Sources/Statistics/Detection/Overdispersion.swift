import Foundation

/// The excess α of a negative binomial variance μ + αμ² over the Poisson one.
enum Overdispersion {
  /// The maximum-likelihood estimate given the means; 0 when the counts vary no more than Poisson ones.
  ///
  /// The root of the score, by bisection on log α. The score at 0 is ½ Σ((y − μ)² − y): where it is not positive the
  /// likelihood falls from 0 on. R's `glm.nb` stops at some large size there.
  ///
  /// Complexity: about 60 times the largest count.
  static func estimate(_ counts: [Double], means: [Double]) -> Double {
    let excess = zip(counts, means).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) - $1.0 }
    guard excess > 0 else { return 0 }
    let sorted = counts.sorted()
    let positive = { (alpha: Double) in score(sorted, counts, means, alpha) > 0 }
    var (low, high) = (1e-12, 1.0)
    if !positive(low) { return 0 }
    while positive(high) {
      low = high
      high *= 8
      // A history of zeros and one spike: the likelihood can rise for ever.
      if high > 1e12 { return high }
    }
    while high > low * (1 + 1e-13) {
      let middle = (low * high).squareRoot()
      if middle <= low || middle >= high { break }
      if positive(middle) { low = middle } else { high = middle }
    }
    return (low * high).squareRoot()
  }

  /// The derivative of the log-likelihood by α:
  ///
  ///     Σ [ Σ over j < y of j/(1 + αj) + log(1 + αμ)/α² − (y + 1/α) μ/(1 + αμ) ]
  private static func score(
    _ sorted: [Double], _ counts: [Double], _ means: [Double], _ alpha: Double
  ) -> Double {
    var score = 0.0
    // The inner sums of all counts together: the term j occurs as often as there are counts above j.
    var j = 0.0
    for (index, count) in sorted.enumerated() {
      let above = Double(sorted.count - index)
      while j < count {
        score += above * j / (1 + alpha * j)
        j += 1
      }
    }
    for (y, mu) in zip(counts, means) {
      let u = alpha * mu
      // log(1 + u) − u/(1 + u), by its series where the difference would lose its digits.
      let difference =
        u < 1e-2
        ? u * u * (1.0 / 2 - u * (2.0 / 3 - u * (3.0 / 4 - u * (4.0 / 5 - u * (5.0 / 6 - u * 6.0 / 7)))))
        : log1p(u) - u / (1 + u)
      score += difference / (alpha * alpha) - y * mu / (1 + u)
    }
    return score
  }
}
