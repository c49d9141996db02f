import Statistics
import TestSupport
import Testing

@Suite("The same-period test")
struct SamePeriodTestTests {
  private typealias Period = SamePeriodTest.Period

  private func fit(
    _ observed: Int, _ baseline: [Int], dispersion: Double = 1, exposure: Double = 1
  ) throws -> SamePeriodTest {
    try SamePeriodTest.fit(
      observed: Period(count: observed, exposure: exposure),
      baseline: baseline.map { Period(count: $0, exposure: exposure) },
      options: SamePeriodTest.Options(dispersion: dispersion))
  }

  @Test("agrees with scipy's binomial, beta and negative binomial on every reference case")
  func reference() throws {
    let rows = try referenceRows("detection/same_period_expected.csv")
    #expect(rows.count == 33)
    for row in rows {
      let test = try SamePeriodTest.fit(
        observed: Period(count: row.integer("observed"), exposure: row.number("exposure")),
        baseline: [Period(count: row.integer("baseline"), exposure: row.number("baseline_exposure"))],
        options: SamePeriodTest.Options(dispersion: row.number("dispersion")))
      let pairs = [
        ("expected", test.expected), ("ratio_lower", test.ratioLower), ("ratio_upper", test.ratioUpper),
        ("p_value", test.pValue), ("p_value_lower", test.pValueLower),
      ]
      for (column, value) in pairs {
        #expect(isClose(value, row.number(column), relative: 1e-8, absolute: 0), "\(column) of \(row): \(value)")
      }
      if let ratio = test.ratio { #expect(isClose(ratio, row.number("ratio"))) } else { #expect(row["ratio"] == "") }
      #expect(test.predictionLower == row.number("prediction_lower"), "\(row)")
      #expect(test.predictionUpper == row.number("prediction_upper"), "\(row)")
    }
  }

  @Test("gives the published figures for deaths of young people in Japan, 2020")
  func japan() throws {
    let august = try fit(91, [56, 53, 43])
    #expect(isClose(august.pValue, 1.179e-5, relative: 5e-4))
    #expect(isClose(august.ratio ?? 0, 1.80, absolute: 5e-3))
    #expect(isClose(august.ratioLower, 1.37, absolute: 5e-3))
    #expect(isClose(august.ratioUpper, 2.34, absolute: 5e-3))
    #expect(isClose(try fit(88, [53, 48, 72]).pValue, 1.003e-3, relative: 5e-4))
    #expect(isClose(try fit(62, [45, 60, 46]).pValue, 0.097, absolute: 5e-4))
    #expect(isClose(try fit(9, [1, 0, 2]).pValue, 3.917e-4, relative: 5e-4))
  }

  @Test("stays a probability, ordered, and agrees with its own thresholds")
  func coherence() throws {
    for dispersion in [1, 1.2, 3, 40] {
      for baseline in [[0], [0, 0, 0], [1], [3, 0, 7], [5_000], [1_000_000, 999_000]] {
        let center = baseline.reduce(0, +) / baseline.count
        for observed in Set([0, 1, 2, 9, center, center * 2, 1_000_000]).sorted() {
          let test = try fit(observed, baseline, dispersion: dispersion)
          #expect((0...1).contains(test.pValue) && (0...1).contains(test.pValueLower))
          #expect(test.ratioLower <= (test.ratio ?? .infinity) && (test.ratio ?? 0) <= test.ratioUpper)
          #expect(test.predictionLower <= test.predictionUpper)
          for alpha in [0.0005, 0.01, 0.05] {
            #expect((observed > test.upperThreshold(alpha: alpha)) == (test.pValue <= alpha))
            #expect((observed < test.lowerThreshold(alpha: alpha)) == (test.pValueLower <= alpha))
          }
        }
      }
    }
  }

  @Test("calls nothing abnormal when nothing happened, and never a fall after a baseline of zero")
  func zeros() throws {
    let quiet = try fit(0, [0, 0])
    #expect(quiet.pValue == 1 && quiet.pValueLower == 1)
    #expect(quiet.ratio == nil && quiet.ratioLower == 0 && quiet.ratioUpper == .infinity)
    #expect(try fit(5, [0], dispersion: 1.5).pValueLower == 1)
    #expect(try fit(0, [4]).pValue == 1)
    let fallen = try fit(0, [40])
    #expect(fallen.ratio == 0 && fallen.ratioLower == 0 && fallen.pValueLower < 1e-10)
  }

  @Test("does not depend on the unit of exposure or on how the baseline is cut")
  func invariance() throws {
    let whole = try fit(12, [20], dispersion: 1.4)
    #expect(isClose(try fit(12, [20], dispersion: 1.4, exposure: 31e6).pValue, whole.pValue))
    let cut = try SamePeriodTest.fit(
      observed: Period(count: 12, exposure: 1),
      baseline: [Period(count: 13, exposure: 0.3), Period(count: 7, exposure: 0.7)],
      options: SamePeriodTest.Options(dispersion: 1.4))
    #expect(isClose(cut.pValue, whole.pValue))
  }

  @Test("survives exposures that differ by many orders of magnitude")
  func exposures() throws {
    for exposure in [1e-9, 1e-3, 1e3, 1e9] {
      for dispersion in [1, 2.0] {
        let test = try SamePeriodTest.fit(
          observed: Period(count: 3, exposure: exposure), baseline: [Period(count: 50, exposure: 1)],
          options: SamePeriodTest.Options(dispersion: dispersion))
        #expect((0...1).contains(test.pValue) && (0...1).contains(test.pValueLower))
        #expect(test.predictionUpper >= test.expected.rounded(.down))
        #expect(test.predictionLower <= test.expected)
      }
    }
  }

  @Test("refuses what makes no sense, and says what")
  func refusals() {
    #expect(throws: SamePeriodError.noBaseline) { try fit(1, []) }
    #expect(throws: SamePeriodError.negativeCount(-1)) { try fit(-1, [1]) }
    #expect(throws: SamePeriodError.negativeCount(-2)) { try fit(1, [-2]) }
    #expect(throws: SamePeriodError.exposure(0)) { try fit(1, [1], exposure: 0) }
    #expect(throws: SamePeriodError.exposure(-3)) { try fit(1, [1], exposure: -3) }
    #expect(throws: SamePeriodError.self) { try fit(1, [1], exposure: .nan) }
    #expect(throws: SamePeriodError.dispersion(0.5)) { try fit(1, [1], dispersion: 0.5) }
    #expect(throws: SamePeriodError.self) { try fit(1, [1], dispersion: .nan) }
  }
}
