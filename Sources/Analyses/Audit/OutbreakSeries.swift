import Foundation
import Statistics

/// A simulated weekly series with four outbreaks in its past and one in the tested weeks.
///
/// An outbreak of size k has Poisson(k √(φμ)) cases, μ the expected count of the week it starts in; each case comes
/// ⌊LogNormal(0, ½)⌋ weeks after the start. Those of the past have k = 2, 3, 5 and 10, one each, and lie in the five years
/// before the tested weeks, as in the source.
public struct OutbreakSeries: Sendable {
  /// How many sizes tested outbreaks have: k = 1, 2, … in turn.
  public static let sizes = 10

  /// What kind of series it is.
  public let scenario: OutbreakScenario
  /// The size k of the tested outbreak, 1 to 10.
  public let size: Int
  /// The counts, outbreaks included.
  public let counts: [Int]
  /// The expected counts without outbreaks.
  public let means: [Double]
  /// The outbreak cases among the counts.
  public let cases: [Int]
  /// The weeks from the tested outbreak's first case to its last; nil: chance gave it none.
  public let outbreak: ClosedRange<Int>?

  /// Draws a series.
  /// - Parameters:
  ///   - scenario: what kind of series it is.
  ///   - replicate: its number from 0; ten in a row have outbreaks of the ten sizes.
  ///   - seed: the same seed gives the same series.
  public init(_ scenario: OutbreakScenario, replicate: Int, seed: UInt64) {
    var random = SplitMix64(seed: seed, stream: [UInt64(scenario.number), UInt64(replicate)])
    let means = (0..<OutbreakScenario.weeks).map(scenario.mean)
    var counts = means.map { random.negativeBinomial(mean: $0, dispersion: scenario.dispersion) }
    var cases = [Int](repeating: 0, count: counts.count)
    func strike(_ size: Int, in weeks: Range<Int>) -> ClosedRange<Int>? {
      let start = Int.random(in: weeks, using: &random)
      var found: [Int] = []
      for _ in 0..<random.poisson(Double(size) * (scenario.dispersion * means[start]).squareRoot()) {
        let week = start + Int(exp(0.5 * random.normal()))
        if week < counts.count { found.append(week) }
      }
      for week in found {
        counts[week] += 1
        cases[week] += 1
      }
      guard let first = found.min(), let last = found.max() else { return nil }
      return first...last
    }
    for size in [2, 3, 5, 10] { _ = strike(size, in: 312..<OutbreakScenario.tested.lowerBound) }
    size = 1 + replicate % Self.sizes
    outbreak = strike(size, in: OutbreakScenario.tested)
    self.scenario = scenario
    self.means = means
    self.counts = counts
    self.cases = cases
  }
}
