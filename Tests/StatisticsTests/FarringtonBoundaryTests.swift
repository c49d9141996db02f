import Statistics
import TestSupport
import Testing

@Suite("The Farrington methods at their limits")
struct FarringtonBoundaryTests {
  private typealias Options = FarringtonFlexible.Options

  /// Ten years of months with a season, a trend and a few gaps.
  private func months(seed: UInt64, exposures: Bool = false) throws -> CountSeries {
    var generator = SeededGenerator(seed: seed)
    let counts = (0..<120).map { t -> Int? in
      let isKnown = Int.random(in: 0..<12, using: &generator) > 0
      return isKnown ? Int.random(in: 0...(4 + t % 12 + t / 20), using: &generator) : nil
    }
    return try CountSeries(
      counts: counts, exposures: exposures ? (0..<120).map { 1000 + 10 * Double($0) } : nil, frequency: 12)
  }

  @Test("give a period the same result whatever the range, the other series and the later counts")
  func independence() throws {
    for levels in [1, 3] {
      let detector = try FarringtonFlexible(Options(years: 3, halfWindow: 1, threshold: .muan, seasonalLevels: levels))
      let series = try (1...9).map { try months(seed: $0) }
      let batch = detector.detect(series.map { ($0, 0..<120) })
      for (one, results) in zip(series, batch) {
        #expect(results.map(\.time) == Array(0..<120))
        #expect(detector.detect(one, in: 0..<120) == results)
        for time in [36, 41, 77, 119] {
          let cut = try CountSeries(counts: Array(one.counts[...time]), frequency: 12)
          #expect(detector.detect(cut, in: time..<time + 1) == [results[time]])
        }
      }
    }
  }

  @Test("do not depend on the unit of exposure")
  func exposureUnit() throws {
    let detector = try FarringtonFlexible(Options(years: 4, halfWindow: 1, threshold: .delta, offset: true))
    let series = try months(seed: 5, exposures: true)
    let scaled = try CountSeries(
      counts: series.counts, exposures: series.exposures?.map { $0.map { $0 * 1e-6 } }, frequency: 12)
    for (left, right) in zip(detector.detect(series, in: 48..<120), detector.detect(scaled, in: 48..<120)) {
      #expect(isClose(left.expected ?? .nan, right.expected ?? .nan))
      #expect(isClose(left.upper ?? .nan, right.upper ?? .nan))
      #expect(left.alarm == right.alarm)
    }
  }

