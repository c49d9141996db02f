import Foundation
import Statistics
import TestSupport

/// Simulated monthly counts of eight districts whose schools keep terms and holidays.
///
/// District means are one in each octile of the log-uniform distribution on 0.5…25; the months follow the school year; the
/// trend is N(5 %, 5 %) a year; each district has its own variance over mean in 1.3…2. Period 0 is a January.
struct SchoolPanel {
  /// January to December, before they are scaled to a mean of 1.
  static let months = [0.8, 0.5, 1.2, 1.2, 1.35, 1.2, 0.35, 0.3, 1.25, 1.2, 1.25, 1.1]

  /// The mean of each district in an average month.
  var levels: [Double]
  /// Variance over mean of each district.
  var dispersions: [Double]
  /// The true means, one row per district.
  var means: [[Double]]
  /// The counts drawn.
  var counts: [[Int?]]

  /// Draws a panel.
  /// - Parameters:
  ///   - periods: the number of months.
  ///   - heterogeneity: the standard deviations of a district's own month effects and of shocks to all districts.
  ///   - random: where the draws come from.
  init(periods: Int, heterogeneity: (districtMonth: Double, city: Double) = (0, 0), random: inout SeededGenerator) {
    let scale = 12 / SchoolPanel.months.reduce(0, +)
    let trend = 0.05 + 0.05 * SchoolPanel.normal(&random)
    let shocks = (0..<periods).map { _ in heterogeneity.city * SchoolPanel.normal(&random) }
    levels = (0..<8).map { 0.5 * pow(50, (Double($0) + Double.random(in: 0..<1, using: &random)) / 8) }
    dispersions = levels.map { _ in Double.random(in: 1.3...2, using: &random) }
    means = []
    counts = []
    for (level, dispersion) in zip(levels, dispersions) {
      let own = (0..<12).map { _ in heterogeneity.districtMonth * SchoolPanel.normal(&random) }
      let row = (0..<periods).map { t in
        level * scale * SchoolPanel.months[t % 12] * exp(own[t % 12] + shocks[t] + trend * Double(t - periods) / 12)
      }
      means.append(row)
      counts.append(row.map { SchoolPanel.draw(mean: $0, dispersion: dispersion, using: &random) })
    }
  }

  /// The panel as the detector takes it.
  func panel() throws -> CountPanel { try CountPanel(counts: counts, frequency: 12) }

  /// A count with the given mean and variance dispersion · mean, by inversion.
  static func draw(mean: Double, dispersion: Double, using random: inout SeededGenerator) -> Int {
    var remaining = Double.random(in: 0..<1, using: &random)
    let odds = dispersion - 1
    var probability = odds == 0 ? exp(-mean) : pow(dispersion, -mean / odds)
    var k = 0
    while remaining > probability, k < 10_000 {
      remaining -= probability
      probability *= (mean + Double(k) * odds) / (dispersion * Double(k + 1))
      k += 1
    }
    return k
  }

  /// A standard normal number, by Box and Muller's transformation.
  static func normal(_ random: inout SeededGenerator) -> Double {
    let radius = (-2 * log(1 - Double.random(in: 0..<1, using: &random))).squareRoot()
    return radius * cos(2 * Double.pi * Double.random(in: 0..<1, using: &random))
  }
}
