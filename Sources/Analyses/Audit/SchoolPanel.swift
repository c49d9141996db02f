import Foundation
public import Statistics

/// Simulated monthly counts of eight districts whose schools keep terms and holidays.
///
/// District means are one in each octile of the log-uniform distribution on 0.5…25; the months follow the school year; the
/// trend is N(5 %, 5 %) a year; each district has its own variance over mean in 1.3…2. Period 0 is a January.
public struct SchoolPanel: Sendable {
  /// January to December, before they are scaled to a mean of 1.
  static let months = [0.8, 0.5, 1.2, 1.2, 1.35, 1.2, 0.35, 0.3, 1.25, 1.2, 1.25, 1.1]

  /// The mean of each district in an average month.
  public var levels: [Double]
  /// Variance over mean of each district.
  public var dispersions: [Double]
  /// The true means, one row per district.
  public var means: [[Double]]
  /// The counts drawn; nil where nothing is known.
  public var counts: [[Int?]]

  /// Draws a panel.
  /// - Parameters:
  ///   - periods: the number of months.
  ///   - heterogeneity: the standard deviations of a district's own month effects and of shocks to all districts.
  ///   - missing: the share of cells of which nothing is known.
  ///   - random: where the draws come from.
  public init(
    periods: Int, heterogeneity: (districtMonth: Double, city: Double) = (0, 0), missing: Double = 0,
    random: inout SplitMix64
  ) {
    let scale = 12 / SchoolPanel.months.reduce(0, +)
    let trend = 0.05 + 0.05 * random.normal()
    let shocks = (0..<periods).map { _ in heterogeneity.city * random.normal() }
    levels = (0..<8).map { 0.5 * pow(50, (Double($0) + random.uniform()) / 8) }
    dispersions = levels.map { _ in 1.3 + 0.7 * random.uniform() }
    means = []
    counts = []
    for (level, dispersion) in zip(levels, dispersions) {
      let own = (0..<12).map { _ in heterogeneity.districtMonth * random.normal() }
      let row = (0..<periods).map { t in
        level * scale * SchoolPanel.months[t % 12] * exp(own[t % 12] + shocks[t] + trend * Double(t - periods) / 12)
      }
      means.append(row)
      counts.append(
        row.map { mean in
          let count = random.negativeBinomial(mean: mean, dispersion: dispersion)
          return missing > 0 && random.uniform() < missing ? nil : count
        })
    }
  }

  /// The panel as the detector takes it.
  public func panel() throws -> CountPanel { try CountPanel(counts: counts, frequency: 12) }

  /// Draws a month of some districts anew with so many times the events.
  /// - Parameters:
  ///   - factor: how many times.
  ///   - districts: the districts.
  ///   - month: the period.
  ///   - random: where the draws come from.
  public mutating func plant(_ factor: Double, in districts: Range<Int>, month: Int, random: inout SplitMix64) {
    for district in districts {
      counts[district][month] = random.negativeBinomial(
        mean: factor * means[district][month], dispersion: dispersions[district])
    }
  }

  /// The counts of all districts together; nil where one of them is not known.
  var city: [Int?] {
    means[0].indices.map { month in
      counts.reduce(0) { sum, row in row[month].flatMap { count in sum.map { $0 + count } } }
    }
  }
}
