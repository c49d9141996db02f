import Disclosure
import Foundation
import Statistics

/// Counts by district, stage, month and tier, with all totals and the year to date; for tests and the benchmark.
struct RandomTable {
  /// How many of each there are.
  struct Shape {
    var districts: Int
    var stages: Int
    var months: Int
    var tiers: Int
  }
  var cells: [CountCell] = []
  var equations: [Equation] = []

  static let sensitivities: [String: Sensitivity] = ["tier": .ordinary]

  /// Draws the counts that have no parts.
  static func counts(_ shape: Shape, using random: inout SplitMix64, mean: (Int, Int, Int, Int) -> Double) -> [Int] {
    var counts: [Int] = []
    for month in 0..<shape.months {
      for district in 0..<shape.districts {
        for stage in 0..<shape.stages {
          for tier in 0..<shape.tiers { counts.append(random.poisson(mean(district, stage, month, tier))) }
        }
      }
    }
    return counts
  }

  /// The city of the benchmark, whose counts τ-ARGUS was given too.
  /// - Parameter times: makes all counts so many times larger.
  static func city(_ shape: Shape, times: Double = 1) -> RandomTable {
    var random = SplitMix64(seed: 1)
    let place = (0..<shape.districts).map { _ in exp(0.6 * random.normal()) }
    let stage = [1.0, 1.6, 1.2, 0.4]
    let tier = [12.0, 5.0, 1.5]
    let counts = counts(shape, using: &random) {
      times * place[$0] * stage[$1] * tier[$3] * (1 + 0.3 * sin(Double($2)))
    }
    return RandomTable(shape, counts)
  }

  /// Adds up a table.
  /// - Parameters:
  ///   - counts: as drawn.
  ///   - isMerged: whether the first two districts have become one; the sum that says so is among the equations.
  ///   - soleSchools: the districts with a single school.
  init(_ shape: Shape, _ counts: [Int], isMerged: Bool = false, soleSchools: Set<Int> = []) {
    let all = Array(0..<shape.districts)
    let districts = isMerged ? [[0, 1]] + all.dropFirst(2).map { [$0] } : all.map { [$0] }
    let stages = (0..<shape.stages).map { [$0] }
    let tiers = (0..<shape.tiers).map { [$0] }
    for month in 0..<shape.months {
      let year = month / 12 * 12
      let spans = month == year ? [month...month] : [month...month, year...month]
      for span in spans {
        func key(_ d: [Int], _ s: [Int], _ t: [Int], _ span: ClosedRange<Int>) -> CellKey {
          let period = Period(first: 2022 * 12 + span.lowerBound, last: 2022 * 12 + span.upperBound)
          let isCity = d.count == shape.districts
          return CellKey(
            indicator: "tier", level: isCity ? .city : .district,
            place: isCity ? "city" : d.map { "d\($0)" }.joined(separator: "+"), period: period,
            breakdown: [s.count == shape.stages ? "all" : "s\(s[0])", t.count == shape.tiers ? "all" : "t\(t[0])"])
        }
        for d in (districts.count > 1 ? [all] : []) + districts {
          for s in (stages.count > 1 ? [Array(0..<shape.stages)] : []) + stages {
            for t in (tiers.count > 1 ? [Array(0..<shape.tiers)] : []) + tiers {
              let own = key(d, s, t, span)
              var sum = 0
              for month in span {
                for d in d {
                  for s in s {
                    for t in t { sum += counts[((month * shape.districts + d) * shape.stages + s) * shape.tiers + t] }
                  }
                }
              }
              let isSole = d.count == 1 && soleSchools.contains(d[0])
              let contributors = isSole ? Contributors(["school\(d[0])": sum]) : Contributors(count: 5)
              cells.append(CountCell(own, .count(sum), contributors: contributors))
              if d.count > 1, d.count == shape.districts, districts.count > 1 {
                equations.append(Equation(total: own, parts: districts.map { key($0, s, t, span) }))
              }
              if isMerged, d == [0, 1] {
                equations.append(Equation(total: own, parts: [key([0], s, t, span), key([1], s, t, span)]))
              }
              if s.count > 1 { equations.append(Equation(total: own, parts: stages.map { key(d, $0, t, span) })) }
              if t.count > 1 { equations.append(Equation(total: own, parts: tiers.map { key(d, s, $0, span) })) }
              if span.count > 1 {
                let before = key(d, s, t, year...(month - 1))
                equations.append(Equation(total: own, parts: [before, key(d, s, t, month...month)]))
              }
            }
          }
        }
      }
    }
  }
}
