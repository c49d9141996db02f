import Statistics
import TestSupport

/// The panels the tests of staggered adoption use.
enum StaggeredPanels {
  /// The reference panel: schools over terms.
  static func read(covariates: Bool = false, districts: Bool = false) throws -> StaggeredPanel {
    try StaggeredPanel(readRows(covariates: covariates, districts: districts))
  }

  /// The rows of the reference panel.
  static func readRows(covariates: Bool = false, districts: Bool = false) throws -> [StaggeredPanel.Row] {
    try referenceRows("effects/did_panel.csv").map { row in
      StaggeredPanel.Row(
        unit: row.integer("school"), period: row.integer("term"), outcome: row.number("outcome"),
        firstTreated: row.integer("first_treated") == 0 ? nil : row.integer("first_treated"),
        covariates: covariates ? [row.number("size_index")] : [], cluster: districts ? row.integer("district") : nil)
    }
  }

  /// A drawn panel of five periods: an outcome with an effect of −1 a period, one covariate.
  /// - Parameter cohorts: for each cohort, nil being never, the number of units.
  static func drawn(_ cohorts: [(first: Int?, units: Int)], seed: UInt64 = 1) throws -> StaggeredPanel {
    try StaggeredPanel(rows(cohorts, seed: seed))
  }

  static func rows(
    _ cohorts: [(first: Int?, units: Int)], seed: UInt64 = 1,
    covariates: (Double) -> [Double] = { _ in [] }, cluster: (Int) -> Int? = { _ in nil }
  ) -> [StaggeredPanel.Row] {
    var generator = SplitMix64(seed: seed)
    var unit = 0
    var rows: [StaggeredPanel.Row] = []
    for (first, units) in cohorts {
      for _ in 0..<units {
        unit += 1
        let (level, x) = (generator.normal(), generator.normal())
        for period in 1...5 {
          let effect = first.map { period >= $0 ? -Double(period - $0 + 1) : 0 } ?? 0
          rows.append(
            StaggeredPanel.Row(
              unit: unit, period: period,
              outcome: level + 0.1 * Double(period) * (1 + x) + effect + generator.normal(), firstTreated: first,
              covariates: covariates(x), cluster: cluster(unit)))
        }
      }
    }
    return rows
  }
}
