import Foundation
import Statistics
import TestSupport
import Testing

@Suite("EARS")
struct EARSTests {
  @Test("agrees with R's surveillance on every row", arguments: EARS.Method.allCases)
  func reference(method: EARS.Method) throws {
    var agreement = Agreement()
    for item in try DetectorReference.all(method.rawValue) {
      let options = EARS.Options(
        method: method, baseline: item.parameters.integer("baseline"),
        minimumDeviation: item.parameters.number("minSigma"), alpha: item.parameters.number("alpha"))
      for (row, result) in zip(item.rows, try EARS(options).detect(item.series, in: item.range)) {
        agreement.figure(result.upper, row, "upper")
        agreement.alarm(result.alarm, row)
        // Where R has no figure, neither have we, and say why.
        if row["upper"] == "" { #expect(result.refusal == .flatBaseline(periods: options.baseline), "\(row)") }
      }
    }
    #expect(agreement.count > 2500)
    #expect(agreement.disagreements.isEmpty, "\(agreement)")
  }

  @Test("alarms far more often than its level says, the more so the fewer events there are")
  func falseAlarms() throws {
    let detector = try EARS()
    var generator = SeededGenerator(seed: 1)
    for (mean, rate) in [(0.2, 0.055), (1, 0.030), (20, 0.018)] {
      let counts = (0..<200_000).map { _ in poisson(mean, &generator) }
      let results = detector.detect(try CountSeries(counts: counts, frequency: 12), in: 7..<counts.count)
      let measured = Double(results.filter { $0.alarm == true }.count) / Double(results.count)
      // Neighbouring tests share counts: the standard error is up to 0.0007.
      #expect(abs(measured - rate) < 0.002, "mean \(mean): \(measured)")
      let warned = Double(results.filter { $0.warning != nil }.count) / Double(results.count)
      #expect(mean < EARS.smallMean ? warned > 0.99 : warned < 0.001, "mean \(mean): \(warned) warned")
    }
  }

  /// A Poisson count, by multiplying uniform numbers until they fall below e^−mean.
  private func poisson(_ mean: Double, _ generator: inout SeededGenerator) -> Int {
    let limit = exp(-mean)
    var (count, product) = (0, Double.random(in: 0..<1, using: &generator))
    while product > limit {
      count += 1
      product *= Double.random(in: 0..<1, using: &generator)
    }
    return count
  }

  @Test("alarms at the first event after nothing but zeros, and warns")
  func zeros() throws {
    let counts = [Int?](repeating: 0, count: 12) + [1]
    for method in [EARS.Method.c1, .c2] {
      let result = try EARS(EARS.Options(method: method))
        .detect(CountSeries(counts: counts, frequency: 12), in: 12..<13)[0]
      #expect(result.upper == 0 && result.alarm == true && result.warning == .smallCounts(expected: 0))
    }
  }

  @Test("C3 as published is the sum of three excesses against the normal quantile")
  func published() throws {
    // Before each of the last three periods, two left out, lie the same seven counts of mean 4 and deviation 2.
    let counts = [2, 2, 4, 4, 4, 4, 8].map { Int?($0) }
    let (mean, deviation) = (4.0, 2.0)
    let tail = counts + counts + [9, 4]
    let detector = try EARS(EARS.Options(method: .c3, sum: .published))
    for last in [0, 3, 5, 9, 12] {
      let series = try CountSeries(counts: tail + [last], frequency: 12)
      let result = detector.detect(series, in: 16..<17)[0]
      var sum = 0.0
      for time in 14...16 {
        let window = series.counts[(time - 9)..<(time - 2)].map { Double($0 ?? 0) }
        let center = window.reduce(0, +) / 7
        let spread = (window.reduce(0) { $0 + ($1 - center) * ($1 - center) } / 6).squareRoot()
        #expect(abs(center - mean) < 1e-12 && abs(spread - deviation) < 1e-12)
        sum += max(0, (Double(series.counts[time] ?? 0) - center) / spread - 1)
      }
      #expect(result.alarm == (sum > 1.959964), "\(last): \(sum)")
      // 4 + 2(1 + 1.959964 − 1.5).
      let upper = result.upper ?? .nan
      #expect(abs(upper - 6.919928) < 1e-5)
    }
    // R's convention does not look at the last count: the same after a month of 3 as after one of 12.
    let other = try EARS(EARS.Options(method: .c3))
    let alarms = try [3, 12].map {
      other.detect(try CountSeries(counts: tail + [$0], frequency: 12), in: 16..<17)[0].alarm
    }
    #expect(alarms == [false, false])
  }

  @Test("refuses a history too short or not known")
  func refusals() throws {
    var counts: [Int?] = [3, 4, 2, 5, 3, 4, 6, 3, 2, 5, 4, 3]
    for (method, reach) in [(EARS.Method.c1, 7), (.c2, 9), (.c3, 11)] {
      let detector = try EARS(EARS.Options(method: method))
      let results = detector.detect(try CountSeries(counts: counts, frequency: 12), in: 0..<12)
      #expect(results.map { $0.refusal == nil } == (0..<12).map { $0 >= reach })
      #expect(results[3].refusal == .shortHistory(periods: 3, wanted: reach))
    }
    counts[6] = nil
    let results = try EARS().detect(try CountSeries(counts: counts, frequency: 12), in: 6..<9)
    #expect(results[0].upper != nil || results[0].refusal == .shortHistory(periods: 6, wanted: 7))
    #expect(results[1].refusal == .tooFewKnown(periods: 6, wanted: 7))
    #expect(throws: DetectorOptionError("alpha", 1.5)) { try EARS(EARS.Options(alpha: 1.5)) }
  }
}
