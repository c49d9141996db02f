import Analyses
import Foundation
import Statistics
import Testing

/// Simulated school panels; the article on the pooled model gives the figures of nine hundred of them.
@Suite("The pooled model on simulated schools")
struct PooledCalibrationTests {
  /// The share of p-values at or below a level, in percent.
  private func share(_ pValues: [Double], _ level: Double) -> Double {
    100 * Double(pValues.filter { $0 <= level }.count) / Double(pValues.count)
  }

  /// The p-value that this share of quiet ones does not exceed.
  private func cut(_ pValues: [Double], _ level: Double) -> Double {
    pValues.sorted()[max(0, Int(level * Double(pValues.count)) - 1)]
  }

  @Test("keeps the promised rate of false alarms, in every size of district and for the city", arguments: [24, 48])
  func rate(periods: Int) throws {
    var random = SplitMix64(seed: UInt64(periods))
    let detector = try Pooled()
    var bySize = [[Double]](repeating: [], count: 3)
    var relative = [Double]()
    var city = [Double]()
    for _ in 0..<150 {
      let school = SchoolPanel(periods: periods, random: &random)
      for result in try detector.detect(school.panel(), in: periods - 12..<periods) {
        for (district, outcome) in result.districts.enumerated() {
          let level = school.levels[district]
          bySize[level < 1 ? 0 : level < 5 ? 1 : 2].append(try #require(try outcome.get().midPValue))
        }
        relative += result.relative.compactMap { $0?.midPValue }
        city.append(try #require(try result.city.get().midPValue))
      }
    }
    // About three standard errors of what nine hundred panels give; the oracle itself has 0.9 and 4.8.
    for (name, pValues, one, five) in [
      ("small", bySize[0], 0.5, 1.1), ("middle", bySize[1], 0.5, 1.1), ("large", bySize[2], 0.5, 1.1),
      ("all", bySize.flatMap { $0 }, 0.35, 0.8), ("relative", relative, 0.35, 0.8), ("city", city, 0.8, 1.7),
    ] {
      #expect(abs(share(pValues, 0.01) - 1) < one, "\(name): \(share(pValues, 0.01)) % at 1 %")
      #expect(abs(share(pValues, 0.05) - 5) < five, "\(name): \(share(pValues, 0.05)) % at 5 %")
    }
  }

  @Test("finds a rise in one district more often than the same-period test, and one everywhere by the city's total")
  func power() throws {
    var random = SplitMix64(seed: 9)
    let detector = try Pooled()
    let (periods, june) = (24, 17)
    var quiet = [[Double]](repeating: [], count: 4)
    var raised = quiet
    for _ in 0..<120 {
      var school = SchoolPanel(periods: periods, random: &random)
      for result in try detector.detect(school.panel(), in: 12..<24) {
        var smallest = 1.0
        for district in 0..<8 {
          let own = try result.districts[district].get().midPValue ?? 1
          smallest = min(smallest, own)
          quiet[0].append(own)
          quiet[1].append(try samePeriod(school.counts[district], result.time))
        }
        quiet[2].append(try result.city.get().midPValue ?? 1)
        quiet[3].append(smallest)
      }
      let counts = school.counts
      for district in 0..<8 {
        school.counts = counts
        school.plant(3, in: district..<district + 1, month: june, random: &random)
        let result = try detector.detect(school.panel(), in: june..<june + 1)[0]
        raised[0].append(try result.districts[district].get().midPValue ?? 1)
        raised[1].append(try samePeriod(school.counts[district], june))
      }
      school.plant(1.4, in: 0..<8, month: june, random: &random)
      let result = try detector.detect(school.panel(), in: june..<june + 1)[0]
      raised[2].append(try result.city.get().midPValue ?? 1)
      raised[3].append(try result.districts.map { try $0.get().midPValue ?? 1 }.min() ?? 1)
    }
    // Each method at the p-value that 1 % of quiet district-months, or 5 % of quiet months, reach.
    let found = (0..<4).map { share(raised[$0], cut(quiet[$0], $0 < 2 ? 0.01 : 0.05)) }
    #expect(found[0] > 1.05 * found[1], "\(found)")
    #expect(found[0] > 40 && found[2] > 1.4 * found[3], "\(found)")
  }

  /// The exact test's P(X > x) + ½ P(X = x) given the sum of both periods.
  private func samePeriod(_ counts: [Int?], _ time: Int) throws -> Double {
    let baseline = stride(from: time % 12, to: time, by: 12).map {
      SamePeriodTest.Period(count: counts[$0] ?? 0, exposure: 1)
    }
    return try SamePeriodTest.fit(
      observed: SamePeriodTest.Period(count: counts[time] ?? 0, exposure: 1), baseline: baseline
    ).midPValue
  }
}
