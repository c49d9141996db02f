import Foundation

extension SplitMix64 {
  /// A number above 0 and below 1.
  public mutating func uniform() -> Double { (Double(next() >> 11) + 0.5) * 0x1p-53 }

  /// A standard normal number, by Box and Muller's transformation.
  public mutating func normal() -> Double {
    let radius = (-2 * log(uniform())).squareRoot()
    return radius * cos(2 * .pi * uniform())
  }

  /// A Poisson count. Large means are drawn in parts, whose sum is Poisson too.
  /// - Parameter mean: the mean; nothing happens when it is not above 0.
  public mutating func poisson(_ mean: Double) -> Int {
    var count = 0
    var left = mean
    while left > 0 {
      // Knuth's product of uniforms; e^−30 is far from underflow.
      let limit = exp(-min(left, 30))
      var product = uniform()
      while product > limit {
        count += 1
        product *= uniform()
      }
      left -= 30
    }
    return count
  }

  /// A negative binomial count with variance `dispersion` × mean (NB1): a Poisson count with a gamma mean.
  /// - Parameters:
  ///   - mean: the mean; the count is 0 when it is not above 0.
  ///   - dispersion: variance over mean; at 1 and below the count is Poisson.
  public mutating func negativeBinomial(mean: Double, dispersion: Double) -> Int {
    guard mean > 0 else { return 0 }
    guard dispersion > 1 else { return poisson(mean) }
    return poisson(gamma(shape: mean / (dispersion - 1)) * (dispersion - 1))
  }

  /// A gamma number of scale 1. Source: Marsaglia & Tsang (2000), with their boost for shapes below 1.
  private mutating func gamma(shape: Double) -> Double {
    if shape < 1 { return gamma(shape: shape + 1) * pow(uniform(), 1 / shape) }
    let d = shape - 1.0 / 3
    let c = 1 / (9 * d).squareRoot()
    while true {
      let x = normal()
      let v = 1 + c * x
      guard v > 0 else { continue }
      let cube = v * v * v
      if log(uniform()) < x * x / 2 + d * (1 - cube + log(cube)) { return d * cube }
    }
  }
}
