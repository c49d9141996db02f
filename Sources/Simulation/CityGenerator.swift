import Foundation

/// The random numbers of a simulated city: SplitMix64, one stream per purpose, so that a longer history or a larger
/// city does not shift the numbers of what was there before.
///
/// Source: Steele, Lea & Flood (2014), "Fast splittable pseudorandom number generators".
struct CityGenerator: RandomNumberGenerator {
  /// What the numbers of a stream decide.
  enum Purpose: UInt64 {
    case schools, calendar, events, returns, interventions, cases, summary, spike, dirty
    case assessments, care, adherence, followUps, followUpReturns, trackingSheets
  }

  private var state: UInt64

  /// Opens the stream of one purpose and place.
  init(seed: UInt64, _ purpose: Purpose, _ first: Int = 0, _ second: Int = 0) {
    state = [purpose.rawValue, UInt64(bitPattern: Int64(first)), UInt64(bitPattern: Int64(second))]
      .reduce(Self.mixed(seed)) { Self.mixed($0 ^ Self.mixed($1 &+ Self.increment)) }
  }

  mutating func next() -> UInt64 {
    state &+= Self.increment
    return Self.mixed(state)
  }

  private static let increment: UInt64 = 0x9E37_79B9_7F4A_7C15

  private static func mixed(_ value: UInt64) -> UInt64 {
    var z = value
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}

extension CityGenerator {
  /// A number above 0 and below 1.
  mutating func uniform() -> Double { (Double(next() >> 11) + 0.5) * 0x1p-53 }

  /// Whether something of this probability happens.
  mutating func happens(_ probability: Double) -> Bool { uniform() < probability }

  /// A whole number of the range.
  mutating func integer(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &self) }

  /// One of the choices, or nothing when there is none.
  mutating func pick<T>(_ choices: [T]) -> T? { choices.isEmpty ? nil : choices[integer(0...choices.count - 1)] }

  /// A position, drawn with probability proportional to the steps of the running total.
  /// - Precondition: the running total is not empty, does not fall and ends above 0.
  mutating func position(in runningTotal: [Double]) -> Int {
    let target = uniform() * runningTotal[runningTotal.count - 1]
    var low = 0
    var high = runningTotal.count - 1
    while low < high {
      let middle = (low + high) / 2
      if runningTotal[middle] > target { high = middle } else { low = middle + 1 }
    }
    return low
  }

  /// A Poisson count. Large means are drawn in parts, whose sum is Poisson too.
  mutating func poisson(_ mean: Double) -> Int {
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
  mutating func negativeBinomial(mean: Double, dispersion: Double) -> Int {
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
      let x = (-2 * log(uniform())).squareRoot() * cos(2 * .pi * uniform())
      let v = 1 + c * x
      guard v > 0 else { continue }
      let cube = v * v * v
      if log(uniform()) < x * x / 2 + d * (1 - cube + log(cube)) { return d * cube }
    }
  }
}