  @Test("alarm on the first event after years without any, which R's least number of events would silence")
  func rareEvent() throws {
    let counts = Array(repeating: 0, count: 71) + [1]
    let series = try CountSeries(counts: counts, frequency: 12)
    for levels in [1, 3, 6] {
      for threshold in [FarringtonFlexible.Threshold.delta, .nbPlugin] {
        var options = Options(halfWindow: 2, threshold: threshold, seasonalLevels: levels, alpha: 0.01)
        let results = try FarringtonFlexible(options).detect(series, in: 70..<72)
        #expect(results.map(\.alarm) == [false, true])
        #expect(results[1].expected.map { $0 < 1e-6 } == true && results[1].dispersion == 1)
        options.minimumRecent = 2
        #expect(try FarringtonFlexible(options).detect(series, in: 71..<72)[0].alarm == false)
        #expect(try FarringtonFlexible(options).detect(series, in: 71..<72)[0].upper == nil)
      }
    }
    let muan = try FarringtonFlexible(Options(halfWindow: 2, threshold: .muan)).detect(series, in: 71..<72)[0]
    #expect(muan.upper == nil && muan.alarm == false && muan.pValue == 1)
    #expect(
      try Farrington(Farrington.Options(halfWindow: 2)).detect(series, in: 70..<72).map(\.alarm) == [false, true])
  }

  @Test("alarm on a count above bound and expectation when dispersion puts the bound below the mean")
  func boundBelowMean() throws {
    var counts: [Int?] = Array(repeating: 0, count: 62) + [nil]
    counts[24] = 40_000
    let options = Options(
      years: 5, halfWindow: 2, threshold: .nbPlugin, alpha: 0.2, reweightAbove: .infinity, trendP: 0)
    for (count, alarm) in [(1, false), (1599, false), (1700, true)] {
      counts[62] = count
      let series = try CountSeries(counts: counts, frequency: 12)
      let result = try FarringtonFlexible(options).detect(series, in: 62..<63)[0]
      #expect(isClose(result.expected ?? 0, 1600, relative: 1e-8))
      #expect(result.upper.map { $0 < 1600 } == true && result.score == nil)
      #expect(result.alarm == alarm, "\(count) of \(result)")
    }
  }

  @Test("are told of a flat series that there is no trend and no dispersion above Poisson")
  func flat() throws {
    for level in [1, 40, 3000, 1_000_000] {
      let series = try CountSeries(counts: Array(repeating: level, count: 100), frequency: 12)
      for trendP in [0.05, 1] {
        let options = Options(halfWindow: 1, threshold: .nbPlugin, seasonalLevels: 4, trendP: trendP)
        for result in try FarringtonFlexible(options).detect(series, in: 60..<100) {
          #expect(isClose(result.expected ?? 0, Double(level), relative: 1e-12))
          #expect(result.dispersion == 1 && result.trendCoefficient == nil && result.alarm == false)
        }
      }
    }
  }

  @Test("leave out what is not known, and say why nothing can be said")
  func missing() throws {
    let detector = try FarringtonFlexible(Options(years: 2, halfWindow: 1))
    var counts: [Int?] = Array(repeating: 3, count: 40)
    counts[30] = nil
    let results = detector.detect(try CountSeries(counts: counts, frequency: 12), in: 22..<40)
    #expect(results[0].refusal == .shortHistory(periods: 22, wanted: 24))
    #expect(results[1].refusal == .shortHistory(periods: 23, wanted: 24))
    #expect(results[2].refusal == nil && results[2].alarm == false)
    let unknown = results[30 - 22]
    #expect(unknown.observed == nil && unknown.alarm == nil && unknown.pValue == nil && unknown.refusal == nil)
    #expect(isClose(unknown.expected ?? 0, 3))

    let empty = try CountSeries(counts: Array(repeating: nil, count: 30) + [1, 2, 3], frequency: 12)
    #expect(detector.detect(empty, in: 32..<33)[0].refusal == .tooFewKnown(periods: 0, wanted: 1))
    let wide = try FarringtonFlexible(Options(years: 2, halfWindow: 6))
    #expect(wide.detect(empty, in: 32..<33)[0].refusal == .shortYear(periods: 12, wanted: 13))
    let offset = try FarringtonFlexible(Options(years: 2, halfWindow: 1, offset: true))
    #expect(offset.detect(empty, in: 32..<33)[0].refusal == .noExposure)
    #expect(results.allSatisfy { $0.refusal == nil || $0.expected == nil })
  }

  @Test("refuse options and values that make no sense")
  func refusals() {
    for (name, options) in [
      ("years", Options(years: 0)), ("halfWindow", Options(halfWindow: -1)), ("alpha", Options(alpha: 1)),
      ("seasonalLevels", Options(seasonalLevels: 0)), ("excludeRecent", Options(excludeRecent: -1)),
      ("reweightAbove", Options(reweightAbove: 0)), ("trendP", Options(trendP: .nan)),
      ("minimumRecent", Options(minimumRecent: -1)),
    ] {
      #expect { try FarringtonFlexible(options) } throws: { ($0 as? DetectorOptionError)?.name == name }
    }
    #expect(throws: DetectorOptionError.self) { try Farrington(Farrington.Options(alpha: 0)) }
    #expect(throws: FitError.invalidValue(-1)) { try CountSeries(counts: [1, -1], frequency: 12) }
    #expect(throws: FitError.invalidValue(0)) { try CountSeries(counts: [1], exposures: [0], frequency: 12) }
  }
}
