import Foundation
import LinearAlgebra

/// The mean of a series while nothing is amiss, estimated from the periods before those tested.
public enum InControlMean: Sendable, Hashable {
  /// The mean of all known counts before.
  case mean
  /// A log-linear regression of the known counts before, with t the period's place in the series counted from 1 and
  /// ω = 2π/frequency:
  ///
  ///     log μ(t) = a + β t [with a trend] + Σ over j = 1 … harmonics of b(j) cos jωt + c(j) sin jωt
  ///
  /// One harmonic without a trend is what R's `surveillance` fits unless told otherwise. Where the fit does not settle, as
  /// after a single event, R goes on with a mean of next to nothing, and the methods here refuse.
  case seasonal(harmonics: Int, trend: Bool)
  /// A known mean, in events a period.
  case fixed(Double)

  /// What is wrong with it as an option.
  var error: DetectorOptionError? {
    switch self {
    case .mean: nil
    case .seasonal(let harmonics, _):
      (0...100).contains(harmonics) ? nil : DetectorOptionError("harmonics", harmonics)
    case .fixed(let mean): mean > 0 && mean.isFinite ? nil : DetectorOptionError("mean", mean)
    }
  }

  /// How much more than a Poisson count a count varies: Var(y) = μ + αμ².
  enum Variance {
    /// α is known; 0 is Poisson.
    case known(Double)
    /// α is estimated with the mean.
    case estimated
  }

  /// The means of the tested periods.
  struct Estimate {
    /// One mean for each period of the range.
    let means: [Double]
    /// α.
    let alpha: Double
    /// The regression's β.
    let trend: Double?
  }

  /// Estimates the means of the periods of a range from all that lies before it.
  func estimate(
    _ series: CountSeries, in range: Range<Int>, variance: Variance = .known(0)
  ) throws(DetectorRefusal) -> Estimate {
    let known = (0..<range.lowerBound).filter { series.counts[$0] != nil }
    let counts = known.map { Double(series.counts[$0] ?? 0) }
    let shape: (harmonics: Int, trend: Bool)
    switch self {
    case .mean: shape = (0, false)
    case .seasonal(let harmonics, let trend): shape = (harmonics, trend)
    case .fixed(let mean):
      let means = [Double](repeating: mean, count: range.count)
      guard case .known(let alpha) = variance else {
        try InControlMean.check(known: known.count, of: range.lowerBound, wanted: 2)
        let fitted = [Double](repeating: mean, count: counts.count)
        return Estimate(means: means, alpha: Overdispersion.estimate(counts, means: fitted), trend: nil)
      }
      return Estimate(means: means, alpha: alpha, trend: nil)
    }
    let columns = 1 + (shape.trend ? 1 : 0) + 2 * shape.harmonics
    // A mean alone needs one count; a regression, one more than it has coefficients.
    try InControlMean.check(known: known.count, of: range.lowerBound, wanted: columns == 1 ? 1 : columns + 1)
    let sum = counts.reduce(0, +)
    guard sum > 0 else { throw .noBaseline(periods: known.count) }
    if columns == 1 {
      let mean = sum / Double(counts.count)
      let alpha =
        switch variance {
        case .known(let alpha): alpha
        case .estimated: Overdispersion.estimate(counts, means: counts.map { _ in mean })
        }
      return Estimate(means: range.map { _ in mean }, alpha: alpha, trend: nil)
    }
    let row = { (time: Int) in
      InControlMean.row(time, origin: range.lowerBound, frequency: series.frequency, shape.harmonics, shape.trend)
    }
    let rows = known.map(row)
    let matrix = Matrix(
      rowCount: rows.count, columnCount: columns, elements: (0..<columns).flatMap { j in rows.map { $0[j] } })
    do {
      let (model, alpha) = try InControlMean.fit(matrix, counts, variance)
      let means = range.map { exp(zip(row($0), model.coefficients).reduce(0) { $0 + $1.0 * $1.1 }) }
      guard means.allSatisfy({ $0 > 0 && $0.isFinite }) else { throw FitError.notConverged(iterations: 0) }
      let trend = shape.trend ? model.coefficients[1] / Double(range.lowerBound) : nil
      return Estimate(means: means, alpha: alpha, trend: trend)
    } catch {
      throw .noBaseline(periods: known.count)
    }
  }

  private static func check(known: Int, of periods: Int, wanted: Int) throws(DetectorRefusal) {
    if periods < wanted { throw .shortHistory(periods: periods, wanted: wanted) }
    if known < wanted { throw .tooFewKnown(periods: known, wanted: wanted) }
  }

  /// One row of the model matrix; time runs from 0 to 1 over the history, which keeps the columns of one size.
  private static func row(
    _ time: Int, origin: Int, frequency: Int, _ harmonics: Int, _ trend: Bool
  ) -> [Double] {
    var row = [1.0]
    if trend { row.append(Double(time + 1) / Double(origin)) }
    for harmonic in 0..<harmonics {
      let angle = 2 * Double.pi * Double((harmonic + 1) * (time + 1) % frequency) / Double(frequency)
      row.append(cos(angle))
      row.append(sin(angle))
    }
    return row
  }

  /// Fits the regression; an estimated α and the coefficients are fitted by turns until α has settled.
  private static func fit(
    _ matrix: Matrix, _ counts: [Double], _ variance: Variance
  ) throws(FitError) -> (GeneralizedLinearModel, alpha: Double) {
    let offset = [Double](repeating: 0, count: counts.count)
    if case .known(let alpha) = variance {
      return (
        try GeneralizedLinearModel.fit(modelMatrix: matrix, response: counts, offset: offset, alpha: alpha), alpha
      )
    }
    var alpha = 0.0
    for _ in 0..<100 {
      let model = try GeneralizedLinearModel.fit(
        modelMatrix: matrix, response: counts, offset: offset, alpha: alpha)
      let next = Overdispersion.estimate(counts, means: model.fittedValues)
      if abs(next - alpha) <= 1e-11 * next { return (model, next) }
      alpha = next
    }
    throw .notConverged(iterations: 100)
  }
}
