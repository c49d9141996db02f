import Foundation

/// A count with variance φ · mean, looked at only up to a limit u: the moments that make trimming unbiased.
///
/// Leaving out what is larger than u and going on as before would pull the mean and φ down. With Y the count,
///
///     E(Y | Y ≤ u) = mean · meanFactor
///     E((Y − mean)² | Y ≤ u) = mean · (squareBase + φ · squareSlope)
///
/// say what to expect of the counts that are left. They follow from the negative binomial's own sums: with F the
/// distribution function for size r = mean/(φ − 1), F₁ that for size r + 1 at u − 1 and F₂ that for size r + 2 at u − 2,
/// E(Y; Y ≤ u) = mean · F₁ and E(Y(Y − 1); Y ≤ u) = mean · (mean + φ − 1) · F₂.
struct TruncatedCounts: Sendable, Hashable {
  /// The largest count that is kept, at least 1.
  var limit = Double.infinity
  /// E(Y | Y ≤ u) over the mean.
  var meanFactor = 1.0
  /// The part of E((Y − mean)² | Y ≤ u) / mean that does not grow with φ.
  var squareBase = 0.0
  /// The part that does.
  var squareSlope = 1.0

  /// Everything is kept.
  static let whole = TruncatedCounts()

  /// Keeps the counts up to the quantile 1 − `trimming`.
  /// - Precondition: the mean is positive, φ ≥ 1, and `trimming` lies in (0, 0.5).
  init(mean: Double, dispersion: Double, trimming: Double, normalQuantile z: Double, least: Double = 1) {
    let odds = dispersion - 1
    // log P(0) = −r log φ; without dispersion the counts are Poisson.
    let logZero = odds < 1e-9 ? -mean : -mean * log1p(odds) / odds
    guard logZero > -600 else {
      // So large a count is normal for this purpose.
      let density = exp(-z * z / 2) / (2 * Double.pi).squareRoot() / (1 - trimming)
      let deviation = (dispersion * mean).squareRoot()
      limit = mean + z * deviation
      meanFactor = 1 - density * deviation / mean
      squareBase = 0
      squareSlope = 1 - z * density
      return
    }
    // Counts spread over thousands whose size is small have no tail to tell apart: they are kept.
    guard dispersion * mean < 1e6 else { return }
    var probability = exp(logZero)
    var (sum, first, pairs) = (probability, 0.0, 0.0)
    var k = 0.0
    // P(k + 1) = P(k) (mean + k(φ − 1)) / (φ(k + 1)).
    while sum < 1 - trimming || k < least {
      probability *= (mean + k * odds) / (dispersion * (k + 1))
      k += 1
      sum += probability
      first += k * probability
      pairs += k * (k - 1) * probability
      if probability < 1e-300, k > mean { break }
    }
    limit = k
    meanFactor = first / (mean * sum)
    squareSlope = pairs / (mean * (mean + odds) * sum)
    squareBase = (mean - 1) * squareSlope + meanFactor - 2 * mean * meanFactor + mean
  }

  private init() {}

  /// Var(Y | Y ≤ u).
  func variance(mean: Double, dispersion: Double) -> Double {
    let shift = (meanFactor - 1) * mean
    return max(0, mean * (squareBase + dispersion * squareSlope) - shift * shift)
  }
}
