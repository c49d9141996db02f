import Submissions

extension Driver {
  /// Who carries a city finding: districts, stages and kinds with their share of the change, largest first.
  static func all(
    of finding: Comparison, month: Month, districts: [Comparison], stages: [Comparison],
    kinds: [EventKind: [Month: Int]]
  ) -> [Driver] {
    guard let current = finding.current, let expected = finding.expected else { return [] }
    let change = Double(current.count) - expected
    let rising = finding.direction
    let exposure = finding.baseline.reduce(0) { $0 + $1.exposure }
    let kindParts = EventKind.allCases.compactMap { kind -> Driver? in
      guard let months = kinds[kind], exposure > 0 else { return nil }
      let before = finding.baseline.reduce(0) { $0 + (months[$1.month] ?? 0) }
      let now = months[month] ?? 0
      guard now + before > 0 else { return nil }
      let expected = Double(before) * current.exposure / exposure
      return Driver(
        part: .kind(kind), observed: now, expected: expected, share: (Double(now) - expected) / change,
        isLeading: false)
    }
    return leading(parts(districts, change), named: abnormal(districts, rising))
      + leading(parts(stages, change), named: abnormal(stages, rising)) + leading(kindParts, named: [])
  }

  private static func parts(_ comparisons: [Comparison], _ change: Double) -> [Driver] {
    comparisons.compactMap { comparison in
      guard let part = part(comparison.unit), let current = comparison.current, let expected = comparison.expected,
        change != 0
      else { return nil }
      return Driver(
        part: part, observed: current.count, expected: expected, share: (Double(current.count) - expected) / change,
        isLeading: false)
    }
  }

  private static func abnormal(_ comparisons: [Comparison], _ direction: Comparison.Direction) -> Set<Part> {
    Set(comparisons.filter { $0.direction == direction }.compactMap { part($0.unit) })
  }

  private static func part(_ unit: Unit) -> Part? {
    switch unit {
    case .city: nil
    case .district(let name): .district(name)
    case .stage(let stage): .stage(stage)
    }
  }

  /// Sorts by share and marks who leads: those that are abnormal themselves, else the largest that carry half together.
  private static func leading(_ parts: [Driver], named: Set<Part>) -> [Driver] {
    // The order given decides between equal shares, so that the same data give the same text.
    var sorted = parts.enumerated().sorted { ($1.element.share, $0.offset) < ($0.element.share, $1.offset) }
      .map(\.element)
    var carried = 0.0
    for index in sorted.indices {
      if named.isEmpty {
        sorted[index].isLeading = carried < 0.5 && sorted[index].share > 0
        carried += sorted[index].share
      } else {
        sorted[index].isLeading = named.contains(sorted[index].part)
      }
    }
    return sorted
  }
}
