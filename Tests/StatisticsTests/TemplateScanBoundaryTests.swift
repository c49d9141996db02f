import Foundation
import Statistics
import TestSupport
import Testing

@Suite("The template scan at its limits")
struct TemplateScanBoundaryTests {
  private func scan(_ counts: [Int?], _ range: Range<Int>, frequency: Int = 52) throws -> [DetectorResult] {
    try TemplateScan().detect(CountSeries(counts: counts, frequency: frequency), in: range)
  }

  @Test("calls the first event after years of none rare, and none of them an alarm")
  func zeros() throws {
    let silent = try scan(Array(repeating: 0, count: 300), 104..<300)
    #expect(silent.allSatisfy { $0.refusal == nil || $0.time < 106 })
    #expect(silent.allSatisfy { $0.alarm != true && ($0.pValue ?? 1) == 1 })
    let first = try scan(Array(repeating: 0, count: 299) + [1], 299..<300)[0]
    #expect(first.pValue.map { $0 < 0.02 && $0 > 1e-4 } == true, "\(first)")
    let two = try scan(Array(repeating: 0, count: 299) + [2], 299..<300)[0]
    #expect(two.alarm == true)
  }

  @Test("finds no rise in a constant series, and a doubling of it", arguments: [1, 7, 400, 1_000_000])
  func constant(level: Int) throws {
    for frequency in [1, 4, 12, 52] {
      let length = frequency * 6 + 4
      let quiet = try scan(Array(repeating: level, count: length), length - 3..<length, frequency: frequency)
      for result in quiet {
        #expect(result.refusal == nil && result.alarm == false)
        #expect(isClose(result.expected ?? 0, Double(level), relative: 0.3))
      }
      // Seven years of one count each are too few to call it rare.
      if level > 1, frequency > 1 {
        let raised = Array(repeating: level, count: length - 1) + [2 * level + 8]
        #expect(try scan(raised, length - 1..<length, frequency: frequency)[0].alarm == true, "\(level), \(frequency)")
      }
    }
  }

  @Test("tests alone what follows an unknown count, and says what is missing")
  func missing() throws {
    var counts = TemplateScanTests.weeks(200)
    for time in stride(from: 5, to: 190, by: 9) { counts[time] = nil }
    (counts[197], counts[198], counts[199]) = (9, nil, 22)
    let series = try CountSeries(counts: counts, frequency: 52)
    let detector = try TemplateScan()
    let results = detector.detect(series, in: 196..<200)
    #expect(results[2].pValue == nil && results[2].alarm == nil && results[2].upper != nil)
    #expect(results[3].pValue == detector.tests(series, in: 199..<200)[0]?.singlePValue(22))

    let short = try scan(TemplateScanTests.weeks(120), 0..<120)
    #expect(short[50].refusal == .shortHistory(periods: 48, wanted: 104))
    #expect(short[105].refusal == .shortHistory(periods: 103, wanted: 104) && short[106].refusal == nil)
    let sparse = (0..<120).map { $0 % 2 == 0 ? 3 : Int?.none }
    #expect(try scan(sparse, 119..<120)[0].refusal == .tooFewKnown(periods: 59, wanted: 104))

    var exposures = [Double?](repeating: 10, count: 200)
    (exposures[195], exposures[198]) = (nil, nil)
    let exposed = detector.detect(
      try CountSeries(counts: TemplateScanTests.weeks(200), exposures: exposures, frequency: 52), in: 194..<200)
    #expect(exposed.map(\.refusal) == [nil, .noExposure, nil, nil, .noExposure, nil])
    // The period before is not described: the count is tested alone.
    #expect(exposed[2].pValue != nil)
  }

  @Test("a covariate that never varies is none, and one that begins to leaves its first week uncertain")
  func constantCovariate() throws {
    let counts = TemplateScanTests.weeks(200)
    let plain = try scan(counts, 150..<200)
    for value in [0, 1, 1e9] {
      let other = try TemplateScan().detect(
        CountSeries(counts: counts, covariates: [Array(repeating: value, count: 200)], frequency: 52), in: 150..<200)
      #expect(plain == other)
    }
    // In its first week nothing is known of its effect, and the variance says so.
    let begun = [Double?](repeating: 0, count: 199) + [1]
    var loud = counts
    loud[199] = 30
    let result = try TemplateScan().detect(
      CountSeries(counts: loud, covariates: [begun], frequency: 52), in: 199..<200)[0]
    #expect((result.pValue ?? 0) > 10 * (try scan(loud, 199..<200)[0].pValue ?? 1))
  }

  @Test("a slip of the keyboard in the past, or two, neither hides a spike nor makes quiet periods alarm")
  func pastSlips() throws {
    var (quiet, alarms) = (0, 0)
    for seed in UInt64(1)...6 {
      for frequency in [12, 52] {
        for size in [500, 2_000, 10_000, 1_000_000] {
          for slips in [[34], [30, 34]] {
            let length = frequency == 12 ? 60 : 240
            var random = SplitMix64(seed: seed)
            var counts: [Int?] = (0..<length).map { _ in random.poisson(5) }
            for slip in slips { counts[slip] = size }
            counts[length - 2] = 60
            let series = try CountSeries(counts: counts, frequency: frequency)
            let results = try TemplateScan().detect(series, in: length - 12..<length)
            #expect(results[10].alarm == true, "\(seed), \(frequency), \(size), \(slips)")
            quiet += 10
            alarms += results.prefix(10).count { $0.alarm != false }
          }
        }
      }
    }
    // 0.45 % are promised.
    #expect(alarms * 100 < quiet * 2, "\(alarms) of \(quiet)")
  }

  @Test("gives figures or a refusal, quickly, for counts of any size")
  func extremes() throws {
    let start = ContinuousClock.now
    var random = SplitMix64(seed: 8)
    for top in [0, 1, 3, 1000, 1_000_000, 1_000_000_000] {
      for frequency in [1, 12, 52] {
        var counts: [Int?] = (0..<frequency * 5 + 10).map { _ in Int.random(in: 0...top, using: &random) }
        counts[counts.count - 1] = 1_000_000_000
        counts[counts.count / 2] = 1_000_000_000
        for result in try scan(counts, counts.count - 3..<counts.count, frequency: frequency) {
          #expect(result.refusal != nil || result.pValue.map { (0...1).contains($0) } == true, "\(result)")
          if result.time == counts.count - 1, top <= 1_000_000, frequency > 1 {
            #expect(result.refusal != nil || result.alarm == true, "\(top): \(result)")
          }
        }
      }
    }
    #expect(ContinuousClock.now - start < .seconds(2))
  }

  @Test("refuses options out of range")
  func options() {
    for (name, options) in [
      ("alpha", TemplateScan.Options(alpha: 0)), ("alpha", TemplateScan.Options(alpha: 1)),
      ("alpha", TemplateScan.Options(alpha: .nan)), ("trimming", TemplateScan.Options(trimming: 0.03)),
      ("trimming", TemplateScan.Options(trimming: -0.01)), ("guardPeriods", TemplateScan.Options(guardPeriods: -1)),
      ("guardPeriods", TemplateScan.Options(guardPeriods: 1001)),
      ("minimumYears", TemplateScan.Options(minimumYears: 0)),
      ("minimumYears", TemplateScan.Options(minimumYears: 1001)),
    ] {
      #expect { try TemplateScan(options) } throws: { ($0 as? DetectorOptionError)?.name == name }
    }
  }
}
