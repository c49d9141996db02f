import Foundation

/// Fits the quasi-Poisson model of the reference periods, log μ = log exposure + a[level] + β · t, t counted from the
/// first reference period.
///
/// The design is a one-way layout with one slope, so the information matrix is an arrowhead: with the sums of μ, μt and
/// μt² in each level a step of the iterations costs O(n + levels), without a matrix product or a factorisation. t is a
/// whole number, so e^(βt) is a running product, and so is μ^(1/6), which the Anscombe residuals want: no exponential,
/// logarithm or root is taken per observation.
///
/// The iterations are those of R's `glm`: they start at μ = y + 0.1, end when the deviance changes by less than 1e-8 of
/// itself plus 0.1, and leave standard errors, leverages and Pearson's statistic with the working weights μ of the step
/// before. The fits could be closer to the maximum; but then they would agree with R to four digits, not to ten.
///
/// A fitter serves one series; its buffers are used again for every block of periods.
final class BaselineFitter {
  typealias Mask = SIMDMask<SIMD4<Int64>>

  /// A level's known reference periods and its estimate.
  struct Level {
    /// The number of known periods.
    var known = Lanes.zero
    /// Σ ωy.
    var responses = Lanes.zero
    /// Σ ω exposure e^(βt) tᵏ for k = 0, 1, 2, with the latest β.
    var moments = Moments()
    /// Σ μtᵏ before the latest step, with the weights ω.
    var information = Moments()
    /// a.
    var logMean = Lanes.zero
    /// e^a.
    var mean = Lanes.zero
    /// e^a before the latest step.
    var previousMean = Lanes.zero
    /// e^(a/6), and what `information` says of a: the variance at its centre, and where that lies.
    var rootMean = Lanes.zero
    var variance = Lanes.zero
    var center = Lanes.zero
  }

  /// Moments of t with some weights.
  struct Moments {
    var zeroth = Lanes.zero
    var first = Lanes.zero
    var second = Lanes.zero
  }

  /// The reference periods.
  let window: BaselineWindow
  /// The levels; the first is that of the tested period.
  let levels: UnsafeMutableBufferPointer<Level>
  /// β.
  var slope = Lanes.zero
  /// The information on β when the levels are free.
  var slopeInformation = Lanes.zero
  /// Whether the deviance settled.
  var converged = Mask(repeating: false)
  /// The number of known reference periods.
  var observationCount = Lanes.zero
  /// The largest count among them.
  var largestCount = Lanes.zero
  /// The number of levels with a known period.
  var levelCount = Lanes.zero
  /// Pearson's Σ ω(y − μ)²/μ.
  var pearson = Lanes.zero
  /// Σ ω((y − μ)/μ)².
  var relativeSquares = Lanes.zero

  let data: BaselineData
  let weights: UnsafeMutablePointer<Lanes>
  let weightedExposures: UnsafeMutablePointer<Lanes>
  let residuals: UnsafeMutablePointer<Lanes>
  var previousSlope = Lanes.zero
  var responseMoment = Lanes.zero
  var devianceParts = Lanes.zero
  var devianceFloor = Lanes.zero

  /// Creates a fitter for a series.
  init(_ data: BaselineData, window: BaselineWindow) {
    self.data = data
    self.window = window
    levels = .allocate(capacity: window.levelCount)
    levels.initialize(repeating: Level())
    weights = .allocate(capacity: window.count)
    weightedExposures = .allocate(capacity: window.count)
    residuals = .allocate(capacity: window.count)
  }

  deinit {
    levels.deallocate()
    weights.deallocate()
    weightedExposures.deallocate()
    residuals.deallocate()
  }

  /// Fits the periods from `time` on; observations that lie high above a first fit then get less weight.
  /// - Parameters:
  ///   - time: the tested period of the first lane, as an index of the series.
  ///   - trend: whether β is estimated; otherwise it is 0.
  ///   - reweightAbove: the Anscombe residual above which an observation counts less; nil leaves all weights at 1.
  func fit(time: Int, trend: Bool, reweightAbove: Double?) {
    let start = data.lead + time - window.reach
    for k in 0..<window.count { weights[k] = Lanes(repeating: 1) }
    iterate(start: start, trend: trend, scale: Lanes(repeating: 1))
    computeResiduals(start: start, trend: trend)
    if let limit = reweightAbove, let scale = downweight(above: limit, trend: trend) {
      iterate(start: start, trend: trend, scale: scale)
      computeResiduals(start: start, trend: trend)
    }
  }

  /// n − p.
  func degreesOfFreedom(trend: Bool) -> Lanes { observationCount - levelCount - (trend ? 1 : 0) }

  /// The mean of the tested period for an exposure of 1, with the variance of its logarithm but for the dispersion.
  func prediction(trend: Bool) -> (mean: Lanes, variance: Lanes) {
    let (level, t) = (levels[0], Double(window.reach))
    let distance = t - level.center
    let variance = level.variance + (trend ? distance * distance / slopeInformation : .zero)
    return (level.mean * (slope * t).map(exp), variance)
  }
}

extension BaselineFitter.Moments {
  /// Adds an observation.
  @inline(__always)
  mutating func add(_ weight: Lanes, at t: Lanes) {
    let product = weight * t
    zeroth += weight
    first += product
    second += product * t
  }

  /// Adds the moments of other observations.
  @inline(__always)
  mutating func add(_ other: BaselineFitter.Moments) {
    zeroth += other.zeroth
    first += other.first
    second += other.second
  }

  /// Replaces the moments of some lanes.
  mutating func replace(with other: BaselineFitter.Moments, where mask: BaselineFitter.Mask) {
    zeroth.replace(with: other.zeroth, where: mask)
    first.replace(with: other.first, where: mask)
    second.replace(with: other.second, where: mask)
  }
}
