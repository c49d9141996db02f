/// Trimming of past outbreaks, and φ.
extension TemplateFit {
  /// How often the model is trimmed and fitted anew from nothing, and in how many of the last of these rounds pairs of
  /// periods are masked too.
  static let rounds = 5
  static let maskedRounds = 2
  /// The least limit of a rare count: with 1, a φ taken too small would cut off all that speaks against it.
  static let leastLimit = 2.0
  /// How far a mean may move, in standard deviations, and log φ, before the moments below a limit are computed anew.
  static let tolerance = 0.02
  /// The tail of the sum of two consecutive counts beyond which both are left out.
  static let pairTail = 0.006

  /// φ before anything is trimmed: Pearson's χ² with the largest 3 % of its terms cut, and a tenth more for that.
  mutating func startDispersion() {
    var terms: [Double] = []
    for t in 0..<time where kept[t] {
      let residual = counts[t] - means[t]
      terms.append(residual * residual / means[t])
    }
    let largest = terms.sorted()[max(0, min(terms.count - 3, terms.count * 97 / 100))]
    let sum = terms.reduce(0) { $0 + min($1, largest) }
    dispersion = max(1.0001, 1.1 * sum / Double(max(1, terms.count - order)))
  }

  /// Leaves out what is too large for the present model and its neighbours, makes up for that, and estimates φ anew.
  ///
  /// With a count beyond its limit go the one before and the two after it, which may belong to the same outbreak.
  /// - Parameter masksPairs: whether to leave out every two consecutive counts whose sum is too large, and the one after.
  mutating func trim(masksPairs: Bool) {
    for t in 0..<time { kept[t] = counts[t] >= 0 }
    for t in 0..<time where counts[t] >= 0 {
      let mean = means[t]
      refresh(t)
      if counts[t] > cuts[t].limit { leaveOut(t - 1...t + 2) }
      if masksPairs, t > 0, counts[t - 1] >= 0 {
        let (sum, expected) = (counts[t - 1] + counts[t], means[t - 1] + mean)
        if isPeak(sum, expected) { leaveOut(t - 1...t + 1) }
      }
    }
    estimateDispersion()
  }

  private mutating func leaveOut(_ periods: ClosedRange<Int>) {
    for t in periods where (0..<time).contains(t) { kept[t] = false }
  }

  private func isPeak(_ sum: Double, _ mean: Double) -> Bool {
    let excess = sum - mean
    // A tail this small begins no nearer than 2.2 standard deviations, with skewness farther.
    guard excess > 0, excess * excess > 4.84 * dispersion * mean else { return false }
    let odds = max(1e-6, dispersion - 1)
    return NegativeBinomial(size: mean / odds, odds: odds).upperTail(Int(sum)) <= TemplateFit.pairTail
  }

  private mutating func refresh(_ t: Int) {
    guard options.trimming > 0 else { return }
    let (mean, moved) = (means[t], means[t] - cutMeans[t])
    let limit = TemplateFit.tolerance
    let isNear =
      cutMeans[t] > 0 && moved * moved < limit * limit * dispersion * mean
      && abs(cutDispersions[t] - dispersion) < limit * dispersion
    guard !isNear else { return }
    cuts[t] = TruncatedCounts(
      mean: mean, dispersion: max(1.01, dispersion), trimming: options.trimming, normalQuantile: trimmingQuantile,
      least: TemplateFit.leastLimit)
    (cutMeans[t], cutDispersions[t]) = (mean, dispersion)
  }

  private mutating func estimateDispersion() {
    var (excess, slopes, whole, noise, n) = (0.0, 0.0, 0.0, 0.0, 0.0)
    for t in 0..<time where kept[t] { n += 1 }
    let left = max(0.1, 1 - Double(order) / max(1, n))
    for t in 0..<time where kept[t] {
      let (mean, cut) = (means[t], cuts[t])
      targets[t] = counts[t] / cut.meanFactor
      let residual = counts[t] - mean
      excess += residual * residual / mean - cut.squareBase * left
      slopes += cut.squareSlope * left
      whole += 1
      noise += 2 + 6 * (dispersion - 1) / mean + 1 / (dispersion * mean)
    }
    guard slopes > 0 else { return }
    let estimate = 0.3 * dispersion + 0.7 * excess / slopes
    dispersion = max(1, min(max(estimate, dispersion / 2), 2 * dispersion))
    dispersionVariance = noise / (whole * whole)
  }
}
