import Foundation

extension BaselineFitter {
  /// Runs the iterations with the weights times `scale`.
  func iterate(start: Int, trend: Bool, scale: Lanes) {
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
}
