import Foundation

extension BaselineFitter {
  /// The sums of squared residuals, and the Anscombe residuals but for the dispersion.
  func computeResiduals(start: Int, trend: Bool) {
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
  func downweight(above limit: Double, trend: Bool) -> Lanes? {
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
}
