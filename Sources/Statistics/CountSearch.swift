import CDistributions

/// The search for a quantile of a distribution of counts.
///
/// The tails themselves decide, so that a bound and a p-value can never disagree; the guess only saves steps.
enum CountSearch {
  /// The count about which a probability is reached, by the normal quantile z and the first term for skewness:
  /// mean + σz + σ · skewness · (z² − 1)/6.
  /// - Parameters:
  ///   - mean: the mean.
  ///   - variance: the variance σ².
  ///   - skewness: the third central moment over the variance, σ · skewness.
  ///   - probability: the probability, in (0, 1).
  ///
  /// Source: Cornish & Fisher (1937).
  static func guess(mean: Double, variance: Double, skewness: Double, probability: Double) -> Double {
    let z = tidemark_normal_quantile(probability)
    return mean + variance.squareRoot() * z + skewness * (z * z - 1) / 6
  }

  /// The smallest k ≥ 0 from which on a condition holds: steps from the guess that double, then bisection.
  static func smallest(near guess: Double, _ holds: (Int) -> Bool) -> Int {
    let start = guess > 0 ? Int(min(guess, 1e15)) : 0
    // The condition fails at `low` and holds at `high`.
    var (low, high) = (-1, start)
    var step = 1
    if holds(start) {
      low = start - 1
      while low >= 0, holds(low) {
        high = low
        step *= 2
        low = max(-1, low - step)
      }
    } else {
      repeat {
        low = high
        high += step
        step *= 2
      } while high < 1 << 60 && !holds(high)
    }
    while high - low > 1 {
      let middle = low + (high - low) / 2
      if holds(middle) { high = middle } else { low = middle }
    }
    return high
  }
}
