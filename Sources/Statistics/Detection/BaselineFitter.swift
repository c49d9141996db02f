import Foundation

/// Consecutive tested periods of one series, fitted side by side: their reference periods are consecutive as well.
typealias Lanes = SIMD4<Double>

extension Lanes {
  /// The values from an address on.
  @inline(__always)
  init(_ values: UnsafeMutablePointer<Double>) {
    self = UnsafeRawPointer(values).loadUnaligned(as: Lanes.self)
  }

  /// A function of each lane.
  @inline(__always)
  func map(_ function: (Double) -> Double) -> Lanes {
    Lanes(function(self[0]), function(self[1]), function(self[2]), function(self[3]))
  }
}

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
  private(set) var slope = Lanes.zero
  /// The information on β when the levels are free.
  private(set) var slopeInformation = Lanes.zero
  /// Whether the deviance settled.
  private(set) var converged = Mask(repeating: false)
  /// The number of known reference periods.
  private(set) var observationCount = Lanes.zero
  /// The largest count among them.
  private(set) var largestCount = Lanes.zero
  /// The number of levels with a known period.
  private(set) var levelCount = Lanes.zero
  /// Pearson's Σ ω(y − μ)²/μ.
  private(set) var pearson = Lanes.zero
  /// Σ ω((y − μ)/μ)².
  private(set) var relativeSquares = Lanes.zero

  private let data: BaselineData
  private let weights: UnsafeMutablePointer<Lanes>
  private let weightedExposures: UnsafeMutablePointer<Lanes>
  private let residuals: UnsafeMutablePointer<Lanes>
  private var previousSlope = Lanes.zero
  private var responseMoment = Lanes.zero
  private var devianceParts = Lanes.zero
  private var devianceFloor = Lanes.zero

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

extension BaselineFitter {
  /// Runs the iterations with the weights times `scale`.
  private func iterate(start: Int, trend: Bool, scale: Lanes) {
    prepare(start: start, scale: scale)
    var deviance = Lanes(repeating: .infinity)
    converged = Mask(repeating: false)
    slope = .zero
    step(trend: trend, isFirst: true)
    sumMoments()
    deviance = currentDeviance()
    for _ in 1..<25 {
      step(trend: trend, isFirst: false)
      // Without a trend the moments depend on nothing that the step has changed.
      if trend { sumMoments() }
      let next = currentDeviance()
      let change = (next - deviance).map(abs)
      converged .|= change .< 1e-8 * (next.map(abs) + 0.1) + devianceFloor
      deviance.replace(with: next, where: .!converged)
      if all(converged) { return }
    }
  }

  /// Sums what the iterations need only once, and the moments of their start in place of `information`.
  private func prepare(start: Int, scale: Lanes) {
    for level in levels.indices { levels[level] = Level() }
    // Sums are kept in locals and stored once a segment: the loops are the hottest of all.
    var (responseMoment, parts, partScale, largest) = (Lanes.zero, Lanes.zero, Lanes.zero, Lanes.zero)
    var k = 0
    var t = Lanes.zero
    var index = start
    for segment in window.segments {
      var (known, responses) = (Lanes.zero, Lanes.zero)
      var (information, moments) = (Moments(), Moments())
      for _ in 0..<segment.count {
        let isKnown = Lanes(data.known + index)
        let weight = weights[k] * scale * isKnown
        let count = Lanes(data.counts + index)
        let response = weight * count
        weights[k] = weight
        weightedExposures[k] = weight * Lanes(data.exposures + index)
        known += isKnown
        responses += response
        responseMoment += response * t
        information.add(weight * Lanes(data.starts + index), at: t)
        let startResponse = weight * Lanes(data.startResponses + index)
        moments.zeroth += startResponse
        moments.first += startResponse * t
        let part = weight * Lanes(data.devianceParts + index)
        parts += part
        partScale += part * part
        largest = larger(largest, count)
        (k, t, index) = (k + 1, t + 1, index + 1)
      }
      levels[segment.level].known += known
      levels[segment.level].responses += responses
      levels[segment.level].information.add(information)
      levels[segment.level].moments.add(moments)
      (t, index) = (t + Double(window.gap), index + window.gap)
    }
    self.responseMoment = responseMoment
    devianceParts = parts
    // What rounding leaves of the deviance's sum; a change below it is none.
    devianceFloor = 4e-15 * partScale.squareRoot()
    largestCount = largest
    observationCount = .zero
    levelCount = .zero
    for level in levels {
      observationCount += level.known
      levelCount += Lanes.zero.replacing(with: 1, where: level.known .> 0)
    }
  }

