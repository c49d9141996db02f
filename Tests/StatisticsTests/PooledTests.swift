import Analyses
import Foundation
import Statistics
import TestSupport
import Testing

@Suite("The pooled model of all districts")
struct PooledTests {
  /// The counts of the reference: those of the panel models, with an outbreak and months that all districts share.
  private func referencePanel() throws -> CountPanel {
    var counts = [[Int?]](repeating: Array(repeating: nil, count: 48), count: 3)
    var exposures = [[Double?]](repeating: Array(repeating: nil, count: 48), count: 3)
    for row in try referenceRows("detection/glm_counts.csv") {
      let (unit, time) = (row.integer("unit"), row.integer("time"))
      let count = row.integer("count") * (unit == 1 && time == 20 ? 4 : 1)
      counts[unit][time] = time % 5 == 2 ? count + count / 2 : count
      exposures[unit][time] = row.number("exposure")
    }
    return try CountPanel(counts: counts, exposures: exposures, firstSeason: 8, frequency: 12)
  }

  private func agree(_ cell: PooledResult.Cell?, _ row: [String: String]) {
    guard let cell else {
      Issue.record("no cell for \(row)")
      return
    }
    #expect(cell.observed == row.integer("observed") && cell.upper == row.integer("upper"))
    #expect(isClose(cell.expected, row.number("expected"), relative: 1e-7))
    #expect(isClose(cell.variance, row.number("variance"), relative: 1e-6))
    #expect(isClose(cell.pValue ?? .nan, row.number("p_value"), relative: 1e-6))
    #expect(isClose(cell.midPValue ?? .nan, row.number("mid_p"), relative: 1e-6))
    #expect(isClose(cell.pValueLower ?? .nan, row.number("p_value_lower"), relative: 1e-6))
  }

  @Test("agrees with dense algebra: districts, districts beside the others, and the city")
  func reference() throws {
    let results = try Pooled().detect(try referencePanel(), in: 12..<48)
    let rows = try referenceRows("detection/pooled_expected.csv")
    #expect(rows.count > 20)
    for row in rows {
      let result = results[row.integer("time") - 12]
      #expect(result.time == row.integer("time"))
      let fit = try #require(result.fit)
      #expect(isClose(fit.dispersion, row.number("dispersion"), relative: 1e-7))
      #expect(isClose(fit.cityVariance, row.number("city_variance"), relative: 1e-6))
      #expect(isClose(fit.trendPerPeriod, row.number("trend"), relative: 1e-6))
      #expect(isClose(fit.trendStandardError, row.number("trend_error"), relative: 1e-7))
      let name = (row["cell"] ?? "").split(separator: " ")
      switch name.first {
      case "district": agree(try result.districts[Int(name[1]) ?? 0].get(), row)
      case "relative": agree(result.relative[Int(name[1]) ?? 0], row)
      default: agree(try result.city.get(), row)
      }
    }
  }

  @Test("gives a period the same result whatever the range and the later counts")
  func independence() throws {
    let panel = try referencePanel()
    let detector = try Pooled()
    let all = try detector.detect(panel, in: 12..<48)
    for time in [12, 30, 47] {
      let cut = try CountPanel(
        counts: panel.counts.map { Array($0[...time]) }, exposures: panel.exposures?.map { Array($0[...time]) },
        firstSeason: 8, frequency: 12)
      let alone = try detector.detect(cut, in: time..<time + 1)[0]
      // To the last bit.
      #expect(alone == all[time - 12])
    }
  }

