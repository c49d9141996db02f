public import Submissions

extension Indicator {
  private static let events = "crisis-events"
  private static let prefix = "named:"

  /// How it is kept.
  var key: String {
    switch self {
    case .crisisEvents: Self.events
    case .named(let name): Self.prefix + name
    }
  }

  /// Reads what was kept.
  /// - Parameter key: the key; nothing for one that no indicator has.
  public init?(key: String) {
    if key == Self.events {
      self = .crisisEvents
    } else if key.hasPrefix(Self.prefix) {
      self = .named(String(key.dropFirst(Self.prefix.count)))
    } else {
      return nil
    }
  }
}

extension Unit {
  private static let whole = "city"
  private static let districtPrefix = "district:"
  private static let stagePrefix = "stage:"

  /// How it is kept.
  var key: String {
    switch self {
    case .city: Self.whole
    case .district(let name): Self.districtPrefix + name
    case .stage(let stage): Self.stagePrefix + stage.rawValue
    }
  }

  /// Reads what was kept.
  /// - Parameter key: the key; nothing for one that no unit has.
  public init?(key: String) {
    if key == Self.whole {
      self = .city
    } else if key.hasPrefix(Self.districtPrefix) {
      self = .district(String(key.dropFirst(Self.districtPrefix.count)))
    } else if key.hasPrefix(Self.stagePrefix),
      let stage = Stage(rawValue: String(key.dropFirst(Self.stagePrefix.count)))
    {
      self = .stage(stage)
    } else {
      return nil
    }
  }
}

extension MonthlyAnalysis {
  /// The month's findings, as they are kept.
  public var keptFindings: [KeptFinding] {
    indicators.flatMap { indicator in
      let key = indicator.indicator.key
      let counts = indicator.findings.map { finding in
        KeptFinding(
          id: finding.id, month: month, indicator: key, unit: finding.comparison.unit.key,
          kind: finding.comparison.direction == .fall ? .fall : .rise, observed: finding.comparison.current?.count,
          expected: finding.comparison.expected)
      }
      let graves = indicator.graveAlerts.map { alert in
        KeptFinding(
          id: alert.id, month: month, indicator: key, unit: alert.unit.key, kind: .graveEvent, observed: alert.count,
          expected: nil)
      }
      let silences = indicator.silences.map { silence in
        KeptFinding(
          id: silence.id, month: month, indicator: key, unit: silence.unit.key, kind: .silence, observed: nil,
          expected: nil)
      }
      return counts + graves + silences
    }
  }
}

extension AnalysisOptions.Exclusion {
  /// The month of a finding that a person keeps out of the baseline; nothing of any other.
  /// - Parameter finding: the finding.
  public init?(_ finding: KeptFinding) {
    guard finding.mark?.isLeftOut == true, let indicator = Indicator(key: finding.indicator),
      let unit = Unit(key: finding.unit)
    else { return nil }
    self.init(indicator: indicator, unit: unit, month: finding.month)
  }
}
