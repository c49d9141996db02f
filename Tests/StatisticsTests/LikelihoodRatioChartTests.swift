import Foundation
import Statistics
import TestSupport
import Testing

@Suite("Charts of the likelihood ratio")
struct LikelihoodRatioChartTests {
  private func options(_ parameters: [String: String]) throws -> LikelihoodRatioChart.Options {
    let down = parameters["direction"] == "dec"
    let shift = Double(parameters["shift"] ?? "") ?? 0
    let variance: LikelihoodRatioChart.Variance =
      switch parameters["variance"] {
      case nil, "0": .poisson
      case "estimated": .estimatedNegativeBinomial
      case .some(let alpha): .negativeBinomial(alpha: try #require(Double(alpha)))
      }
    return LikelihoodRatioChart.Options(
      variance: variance, threshold: parameters.number("threshold"), direction: down ? .decrease : .increase,
      shift: shift == 0 ? .estimated : .fixed(down ? -shift : shift),
      baseline: try InControlMean(reference: parameters["baseline"]),
      value: parameters["value"] == "cases" ? .cases : .statistic)
  }

  @Test("agree with R's surveillance on every row it gets right", arguments: ["glr-poisson", "glr-negbin"])
  func reference(method: String) throws {
    var agreement = Agreement()
    var refused = 0
    for item in try DetectorReference.all(method) {
      let options = try options(item.parameters)
      // Counts that are all the same have no α > 0; R's estimate is one without meaning.
      if options.variance == .estimatedNegativeBinomial, item.rows[0]["series"] == "constant" { continue }
      // R's regressions stop early with known α, and at an α of about 1e-5 where it should be 0.
      let isFitted = method == "glr-negbin" && item.parameters["baseline"] != "6.3"
      // R's whole-number bounds for decreases are 0 for the most part, though lower counts than some others alarm.
      let comparesBound = !(options.value == .cases && options.shift == .estimated && options.direction == .decrease)
      let results = try LikelihoodRatioChart(options).detect(item.series, in: item.range)
      if results[0].refusal != nil {
        // A single event in the history: R's mean vanishes in the other months.
        #expect(item.rows.contains { $0.number("expected") < 1e-6 }, "\(item.rows[0])")
        refused += 1
        continue
      }
      var events = 0
      for (row, result) in zip(item.rows, results) {
        // Of periods that all lack events R makes no decrease: Poisson ones up to t, or all since the last alarm.
        // From there on the runs differ.
        events = method == "glr-poisson" ? result.observed ?? 0 : events + (result.observed ?? 0)
        if options.direction == .decrease, options.shift == .estimated, events == 0 { break }
        if result.alarm == true { events = 0 }
        agreement.figure(result.expected, row, "expected", within: isFitted ? 2e-4 : 1e-6)
        if comparesBound {
          // R's bound is 0 where no count is low enough.
          let figure = options.value == .cases ? result.upper ?? 0 : result.statistic
          agreement.figure(
            figure, row, "upper", within: isFitted ? 5e-4 : 1e-6, floor: isFitted ? 1 : 1e-3)
        }
        agreement.alarm(result.alarm, row)
      }
    }
    #expect(agreement.count > (method == "glr-poisson" ? 20_000 : 30_000), "\(agreement)")
    #expect(agreement.disagreements.isEmpty, "\(agreement)")
    #expect(refused < 50)
  }

  /// G by its definition, over a fine grid of κ.
  private func statistic(
    _ counts: [Double], mean: Double, alpha: Double, sign: Double, starts: ClosedRange<Int>
  ) -> Double {
    var best = 0.0
    for start in starts {
      for step in 0...6000 {
        let shift = sign * Double(step) / 1000
        let sum = counts[start...].reduce(0) { sum, y in
          let u = alpha * mean
          let change =
            alpha == 0 ? mean * (exp(shift) - 1) : (y + 1 / alpha) * log((1 + u * exp(shift)) / (1 + u))
          return sum + y * shift - change
        }
        best = max(best, sum)
      }
    }
    return best
  }

  @Test("are what the definition says, with a window and a least run too")
  func definition() throws {
    let counts = [4, 7, 2, 9, 6, 8, 3, 1, 5]
    let series = try CountSeries(counts: counts, frequency: 12)
    for variance in [LikelihoodRatioChart.Variance.poisson, .negativeBinomial(alpha: 0.4)] {
      for direction in LikelihoodRatioChart.Direction.allCases {
        for (minimum, window) in [(1, nil), (2, 3), (3, Int?.some(2))] {
          let options = LikelihoodRatioChart.Options(
            variance: variance, threshold: 100, direction: direction, baseline: .fixed(5), minimumRun: minimum,
            window: window)
          let results = try LikelihoodRatioChart(options).detect(series, in: 0..<counts.count)
          for time in minimum - 1..<counts.count {
            let wanted = statistic(
              counts[...time].map(Double.init), mean: 5, alpha: variance == .poisson ? 0 : 0.4,
              sign: direction == .increase ? 1 : -1, starts: max(0, time - (window ?? 99))...time + 1 - minimum)
            let found = results[time].statistic ?? .nan
            #expect(abs(found - wanted) < 2e-5, "\(options), \(time): \(found), \(wanted)")
          }
          #expect(results.prefix(minimum - 1).allSatisfy { $0.statistic == 0 })
        }
      }
    }
  }

  @Test("the bound is where alarms begin")
  func bound() throws {
    var counts: [Int?] = [5, 3, 8, 6, 4]
    for variance in [LikelihoodRatioChart.Variance.poisson, .negativeBinomial(alpha: 0.05)] {
      for (direction, shifts) in [(LikelihoodRatioChart.Direction.increase, 0.5), (.decrease, -0.5)] {
        for shift in [LikelihoodRatioChart.Shift.estimated, .fixed(shifts)] {
          let options = LikelihoodRatioChart.Options(
            variance: variance, threshold: 1.5, direction: direction, shift: shift, baseline: .fixed(6), value: .cases)
          for last in 0..<40 {
            counts[4] = last
            let result = try LikelihoodRatioChart(options).detect(
              CountSeries(counts: counts, frequency: 12), in: 2..<5)[2]
            let upper = try #require(result.upper)
            #expect(
              result.alarm == (direction == .increase ? Double(last) >= upper : Double(last) <= upper),
              "\(options), \(last), \(upper)")
          }
        }
      }
    }
  }

