/// Trimming of past outbreaks, and the two variances.
extension PooledFit {
  /// How often the model is trimmed and fitted anew. Two more rounds change nothing in the third digit.
  static let rounds = 4

  /// φ before anything is trimmed: Pearson's χ² with the largest 3 % of its terms cut, and a tenth more for that.
  mutating func startDispersion() {
    var terms = [(square: Double, weight: Double)]()
    var freedom = 0.0
    for district in 0..<districtCount {
      for s in 0..<time where isKnown(district * periodCount + s) {
        let mean = mean(district, s)
        let residual = counts[district * periodCount + s] - mean
        let weight = PooledFit.weight(mean)
        terms.append((residual * residual / mean, weight))
        freedom += weight * max(0, 1 - mean * logVariance(district, s))
      }
    }
    guard !terms.isEmpty, freedom > 0 else { return dispersion = 1 }
    let largest = terms.map(\.square).sorted()[min(terms.count - 1, terms.count * 97 / 100)]
    dispersion = max(1, 1.1 * terms.reduce(0) { $0 + $1.weight * min($1.square, largest) } / freedom)
  }

  /// The weight of a cell in the estimate of φ: the square of a rare count tells little.
  private static func weight(_ mean: Double) -> Double { mean / (mean + 0.5) }

  /// Leaves out what is too large for the present model, makes up for that, and estimates φ anew.
  mutating func trim() {
    var (excess, slopes, freedom, whole, noise) = (0.0, 0.0, 0.0, 0.0, 0.0)
    for district in 0..<districtCount {
      for s in 0..<time {
        let cell = district * periodCount + s
        guard isKnown(cell) else { continue }
        let (count, mean) = (counts[cell], mean(district, s))
        let cut =
          options.trimming > 0
          ? TruncatedCounts(
            mean: mean, dispersion: dispersion, trimming: options.trimming, normalQuantile: trimmingQuantile)
          : .whole
        guard count <= cut.limit else {
          (kept[cell], targets[cell], targetVariances[cell]) = (0, 0, 0)
          continue
        }
        kept[cell] = exposures[cell]
        targets[cell] = count / cut.meanFactor
        targetVariances[cell] = cut.variance(mean: mean, dispersion: dispersion) / (cut.meanFactor * cut.meanFactor)
        let weight = PooledFit.weight(mean)
        let left = max(0, 1 - mean * logVariance(district, s))
        excess += weight * ((count - mean) * (count - mean) / mean - cut.squareBase * left)
        slopes += weight * cut.squareSlope * left
        freedom += weight * left
        whole += weight
        noise += weight * weight * (2 + 6 * (dispersion - 1) / mean + 1 / (dispersion * mean))
      }
    }
    guard slopes > 0, options.dispersion == nil else { return }
    let estimate = 0.3 * dispersion + 0.7 * excess / slopes
    dispersion = max(1, min(max(estimate, dispersion / 2), 2 * dispersion))
    dispersionVariance = noise / (whole * freedom)
  }

  /// The variance shared by all districts of a period, from the totals of the kept cells.
  mutating func estimateCityVariance() {
    var (excess, squares) = (0.0, 0.0)
    var means = [Double](repeating: 0, count: districtCount)
    for s in 0..<time {
      var (residual, expected) = (0.0, 0.0)
      for district in 0..<districtCount {
        let cell = district * periodCount + s
        means[district] = kept[cell] > 0 ? mean(district, s) : 0
        residual += targets[cell] - means[district]
        expected += targetVariances[cell] * (kept[cell] > 0 ? 1 : 0)
      }
      let (sum, logVariance) = total(means, s)
      guard sum > 0 else { continue }
      let left = max(0, 1 - sum * logVariance)
      excess += residual * residual - expected * left
      squares += sum * sum * left
    }
    cityVariance = squares > 0 ? max(0, excess / squares) : 0
  }
}
