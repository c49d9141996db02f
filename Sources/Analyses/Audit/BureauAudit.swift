import Statistics
public import Submissions

extension Audit {
  /// Tries the rule that makes the report's findings on simulated months of a bureau.
  /// - Parameters:
  ///   - panel: what the bureau knows.
  ///   - month: the last month simulated; the eleven before it are too, where they have a year of history.
  ///   - asOf: the day that decides what is known of the last month.
  ///   - options: how alarms are decided.
  ///   - replicates: how often each month is simulated without an anomaly.
  ///   - seed: the same seed gives the same figures, whatever the number of cores.
  ///   - progress: told how many are done, from any thread.
  /// - Returns: the figures; nothing when there is too little history.
  public static func likeMine(
    _ panel: Panel, month: Month, asOf: Day, options: AnalysisOptions, replicates: Int, seed: UInt64,
    progress: (@Sendable (Int, Int) -> Void)? = nil
  ) -> Audit? {
    let models = (0..<12).reversed().compactMap {
      BureauModel(panel, month: month.advanced(by: -$0), asOf: asOf, options: options)
    }
    guard !models.isEmpty else { return nil }
    let trials = Array(count: replicates, progress: progress) { number in
      var random = SplitMix64(seed: seed, stream: [UInt64(number)])
      return BureauTrial(models, number: number, asOf: asOf, options: options, random: &random)
    }
    return Audit(
      subject: .likeMine, replicates: replicates, seed: seed,
      estimates: BureauTrial.quantities.map { quantity, events in
        AuditEstimate(
          Subject.likeMine.rawValue, BureauTrial.method, quantity, "all",
          trials.map { ($0.quiet.reduce(0) { $0 + events($1) }, Double(models.count)) })
      }
        + BureauTrial.plants.map { plant in
          AuditEstimate(
            Subject.likeMine.rawValue, BureauTrial.method, plant.quantity, plant.size.rawValue,
            trials.map { ($0.found.contains(plant) ? 1 : 0, 1) })
        })
  }
}

/// One simulated year of quiet months, and one month with each planted rise.
struct BureauTrial: Sendable {
  static let method = "report"

  /// What the report would call abnormal in a month.
  struct Alarms: Sendable {
    var rises: Int
    var falls: Int
  }

  /// A rise planted in one district.
  struct Plant: Sendable, Hashable {
    var size: Size
    var quantity: AuditQuantity
    var factor: Double
  }

  /// Of the districts of which something is expected: that with least, the middle one, that with most.
  enum Size: String, Sendable, CaseIterable {
    case small, middle, large

    func pick(_ districts: [Int]) -> Int {
      switch self {
      case .small: districts[0]
      case .middle: districts[districts.count / 2]
      case .large: districts[districts.count - 1]
      }
    }
  }

  static let plants = Size.allCases.flatMap { size in
    SchoolTrial.factors.map { Plant(size: size, quantity: $0.quantity, factor: $0.factor) }
  }

  static let quantities: [(quantity: AuditQuantity, events: @Sendable (Alarms) -> Double)] = [
    (.alarmingMonths, { $0.rises + $0.falls > 0 ? 1 : 0 }), (.monthsWithRise, { $0.rises > 0 ? 1 : 0 }),
    (.monthsWithFall, { $0.falls > 0 ? 1 : 0 }), (.falseRises, { Double($0.rises) }),
    (.falseFalls, { Double($0.falls) }),
  ]

  let quiet: [Alarms]
  /// The rises of which the report names the district.
  let found: Set<Plant>

  init(_ models: [BureauModel], number: Int, asOf: Day, options: AnalysisOptions, random: inout SplitMix64) {
    func comparisons(_ model: BureauModel, _ histories: IndicatorHistories) -> [Comparison] {
      Comparison.all(
        of: histories, beside: histories, month: model.month, asOf: asOf,
        context: Comparison.Context(options: options, indicator: .crisisEvents))
    }
    quiet = models.map { model in
      let all = comparisons(model, model.draw(random: &random))
      return Alarms(rises: all.count { $0.direction == .rise }, falls: all.count { $0.direction == .fall })
    }
    let model = models[number % models.count]
    var found: Set<Plant> = []
    for plant in Self.plants {
      let district = plant.size.pick(model.districts)
      let all = comparisons(model, model.draw(plant.factor, in: district, random: &random))
      // The city stands before its districts.
      if all[1 + district].direction == .rise { found.insert(plant) }
    }
    self.found = found
  }
}