  @Test("α is estimated by maximum likelihood, and is 0 for counts that vary less than Poisson ones")
  func overdispersion() throws {
    func dispersion(_ name: String) throws -> (Double, Double) {
      let rows = try referenceRows("detection/surveillance-more/more_observed.csv")
      let series = try CountSeries(counts: rows.map { $0[name].flatMap { Int($0) } }, frequency: 12)
      let options = LikelihoodRatioChart.Options(variance: .estimatedNegativeBinomial)
      let result = try LikelihoodRatioChart(options).detect(series, in: 36..<37)[0]
      let mean = result.expected ?? .nan
      return (((result.dispersion ?? .nan) - 1) / mean, mean)
    }
    // 1/theta and the prediction of R's glm.nb(y ~ cos + sin, control = glm.control(epsilon = 1e-14, maxit = 200)).
    for (name, alpha, mean) in [
      ("seasonal", 0.235520593668, 13.781854299326), ("dispersed", 0.715734957568, 9.301033244034),
      ("huge", 0.0611834339653, 86422.0358450),
    ] {
      let found = try dispersion(name)
      #expect(abs(found.0 / alpha - 1) < 1e-6 && abs(found.1 / mean - 1) < 1e-6, "\(name): \(found)")
    }
    #expect(try dispersion("constant").0 == 0)
    #expect(try dispersion("rising").0 == 0)
  }

  @Test("refuse a history too short, without an event, or not known")
  func refusals() throws {
    let detector = try LikelihoodRatioChart()
    func refusal(_ counts: [Int?], _ time: Int) throws -> DetectorRefusal? {
      detector.detect(try CountSeries(counts: counts, frequency: 12), in: time..<time + 1)[0].refusal
    }
    #expect(try refusal([3, 4, 5, 6], 3) == .shortHistory(periods: 3, wanted: 4))
    #expect(try refusal([3, 4, nil, 5, 6], 4) == .tooFewKnown(periods: 3, wanted: 4))
    #expect(try refusal([Int?](repeating: 0, count: 20), 19) == .noBaseline(periods: 19))
    #expect(try refusal([3, 4, 2, 5, nil, 6, 6], 6) == nil)
    #expect(throws: DetectorOptionError("shift", -0.5)) {
      try LikelihoodRatioChart(LikelihoodRatioChart.Options(shift: .fixed(-0.5)))
    }
  }
}
