import Foundation
import Statistics
import Submissions

/// A bureau's month and the months before it as the report sees them, with a model to draw their events from.
///
/// Level, season, trend, dispersion φ and the variance all districts share are those of the pooled model fitted to the
/// districts. A district's expected events go to its stages by their exposure times the stage's rate in the whole city.
/// Every district, stage and month is drawn as a negative binomial count of variance φ × mean; such counts add up to ones
/// of the same φ, so that city, districts and stages all vary as fitted.
struct BureauModel: Sendable {
  /// The month tested.
  let month: Month
  /// The districts with events to be expected in that month, fewest first.
  let districts: [Int]
  /// Exposures and returns as they are; the counts are drawn over.
  private let shape: IndicatorHistories
  private let cells: [Cell]
  private let dispersion: Double
  private let cityVariance: Double

  private struct Cell: Sendable {
    var month: Month
    var district: Int
    var stage: Int
    var mean: Double
  }

  /// Nothing when there is too little history.
  init?(_ panel: Panel, month: Month, asOf: Day, options: AnalysisOptions) {
    let shape = IndicatorHistories(events: panel, through: month, asOf: asOf, likeForLike: true)
    guard let units = PooledUnits(shape.districts, through: month, dispersion: options.dispersion),
      let (first, model) = units.fitted()
    else { return nil }
    let rates = shape.stages.map { stage in
      let (count, exposure) = stage.months.values.reduce((0.5, 0.0)) { ($0.0 + Double($1.count), $0.1 + $1.exposure) }
      return exposure > 0 ? count / exposure : 0
    }
    var cells: [Cell] = []
    for (district, history) in shape.districts.enumerated() {
      var own = panel
      own.schools = panel.schools.filter { $0.district == history.name }
      let stages = IndicatorHistories(events: own, through: month, asOf: asOf, likeForLike: true).stages
      for (time, mean) in model.means[district].enumerated() where mean > 0 {
        let period = first.advanced(by: time)
        let weights = shape.stages.indices.map { index in
          let stage = stages.first { $0.unit == shape.stages[index].unit }
          return rates[index] * (stage?.months[period]?.exposure ?? 0)
        }
        let sum = weights.reduce(0, +)
        for (stage, weight) in weights.enumerated() where weight > 0 {
          cells.append(Cell(month: period, district: district, stage: stage, mean: mean * weight / sum))
        }
      }
    }
    let now = shape.districts.indices.filter { (model.means[$0].last ?? 0) > 0 }
    guard !now.isEmpty, !cells.isEmpty else { return nil }
    self.month = month
    self.shape = shape
    self.cells = cells.sorted { ($0.month, $0.district, $0.stage) < ($1.month, $1.district, $1.stage) }
    districts = now.sorted { ((model.means[$0].last ?? 0), $0) < ((model.means[$1].last ?? 0), $1) }
    dispersion = model.dispersion
    cityVariance = model.cityVariance
  }

  /// Draws all months anew.
  /// - Parameters:
  ///   - factor: how many times its events a district has in the tested month.
  ///   - district: the district; nil: there is no anomaly.
  ///   - random: where the draws come from.
  /// - Returns: what the report would see.
  func draw(_ factor: Double = 1, in district: Int? = nil, random: inout SplitMix64) -> IndicatorHistories {
    var drawn = shape
    drawn.kinds = [:]
    drawn.schools = [:]
    drawn.city.clear()
    for index in drawn.districts.indices { drawn.districts[index].clear() }
    for index in drawn.stages.indices { drawn.stages[index].clear() }
    var (shared, current) = (1.0, nil as Month?)
    for cell in cells {
      if cell.month != current {
        // With a mean of 1, so that the expected counts stay as fitted.
        shared = exp(cityVariance.squareRoot() * random.normal() - cityVariance / 2)
        current = cell.month
      }
      let own = cell.month == month && cell.district == district ? factor : 1
      let count = random.negativeBinomial(mean: own * shared * cell.mean, dispersion: dispersion)
      drawn.city.months[cell.month]?.count += count
      drawn.districts[cell.district].months[cell.month]?.count += count
      drawn.stages[cell.stage].months[cell.month]?.count += count
    }
    return drawn
  }
}

extension UnitHistory {
  /// Without a single event; who reported and what is exposed stays.
  fileprivate mutating func clear() {
    for month in months.keys {
      months[month]?.count = 0
      months[month]?.grave = nil
    }
  }
}
