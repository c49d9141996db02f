import Disclosure
import Statistics

/// Counts by district, stage, month and tier, with all totals and the year to date; for tests and the benchmark.
struct RandomTable {
  var cells: [CountCell] = []
  var equations: [Equation] = []

  static let sensitivities: [String: Sensitivity] = ["tier": .ordinary]

  static func label(_ axis: String, _ number: Int) -> String { number < 0 ? "all" : "\(axis)\(number)" }

  /// Draws a table.
  /// - Parameters:
  ///   - months: periods; with more than one also the year to date.
  ///   - mean: a base count's mean by district, stage, month and tier.
  init(
    districts: Int, stages: Int, months: Int, tiers: Int, yearToDate: Bool = true, using random: inout SplitMix64,
    mean: (Int, Int, Int, Int) -> Double
  ) {
    let first = 2022 * 12
    var counts: [Int] = []
    for t in 0..<months {
      for d in 0..<districts {
        for s in 0..<stages {
          for k in 0..<tiers { counts.append(random.poisson(mean(d, s, t, k))) }
        }
      }
    }
    func key(_ d: Int, _ s: Int, _ period: Period, _ k: Int) -> CellKey {
      CellKey(
        indicator: "tier", level: d < 0 ? .city : .district, place: Self.label("d", d), period: period,
        breakdown: [Self.label("s", s), Self.label("t", k)])
    }
    var year: [CellKey: Int] = [:]
    for t in 0..<months {
      let month = Period(first: first + t, last: first + t)
      let toDate = Period(first: first + t / 12 * 12, last: first + t)
      for d in -1..<districts {
        for s in (stages > 1 ? -1 : 0)..<stages {
          for k in (tiers > 1 ? -1 : 0)..<tiers {
            var sum = 0
            for dd in d < 0 ? 0..<districts : d..<d + 1 {
              for ss in s < 0 ? 0..<stages : s..<s + 1 {
                for kk in k < 0 ? 0..<tiers : k..<k + 1 {
                  sum += counts[((t * districts + dd) * stages + ss) * tiers + kk]
                }
              }
            }
            let own = key(d, s, month, k)
            cells.append(CountCell(own, .count(sum), contributors: Contributors(count: 5)))
            let base = key(d, s, Period(first: toDate.first, last: toDate.first), k)
            year[base, default: 0] += sum
            var periods = [month]
            if yearToDate, toDate != month {
              let total = key(d, s, toDate, k)
              cells.append(CountCell(total, .count(year[base] ?? 0), contributors: Contributors(count: 5)))
              equations.append(
                Equation(total: total, parts: [key(d, s, Period(first: toDate.first, last: toDate.last - 1), k), own]))
              periods.append(toDate)
            }
            for period in periods {
              if d < 0 {
                equations.append(
                  Equation(total: key(d, s, period, k), parts: (0..<districts).map { key($0, s, period, k) }))
              }
              if s < 0 {
                equations.append(
                  Equation(total: key(d, s, period, k), parts: (0..<stages).map { key(d, $0, period, k) }))
              }
              if k < 0 {
                equations.append(
                  Equation(total: key(d, s, period, k), parts: (0..<tiers).map { key(d, s, period, $0) }))
              }
            }
          }
        }
      }
    }
  }
}
