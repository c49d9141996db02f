import Submissions

extension Driver {
  /// Who carries a city finding: districts, stages and kinds with their share of the change, largest first.
  static func all(
    of finding: Comparison, month: Month, districts: [Comparison], stages: [Comparison],
    kinds: [EventKind: [Month: Int]]
  ) -> [Driver] {
    guard let current = finding.current, let expected = finding.expected else { return [] }
    let change = Double(current.count) - expected
    let exposure = finding.baseline.reduce(0) { $0 + $1.exposure }
    let kindParts = EventKind.allCases.compactMap { kind -> Driver? in
      guard let months = kinds[kind], exposure > 0 else { return nil }
      let before = finding.baseline.reduce(0) { $0 + (months[$1.month] ?? 0) }
      let now = months[month] ?? 0
      guard now + before > 0 else { return nil }
      return Driver(.kind(kind), observed: now, expected: Double(before) * current.exposure / exposure, of: change)
    }
    return byShare(parts(districts, change)) + byShare(parts(stages, change)) + byShare(kindParts)
  }

  private static func parts(_ comparisons: [Comparison], _ change: Double) -> [Driver] {
    comparisons.compactMap { comparison in
      guard let part = part(comparison.unit), let current = comparison.current, let expected = comparison.expected,
        change != 0
      else { return nil }
      return Driver(part, observed: current.count, expected: expected, of: change)
    }
  }

  private static func part(_ unit: Unit) -> Part? {
    switch unit {
    case .city: nil
    case .district(let name): .district(name)
    case .stage(let stage): .stage(stage)
    }
  }

  /// The share of the change from which a part is named as carrying it. Whether it is abnormal by itself is no matter:
  /// a large part carries much of a rise without standing out, and a small one stands out without carrying much.
  private static let leadingShare = 0.25

  private init(_ part: Part, observed: Int, expected: Double, of change: Double) {
    let share = (Double(observed) - expected) / change
    self.init(
      part: part, observed: observed, expected: expected, share: share, isLeading: share >= Self.leadingShare)
  }

  /// The largest share first; the order given decides between equal ones, so that the same data give the same text.
  private static func byShare(_ parts: [Driver]) -> [Driver] {
    parts.enumerated().sorted { ($1.element.share, $0.offset) < ($0.element.share, $1.offset) }.map(\.element)
  }
}
