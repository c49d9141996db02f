import Foundation
import LinearAlgebra
import Statistics

extension EffectScenario {
  /// Schools over months whose events are few and hang together, some of them reached in the middle: the interval that is
  /// reported, which is a wild cluster bootstrap's where clusters are few, and the clustered one beside it.
  static let panels = [
    (schools: 200, reached: 100, cost: 1, goal: held as ClosedRange?), (40, 10, 2, held), (20, 10, 1, held),
    // No interval is known that can be asked to keep its promise with so few clusters.
    (40, 5, 2, nil), (10, 5, 1, nil),
  ].map { schools, reached, cost, goal in
    EffectScenario(
      name: "panel-\(schools)-\(reached)", cost: cost,
      questions: coverage(["reported"], goal: goal) + coverage(["clustered"], goal: nil)
    ) { random in
      let effect = log(0.7)
      guard let panel = clusteredPanel(schools: schools, reached: reached, effect: effect, random: &random),
        let fit = try? FixedEffectsPoisson.fit(panel)
      else { return [nil, nil] }
      return [fit.estimate(0), fit.clusteredEstimate(0)].map { estimate in
        estimate.map { ($0.lowerLogarithm ?? -.infinity) <= effect && effect <= ($0.upperLogarithm ?? .infinity) }
      }
    }
  }

  /// 24 months of schools of unlike size. All share a month's shock; a school's own log errors are AR(1).
  private static func clusteredPanel(
    schools: Int, reached: Int, effect: Double, random: inout SplitMix64
  ) -> FixedEffectsPanel? {
    let months = 24
    let shocks = (0..<months).map { _ in 0.2 * random.normal() }
    var (response, treatment): ([Double], [Double]) = ([], [])
    for school in 0..<schools {
      let level = log(3) + 0.5 * random.normal()
      let start = school < reached ? 8 + Int.random(in: 0..<8, using: &random) : months
      var error = random.normal()
      for month in 0..<months {
        let delivered = month >= start ? 1.0 : 0
        let mean = exp(level + shocks[month] + effect * delivered + 0.3 * error)
        response.append(Double(random.poisson(mean)))
        treatment.append(delivered)
        error = 0.6 * error + 0.8 * random.normal()
      }
    }
    let places = (0..<schools * months).map { Int32($0 / months) }
    return try? FixedEffectsPanel(
      response: response, covariates: Matrix(rowCount: response.count, columnCount: 1, elements: treatment),
      factors: [places, (0..<schools * months).map { Int32($0 % months) }], clusters: places)
  }
}
