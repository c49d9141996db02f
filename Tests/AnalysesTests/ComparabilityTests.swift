import Analyses
import Submissions
import TestSupport
import Testing

/// Who is compared with whom, and what a young month will come to.
@Suite struct ComparabilityTests {
  private static let june = Month(year: 2022, month: 6)

  private func analyse(_ city: PanelCity, days: Int = 30) throws -> IndicatorAnalysis {
    let analysis = MonthlyAnalysis.make(
      panel: city.panel(), month: Self.june, asOf: Self.june.lastDay.advanced(by: days), options: .init())
    return try #require(analysis.indicators.first)
  }

  private func city() -> PanelCity { PanelCity(months: Month(year: 2018, month: 9)...Self.june, mean: nil) }

  @Test func `a school that never reported this month before is left out, and the reader is told`() throws {
    var city = city()
    let new = city.schools(of: "甲区")[0]
    city.events[new] = [Self.june: [.selfHarm: 40]]
    let analysis = try analyse(city)
    #expect(analysis.findings.isEmpty)
    let whole = try #require(analysis.comparisons.first)
    #expect(whole.current?.count == 23 && whole.total?.count == 63 && whole.schoolsLeftOut == 1)
    let district = try #require(analysis.comparisons.first { $0.unit == .district("甲区") })
    #expect(district.schoolsLeftOut == 1 && district.current?.reported == 3)
    // The whole month stands in the trend.
    #expect(analysis.trend.last?.observed == 63)
  }

  @Test func `a busy school that is missing this month does not make the others look calm`() throws {
    var city = city()
    let busy = city.schools(of: "甲区")[0]
    for month in city.events[busy]?.keys.sorted() ?? [] { city.events[busy]?[month] = [.selfHarm: 30] }
    city.events[busy]?[Self.june] = nil
    for school in city.schools where school.code != busy { city.add(1, to: school.code, Self.june) }
    let whole = try #require(try analyse(city).comparisons.first)
    // 46 events of 23 schools that had one each, whatever the busy one had.
    #expect(try abs(#require(whole.ratio) - 2) < 0.05)
    #expect(whole.direction == .rise)
    #expect(whole.baseline.allSatisfy { $0.count == 23 })
  }

  @Test func `a district of new schools alone cannot be compared, and is not silent`() throws {
    var city = city()
    for school in city.schools(of: "己区") { city.events[school] = [Self.june: [.selfHarm: 1]] }
    let analysis = try analyse(city)
    let district = try #require(analysis.comparisons.first { $0.unit == .district("己区") })
    #expect(district.pValue == nil && district.reasons == [.noComparableSchools] && district.current?.count == 4)
  }

  @Test func `events that usually become known late are allowed for`() throws {
    var city = city()
    city.returnDays = 3
    // Half of the events of a month come 20 days after the return.
    for index in 1..<45 {
      let returned = Self.june.advanced(by: -index).lastDay.advanced(by: 3)
      city.delays += [
        EventDelay(returned: returned, days: 0, count: 12), EventDelay(returned: returned, days: 20, count: 12),
      ]
    }
    for school in city.schools where school.type == .junior { city.events[school.code]?[Self.june] = [:] }
    let young = try #require(try analyse(city, days: 8).comparisons.first)
    // 12 of 24 are known after five days, as usual.
    #expect(young.current?.count == 12 && young.direction == .none)
    #expect(try abs(#require(young.ratio) - 1) < 0.05)
    let nowcast = try #require(young.nowcast)
    #expect(abs(nowcast.expected - 24) < 0.5 && nowcast.lower < 24 && nowcast.upper > 24)
    #expect(young.reasons.contains(.provisional))
    // A month later 12 are half of what was to be expected.
    let old = try #require(try analyse(city, days: 40).comparisons.first)
    #expect(old.nowcast == nil)
    #expect(try abs(#require(old.ratio) - 0.5) < 0.02)
  }
}
