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
    city.events[new] = [Self.june: [.selfHarm: 2]]
    let analysis = try analyse(city)
    #expect(analysis.findings.isEmpty)
    let whole = try #require(analysis.comparisons.first)
    #expect(whole.current?.count == 23 && whole.total?.count == 25 && whole.schoolsLeftOut == 1)
    let district = try #require(analysis.comparisons.first { $0.unit == .district("甲区") })
    #expect(district.schoolsLeftOut == 1 && district.current?.reported == 3)
    // Trend and heatmap show all schools, beside what all of them let expect: 24, and 4 of the district.
    let (trend, square) = (
      try #require(analysis.trend.last),
      try #require(analysis.heatmap.last { $0.district == "甲区" && $0.month == Self.june })
    )
    #expect(trend.observed == 25 && square.observed == 5)
    #expect(try abs(#require(trend.expected) - 24) < 0.5 && abs(#require(square.expected) - 4) < 0.2)
    #expect(try abs(#require(square.ratio) - 1.25) < 0.05 && #require(square.qValue) > 0.2)
  }

  @Test func `a rise of all schools that lies in one without an earlier year is found, and only indicative`() throws {
    var city = city()
    let new = city.schools(of: "甲区")[0]
    city.events[new] = [Self.june: [.selfHarm: 40]]
    let analysis = try analyse(city)
    #expect(analysis.findings.map(\.comparison.unit) == [.city, .district("甲区")])
    for (finding, count) in zip(analysis.findings, [63, 43]) {
      let one = finding.comparison
      #expect(one.direction == .rise && one.verdict == .indicative && one.current?.count == count)
      #expect(one.reasons.contains(.newSchools(schools: 1, events: 40)) && one.schoolsLeftOut == 0)
      #expect(finding.drivers.contains { $0.part == .oneSchool && $0.isLeading })
    }
    #expect(analysis.statement.kind == .monthHighAfterCalm)
    #expect(analysis.trend.last?.expected == analysis.comparisons.first?.expected)
    #expect(analysis.heatmap.contains { $0.month == Self.june && $0.district == "甲区" && $0.observed == 43 })
  }

  @Test func `a district of new schools alone is judged by all schools, where they let something expect`() throws {
    var city = city()
    for school in city.schools(of: "己区") {
      for year in 2019...2021 { city.events[school]?[Month(year: year, month: 6)] = nil }
      city.events[school]?[Self.june] = [.selfHarm: 10]
    }
    let analysis = try analyse(city)
    let district = try #require(analysis.findings.first { $0.comparison.unit == .district("己区") }?.comparison)
    #expect(district.current?.count == 40 && district.reasons.contains(.newSchools(schools: 4, events: 40)))
    #expect(try abs(#require(district.expected) - 4) < 0.2)
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
