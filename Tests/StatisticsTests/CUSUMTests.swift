import Statistics
import TestSupport
import Testing

@Suite("CUSUM")
struct CUSUMTests {
  @Test("agrees with R's surveillance on every row")
  func reference() throws {
    var agreement = Agreement()
    for item in try DetectorReference.all("cusum") {
      let transform: CUSUM.Transform =
        switch item.parameters["transform"] {
        case "rossi": .rossi
        case "anscombe": .anscombe
        case "pearson": .pearson(alpha: item.parameters.number("alpha"))
        default: .standard
        }
      let options = CUSUM.Options(
        k: item.parameters.number("k"), h: item.parameters.number("h"),
        baseline: try InControlMean(reference: item.parameters["baseline"]), transform: transform)
      for (row, result) in zip(item.rows, try CUSUM(options).detect(item.series, in: item.range)) {
        if result.refusal != nil {
          // A history without an event, where R has no figures either; or with one, to which no season can be fitted.
          #expect(row["alarm"] == "" || row["series"] == "rare" && item.parameters["baseline"] == "1.0", "\(row)")
          continue
        }
        // Where any count is an alarm, R's bound with `rossi` is the square of a negative root.
        if transform != .rossi || result.upper != 0 { agreement.figure(result.upper, row, "upper") }
        agreement.alarm(result.alarm, row)
        #expect(result.alarm == ((result.statistic ?? .nan) >= options.h))
      }
    }
    #expect(agreement.count > 8000)
    #expect(agreement.disagreements.isEmpty, "\(agreement)")
  }

  @Test("the bound is where alarms begin")
  func bound() throws {
    for transform in [CUSUM.Transform.standard, .rossi, .anscombe, .pearson(alpha: 0.3)] {
      let detector = try CUSUM(CUSUM.Options(k: 0.5, h: 3, transform: transform))
      var counts: [Int?] = [4, 6, 5, 3, 7, 5, 8, 6, 5]
      let upper = try detector.detect(CountSeries(counts: counts, frequency: 12), in: 6..<9)[2].upper ?? .nan
      for last in 0..<20 {
        counts[8] = last
        let result = try detector.detect(CountSeries(counts: counts, frequency: 12), in: 6..<9)[2]
        #expect(result.alarm == (Double(last) >= upper), "\(transform), \(last), \(upper)")
      }
    }
  }

  @Test("an unknown count leaves the sum as it is; a history without an event is refused")
  func missing() throws {
    let detector = try CUSUM(CUSUM.Options(k: 0.5, h: 3))
    let known = detector.detect(try CountSeries(counts: [4, 4, 8, 8], frequency: 12), in: 2..<4)
    let gap = detector.detect(try CountSeries(counts: [4, nil, 4, 8, nil, 8], frequency: 12), in: 3..<6)
    #expect(gap[1].alarm == nil && gap[1].statistic == nil && gap[1].upper == known[1].upper)
    #expect(gap[2].statistic == known[1].statistic && known[1].statistic == 3 && gap[2].alarm == true)
    let zeros = try CountSeries(counts: [0, 0, nil, 1], frequency: 12)
    #expect(detector.detect(zeros, in: 3..<4)[0].refusal == .noBaseline(periods: 2))
    #expect(detector.detect(zeros, in: 0..<1)[0].refusal == .shortHistory(periods: 0, wanted: 1))
    #expect(throws: DetectorOptionError("h", 0.0)) { try CUSUM(CUSUM.Options(h: 0)) }
  }
}

extension InControlMean {
  /// The mean a reference row was made with: see the fixtures' PROVENANCE.
  init(reference: String?) throws {
    switch reference {
    case "mean": self = .mean
    case "glm-trend-harmonic1", "1.0": self = .seasonal(harmonics: 1, trend: false)
    case "1.1": self = .seasonal(harmonics: 1, trend: true)
    case "2.1": self = .seasonal(harmonics: 2, trend: true)
    default: self = .fixed(try #require(reference.flatMap(Double.init)))
    }
  }
}
