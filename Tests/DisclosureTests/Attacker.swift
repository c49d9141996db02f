import Disclosure

/// A reader who solves sums: whatever total lacks a single part gives it away, again and again.
struct Attacker {
  private(set) var known: [CellKey: Int] = [:]

  /// Reads what a release shows.
  mutating func read(_ release: Release) {
    for cell in release.cells {
      if case .count(let count) = cell.figure { known[cell.key] = count }
    }
  }

  /// Reads what a publisher shows who hides counts from 1 to 9 and nothing else.
  mutating func readNaive(_ cells: [CountCell]) {
    for cell in cells {
      if case .count(let count) = cell.content, !(1...9).contains(count) { known[cell.key] = count }
    }
  }

  /// Takes in what comes from elsewhere.
  mutating func learn(_ key: CellKey, _ count: Int) { known[key] = count }

  /// Solves the sums until nothing new comes out.
  mutating func solve(_ equations: [Equation]) {
    var hasLearned = true
    while hasLearned {
      hasLearned = false
      for equation in equations {
        let unknown = equation.parts.filter { known[$0] == nil }
        let sum = equation.parts.reduce(0) { $0 + (known[$1] ?? 0) }
        if let total = known[equation.total] {
          // A total of 0, or what is left of it, leaves nothing for several parts.
          if unknown.count == 1 || (unknown.count > 1 && total == sum) {
            for part in unknown { known[part] = total - sum }
            hasLearned = true
          }
        } else if unknown.isEmpty {
          known[equation.total] = sum
          hasLearned = true
        }
      }
    }
  }
}

/// A city whose counts are given by district and month.
struct SmallCity {
  static let sensitivities: [String: Sensitivity] = [
    "events": .ordinary, "pupils": .ordinary, "suicide": .grave, "lessons": .excluded,
  ]

  static func key(_ place: String, _ period: Period, _ tier: String = "all", indicator: String = "events") -> CellKey {
    CellKey(
      indicator: indicator, level: place == "city" ? .city : .district, place: place, period: period, breakdown: [tier])
  }

  static func month(_ number: Int) -> Period { Period(first: 2022 * 12 + number - 1, last: 2022 * 12 + number - 1) }
  static func months(_ first: Int, _ last: Int) -> Period {
    Period(first: 2022 * 12 + first - 1, last: 2022 * 12 + last - 1)
  }

  static func cell(_ key: CellKey, _ count: Int, schools: Int = 5) -> CountCell {
    CountCell(key, .count(count), contributors: Contributors(count: schools))
  }

  /// Districts and the city of one period.
  static func table(_ period: Period, _ counts: [String: Int]) -> (cells: [CountCell], equation: Equation) {
    let names = counts.keys.sorted()
    let cells =
      names.map { cell(key($0, period), counts[$0] ?? 0) }
      + [cell(key("city", period), counts.values.reduce(0, +))]
    return (cells, Equation(total: key("city", period), parts: names.map { key($0, period) }))
  }
}
