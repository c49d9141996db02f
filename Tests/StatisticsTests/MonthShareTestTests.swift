import Foundation
import Statistics
import Testing

@Suite struct MonthShareTestTests {
  private func test(
    _ month: Int, _ rest: Int, _ baseMonth: Int, _ baseRest: Int, dispersion: Double = 1, exposure: Double = 1
  ) throws -> MonthShareTest {
    try MonthShareTest(
      month: .init(count: month, exposure: exposure), rest: .init(count: rest, exposure: 5 * exposure),
      baselineMonth: .init(count: baseMonth, exposure: 3), baselineRest: .init(count: baseRest, exposure: 15),
      dispersion: dispersion)
  }

  @Test func `a month in its usual place is expected as it is, however high the year`() throws {
    let year = try test(200, 1000, 300, 1500)
    #expect(abs(year.expected - 200) < 0.5)
    #expect(abs(year.pValue - 0.5) < 0.02)
  }

  /// Mid-p values of Fisher's exact test of the 2 × 2 table, by R 4.2.2: sum(dhyper((x + 1):n, ...)) + dhyper(x, ...) / 2.
  @Test(arguments: [
    (41, 120, 70, 400, 0.00164), (30, 120, 90, 360, 0.4954), (12, 20, 10, 60, 0.00607), (5, 40, 30, 120, 0.9122),
  ]) func `it is close to the exact test of the table`(
    x: Int, rest: Int, base: Int, baseRest: Int, exact: Double
  )
    throws
  {
    let p = try test(x, rest, base, baseRest).pValue
    #expect(abs(log(p / (1 - p)) - log(exact / (1 - exact))) < 0.5, "\(p) for \(exact)")
  }

  @Test func `dispersion widens, exposure does not matter by itself, and nothing breaks without events`() throws {
    #expect(try test(41, 120, 70, 400, dispersion: 2).pValue > test(41, 120, 70, 400).pValue)
    #expect(try test(41, 120, 70, 400, exposure: 1000) == test(41, 120, 70, 400))
    let nothing = try test(0, 0, 0, 0)
    #expect(nothing.pValue > 0.5 && nothing.pValue < 1 && nothing.pValueLower > 0)
    #expect(throws: SamePeriodError.self) { try test(1, 1, 1, 1, dispersion: 0.5) }
    #expect(throws: SamePeriodError.self) { try test(-1, 1, 1, 1) }
    #expect(throws: SamePeriodError.self) { try test(1, 1, 1, 1, exposure: 0) }
  }
}
