import Statistics

/// The monthly detectors on simulated districts.
enum SchoolAudit {
  static func run(
    replicates: Int, seed: UInt64, scenarios: [SchoolScenario] = SchoolScenario.all,
    progress: (@Sendable (Int, Int) -> Void)? = nil
  ) throws -> [AuditEstimate] {
    let trials = try Array(count: scenarios.count * replicates, progress: progress) { index in
      try SchoolTrial(scenarios[index / replicates], replicate: index % replicates, seed: seed)
    }
    return scenarios.enumerated().flatMap { index, scenario in
      let own = Array(trials[index * replicates..<(index + 1) * replicates])
      return SchoolMethod.allCases.filter { own[0].quiet[$0] != nil }.flatMap { method in
        rates(own, scenario, method) + found(own, scenario, method)
      }
    }
  }

  /// The classes of districts by their mean in an average month.
  static let groups: [(name: String, levels: Range<Double>)] = [
    ("all", 0..<Double.infinity), ("small", 0..<2), ("middle", 2..<8), ("large", 8..<Double.infinity),
  ]

  /// False alarms without an anomaly.
  private static func rates(
    _ trials: [SchoolTrial], _ scenario: SchoolScenario, _ method: SchoolMethod
  ) -> [AuditEstimate] {
    [(AuditQuantity.rateAtOne, 0.01), (.rateAtFive, 0.05)].flatMap { quantity, level in
      func estimate(_ group: String, _ pValues: (SchoolTrial) -> [Double]) -> AuditEstimate {
        AuditEstimate(
          scenario.name, method.rawValue, quantity, group,
          trials.map { trial in
            let values = pValues(trial)
            return (Double(values.count { $0 <= level }), Double(values.count))
          })
      }
      return groups.map { group in estimate(group.name) { $0.quiet(method, group.levels) } }
        + [estimate("city") { ($0.quiet[method]?.city ?? []).compactMap(\.self) }]
    }
  }

  /// What is found of planted anomalies, the limits set on the months without.
  private static func found(
    _ trials: [SchoolTrial], _ scenario: SchoolScenario, _ method: SchoolMethod
  ) -> [AuditEstimate] {
    let cuts = groups.dropFirst().map { group in
      (group.levels, NullCut(rate: 0.01, quiet: trials.flatMap { $0.quiet(method, group.levels) }))
    }
    func alarm(_ trial: SchoolTrial, _ district: Int, _ p: Double?) -> Double {
      cuts.first { $0.0.contains(trial.levels[district]) }?.1.alarm(p) ?? 0
    }
    func estimate(
      _ quantity: AuditQuantity, _ group: String, _ alarms: (SchoolTrial) -> [Double]
    ) -> AuditEstimate {
      AuditEstimate(
        scenario.name, method.rawValue, quantity, group,
        trials.map { trial in
          let values = alarms(trial)
          return (values.reduce(0, +), Double(values.count))
        })
    }
    var estimates = SchoolTrial.factors.flatMap { quantity, factor in
      groups.map { group in
        estimate(quantity, group.name) { trial in
          trial.levels.indices.filter { group.levels.contains(trial.levels[$0]) }.map { district in
            alarm(trial, district, trial.raised[factor]?[method]?.districts[district][0])
          }
        }
      }
    }
    estimates.append(
      estimate(.foundInTwo, "all") { trial in
        let missed = trial.two.reduce(1) { missed, district in
          missed * (1 - alarm(trial, district, trial.raisedInTwo[method]?.districts[district][0]))
        }
        return [1 - missed]
      })
    let city = trials.flatMap { ($0.quiet[method]?.city ?? []).compactMap(\.self) }
    let best = trials.flatMap { $0.smallest(method) }
    if !city.isEmpty {
      let monthly = NullCut(rate: 0.05, quiet: city)
      estimates.append(estimate(.foundInTwo, "city") { [monthly.alarm($0.raisedInTwo[method]?.city[0])] })
      estimates.append(estimate(.foundEverywhere, "city") { [monthly.alarm($0.everywhere[method]?.city[0])] })
    }
    let monthly = NullCut(rate: 0.05, quiet: best)
    estimates.append(
      estimate(.foundEverywhere, "best_district") { trial in
        [monthly.alarm(trial.everywhere[method]?.districts.compactMap { $0[0] }.min())]
      })
    return estimates
  }
}
