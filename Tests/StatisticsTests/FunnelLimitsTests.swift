import Statistics
import Testing

struct FunnelLimitsTests {
  /// By SciPy 1.x `poisson.ppf`, `cdf` and `pmf`: max(0, r − (cdf(r) − p) ÷ pmf(r)).
  @Test(arguments: [
    (0.4, 0.95, 0.0, 1.681613503), (3, 0.998, 0, 9.126504945), (10, 0.95, 3.775187948, 16.159950673),
    (10, 0.998, 1.220529316, 20.662000836), (150, 0.95, 125.980976449, 173.968057921),
  ])
  func `limits are interpolated Poisson quantiles`(_ mean: Double, _ coverage: Double, _ lower: Double, _ upper: Double)
  {
    let limits = Poisson(mean: mean).funnelLimits(coverage: coverage)
    #expect(abs(limits.lowerBound - lower) < 1e-6 && abs(limits.upperBound - upper) < 1e-6)
  }

  @Test func `limits widen with coverage and do not jump with the mean`() {
    var last = 0.0
    for step in 1...400 {
      let poisson = Poisson(mean: Double(step) / 10)
      let (inner, outer) = (poisson.funnelLimits(coverage: 0.95), poisson.funnelLimits(coverage: 0.998))
      #expect(outer.lowerBound <= inner.lowerBound && inner.upperBound <= outer.upperBound)
      #expect(step == 1 || abs(inner.upperBound - last) < 0.6)
      last = inner.upperBound
    }
  }
}
