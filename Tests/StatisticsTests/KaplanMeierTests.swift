import Statistics
import TestSupport
import Testing

/// Waits cut short, against remissions everybody knows.
@Suite struct KaplanMeierTests {
  /// Weeks of remission under 6-mercaptopurine; false: still in remission when last seen.
  ///
  /// Source: Freireich et al. (1963), Blood 21, 699; the curve by hand, as in Kalbfleisch & Prentice (2002), p. 2.
  private static let remissions: [(time: Double, isEvent: Bool)] = [
    (6, true), (6, true), (6, true), (6, false), (7, true), (9, false), (10, true), (10, false), (11, false),
    (13, true),
    (16, true), (17, false), (19, false), (20, false), (22, true), (23, true), (25, false), (32, false), (32, false),
    (34, false), (35, false),
  ]

  @Test func `the remissions give the curve that is known, in whatever order they come`() {
    let curve = KaplanMeier(Self.remissions)
    #expect(curve.steps.map(\.time) == [6, 7, 10, 13, 16, 22, 23])
    for (step, waiting) in zip(curve.steps, [0.8571, 0.8067, 0.7529, 0.6902, 0.6275, 0.5378, 0.4482]) {
      #expect(abs(step.waiting - waiting) < 5e-5)
    }
    #expect(curve.quantile(0.25) == 13 && curve.quantile(0.5) == 23 && curve.quantile(0.75) == nil)
    #expect(KaplanMeier(Self.remissions.reversed()).steps.map(\.waiting) == curve.steps.map(\.waiting))
  }

  @Test func `without cut waits the quantiles are those of the times`() {
    let curve = KaplanMeier((1...8).map { (Double($0), true) })
    #expect(
      curve.quantile(0.25) == 2 && curve.quantile(0.5) == 4 && curve.quantile(0.75) == 6 && curve.quantile(1) == 8)
  }

  @Test func `nobody, or nobody with the event, gives no quantile`() {
    #expect(KaplanMeier([]).quantile(0.5) == nil)
    #expect(KaplanMeier([(3, false), (4, false)]).quantile(0.1) == nil)
  }
}

/// Ratios of risks pooled over strata.
@Suite struct MantelHaenszelTests {
  private func stratum(_ a: Int, _ n1: Int, _ c: Int, _ n0: Int) -> MantelHaenszel.Stratum {
    .init(exposedCases: a, exposed: n1, otherCases: c, others: n0)
  }

  @Test func `one stratum gives the ratio of its risks with the interval of the delta method`() throws {
    let ratio = try #require(MantelHaenszel.riskRatio([stratum(12, 40, 9, 60)]))
    #expect(isClose(ratio.value, 2))
    let deviation = (1.0 / 12 - 1.0 / 40 + 1.0 / 9 - 1.0 / 60).squareRoot()
    #expect(isClose(try #require(ratio.standardError), 2 * deviation))
  }

  @Test func `two strata give what the formula gives by hand`() throws {
    let strata = [stratum(4, 10, 5, 20), stratum(6, 12, 9, 36)]
    let ratio = try #require(MantelHaenszel.riskRatio(strata))
    // R = 80/30 + 216/48, S = 50/30 + 108/48, variance (1200/900 + 3888/2304) ÷ (R S).
    #expect(isClose(ratio.value, 7.166666666666667 / 3.9166666666666665))
    #expect(
      isClose(try #require(ratio.standardError), ratio.value * (3.0208333333333335 / 28.069444444444443).squareRoot()))
    #expect(MantelHaenszel.riskRatio(strata.reversed())?.value == ratio.value)
  }

  @Test func `strata with one side only say nothing, and without outcomes on both sides there is no ratio`() {
    let strata = [stratum(4, 10, 5, 20), stratum(6, 12, 9, 36)]
    let more = strata + [stratum(3, 7, 0, 0), stratum(0, 0, 5, 9)]
    #expect(MantelHaenszel.riskRatio(more)?.value == MantelHaenszel.riskRatio(strata)?.value)
    #expect(MantelHaenszel.riskRatio([stratum(0, 10, 5, 20)]) == nil)
    #expect(MantelHaenszel.riskRatio([stratum(3, 10, 0, 20)]) == nil)
    #expect(MantelHaenszel.riskRatio([]) == nil)
  }
}
