import Foundation
import Statistics
import TestSupport
import Testing

@Suite("The test of two consecutive counts")
struct TwoPeriodTestTests {
  @Test("agrees with the plain enumeration of all pairs of counts")
  func reference() throws {
    let rows = try referenceRows("detection/template_scan_pairs.csv")
    #expect(rows.count >= 150)
    for row in rows {
      let test = TwoPeriodTest(
        previousMean: row.number("previous_mean"), mean: row.number("mean"), dispersion: row.number("dispersion"),
        logVariance: row.number("log_variance"), dispersionVariance: row.number("dispersion_variance"),
        shape: try #require(TwoPeriodTest.Shape(rawValue: row["shape"] ?? "")))
      let pValue = test.pValue(previous: row.integer("previous"), current: row.integer("current"))
      #expect(
        // Counts beyond six standard deviations, with a probability of 1e-9, are taken together.
        isClose(pValue, row.number("p_value"), relative: row.number("tolerance"), absolute: 2e-9), "\(pValue) of \(row)"
      )
    }
  }

  /// A test with parameters drawn at random.
  private func randomTest(_ random: inout SplitMix64, variance: Double = 0.2) -> (
    test: TwoPeriodTest, mean: Double
  ) {
    let mean = exp(Double.random(in: log(0.02)...log(500), using: &random))
    let test = TwoPeriodTest(
      previousMean: mean * exp(0.5 * random.normal()), mean: mean,
      dispersion: exp(Double.random(in: -0.5...3, using: &random)).clamped(from: 1),
      logVariance: Double.random(in: 0...variance, using: &random),
      dispersionVariance: Double.random(in: 0...0.1, using: &random),
      shape: Bool.random(using: &random) ? .robust : .lognormal)
    return (test, mean)
  }

  @Test("gives a smaller p-value the larger either count is, and 1 to a robust count that is not raised")
  func monotonicity() {
    var random = SplitMix64(seed: 3)
    for _ in 0..<300 {
      let (test, mean) = randomTest(&random)
      let top = 3 * mean + 20
      let (a, b) = (Int(Double.random(in: 0...top, using: &random)), Int(Double.random(in: 0...top, using: &random)))
      let pValue = test.pValue(previous: a, current: b)
      #expect(pValue > 0 && pValue <= 1)
      #expect(test.pValue(previous: a + 1, current: b) <= pValue * (1 + 1e-9))
      #expect(test.pValue(previous: a, current: b + 1) <= pValue * (1 + 1e-9))
      #expect(test.pValue(previous: nil, current: b) == test.singlePValue(b))
    }
    let test = TwoPeriodTest(previousMean: 5, mean: 5, dispersion: 1.5, shape: .robust)
    for current in 0..<20 where test.singlePValue(current) > 0.2 {
      #expect(test.pValue(previous: 40, current: current) == 1)
    }
    #expect(test.pValue(previous: 5, current: 11) < 0.2)
  }

  @Test("false alarms come at the level promised", arguments: TwoPeriodTest.Shape.allCases)
  func calibration(shape: TwoPeriodTest.Shape) {
    var random = SplitMix64(seed: 11)
    let draws = 20_000
    for (previousMean, mean, dispersion) in [(0.3, 0.4, 1.2), (4.0, 6.0, 1.6), (40.0, 30.0, 3.0)] {
      let test = TwoPeriodTest(previousMean: previousMean, mean: mean, dispersion: dispersion, shape: shape)
      for alpha in [0.005, 0.05] {
        var (alarms, quiet, quietAlarms) = (0, 0, 0)
        for _ in 0..<draws {
          let a = random.negativeBinomial(mean: previousMean, dispersion: dispersion)
          let b = random.negativeBinomial(mean: mean, dispersion: dispersion)
          let isAlarm = test.pValue(previous: a, current: b) <= alpha
          alarms += isAlarm ? 1 : 0
          // Only where the period before was no alarm by itself are two counts tested.
          let before = TwoPeriodTest(previousMean: nil, mean: previousMean, dispersion: dispersion, shape: shape)
          if before.singlePValue(a) > alpha {
            quiet += 1
            quietAlarms += isAlarm ? 1 : 0
          }
        }
        let (share, promised) = (Double(quietAlarms) / Double(quiet), test.attainedLevel(alpha: alpha))
        let error = (promised * (1 - promised) / Double(quiet)).squareRoot()
        #expect(abs(share - promised) < 3.5 * error, "\(mean), \(alpha): \(share), not \(promised)")
        #expect(Double(alarms) / Double(draws) < alpha + 3.5 * (alpha / Double(draws)).squareRoot())
        #expect(promised <= alpha && promised > 0)
      }
    }
  }

  @Test("a level that wanders much hides no count far beyond it, however large the counts are")
  func wideLevel() {
    for (mean, dispersion, variance) in [(1000.0, 1.0, 0.2), (5000, 5, 0.1), (5000, 1, 0.1), (300, 1, 1)] {
      for shape in TwoPeriodTest.Shape.allCases {
        let test = TwoPeriodTest(
          previousMean: mean, mean: mean, dispersion: dispersion, logVariance: variance, shape: shape)
        for count in [10, 20, 50] {
          let current = Int(mean) * count / 2
          guard test.singlePValue(current) < 1e-6 else { continue }
          let pValue = test.pValue(previous: current, current: current)
          #expect(pValue <= 0.001, "\(mean), \(count): \(pValue)")
        }
        let promised = test.attainedLevel(alpha: 0.005)
        #expect(promised > 0.002 && promised <= 0.005, "\(mean): \(promised)")
      }
    }
  }

  @Test("is finite and fast for counts, means and dispersions of any size")
  func extremes() {
    let start = ContinuousClock.now
    for mean in [1e-9, 0.01, 3, 1000, 40_000, 1e6, 1e12] {
      for dispersion in [1, 1.0000001, 2, 100, 1e4] {
        for variance in [0, 0.5, 10] {
          let test = TwoPeriodTest(
            previousMean: mean, mean: mean, dispersion: dispersion, logVariance: variance, shape: .robust)
          for (previous, current) in [(0, 0), (0, 1_000_000_000), (1_000_000_000, 0), (Int(mean), Int(mean) + 1)] {
            #expect((0...1).contains(test.pValue(previous: previous, current: current)))
          }
          let promised = test.attainedLevel(alpha: 0.005)
          #expect(promised >= 0 && promised <= 0.0051, "\(mean), \(dispersion), \(variance): \(promised)")
        }
      }
    }
    #expect(ContinuousClock.now - start < .seconds(3))
  }
}

extension Double {
  fileprivate func clamped(from least: Double) -> Double { Swift.max(self, least) }
}
