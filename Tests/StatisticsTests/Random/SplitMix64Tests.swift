import Foundation
import Statistics
import Testing

/// The random numbers of every simulation.
@Suite struct SplitMix64Tests {
  /// Vector: the first numbers that Vigna's C program prints for this seed, https://prng.di.unimi.it/splitmix64.c.
  @Test func `the stream of a seed is the published one`() {
    var random = SplitMix64(seed: 1_234_567)
    #expect(
      (0..<3).map { _ in random.next() } == [
        6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423,
      ])
  }

  @Test func `streams of one seed differ and come again`() {
    func first(_ keys: [UInt64]) -> UInt64 {
      var random = SplitMix64(seed: 5, stream: keys)
      return random.next()
    }
    #expect(first([1, 2]) == first([1, 2]))
    #expect(Set([first([]), first([1]), first([2]), first([1, 2]), first([2, 1])]).count == 5)
  }

  @Test(arguments: [(0.3, 1.0), (4, 1), (150, 1), (0.3, 2), (4, 5), (80, 1.1)])
  func `counts have the mean and variance asked for`(mean: Double, dispersion: Double) {
    var random = SplitMix64(seed: 11)
    let draws = (0..<40_000).map { _ in Double(random.negativeBinomial(mean: mean, dispersion: dispersion)) }
    let average = draws.reduce(0, +) / Double(draws.count)
    let variance = draws.reduce(0) { $0 + ($1 - average) * ($1 - average) } / Double(draws.count)
    #expect(abs(average - mean) < 4 * (dispersion * mean / Double(draws.count)).squareRoot())
    #expect(abs(variance / average / dispersion - 1) < 0.08)
    #expect(random.negativeBinomial(mean: 0, dispersion: dispersion) == 0)
  }
}