  @Test("depends neither on the order of the districts nor on the unit of exposure")
  func invariance() throws {
    let panel = try referencePanel()
    let other = try CountPanel(
      counts: panel.counts.reversed(), exposures: panel.exposures?.reversed().map { $0.map { $0.map { $0 * 1e-6 } } },
      firstSeason: 8, frequency: 12)
    let detector = try Pooled()
    for (left, right) in zip(try detector.detect(panel, in: 20..<48), try detector.detect(other, in: 20..<48)) {
      for (one, two) in zip(left.districts, right.districts.reversed()) {
        // Where the exposure is not known both are refused.
        guard let one = try? one.get(), let two = try? two.get() else { continue }
        #expect(isClose(one.expected, two.expected, relative: 1e-8) && one.upper == two.upper)
      }
      #expect(isClose(try left.city.get().variance, try right.city.get().variance, relative: 1e-7))
    }
  }

  private func flat(_ value: Int, districts: Int = 3, periods: Int = 36) -> [[Int?]] {
    Array(repeating: Array(repeating: value, count: periods), count: districts)
  }

  @Test("cuts off a past outbreak: the expected count stays where it was")
  func outbreak() throws {
    for size in [40, 40_000] {
      var counts = flat(6)
      counts[1][24] = size
      let result = try Pooled().detect(CountPanel(counts: counts, frequency: 12), in: 35..<36)[0]
      for district in result.districts {
        let expected = try district.get().expected
        #expect(abs(expected - 6) < 0.4, "\(size): \(expected)")
      }
      #expect(result.fit?.dispersion == 1)
    }
    // Not cut off, the same spike is taken for the level.
    var counts = flat(6)
    counts[1][24] = 40_000
    let untrimmed = try Pooled(Pooled.Options(trimming: 0)).detect(
      CountPanel(counts: counts, frequency: 12), in: 35..<36)
    #expect(try untrimmed[0].districts[1].get().expected > 100)
  }

  @Test("gives figures for silence, one district, one event, constant and huge counts")
  func extremes() throws {
    var one = flat(0)
    one[2][7] = 1
    for counts in [flat(0), flat(0, districts: 1), one, flat(4), flat(4, districts: 1), flat(2_000_000)] {
      for result in try Pooled().detect(CountPanel(counts: counts, frequency: 12), in: 12..<36) {
        for outcome in result.districts + [result.city] {
          let cell = try outcome.get()
          #expect(cell.expected > 0 && cell.variance >= cell.expected && Double(cell.upper) >= cell.expected - 1)
          #expect(cell.pValue.map { $0 > 0.01 } == true, "\(cell) is no rise")
        }
        #expect(result.relative.allSatisfy { ($0 == nil) == (counts.count == 1) })
      }
    }
    // The first event after a silence is rare, and not impossible.
    var first = flat(0)
    first[0][35] = 1
    let cell = try Pooled().detect(CountPanel(counts: first, frequency: 12), in: 35..<36)[0].districts[0].get()
    #expect(cell.pValue.map { $0 < 0.02 && $0 > 1e-5 } == true)
  }

  @Test("gives figures or a refusal in random panels of any shape")
  func randomPanels() throws {
    var random = SeededGenerator(seed: 77)
    let detector = try Pooled()
    var unsettled = 0
    for _ in 0..<150 {
      let frequency = [1, 4, 12, 52].randomElement(using: &random) ?? 1
      let (districts, periods) = (Int.random(in: 1...6, using: &random), Int.random(in: 13...70, using: &random))
      let gaps = Double.random(in: 0..<0.7, using: &random)
      var counts = [[Int?]]()
      var exposures = [[Double?]]()
      for _ in 0..<districts {
        let top = [0, 1, 9, 400].randomElement(using: &random) ?? 0
        let size = pow(10, Double.random(in: -3...6, using: &random))
        counts.append(
          (0..<periods).map { _ in
            Double.random(in: 0..<1, using: &random) < gaps ? nil : Int.random(in: 0...top, using: &random)
          })
        exposures.append(
          (0..<periods).map { _ in
            Double.random(in: 0..<1, using: &random) < gaps / 3
              ? nil : size * Double.random(in: 0.5...2, using: &random)
          })
      }
      let panel = try CountPanel(
        counts: counts, exposures: Bool.random(using: &random) ? exposures : nil, firstSeason: 3, frequency: frequency)
      let results: [PooledResult]
      do {
        results = try detector.detect(panel, in: max(0, periods - 5)..<periods)
      } catch FitError.notConverged {
        // Some panels with more seasons than periods, nearly all unknown, do not settle, and say so.
        unsettled += 1
        continue
      }
      for result in results {
        let cells = (result.districts + [result.city]).compactMap { try? $0.get() } + result.relative.compactMap { $0 }
        #expect(result.fit == nil || !cells.isEmpty || panel.exposures != nil || districts == 1)
        for cell in cells {
          #expect(cell.expected > 0 && cell.variance.isFinite && cell.variance >= cell.expected * 0.999)
          #expect(cell.pValue.map { (0...1).contains($0) } ?? (cell.observed == nil), "\(cell)")
        }
      }
    }
    #expect(unsettled <= 3, "\(unsettled) of 150 panels did not settle")
  }

