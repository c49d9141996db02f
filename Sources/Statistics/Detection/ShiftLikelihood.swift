import Foundation

/// The periods of a chart since its last alarm, and the likelihood that their mean has changed.
struct ShiftLikelihood {
  private let alpha: Double
  /// 1 for increases, −1 for decreases.
  private let sign: Double
  /// κ; nil when it is estimated.
  private let shift: Double?
  private let minimumRun: Int
  private let window: Int
  private var counts: [Double] = []
  private var means: [Double] = []
  /// G before the last count, with a known shift.
  private var sum = 0.0

  /// Creates an empty run.
  init(_ options: LikelihoodRatioChart.Options, alpha: Double) {
    self.alpha = alpha
    sign = options.direction == .increase ? 1 : -1
    if case .fixed(let shift) = options.shift { self.shift = shift } else { shift = nil }
    minimumRun = options.minimumRun
    window = options.window ?? .max
  }

  /// Takes the next count.
  mutating func append(_ count: Double, mean: Double) {
    if shift == nil {
      counts.append(count)
      means.append(mean)
    } else {
      sum = max(0, sum + logRatio(count, mean))
    }
  }

  /// Begins anew.
  mutating func reset() {
    counts.removeAll(keepingCapacity: true)
    means.removeAll(keepingCapacity: true)
    sum = 0
  }

  /// G.
  func statistic() -> Double {
    guard shift == nil else { return sum }
    return alpha == 0 ? poissonStatistic() : negativeBinomialStatistic()
  }

  /// The count of the next period with which G reaches a threshold; nil when there is none.
  func count(reaching threshold: Double, mean: Double) -> Double? {
    if let shift {
      // log f(y; μe^κ)/f(y; μ) = slope · y − constant.
      let growth = growth(mean, shift)
      let slope = alpha == 0 ? shift : shift - growth
      let constant = alpha == 0 ? mean * expm1(shift) : growth / alpha
      let count = (threshold - sum + constant) / slope
      return count >= 0 ? count : nil
    }
    guard counts.count + 1 >= minimumRun else { return nil }
    var trial = self
    trial.append(0, mean: mean)
    let last = trial.counts.count - 1
    let reaches = { (count: Double) -> Bool in
      trial.counts[last] = count
      return trial.statistic() >= threshold
    }
    // G rises with the count for increases, and falls with it for decreases.
    if sign > 0 {
      if reaches(0) { return 0 }
      var (low, high) = (0.0, max(1, mean.rounded()))
      while !reaches(high) {
        guard high < 1e15 else { return nil }
        (low, high) = (high, high * 2)
      }
      return bisect(fails: low, holds: high, reaches)
    }
    guard reaches(0) else { return nil }
    var (low, high) = (0.0, max(1, mean.rounded()))
    while reaches(high) {
      // Whatever the count, the shift is found in the periods before it when the run may end there.
      guard high < 1e15 else { return nil }
      (low, high) = (high, high * 2)
    }
    return bisect(fails: high, holds: low, reaches)
  }

  /// The whole number next to a change, on the side where a condition holds.
  private func bisect(fails: Double, holds: Double, _ condition: (Double) -> Bool) -> Double {
    var (fails, holds) = (fails, holds)
    while abs(holds - fails) > 1 {
      let middle = ((holds + fails) / 2).rounded(.down)
      if condition(middle) { holds = middle } else { fails = middle }
    }
    return holds
  }

  /// log f(y; μe^κ)/f(y; μ) with the known shift.
  private func logRatio(_ y: Double, _ mean: Double) -> Double {
    let shift = shift ?? 0
    return alpha == 0 ? y * shift - mean * expm1(shift) : y * shift - (y + 1 / alpha) * growth(mean, shift)
  }

  /// log((1 + αμe^κ)/(1 + αμ)).
  private func growth(_ mean: Double, _ shift: Double) -> Double {
    let u = alpha * mean
    return log1p(u / (1 + u) * expm1(shift))
  }

  /// The last periods from which a shift may date, latest first; they end with the earliest.
  private var starts: ClosedRange<Int>? {
    let latest = counts.count - minimumRun
    return latest < 0 ? nil : max(0, counts.count - 1 - min(window, counts.count - 1))...latest
  }

  /// With Poisson counts e^κ = Σy/Σμ, and the sum is κ Σy − Σy + Σμ.
  private func poissonStatistic() -> Double {
    guard let starts else { return 0 }
    var (y, mu, best) = (0.0, 0.0, 0.0)
    for k in stride(from: counts.count - 1, through: starts.lowerBound, by: -1) {
      y += counts[k]
      mu += means[k]
      guard k <= starts.upperBound, sign * (y - mu) > 0 else { continue }
      best = max(best, (y > 0 ? y * log(y / mu) : 0) - y + mu)
    }
    return best
  }

  private func negativeBinomialStatistic() -> Double {
    guard let starts else { return 0 }
    var (best, shift) = (0.0, 0.0)
    // Σ (y − μ)/(1 + αμ), the slope of the likelihood at κ = 0: only where it has the sign looked for is κ not 0.
    var (slope, sum, expected) = (0.0, 0.0, 0.0)
    for k in stride(from: counts.count - 1, through: starts.lowerBound, by: -1) {
      slope += (counts[k] - means[k]) / (1 + alpha * means[k])
      sum += counts[k]
      expected += means[k]
      guard k <= starts.upperBound, sign * slope > 0 else { continue }
      if sum == 0 {
        // κ = −∞.
        best = max(best, means[k...].reduce(0) { $0 + log1p(alpha * $1) } / alpha)
        continue
      }
      // The shift of the run shorter by one period is close, but for the first.
      shift = maximise(from: k, start: shift == 0 ? log(sum / expected) : shift)
      best = max(best, logRatio(from: k, shift))
    }
    return best
  }

  /// The κ of the highest likelihood, by Newton's method on the concave log-likelihood within a bracket.
  private func maximise(from k: Int, start: Double) -> Double {
    // The slope has the sign looked for at 0, so κ lies on that side; no two counts differ by a factor of e¹⁰⁰.
    var (low, high) = sign > 0 ? (0.0, 100.0) : (-100.0, 0.0)
    var shift = start
    for _ in 0..<200 {
      if !(shift > low && shift < high) { shift = (low + high) / 2 }
      let factor = exp(shift)
      var (slope, curvature) = (0.0, 0.0)
      for index in k..<counts.count {
        let mean = means[index] * factor
        let inverse = 1 / (1 + alpha * mean)
        slope += (counts[index] - mean) * inverse
        curvature += mean * (1 + alpha * counts[index]) * inverse * inverse
      }
      if slope > 0 { low = shift } else { high = shift }
      let step = slope / curvature
      shift += step
      // Newton's error is of the order of the square of the step.
      if abs(step) < 1e-8 { return shift }
    }
    return shift
  }

  private func logRatio(from k: Int, _ shift: Double) -> Double {
    var sum = 0.0
    for index in k..<counts.count {
      sum += counts[index] * shift - (counts[index] + 1 / alpha) * growth(means[index], shift)
    }
    return sum
  }
}
