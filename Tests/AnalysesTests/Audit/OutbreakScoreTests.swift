import Analyses
import Testing

/// Alarms counted by hand.
@Suite struct OutbreakScoreTests {
  private func test(_ p: Double, alone: Double = 1) -> WeekTest {
    WeekTest(pValue: p, singlePValue: alone, promised: 0.004, singlePromised: 0.003)
  }

  @Test func `false and true alarms, delay and clean weeks are told apart`() {
    // Weeks 10 to 17 are tested; the outbreak has cases in 13 and 15.
    var cases = [Int](repeating: 0, count: 18)
    (cases[13], cases[15]) = (2, 1)
    let ps = [0.001, 1, 1, 1, 1, 0.005, 1, 0.001]
    let score = OutbreakScore(ps.map { test($0) }, alpha: 0.005, from: 10, cases: cases, outbreak: 13...15)
    #expect(score.quietWeeks == 6 && score.falseAlarms == 2 && score.trueAlarms == 1)
    #expect(score.delay == 2 && score.hasOutbreak)
    // 13 to 17 have a case in them or in the two weeks before.
    #expect(score.cleanWeeks == 3 && score.cleanAlarms == 1)
    #expect(abs(score.promisedAlarms - (0.004 + 0.003 + 0.004)) < 1e-12)
  }

  @Test func `an alarm in the gap of an outbreak finds it, and is a false one of its week`() {
    var cases = [Int](repeating: 0, count: 8)
    (cases[4], cases[6]) = (1, 1)
    let score = OutbreakScore(
      [1, 1, 0.001, 1].map { test($0) }, alpha: 0.005, from: 3, cases: cases, outbreak: 4...6)
    #expect(score.delay == 1 && score.falseAlarms == 1 && score.trueAlarms == 0)
  }

  @Test func `after an alarm the week alone decides, and after a quiet week both do again`() {
    let cases = [Int](repeating: 0, count: 6)
    let tests = [test(0.001), test(0.001), test(0.001), test(0.001, alone: 0.002), test(1, alone: 0.002), test(1)]
    let score = OutbreakScore(tests, alpha: 0.005, from: 0, cases: cases, outbreak: nil)
    // Weeks 0, 2, 4; in 1 the week alone is ordinary, 3 is an alarm of its own.
    #expect(score.falseAlarms == 4 && !score.hasOutbreak && score.delay == nil)
  }

  @Test func `a week the method refuses counts nowhere`() {
    let score = OutbreakScore(
      [nil, test(0.001)], alpha: 0.005, from: 0, cases: [0, 0], outbreak: nil)
    #expect(score.quietWeeks == 1 && score.cleanWeeks == 1 && score.falseAlarms == 1)
  }

  @Test func `a rate over clusters has the ratio estimator's standard error`() throws {
    let ratio = try #require(ClusteredRatio([(1, 10), (0, 20), (3, 10)]))
    #expect(abs(ratio.estimate - 0.1) < 1e-12 && ratio.occasions == 40)
    // √(3/2 · (0² + 2² + 2²)) / 40
    #expect(abs(try #require(ratio.standardError) - 12.squareRoot() / 40) < 1e-12)
    #expect(ClusteredRatio([(0, 0)]) == nil && ClusteredRatio([(1, 2)])?.standardError == nil)
  }

  @Test func `an interval reaches as far as Student's t asks of so few clusters, and no share leaves 0 to 1`() throws {
    func estimate(_ value: Double, _ error: Double?, _ clusters: Int, _ quantity: AuditQuantity = .detection)
      -> AuditEstimate
    {
      AuditEstimate(
        scenario: "all", method: "oracle", quantity: quantity, group: "all", estimate: value, standardError: error,
        count: 40, clusters: clusters)
    }
    // The 97.5 % quantiles of t with 9 and 1 degrees of freedom are 2.262157 and 12.706205.
    let ten = try #require(estimate(0.5, 0.1, 10).interval)
    #expect(abs(ten.lowerBound - 0.2737843) < 1e-6 && abs(ten.upperBound - 0.7262157) < 1e-6)
    #expect(estimate(0.5, 0.1, 2).interval == 0...1)
    let delay = try #require(estimate(1, 0.1, 2, .delay).interval)
    #expect(abs(delay.upperBound - 2.2706205) < 1e-6)
    #expect(estimate(0.5, nil, 1).interval == nil && estimate(0.5, 0, 5).interval == nil)
    // Wilson's limit of none in 10, and of all.
    let none = try #require(estimate(0, 0, 10).interval)
    #expect(none.lowerBound == 0 && abs(none.upperBound - 0.277533) < 1e-5)
    #expect(estimate(1, 0, 10).interval.map { abs($0.lowerBound - 0.722467) < 1e-5 && $0.upperBound == 1 } == true)
  }

  @Test func `a limit on steps is at exactly the rate asked for`() {
    let quiet = [0.01, 0.02, 0.02, 0.02, 0.5, 0.6, 0.7, 0.8, 0.9, 1]
    let cut = NullCut(rate: 0.2, quiet: quiet)
    #expect(abs(quiet.reduce(0) { $0 + cut.alarm($1) } - 2) < 1e-12)
    #expect(cut.alarm(0.01) == 1 && abs(cut.alarm(0.02) - 1.0 / 3) < 1e-12 && cut.alarm(0.03) == 0)
    #expect(cut.alarm(nil) == 0 && NullCut(rate: 0.2, quiet: []).alarm(0) == 0)
  }
}

extension Int {
  fileprivate func squareRoot() -> Double { Double(self).squareRoot() }
}
