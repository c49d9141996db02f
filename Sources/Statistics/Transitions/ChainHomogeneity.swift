import Foundation

/// Whether several groups or stretches of time have one matrix of transition probabilities.
///
/// With n[g, i, j] steps of group g and e[g, i, j] = n[g, i] n[i, j] ÷ n[i],
///
///     LR = 2 Σ n log(n ÷ e),   X² = Σ (n − e)² ÷ e,   degrees of freedom Σ over i of (groups − 1)(cells − 1)
///
/// counting for each state i the groups with a step from it and the cells that any group fills. Where expected counts are
/// small the distribution is not χ²; `exactPValue` then draws tables with the same margins.
///
/// Source: Anderson & Goodman (1957), Ann. Math. Statist. 28, 89, §3.2 and §4; drawing: Patefield (1981), Appl. Statist.
/// 30, 91, done here by shuffling.
/// Checked against: Tests/Fixtures/transitions/transitions_expected.csv.
public struct ChainHomogeneity: Sendable, Hashable {
  /// LR.
  public let likelihoodRatio: Double
  /// X².
  public let chiSquared: Double
  /// The degrees of freedom; 0 when there is nothing to compare.
  public let degreesOfFreedom: Int
  /// The smallest e of a cell that any group fills.
  public let smallestExpected: Double
  private let tables: [[Int]]
  private let stateCount: Int

  /// Compares tables of steps.
  /// - Parameters:
  ///   - tables: one for each group, k × k counts row by row.
  ///   - stateCount: k.
  /// - Precondition: every table has k² counts.
  public init(_ tables: [[Int]], stateCount: Int) {
    let k = stateCount
    precondition(tables.allSatisfy { $0.count == k * k }, "tables of \(k) states")
    self.tables = tables
    self.stateCount = k
    var (ratio, squares, degrees, smallest) = (0.0, 0.0, 0, Double.infinity)
    for i in 0..<k {
      let rows = tables.map { Array($0[i * k..<(i + 1) * k]) }.filter { $0.contains { $0 > 0 } }
      let sums = Self.sums(rows)
      ratio += sums.likelihoodRatio
      squares += sums.chiSquared
      degrees += max(0, rows.count - 1) * max(0, sums.cells - 1)
      if rows.count > 1, sums.cells > 1 { smallest = min(smallest, sums.smallestExpected) }
    }
    (likelihoodRatio, chiSquared, degreesOfFreedom, smallestExpected) = (ratio, squares, degrees, smallest)
  }

  /// P(χ² ≥ LR); nil when there is nothing to compare.
  public var likelihoodRatioPValue: Double? {
    pValue(of: likelihoodRatio)
  }

  /// P(χ² ≥ X²); nil when there is nothing to compare.
  public var chiSquaredPValue: Double? {
    pValue(of: chiSquared)
  }

  private func pValue(of statistic: Double) -> Double? {
    degreesOfFreedom > 0
      ? LikelihoodRatioTest.pValue(statistic: statistic, degreesOfFreedom: degreesOfFreedom) : nil
  }

  /// The probability of an LR at least as large among tables with the same margins, from random ones: (1 + as large) ÷
  /// (1 + draws), a test of its level whatever the number of draws.
  /// - Parameters:
  ///   - draws: how many.
  ///   - random: where the draws come from.
  /// - Returns: the p-value; nil when there is nothing to compare.
  /// - Complexity: O(draws × steps).
  public func exactPValue(draws: Int, using random: inout SplitMix64) -> Double? {
    guard degreesOfFreedom > 0 else { return nil }
    let k = stateCount
    var asLarge = 0
    // Each row's steps as a list of states entered, and how many of them each group has.
    let rows = (0..<k).map { i in
      (
        (0..<k).flatMap { j in [Int](repeating: j, count: tables.reduce(0) { $0 + $1[i * k + j] }) },
        tables.map { $0[i * k..<(i + 1) * k].reduce(0, +) }.filter { $0 > 0 }
      )
    }
    for _ in 0..<draws {
      var ratio = 0.0
      for (entered, sizes) in rows where sizes.count > 1 {
        let shuffled = entered.shuffled(using: &random)
        var (start, drawn) = (0, [[Int]]())
        for size in sizes {
          var row = [Int](repeating: 0, count: k)
          for state in shuffled[start..<start + size] { row[state] += 1 }
          drawn.append(row)
          start += size
        }
        ratio += Self.sums(drawn).likelihoodRatio
      }
      // Tables equal to the one seen may differ in the last bits.
      if ratio >= likelihoodRatio * (1 - 1e-12) - 1e-12 { asLarge += 1 }
    }
    return Double(1 + asLarge) / Double(1 + draws)
  }

  /// The statistics of the steps from one state, group by group.
  private static func sums(
    _ rows: [[Int]]
  ) -> (likelihoodRatio: Double, chiSquared: Double, cells: Int, smallestExpected: Double) {
    guard let k = rows.first?.count else { return (0, 0, 0, .infinity) }
    let columns = (0..<k).map { j in rows.reduce(0) { $0 + $1[j] } }
    let whole = Double(columns.reduce(0, +))
    var (ratio, squares, smallest) = (0.0, 0.0, Double.infinity)
    for row in rows {
      let total = Double(row.reduce(0, +))
      for j in 0..<k where columns[j] > 0 {
        let (n, e) = (Double(row[j]), total * Double(columns[j]) / whole)
        if n > 0 { ratio += 2 * n * log(n / e) }
        squares += (n - e) * (n - e) / e
        smallest = min(smallest, e)
      }
    }
    return (ratio, squares, columns.count { $0 > 0 }, smallest)
  }
}
