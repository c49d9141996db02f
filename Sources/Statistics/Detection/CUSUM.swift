import Foundation

/// A cumulative sum of standardised counts: for small shifts that last.
///
/// With m(t) the in-control mean and z(t) the standardised count,
///
///     C(t) = max(0, C(t−1) + z(t) − k),   C = 0 before the first tested period;   alarm when C(t) ≥ h
///
/// There is no reset after an alarm: alarms go on until the sum falls below h. `statistic` is C(t). `upper` is, as in
/// R's `cusum`, the count from which on C(t) reaches h, max(0, z⁻¹(h + k − C(t−1))); with `standard` it is rounded up
/// to a whole number. A count that equals it is an alarm.
///
/// The run begins where the range does, and the in-control mean is estimated from what lies before it, so that the
/// results of a period depend on where the range begins. A count that is not known leaves the sum as it is.
///
/// R's experimental second-order and negative binomial Anscombe transformations, and counts that are not standardised,
/// are not offered. Where the mean of the
/// history is 0, R has no figures; this method refuses. Where any count at all would be an alarm the bound is 0; with
/// `rossi`, R squares a negative root there.
///
/// Source: Rossi, Lampugnani & Marchi (1999), Statistics in Medicine 18, 2111–2122.
/// Checked against: Tests/Fixtures/detection/surveillance and surveillance-more.
public struct CUSUM: Detector {
  /// How a count x is standardised, given its mean m.
  public enum Transform: Sendable, Hashable {
    /// (x − m)/√m.
    case standard
    /// (x − 3m + 2√(xm)) / (2√m), which is closer to normal for small m.
    case rossi
    /// 3(x^⅔ − m^⅔) / (2 m^⅙).
    case anscombe
    /// (x − m)/√(m + αm²), for negative binomial counts.
    case pearson(alpha: Double)
  }

  /// How to test. The defaults are those of R's `cusum`.
  public struct Options: Sendable, Hashable {
    /// k, in standard deviations: half the shift to be found.
    public var k: Double
    /// h, in standard deviations.
    public var h: Double
    /// m(t).
    public var baseline: InControlMean
    /// How a count is standardised.
    public var transform: Transform

    /// Creates options.
    public init(k: Double = 1.04, h: Double = 2.26, baseline: InControlMean = .mean, transform: Transform = .standard) {
      self.k = k
      self.h = h
      self.baseline = baseline
      self.transform = transform
    }
  }

  /// How to test.
  public let options: Options

  /// Creates a detector.
  /// - Throws: `DetectorOptionError` for the first option outside its range.
  public init(_ options: Options = Options()) throws(DetectorOptionError) {
    guard options.k >= 0, options.k.isFinite else { throw DetectorOptionError("k", options.k) }
    guard options.h > 0, options.h.isFinite else { throw DetectorOptionError("h", options.h) }
    if let error = options.baseline.error { throw error }
    if case .pearson(let alpha) = options.transform, !(alpha >= 0 && alpha.isFinite) {
      throw DetectorOptionError("alpha", alpha)
    }
    self.options = options
  }

  /// Tests the periods of a range one after the other.
  ///
  /// One known count must lie before the range; with a seasonal baseline, more than it has coefficients.
  public func detect(_ series: CountSeries, in range: Range<Int>) -> [DetectorResult] {
    var results = range.map { DetectorResult(time: $0, observed: series.counts[$0]) }
    let estimate: InControlMean.Estimate
    do {
      estimate = try options.baseline.estimate(series, in: range)
    } catch {
      for index in results.indices { results[index].refusal = error }
      return results
    }
    var sum = 0.0
    for index in results.indices {
      let mean = estimate.means[index]
      let bound = count(scoring: options.h + options.k - sum, mean: mean)
      results[index].expected = mean
      results[index].trendCoefficient = estimate.trend
      let upper = options.transform == .standard ? bound.rounded(.up) : bound
      results[index].upper = upper
      guard let observed = results[index].observed.map(Double.init) else { continue }
      sum = max(0, sum + score(observed, mean: mean) - options.k)
      results[index].statistic = sum
      results[index].alarm = sum >= options.h
      if upper > mean { results[index].score = (observed - mean) / (upper - mean) }
    }
    return results
  }

  /// z of a count.
  private func score(_ x: Double, mean m: Double) -> Double {
    switch options.transform {
    case .standard: (x - m) / m.squareRoot()
    case .rossi: (x - 3 * m + 2 * (x * m).squareRoot()) / (2 * m.squareRoot())
    case .anscombe: 1.5 * (cbrt(x * x) - cbrt(m * m)) / pow(m, 1.0 / 6)
    case .pearson(let alpha): (x - m) / (m + alpha * m * m).squareRoot()
    }
  }

  /// The count whose z is given, at least 0.
  private func count(scoring z: Double, mean m: Double) -> Double {
    switch options.transform {
    case .standard: return max(0, m + z * m.squareRoot())
    case .rossi:
      // With r = √x: r² + 2√m r = 3m + 2√m z.
      let square = 4 * m + 2 * m.squareRoot() * z
      let root = max(0, square).squareRoot() - m.squareRoot()
      return root > 0 ? root * root : 0
    case .anscombe:
      return pow(max(0, cbrt(m * m) + z * pow(m, 1.0 / 6) / 1.5), 1.5)
    case .pearson(let alpha): return max(0, m + z * (m + alpha * m * m).squareRoot())
    }
  }
}
