import Foundation
import Statistics
import TestSupport
import Testing

@Suite("Quantiles of counts")
struct CountQuantileTests {
  @Test("are the smallest count whose tail is small enough, whatever the mean")
  func definition() {
    for mean in [0, 1e-11, 0.03, 0.7, 4.2, 60, 3e3, 2e6] {
      for tail in [0.4, 0.05, 0.001, 1e-8] {
        let poisson = Poisson(mean: mean)
        let upper = poisson.upperQuantile(tail: tail)
        #expect(poisson.upperTail(upper + 1) <= tail, "Poisson \(mean), \(tail): \(upper)")
        #expect(upper == 0 || poisson.upperTail(upper) > tail, "Poisson \(mean), \(tail): \(upper)")
        for odds in [1e-7, 0.5, 3, 40_000] {
          let counts = NegativeBinomial(size: mean / odds, odds: odds)
          let upper = counts.upperQuantile(tail: tail)
          #expect(counts.upperTail(upper + 1) <= tail, "\(counts), \(tail): \(upper)")
          #expect(upper == 0 || counts.upperTail(upper) > tail, "\(counts), \(tail): \(upper)")
          let lower = counts.lowerQuantile(tail: tail)
          #expect(counts.cumulative(lower) > tail, "\(counts), \(tail): \(lower)")
          #expect(lower == 0 || counts.cumulative(lower - 1) <= tail, "\(counts), \(tail): \(lower)")
        }
      }
    }
  }

  @Test("give the bounds worked out by hand for a mean of 5 and for its upper limit 5 · 2^1.645")
  func byHand() {
    let high = 5 * pow(2, 1.6448536)
    #expect(NegativeBinomial(size: 10, odds: 0.5).upperQuantile(tail: 0.05) == 10)
    #expect(NegativeBinomial(size: 10, odds: 0.5).lowerQuantile(tail: 0.05) == 1)
    #expect(NegativeBinomial(size: high / 0.5, odds: 0.5).upperQuantile(tail: 0.05) == 24)
    #expect(NegativeBinomial(size: high / 0.5, odds: 0.5).lowerQuantile(tail: 0.05) == 8)
    #expect(Poisson(mean: 5).upperQuantile(tail: 0.05) == 9)
    #expect(Poisson(mean: high).upperQuantile(tail: 0.05) == 22)
  }
}
