import Statistics

/// The methods compared on the monthly districts; all figures are mid-p values of rises.
enum SchoolMethod: String, Sendable, Hashable, CaseIterable {
  case pooled
  /// The pooled model's district beside what the others had in the very month.
  case besideOthers = "pooled-beside-others"
  /// The exact test against the same month of earlier years.
  case samePeriod = "same-period"
  /// Farrington flexible with all years there are and a half-width of one month.
  case farringtonFlexible = "farrington-flexible"
  /// The true means and dispersions.
  case oracle

  /// What a method says of some months of a panel.
  struct PValues: Sendable {
    /// By district and month; nil where nothing is known, and where the method refuses.
    var districts: [[Double?]]
    /// By month.
    var city: [Double?]
  }

  /// Tests some months of a panel by every method.
  static func all(_ panel: SchoolPanel, in range: Range<Int>) throws -> [SchoolMethod: PValues] {
    let pooled = try Pooled().detect(panel.panel(), in: range)
    let silent = range.map { _ in nil as Double? }
    var values: [SchoolMethod: PValues] = [
      .pooled: PValues(
        districts: panel.counts.indices.map { row in pooled.map { (try? $0.districts[row].get())?.midPValue } },
        city: pooled.map { (try? $0.city.get())?.midPValue }),
      .besideOthers: PValues(
        districts: panel.counts.indices.map { row in pooled.map { $0.relative[row]?.midPValue } }, city: silent),
      .samePeriod: PValues(
        districts: panel.counts.map { row in range.map { samePeriod(row, $0) } },
        city: range.map { samePeriod(panel.city, $0) }),
      .oracle: oracle(panel, in: range),
    ]
    let years = range.lowerBound / 12
    // One earlier year is no history for a regression of one series.
    if years >= 2 {
      values[.farringtonFlexible] = PValues(
        districts: try panel.counts.map { try farrington($0, years: years, in: range) },
        city: try farrington(panel.city, years: years, in: range))
    }
    return values
  }

  private static func samePeriod(_ counts: [Int?], _ month: Int) -> Double? {
    let baseline = stride(from: month % 12, to: month, by: 12).compactMap { counts[$0] }
    guard let observed = counts[month] else { return nil }
    return try? SamePeriodTest.fit(
      observed: .init(count: observed, exposure: 1), baseline: baseline.map { .init(count: $0, exposure: 1) }
    ).midPValue
  }

  private static func farrington(_ counts: [Int?], years: Int, in range: Range<Int>) throws -> [Double?] {
    let detector = try FarringtonFlexible(
      FarringtonFlexible.Options(years: years, halfWindow: 1, threshold: .nbPlugin, alpha: 0.01, trendP: 1))
    return try detector.detect(CountSeries(counts: counts, frequency: 12), in: range).map { result in
      guard let mean = result.expected, let dispersion = result.dispersion, let observed = result.observed else {
        return nil
      }
      return midPValue(observed, mean: mean, dispersion: dispersion)
    }
  }

  private static func oracle(_ panel: SchoolPanel, in range: Range<Int>) -> PValues {
    let total = panel.city
    return PValues(
      districts: panel.counts.indices.map { row in
        range.map { month in
          panel.counts[row][month].flatMap {
            midPValue($0, mean: panel.means[row][month], dispersion: panel.dispersions[row])
          }
        }
      },
      // Of the sum of counts of unlike dispersion, mean and variance are true.
      city: range.map { month in
        let means = panel.means.map { $0[month] }
        let variance = zip(means, panel.dispersions).reduce(0) { $0 + $1.0 * $1.1 }
        let mean = means.reduce(0, +)
        return total[month].flatMap { midPValue($0, mean: mean, dispersion: variance / mean) }
      })
  }

  private static func midPValue(_ observed: Int, mean: Double, dispersion: Double) -> Double? {
    guard mean > 0, mean.isFinite, dispersion.isFinite else { return nil }
    guard dispersion > 1 else {
      let poisson = Poisson(mean: mean)
      return (poisson.upperTail(observed) + poisson.upperTail(observed + 1)) / 2
    }
    let counts = NegativeBinomial(size: mean / (dispersion - 1), odds: dispersion - 1)
    return (counts.upperTail(observed) + counts.upperTail(observed + 1)) / 2
  }
}
