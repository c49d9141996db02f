import Statistics

/// The random numbers of a simulated city: one stream per purpose, so that a longer history or a larger city does not
/// shift the numbers of what was there before.
typealias CityGenerator = SplitMix64

extension CityGenerator {
  /// What the numbers of a stream decide.
  enum Purpose: UInt64 {
    case schools, calendar, events, returns, interventions, cases, summary, spike, dirty
    case assessments, care, adherence, followUps, followUpReturns, trackingSheets
  }

  /// Opens the stream of one purpose and place.
  init(seed: UInt64, _ purpose: Purpose, _ first: Int = 0, _ second: Int = 0) {
    self.init(
      seed: seed, stream: [purpose.rawValue, UInt64(bitPattern: Int64(first)), UInt64(bitPattern: Int64(second))])
  }

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
}
