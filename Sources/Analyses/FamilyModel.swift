import Statistics
import Submissions

/// What the months before the tested one say about a family: how much its counts scatter, and whether they drift.
struct FamilyModel: Sendable {
  var dispersion: Double
  /// Change of the log rate per month; absent when the history is too short to tell.
  var trendPerMonth: Double?

  /// Fits the quasi-Poisson model of units, calendar months and trend to the months before `month`.
  init?(_ family: [UnitHistory], before month: Month, setting: AnalysisOptions.DispersionSetting) {
    let known = family.flatMap(\.months.keys).filter { $0 < month }
    guard let first = known.min(), let last = known.max() else { return nil }
    let months = (0...first.distance(to: last)).map { first.advanced(by: $0) }
    let counts = family.map { unit in months.map { unit.months[$0]?.count } }
    let exposures = family.map { unit in
      months.map { month in unit.months[month].flatMap { $0.exposure > 0 ? $0.exposure : nil } }
    }
    let panel = try? SeasonalPanel.fit(
      counts: counts, exposures: exposures, firstSeason: first.monthOfYear - 1, frequency: 12)
    switch setting {
    case .fixed(let dispersion): self.dispersion = dispersion
    case .automatic:
      guard let panel else { return nil }
      dispersion = panel.dispersion
    }
    trendPerMonth = panel.flatMap { $0.hasTrend ? $0.trendPerPeriod : nil }
  }

  /// A model for a family that is too short for its own: the dispersion of another, or 1.
  init(dispersion: Double) {
    self.dispersion = dispersion
  }
}
