import Foundation
import Statistics
import TestSupport
import Testing

@Suite("The template scan")
struct TemplateScanTests {
  /// Weekly counts with season, drawn anew for each seed.
  static func weeks(
    _ count: Int, mean: Double = 8, dispersion: Double = 1.6, seed: UInt64 = 1
  ) -> [Int?] {
    var random = SplitMix64(seed: seed)
    return (0..<count).map { t in
      random.negativeBinomial(mean: mean * exp(0.3 * cos(2 * .pi * Double(t) / 52)), dispersion: dispersion)
    }
  }

  private func referenceSeries() throws -> [String: CountSeries] {
    var series: [String: CountSeries] = [:]
    for (name, rows) in Dictionary(
      grouping: try referenceRows("detection/template_scan_series.csv"), by: { $0["series"] ?? "" })
    {
      series[name] = try CountSeries(
        counts: rows.map { $0["count"].flatMap { Int($0) } },
        exposures: rows[0]["exposure"] == "" ? nil : rows.map { $0.number("exposure") },
        covariates: rows[0]["covariate"] == "" ? [] : [rows.map { $0.number("covariate") }],
        frequency: rows[0].integer("frequency"))
    }
    return series
  }

  @Test("is near a solution of its estimating equations, found by dense algebra from nothing")
  func reference() throws {
    let series = try referenceSeries()
    let detector = try TemplateScan()
    let cases = Dictionary(grouping: try referenceRows("detection/template_scan_expected.csv")) { row in
      [row["series"] ?? "", row["time"] ?? ""]
    }
    #expect(cases.count >= 30)
    var far: [String] = []
    for (key, solutions) in cases {
      let (one, time) = (try #require(series[key[0]]), solutions[0].integer("time"))
      let result = detector.detect(one, in: time..<time + 1)[0]
      let (expected, dispersion) = (try #require(result.expected), try #require(result.dispersion))
      // In standard errors. Where a count lies at the edge of what is left out there are several solutions.
      let distances = solutions.map { row in
        (
          mean: abs(log(expected / row.number("expected"))) / row.number("log_error"),
          dispersion: abs(log(dispersion / row.number("dispersion"))) / row.number("dispersion_error")
        )
      }
      if !distances.contains(where: { $0.mean < 0.05 && $0.dispersion < 0.1 }) { far.append("\(key) \(distances)") }
      #expect(
        zip(distances, solutions).contains { max($0.mean, $0.dispersion) < $1.number("tolerance") },
        "\(result): \(solutions)")
    }
    // When a count has just changed sides, a fit of two steps is still on its way.
    #expect(far.count <= 2, "\(far)")
  }

  @Test("gives a period the same result whatever the range, what follows, and the series beside it")
  func independence() throws {
    var counts = TemplateScanTests.weeks(260)
    (counts[150], counts[200], counts[201]) = (40, 30, 35)
    let detector = try TemplateScan()
    let series = try CountSeries(counts: counts, frequency: 52)
    let all = detector.detect(series, in: 0..<260)
    for time in [103, 106, 149, 150, 151, 152, 199, 200, 201, 202, 203, 259] {
      #expect(detector.detect(series, in: time..<time + 1)[0] == all[time], "\(time)")
      let cut = try CountSeries(counts: Array(counts[...time]), frequency: 52)
      #expect(detector.detect(cut, in: time..<time + 1)[0] == all[time], "\(time), cut")
    }
    let other = try CountSeries(counts: TemplateScanTests.weeks(200, seed: 2), frequency: 52)
    let many = detector.detect([(other, 150..<200), (series, 0..<260), (other, 0..<0)])
    #expect(many[1] == all && many[0] == detector.detect(other, in: 150..<200) && many[2].isEmpty)
  }

  @Test("tests the period after an alarm alone")
  func restart() throws {
    var counts = TemplateScanTests.weeks(200)
    (counts[180], counts[181], counts[182]) = (60, 14, 9)
    let detector = try TemplateScan()
    let series = try CountSeries(counts: counts, frequency: 52)
    let results = detector.detect(series, in: 179..<183)
    let tests = detector.tests(series, in: 179..<183)
    let (alarm, after) = (try #require(tests[1]), try #require(tests[2]))
    #expect(results[1].alarm == true && after.pValue(previous: 60, current: 14) <= 0.005)
    #expect(results[1].pValue == alarm.pValue(previous: counts[179], current: 60))
    #expect(results[2].pValue == after.singlePValue(14) && results[2].alarm == false)
    #expect(results[3].pValue == tests[3]?.pValue(previous: 14, current: 9))
  }

  @Test("alarms exactly above the bound, where the p-value reaches alpha")
  func bound() throws {
    let counts = TemplateScanTests.weeks(200, mean: 3)
    for shape in TwoPeriodTest.Shape.allCases {
      let detector = try TemplateScan(.init(shape: shape))
      for time in [150, 177, 199] {
        let series = try CountSeries(counts: counts, frequency: 52)
        let upper = Int(try #require(detector.detect(series, in: time..<time + 1)[0].upper))
        for (count, isAlarm) in [(upper, false), (upper + 1, true)] {
          var changed = counts
          changed[time] = count
          let result = detector.detect(try CountSeries(counts: changed, frequency: 52), in: time..<time + 1)[0]
          #expect(result.alarm == isAlarm && (result.pValue.map { $0 <= detector.options.alpha }) == isAlarm)
        }
      }
    }
  }

  @Test("does not depend on the unit of exposure")
  func exposure() throws {
    var random = SplitMix64(seed: 5)
    let counts = TemplateScanTests.weeks(220)
    let exposures = counts.map { _ in Double.random(in: 500...1500, using: &random) }
    let detector = try TemplateScan()
    let base = detector.detect(try CountSeries(counts: counts, exposures: exposures, frequency: 52), in: 110..<220)
    for scale in [2, 1e-6, 1e5] {
      let other = detector.detect(
        try CountSeries(counts: counts, exposures: exposures.map { $0 * scale }, frequency: 52), in: 110..<220)
      for (left, right) in zip(base, other) {
        #expect(isClose(left.pValue ?? .nan, right.pValue ?? .nan, relative: 1e-9), "\(left), \(right)")
      }
    }
  }

  @Test("an outbreak in the past hides no present one")
  func pastOutbreak() throws {
    let counts = TemplateScanTests.weeks(300)
    var disturbed = counts
    for (time, extra) in [(100, 40), (101, 30), (190, 25), (191, 20), (270, 60), (271, 40)] {
      disturbed[time] = (counts[time] ?? 0) + extra
    }
    let detector = try TemplateScan()
    let clean = detector.detect(try CountSeries(counts: counts, frequency: 52), in: 299..<300)[0]
    let after = detector.detect(try CountSeries(counts: disturbed, frequency: 52), in: 299..<300)[0]
    let ratio = try #require(after.upper) / (try #require(clean.upper))
    #expect(ratio > 0.93 && ratio < 1.07, "\(ratio)")
  }

  @Test("keeps the promised rate of false alarms over levels, trends and dispersions")
  func rate() throws {
    var series: [(counts: CountSeries, range: Range<Int>)] = []
    for scenario in 0..<28 {
      for copy in 0..<3 {
        var random = SplitMix64(seed: UInt64(1000 * scenario + copy))
        let level = [0.1, 0.6, 1.6, 4.5, 12, 40, 150][scenario % 7]
        let (trend, dispersion) = (scenario / 7 % 2 == 0 ? 0 : 0.05, scenario / 14 == 0 ? 1.2 : 3)
        let counts = (0..<364).map { t in
          random.negativeBinomial(
            mean: level * exp(trend * Double(t) / 52 + 0.3 * cos(2 * .pi * Double(t) / 52)), dispersion: dispersion)
        }
        series.append((try CountSeries(counts: counts, frequency: 52), 260..<364))
      }
    }
    let detector = try TemplateScan(.init(alpha: 0.02))
    let results = detector.detect(series)
    var shares: [Double] = []
    var promised = 0.0
    for (one, own) in zip(series, results) {
      shares.append(Double(own.filter { $0.alarm == true }.count) / Double(own.count))
      let levels = detector.tests(one.counts, in: one.range).compactMap { $0?.attainedLevel(alpha: 0.02) }
      promised += levels.reduce(0, +) / Double(levels.count * series.count)
    }
    let n = Double(shares.count)
    let share = shares.reduce(0, +) / n
    let error = (shares.reduce(0) { $0 + ($1 - share) * ($1 - share) } / (n * (n - 1))).squareRoot()
    #expect(abs(share - promised) < 4 * error, "\(share), not \(promised); standard error \(error)")
  }
}
