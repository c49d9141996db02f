import LinearAlgebra

/// The test that cohorts and those they are compared with moved alike before the treatment: all figures of periods before
/// it are 0.
///
///     W = ATTᵀ Σ⁻¹ ATT over cells with t < g that have a figure, χ² with as many degrees of freedom
///
/// A large p-value does not show that trends are parallel: with few units nothing is found either way. `RelativeMagnitude`
/// says how much it would take.
///
/// Source: Callaway & Sant'Anna (2021), section 4.
/// Checked against: Tests/Fixtures/effects/did_more_expected.csv (csdid 0.4.3).
public struct PreTrendTest: Sendable, Hashable {
  /// W.
  public let statistic: Double
  /// The number of cells.
  public let degreesOfFreedom: Int
  /// P(χ² ≥ W).
  public let pValue: Double
}

extension GroupTimeEffects {
  /// Tests the cells before the treatment.
  /// - Returns: the test.
  /// - Throws: `StaggeredBlank` when there is no such cell, or their covariance is singular.
  public func preTrendTest() throws(StaggeredBlank) -> PreTrendTest {
    let n = panel.unitCount
    let early = cells.indices.filter { !cells[$0].isTreated && cells[$0].estimate != nil }
    guard !early.isEmpty else { throw .noEarlierPeriod }
    let columns = early.flatMap { influence.elements[$0 * n..<($0 + 1) * n] }
    let sums = panel.clusterSums(Matrix(rowCount: n, columnCount: early.count, elements: columns))
    let scaled = Matrix(
      rowCount: early.count, columnCount: 1,
      elements: early.compactMap { cells[$0].estimate.map { $0.value * Double(n) } })
    let statistic: Double
    do {
      let solution = try Cholesky(sums.product(sums, transposingLeft: true)).solve(scaled)
      statistic = zip(scaled.elements, solution.elements).reduce(0) { $0 + $1.0 * $1.1 }
    } catch {
      throw .singularCovariance
    }
    return PreTrendTest(
      statistic: statistic, degreesOfFreedom: early.count,
      pValue: LikelihoodRatioTest.pValue(statistic: statistic, degreesOfFreedom: early.count))
  }
}
