import Foundation
import Statistics

extension EffectScenario {
  /// Adoptions at different times: every estimator under its own assumptions.
  static let adoptions = [
    EffectScenario(name: "did-covariates", questions: coverage(["dr", "ipw", "reg"])) { random in
      guard let panel = AdoptionStudy.withCovariate.draw(&random) else { return [nil, nil, nil] }
      return [GroupTimeEffects.Estimator.doublyRobust, .inverseProbability, .outcomeRegression].map { estimator in
        let effects = GroupTimeEffects.fit(
          panel, options: .init(controls: .neverTreated, estimator: estimator))
        return effects.aggregate(.simple).overall.holds(AdoptionStudy.withCovariate.overall)
      }
    },
    EffectScenario(name: "did-constant", questions: coverage(["twfe"])) { random in
      guard let panel = AdoptionStudy.constant.draw(&random) else { return [nil] }
      let estimate = try? TwoWayFixedEffects.fit(panel).estimate
      return [estimate.map { $0.interval().contains(AdoptionStudy.constant.overall) }]
    },
    EffectScenario(
      name: "did-growing",
      questions: coverage(["callaway-santanna", "sun-abraham", "imputation", "band"]) + coverage(["twfe"], goal: nil)
    ) { random in
      let study = AdoptionStudy.growing
      guard let panel = study.draw(&random) else { return [nil, nil, nil, nil, nil] }
      let effects = GroupTimeEffects.fit(panel)
      let dynamic = effects.aggregate(.dynamic)
      // So many draws leave the critical value an error of 0.03.
      let band = try? SimultaneousBand.draw(dynamic.influence, panel: panel, draws: 5_000, using: &random)
      let isHeld = band.map { band in
        dynamic.parts.allSatisfy { part in
          part.estimate.map {
            $0.interval(criticalValue: band.criticalValue).contains(study.effect(since: part.key ?? 0))
          } ?? true
        }
      }
      let twoWay = try? TwoWayFixedEffects.fit(panel).estimate
      return [
        effects.aggregate(.simple).overall.holds(study.overall),
        (try? SunAbraham.fit(panel)).flatMap { $0.overall.holds(study.overall) },
        (try? StaggeredImputation.fit(panel)).flatMap { $0.overall.holds(study.overall) }, isHeld,
        twoWay.map { $0.interval().contains(study.overall) },
      ]
    },
  ]
}

/// Units over seven terms, cohorts first treated in terms 4 and 5, others never.
private struct AdoptionStudy: Sendable {
  /// What treatment does in its first term, and what each further term adds.
  let effect: (first: Double, step: Double)
  /// Whether a covariate moves both the trend and who is treated, by a logistic model.
  let hasCovariate: Bool
  let units: Int

  static let withCovariate = AdoptionStudy(effect: (-1, -0.5), hasCovariate: true, units: 400)
  static let constant = AdoptionStudy(effect: (-1, 0), hasCovariate: false, units: 150)
  static let growing = AdoptionStudy(effect: (-1, -0.5), hasCovariate: false, units: 150)
  private static let cohorts = [4, 5]
  private static let terms = 1...7

  func effect(since term: Int) -> Double { term < 0 ? 0 : effect.first + effect.step * Double(term) }

  /// The average over treated units and terms; the cohorts are equally large, by design or on average.
  var overall: Double {
    let cells = Self.cohorts.flatMap { cohort in (cohort...Self.terms.upperBound).map { effect(since: $0 - cohort) } }
    return cells.reduce(0, +) / Double(cells.count)
  }

  func draw(_ random: inout SplitMix64) -> StaggeredPanel? {
    var rows: [StaggeredPanel.Row] = []
    for unit in 0..<units {
      let x = random.normal()
      let cohort = Self.cohorts[unit % 2]
      let isTreated = hasCovariate ? random.uniform() < 1 / (1 + exp(-0.5 * x)) : unit % 6 < 4
      let first = isTreated ? cohort : nil
      let level = random.normal()
      var error = random.normal()
      for term in Self.terms {
        let trend = 0.2 * Double(term) * (1 + (hasCovariate ? x : 0))
        let treatment = first.map { effect(since: term - $0) } ?? 0
        rows.append(
          StaggeredPanel.Row(
            unit: unit, period: term, outcome: level + trend + treatment + error, firstTreated: first,
            covariates: hasCovariate ? [x] : []))
        error = 0.5 * error + random.normal()
      }
    }
    return try? StaggeredPanel(rows)
  }
}

extension StaggeredAggregate.Part {
  /// Whether the interval holds a value; nil without one.
  fileprivate func holds(_ truth: Double) -> Bool? { estimate.map { $0.interval().contains(truth) } }
}
