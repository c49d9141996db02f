import Foundation
import Statistics
import TestSupport
import Testing

@Suite("False alarms of the same-period test")
struct SamePeriodCalibrationTests {
  /// A count with the given mean and variance dispersion · mean, by inversion.
  private func draw(mean: Double, dispersion: Double, using random: inout SeededGenerator) -> Int {
    var remaining = Double.random(in: 0..<1, using: &random)
    let size = mean / (dispersion - 1)
    var probability = dispersion == 1 ? exp(-mean) : pow(dispersion, -size)
    var k = 0
    while remaining > probability, k < 10_000 {
      remaining -= probability
      let odds = (dispersion - 1) / dispersion
      probability *= dispersion == 1 ? mean / Double(k + 1) : (size + Double(k)) / Double(k + 1) * odds
      k += 1
    }
    return k
  }

  @Test(
    "are at most 6.5 in 100 at a nominal 5, upwards and downwards, however rare the events", arguments: [1, 1.5, 2.5])
  func rate(dispersion: Double) throws {
    var random = SeededGenerator(seed: 7)
    let replicates = 4_000
    for mean in [0.5, 1, 2, 5, 10, 25] {
      for years in 1...3 {
        var rises = 0
        var falls = 0
        for _ in 0..<replicates {
          let baseline = (0..<years).map { _ in
            SamePeriodTest.Period(count: draw(mean: mean, dispersion: dispersion, using: &random), exposure: 1)
          }
          let test = try SamePeriodTest.fit(
            observed: SamePeriodTest.Period(
              count: draw(mean: mean, dispersion: dispersion, using: &random), exposure: 1),
            baseline: baseline, options: SamePeriodTest.Options(dispersion: dispersion))
          if test.pValue <= 0.05 { rises += 1 }
          if test.pValueLower <= 0.05 { falls += 1 }
        }
        #expect(Double(rises) <= 0.065 * Double(replicates), "mean \(mean), \(years) years: \(rises) rises")
        #expect(Double(falls) <= 0.065 * Double(replicates), "mean \(mean), \(years) years: \(falls) falls")
        // A test that never rejects would pass too: with 25 events and three years it must come near its level.
        if mean == 25, years == 3 { #expect(Double(rises) >= 0.025 * Double(replicates)) }
      }
    }
  }
}
