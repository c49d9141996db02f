import Statistics
import TestSupport
import Testing

@Suite("The Bayes system and the moving percentile")
struct SameSeasonTests {
  @Test("agrees with R's surveillance on every row of bayes")
  func reference() throws {
    var agreement = Agreement()
    for item in try DetectorReference.all("bayes") {
      let options = BayesSystem.Options(
        years: item.parameters.integer("years"), halfWindow: item.parameters.integer("halfWindow"),
        includeRecent: item.parameters["includeRecent"] == "1", alpha: item.parameters.number("alpha"))
      for (row, result) in zip(item.rows, try BayesSystem(options).detect(item.series, in: item.range)) {
        agreement.figure(result.upper, row, "upper")
        agreement.alarm(result.alarm, row)
        #expect(result.alarm == ((result.pValue ?? .nan) <= options.alpha), "\(row)")
      }
    }
    #expect(agreement.count == 2 * (432 + 2436))
    #expect(agreement.disagreements.isEmpty, "\(agreement)")
  }

  @Test("the predictive mean is that of the known counts, half an event added")
  func missing() throws {
    let series = try CountSeries(counts: [4, nil, 6, nil, 5], frequency: 12)
    let detector = try BayesSystem(BayesSystem.Options(halfWindow: 3))
    let results = detector.detect(series, in: 2..<5)
    #expect(results[0].refusal == .shortHistory(periods: 2, wanted: 3))
    #expect(results[1].expected == 5.25 && results[1].alarm == nil && results[1].upper != nil)
    #expect(results[2].expected == 6.5 && results[2].alarm == false)
    let unknown = try CountSeries(counts: [nil, nil, nil, 2], frequency: 12)
    #expect(detector.detect(unknown, in: 3..<4)[0].refusal == .tooFewKnown(periods: 0, wanted: 1))
    #expect(throws: DetectorOptionError.self) { try BayesSystem(BayesSystem.Options(includeRecent: false)) }
  }

  @Test("the percentile is Excel's, of the same period of past years and its neighbours")
  func percentile() throws {
    // Years of four periods; reference periods of the tested one, index 13: 4…6 and 8…10.
    var counts: [Int?] = [90, 90, 90, 90, 1, 2, 3, 90, 4, 10, 20, 90, 90, 5]
    let options = MovingPercentile.Options(years: 2, halfWindow: 1, percentile: 0.8)
    let detector = try MovingPercentile(options)
    func result() throws -> DetectorResult {
      detector.detect(try CountSeries(counts: counts, frequency: 4), in: 13..<14)[0]
    }
    // PERCENTILE({1,2,3,4,10,20}, 0.8) = 10; the median is 3.5.
    #expect(try result().upper == 10 && result().expected == 3.5 && result().alarm == false)
    counts[13] = 10
    #expect(try result().alarm == false)
    counts[13] = 11
    #expect(try result().alarm == true && result().score == 7.5 / 6.5)
    counts[9] = nil
    // PERCENTILE({1,2,3,4,20}, 0.8) = 4 + 0.2 · 16.
    #expect(abs((try result().upper ?? 0) - 7.2) < 1e-12)
    let early = detector.detect(try CountSeries(counts: counts, frequency: 4), in: 8..<10)
    #expect(early[0].refusal == .shortHistory(periods: 8, wanted: 9) && early[1].refusal == nil)
  }

  @Test("no window reaches the tested period")
  func wideWindow() throws {
    let counts = [Int?](repeating: 1, count: 9) + [1000]
    for detector: any Detector in [
      try MovingPercentile(MovingPercentile.Options(years: 1, halfWindow: 5, percentile: 1)),
      try BayesSystem(BayesSystem.Options(years: 1, halfWindow: 5)),
    ] {
      let result = detector.detect(try CountSeries(counts: counts, frequency: 3), in: 9..<10)[0]
      #expect(result.alarm == true && (result.expected ?? 9) < 1.1)
    }
  }
}