  /// One step of the iteratively reweighted least squares, for the lanes that have not settled.
  ///
  /// With S₀, S₁, S₂ the moments of the present μ, the normal equations are S₀a + S₁β = r₀ in each level and
  /// Σ(S₁a + S₂β) = Σr₁: eliminating a leaves one equation in β. The right sides are the moments of μz; from the second
  /// step on the equations are solved for the change of a and β, and the right sides are Σω(y − μ) and Σω(y − μ)t.
  private func step(trend: Bool, isFirst: Bool) {
    var numerator = isFirst ? Lanes.zero : responseMoment
    var information = Lanes.zero
    for index in levels.indices {
      if !isFirst {
        var (level, moments) = (levels[index], Moments())
        moments.zeroth = level.mean * level.moments.zeroth
        moments.first = level.mean * level.moments.first
        moments.second = level.mean * level.moments.second
        level.information.replace(with: moments, where: .!converged)
        levels[index] = level
      }
      let level = levels[index]
      let center = divide(level.information.first, level.information.zeroth)
      let right = isFirst ? level.moments.zeroth : level.responses - level.information.zeroth
      numerator += (isFirst ? level.moments.first : -level.information.first) - center * right
      information += level.information.second - center * level.information.first
    }
    let slopeChange = trend ? divide(numerator, information) : .zero
    slopeInformation.replace(with: information, where: .!converged)
    previousSlope.replace(with: slope, where: .!converged)
    slope.replace(with: slope + slopeChange, where: .!converged)
    for index in levels.indices {
      var level = levels[index]
      let right = isFirst ? level.moments.zeroth : level.responses - level.information.zeroth
      let change = divide(right - level.information.first * slopeChange, level.information.zeroth)
      level.previousMean.replace(with: level.mean, where: .!converged)
      level.logMean.replace(with: level.logMean + change, where: .!converged)
      level.mean = level.logMean.map(exp)
      levels[index] = level
    }
  }

  /// Sums the moments of ω exposure e^(βt).
  private func sumMoments() {
    for index in levels.indices { levels[index].moments = Moments() }
    let ratio = slope.map(exp)
    let jump = (slope * Double(window.gap)).map(exp)
    var power = Lanes(repeating: 1)
    var t = Lanes.zero
    var k = 0
    for segment in window.segments {
      var moments = Moments()
      for _ in 0..<segment.count {
        moments.add(weightedExposures[k] * power, at: t)
        (k, t, power) = (k + 1, t + 1, power * ratio)
      }
      levels[segment.level].moments.add(moments)
      (t, power) = (t + Double(window.gap), power * jump)
    }
  }

  /// The deviance, 2 Σ ω(y log(y/μ) − y + μ).
  private func currentDeviance() -> Lanes {
    var sum = devianceParts - slope * responseMoment
    for level in levels { sum += level.mean * level.moments.zeroth - level.logMean * level.responses }
    return sum * 2
  }

