import Foundation

/// A level that wanders.
extension TemplateFit {
  /// How much of a half-year's departure from the model is still there in the next.
  static let persistence = 0.85

  /// What the half-years say beyond trend and season: by how much the log mean is to be moved, and the variance that
  /// this adds.
  ///
  /// With Y and M the counts and means of a half-year, e = Y − M, and k of them: τ² = (k/(k − 4) Σe² − φ ΣM)/ΣM² when
  /// Σe²/(φM) is larger by a standard deviation than the k − 4 to be expected of a steady level, else 0. The latest
  /// half-year moves the log mean by ρgu, u = log((Y + ½)/(M + ½)) and g = τ²/(τ² + φ/M), and leaves τ²(1 − ρ²g).
  func localLevel() -> (shift: Double, variance: Double) {
    let length = max(1, frequency / 2)
    var blocks: [(count: Double, mean: Double)] = []
    var end = time
    while end >= length {
      var block = (count: 0.0, mean: 0.0)
      for t in end - length..<end where counts[t] >= 0 {
        // An outbreak is no change of level.
        block.count += min(counts[t], means[t] + 2.5 * (dispersion * means[t]).squareRoot() + 0.5)
        block.mean += means[t]
      }
      if block.mean > 0 { blocks.append(block) }
      end -= length
    }
    let k = Double(blocks.count)
    guard k >= 6 else { return (0, 0) }
    let scale = blocks.reduce(0) { $0 + $1.mean } / max(1e-300, blocks.reduce(0) { $0 + $1.count })
    guard scale < 1e6 else { return (0, 0) }
    var (squares, chiSquare, sum, sumOfSquares) = (0.0, 0.0, 0.0, 0.0)
    for block in blocks {
      let residual = block.count * scale - block.mean
      squares += residual * residual
      chiSquare += residual * residual / (dispersion * block.mean)
      sum += block.mean
      sumOfSquares += block.mean * block.mean
    }
    guard (chiSquare - (k - 4)) / (2 * (k - 4)).squareRoot() > 1 else { return (0, 0) }
    let variance = max(0, (k / (k - 4) * squares - dispersion * sum) / sumOfSquares)
    let latest = (count: blocks[0].count * scale, mean: blocks[0].mean)
    let share = variance / (variance + dispersion / latest.mean)
    let shift = TemplateFit.persistence * share * log((latest.count + 0.5) / (latest.mean + 0.5))
    return (shift, variance * (1 - TemplateFit.persistence * TemplateFit.persistence * share))
  }
}
