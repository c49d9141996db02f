import Statistics

/// The 28 kinds of weekly series, each method tried on the same series.
public enum OutbreakAudit {
  /// Simulates, tests and counts.
  /// - Parameters:
  ///   - replicates: the series of each kind; a multiple of `OutbreakSeries.sizes`, since one size too many would make
  ///     outbreaks easier to find, or harder.
  ///   - seed: the same seed gives the same figures, whatever the number of cores.
  ///   - scenarios: the kinds of series.
  ///   - progress: told the series done, from any thread.
  /// - Returns: the figures.
  /// - Throws: when a detector refuses its options.
  /// - Precondition: `replicates` is a multiple of `OutbreakSeries.sizes`.
  public static func run(
    replicates: Int, seed: UInt64, scenarios: [OutbreakScenario] = OutbreakScenario.all,
    progress: (@Sendable (Int, Int) -> Void)? = nil
  ) throws -> [AuditEstimate] {
    precondition(replicates % OutbreakSeries.sizes == 0, "\(replicates) replicates of \(OutbreakSeries.sizes) sizes")
    let trials = try Array(count: scenarios.count * replicates, progress: progress) { index in
      try Trial(OutbreakSeries(scenarios[index / replicates], replicate: index % replicates, seed: seed))
    }
    var figures = OutbreakMethod.allCases.flatMap { method in
      estimates(of: trials, method, scenario: "all", group: "all")
        + groups.flatMap { group in
          estimates(
            of: trials.filter { group.sizes.contains($0.series.size) }, method, scenario: "all", group: group.name)
        }
    }
    figures += OutbreakCurve.estimates(of: trials)
    for (index, scenario) in scenarios.enumerated() {
      let own = Array(trials[index * replicates..<(index + 1) * replicates])
      for method in OutbreakMethod.allCases {
        figures += estimates(of: own, method, scenario: String(scenario.number), group: "all")
      }
    }
    return figures
  }

  /// The classes of outbreak size.
  static let groups: [(name: String, sizes: ClosedRange<Int>)] = [
    ("k 1-3", 1...3), ("k 4-6", 4...6), ("k 7", 7...7), ("k 8-10", 8...10),
  ]

  /// A series and what each method says of its last weeks.
  struct Trial: Sendable {
    let series: OutbreakSeries
    let tests: [OutbreakMethod: [WeekTest?]]

    init(_ series: OutbreakSeries) throws {
      self.series = series
      tests = try Dictionary(
        uniqueKeysWithValues: OutbreakMethod.allCases.map { ($0, try $0.tests(series)) })
    }

    func score(_ method: OutbreakMethod, alpha: Double? = nil) -> OutbreakScore {
      OutbreakScore(
        tests[method] ?? [], alpha: alpha ?? method.level, from: OutbreakScenario.tested.lowerBound,
        cases: series.cases,
        outbreak: series.outbreak)
    }
  }

  private static func estimates(
    of trials: [Trial], _ method: OutbreakMethod, scenario: String, group: String
  ) -> [AuditEstimate] {
    let scores = trials.map { $0.score(method) }
    func rate(
      _ quantity: AuditQuantity, _ cluster: (OutbreakScore) -> (events: Double, occasions: Double)
    ) -> AuditEstimate { AuditEstimate(scenario, method.rawValue, quantity, group, scores.map(cluster)) }
    let excess = rate(.excess) { (Double($0.cleanAlarms) - $0.promisedAlarms, Double($0.cleanWeeks)) }
    // Where chance gave few alarms they also vary little among the series: the error cannot be less than that of
    // independent weeks at the promised rate.
    let promised = scores.reduce(0) { $0 + $1.promisedAlarms }
    let least = excess.count > 0 ? promised.squareRoot() / Double(excess.count) : 0
    var inErrors = excess
    inErrors.quantity = .excessInErrors
    inErrors.estimate = excess.estimate.flatMap { value in
      let error = max(excess.standardError ?? 0, least)
      return error > 0 ? value / error : nil
    }
    inErrors.standardError = nil
    return [
      rate(.falseAlarmRate) { (Double($0.falseAlarms), Double($0.quietWeeks)) },
      rate(.detection) { ($0.delay == nil ? 0 : 1, $0.hasOutbreak ? 1 : 0) },
      rate(.predictiveValue) { (Double($0.trueAlarms), Double($0.trueAlarms + $0.falseAlarms)) },
      rate(.delay) { (Double($0.delay ?? 0), $0.delay == nil ? 0 : 1) },
      rate(.promised) { ($0.promisedAlarms, Double($0.cleanWeeks)) },
      excess, inErrors,
    ]
  }
}