  /// The sums of squared residuals, and the Anscombe residuals but for the dispersion.
  private func computeResiduals(start: Int, trend: Bool) {
    for index in levels.indices {
      levels[index].rootMean = (levels[index].logMean / 6).map(exp)
      levels[index].variance = divide(Lanes(repeating: 1), levels[index].information.zeroth)
      levels[index].center = levels[index].information.first * levels[index].variance
    }
    var (pearson, relativeSquares) = (Lanes.zero, Lanes.zero)
    let gap = Double(window.gap)
    let (ratio, jump) = (previousSlope.map(exp), (previousSlope * gap).map(exp))
    let (rootRatio, rootJump) = ((slope / 6).map(exp), (slope / 6 * gap).map(exp))
    let slopeVariance = trend ? 1 / slopeInformation : .zero
    var (power, rootPower, t) = (Lanes(repeating: 1), Lanes(repeating: 1), Lanes.zero)
    var (k, index) = (0, start)
    for segment in window.segments {
      let level = levels[segment.level]
      for _ in 0..<segment.count {
        let q = level.rootMean * rootPower * Lanes(data.exposureRoots + index)
        let (q2, q4) = (q * q, q * q * q * q)
        let relative = Lanes(data.counts + index) / (q4 * q2) - 1
        let working = weightedExposures[k] * level.previousMean * power
        pearson += working * relative * relative
        relativeSquares += weights[k] * relative * relative
        let distance = t - level.center
        let leverage = working * (level.variance + distance * distance * slopeVariance)
        // An observation that alone decides its fitted value has leverage 1 and no residual; R divides 0 by 0 there.
        let spread = q * larger(1 - leverage, Lanes(repeating: 1e-12)).squareRoot()
        residuals[k] = 1.5 * (Lanes(data.countPowers + index) - q4) / spread
        (k, t, index) = (k + 1, t + 1, index + 1)
        (power, rootPower) = (power * ratio, rootPower * rootRatio)
      }
      (t, index) = (t + gap, index + window.gap)
      (power, rootPower) = (power * jump, rootPower * rootJump)
    }
    self.pearson = pearson
    self.relativeSquares = relativeSquares
  }

  /// Replaces the weights by s⁻² where the standardised Anscombe residual s lies above the limit, otherwise by 1, and
  /// gives the factor that makes them sum to n; nil when all would stay as they are.
  ///
  /// Source: Farrington et al. (1996), §3.4; Noufaily et al. (2013), §3.3.
  private func downweight(above limit: Double, trend: Bool) -> Lanes? {
    let dispersion = larger(pearson / degreesOfFreedom(trend: trend), Lanes(repeating: 1))
    let threshold = limit * dispersion.squareRoot()
    var sum = Lanes.zero
    var isChanged = false
    for k in 0..<window.count {
      let high = residuals[k] .> threshold
      if any(high) {
        isChanged = true
        weights[k].replace(with: weights[k] * dispersion / (residuals[k] * residuals[k]), where: high)
      }
      sum += weights[k]
    }
    return isChanged ? observationCount / sum : nil
  }

  /// The quotient; 0 for a level without a known period.
  private func divide(_ left: Lanes, _ right: Lanes) -> Lanes {
    (left / right).replacing(with: 0, where: right .== 0)
  }
}

/// The larger of each two lanes.
@inline(__always)
func larger(_ left: Lanes, _ right: Lanes) -> Lanes { left.replacing(with: right, where: left .< right) }

extension BaselineFitter.Moments {
  /// Adds an observation.
  @inline(__always)
  fileprivate mutating func add(_ weight: Lanes, at t: Lanes) {
    let product = weight * t
    zeroth += weight
    first += product
    second += product * t
  }

  /// Adds the moments of other observations.
  @inline(__always)
  fileprivate mutating func add(_ other: BaselineFitter.Moments) {
    zeroth += other.zeroth
    first += other.first
    second += other.second
  }

  /// Replaces the moments of some lanes.
  fileprivate mutating func replace(with other: BaselineFitter.Moments, where mask: BaselineFitter.Mask) {
    zeroth.replace(with: other.zeroth, where: mask)
    first.replace(with: other.first, where: mask)
    second.replace(with: other.second, where: mask)
  }
}
