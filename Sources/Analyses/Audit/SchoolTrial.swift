import Statistics

/// What every method says of one simulated panel, without an anomaly and with those planted in its last June.
struct SchoolTrial: Sendable {
  let levels: [Double]
  /// The last twelve months.
  let quiet: [SchoolMethod: SchoolMethod.PValues]
  /// The June with so many times the events. A district's p-value does not hear of the others' June, so that all
  /// districts are raised at once and each stands for itself; only the one beside the others is raised alone.
  let raised: [Double: [SchoolMethod: SchoolMethod.PValues]]
  /// Two neighbours in size with 1.9 times the events, and which.
  let two: Range<Int>
  let raisedInTwo: [SchoolMethod: SchoolMethod.PValues]
  /// All with 1.4 times the events.
  let everywhere: [SchoolMethod: SchoolMethod.PValues]

  static let factors: [(quantity: AuditQuantity, factor: Double)] = [
    (.foundHalfMore, 1.5), (.foundNearlyTwice, 1.9), (.foundThrice, 3),
  ]

  init(_ scenario: SchoolScenario, replicate: Int, seed: UInt64) throws {
    // All kinds share their draws, so that they differ by what makes the kind.
    var random = SplitMix64(seed: seed, stream: [UInt64(replicate)])
    let panel = SchoolPanel(
      periods: scenario.periods, heterogeneity: (scenario.districtMonth, scenario.shocks), missing: scenario.missing,
      random: &random)
    let june = scenario.june
    func tested(_ factor: Double, _ districts: Range<Int>) throws -> [SchoolMethod: SchoolMethod.PValues] {
      var planted = panel
      planted.plant(factor, in: districts, month: june, random: &random)
      return try SchoolMethod.all(planted, in: june..<june + 1)
    }
    levels = panel.levels
    quiet = try SchoolMethod.all(panel, in: scenario.tested)
    var raised: [Double: [SchoolMethod: SchoolMethod.PValues]] = [:]
    for (_, factor) in Self.factors {
      var together = try tested(factor, 0..<8)
      for district in 0..<8 {
        let alone = try tested(factor, district..<district + 1)
        together[.besideOthers]?.districts[district] = alone[.besideOthers]?.districts[district] ?? [nil]
      }
      raised[factor] = together
    }
    self.raised = raised
    let first = Int.random(in: 0..<7, using: &random)
    two = first..<first + 2
    raisedInTwo = try tested(1.9, two)
    everywhere = try tested(1.4, 0..<8)
  }

  /// The p-values of the districts of a size, all months.
  func quiet(_ method: SchoolMethod, _ range: Range<Double>) -> [Double] {
    levels.indices.filter { range.contains(levels[$0]) }.flatMap {
      (quiet[method]?.districts[$0] ?? []).compactMap(\.self)
    }
  }

  /// The smallest p-value of each month.
  func smallest(_ method: SchoolMethod) -> [Double] {
    let rows = quiet[method]?.districts ?? []
    return (rows.first ?? []).indices.compactMap { month in rows.compactMap { $0[month] }.min() }
  }
}