  @Test("judges a district that is late or silent by what the districts share")
  func lateDistrict() throws {
    var random = SplitMix64(seed: 4)
    var school = SchoolPanel(periods: 36, random: &random)
    for time in 0..<33 { school.counts[5][time] = nil }
    school.counts[0] = Array(repeating: 0, count: 36)
    let result = try Pooled().detect(school.panel(), in: 35..<36)[0]
    let late = try result.districts[5].get()
    // Its three autumn months are known, December is not: the season comes from the others.
    #expect(late.expected > 0.5 * school.means[5][35] && late.expected < 2 * school.means[5][35])
    #expect(late.variance > 1.5 * late.expected)
    #expect(try result.districts[0].get().expected < 0.05)

    for time in 33..<35 { school.counts[5][time] = nil }
    let refused = try Pooled().detect(school.panel(), in: 35..<36)[0]
    #expect(refused.districts[5] == .failure(.tooFewKnown(periods: 0, wanted: 1)) && refused.relative[5] == nil)
    #expect(
      try refused.city.get().observed
        == school.counts.indices.filter { $0 != 5 }.reduce(0) {
          $0 + (school.counts[$1][35] ?? 0)
        })
  }

  @Test("says what is missing: history, exposure, counts")
  func refusals() throws {
    let short = try Pooled().detect(CountPanel(counts: flat(3), frequency: 12), in: 11..<13)
    #expect(short[0].city == .failure(.shortHistory(periods: 11, wanted: 12)) && short[0].fit == nil)
    #expect(short[0].districts.allSatisfy { $0 == .failure(.shortHistory(periods: 11, wanted: 12)) })
    #expect(throws: Never.self) { try short[1].city.get() }

    var counts = flat(3)
    var exposures = counts.map { $0.map { _ in Double?.some(1000) } }
    counts[0][35] = nil
    exposures[1][35] = nil
    let result = try Pooled().detect(CountPanel(counts: counts, exposures: exposures, frequency: 12), in: 35..<36)[0]
    let unknown = try result.districts[0].get()
    #expect(unknown.observed == nil && unknown.pValue == nil && unknown.midPValue == nil && unknown.upper > 3)
    #expect(result.districts[1] == .failure(.noExposure))
    // The city is what is known of it.
    #expect(try result.city.get().observed == 3)
    for district in 0..<3 { counts[district][35] = nil }
    let silent = try Pooled().detect(CountPanel(counts: counts, exposures: exposures, frequency: 12), in: 35..<36)[0]
    #expect(try silent.city.get().observed == nil && silent.city.get().expected > 5)
    #expect(silent.relative.allSatisfy { $0 == nil })
    #expect(try Pooled().detect(CountPanel(counts: [], frequency: 12), in: 0..<0).isEmpty)
  }

  @Test("alarms exactly above the bound, which rises as alpha falls")
  func bound() throws {
    let panel = try referencePanel()
    var last = 0
    for alpha in [0.2, 0.05, 0.01, 0.001] {
      let result = try Pooled(Pooled.Options(alpha: alpha)).detect(panel, in: 47..<48)[0]
      let upper = try result.districts[0].get().upper
      for (count, isAlarm) in [(upper, false), (upper + 1, true)] {
        var counts = panel.counts
        counts[0][47] = count
        let changed = try CountPanel(counts: counts, exposures: panel.exposures, firstSeason: 8, frequency: 12)
        let cell = try Pooled(Pooled.Options(alpha: alpha)).detect(changed, in: 47..<48)[0].districts[0].get()
        #expect((cell.pValue.map { $0 <= alpha }) == isAlarm && cell.upper == upper)
        #expect(
          isClose((cell.pValueLower ?? 0) + (cell.pValue ?? 0) - 1, 2 * ((cell.pValue ?? 0) - (cell.midPValue ?? 0))))
      }
      #expect(upper >= last)
      last = upper
    }
  }

  @Test("refuses options and values that make no sense")
  func options() {
    for (name, options) in [
      ("alpha", Pooled.Options(alpha: 0)), ("trimming", Pooled.Options(trimming: 0.03)),
      ("seasonPenalty", Pooled.Options(seasonPenalty: 0)), ("trendPenalty", Pooled.Options(trendPenalty: .infinity)),
      ("levelPrior", Pooled.Options(levelPrior: -1)), ("minimumHistory", Pooled.Options(minimumHistory: 0)),
    ] {
      #expect { try Pooled(options) } throws: { ($0 as? DetectorOptionError)?.name == name }
    }
    #expect(throws: FitError.invalidValue(-1)) { try CountPanel(counts: [[1, -1]], frequency: 12) }
    #expect(throws: FitError.invalidValue(0)) { try CountPanel(counts: [[1]], exposures: [[0]], frequency: 12) }
  }

  @Test("the interval of the ratio ends where the mid-p values reach the tail, and holds 1 exactly when neither has")
  func ratioInterval() throws {
    for result in try Pooled().detect(try referencePanel(), in: 12..<48) {
      for case .success(let cell) in result.districts + [result.city] {
        let interval = try #require(cell.ratioInterval())
        let (rise, fall) = (try #require(cell.midPValue), try #require(cell.midPValueLower))
        let ratio = Double(try #require(cell.observed)) / cell.expected
        #expect(interval.lower <= ratio && ratio <= interval.upper)
        #expect((interval.lower > 1) == (rise < 0.025))
        #expect((interval.upper < 1) == (fall < 0.025))
        let narrow = try #require(cell.ratioInterval(confidence: 0.5))
        #expect(interval.lower <= narrow.lower && narrow.upper < interval.upper)
        let range = cell.predictionInterval()
        #expect(range.contains(Int(cell.expected.rounded())))
      }
    }
  }

  @Test("an interval of the ratio exists for no event, and for very many")
  func ratioIntervalExtremes() throws {
    let quiet = try CountPanel(counts: [Array(repeating: 3, count: 36) + [0]], frequency: 12)
    let none = try #require(try Pooled().detect(quiet, in: 36..<37)[0].districts[0].get().ratioInterval())
    #expect(none.lower == 0 && none.upper > 0.5 && none.upper < 3)
    let loud = try CountPanel(counts: [Array(repeating: 3, count: 36) + [1_000_000]], frequency: 12)
    let many = try #require(try Pooled().detect(loud, in: 36..<37)[0].districts[0].get().ratioInterval())
    #expect(many.lower > 1e5 && many.upper < 1e6)
  }

  @Test("a dispersion that is given is used as it is")
  func givenDispersion() throws {
    let panel = try referencePanel()
    for dispersion in [1, 2.5] {
      let result = try #require(try Pooled(.init(dispersion: dispersion)).detect(panel, in: 40..<41).first)
      #expect(result.fit?.dispersion == dispersion)
    }
    #expect(throws: DetectorOptionError("dispersion", 0.5)) { try Pooled(.init(dispersion: 0.5)) }
  }
}
