import Analyses
import Submissions
import TestSupport
import Testing

/// The month's questions, asked of cities whose answers are known.
@Suite struct MonthlyAnalysisTests {
  private static let june = Month(year: 2022, month: 6)
  private static let months = Month(year: 2018, month: 9)...june

  /// 24 schools of six districts, each with one event a month, or with counts drawn at random.
  private func city(mean: Double? = nil, seed: UInt64 = 1) -> PanelCity {
    PanelCity(months: Self.months, mean: mean, seed: seed)
  }

  private func analyse(
    _ city: PanelCity, asOf: Day = Month(year: 2022, month: 8).firstDay, _ options: AnalysisOptions = .init()
  ) throws -> IndicatorAnalysis {
    let analysis = MonthlyAnalysis.make(panel: city.panel(), month: Self.june, asOf: asOf, options: options)
    return try #require(analysis.indicators.first)
  }

  private func comparison(_ unit: Unit, in analysis: IndicatorAnalysis) throws -> Comparison {
    try #require(analysis.comparisons.first { $0.unit == unit })
  }

  @Test func `a month like all months before is calm, with no finding`() throws {
    let analysis = try analyse(city())
    #expect(analysis.findings.isEmpty && analysis.silences.isEmpty && analysis.graveAlerts.isEmpty)
    #expect(analysis.statement.kind == .calm)
    let city = try comparison(.city, in: analysis)
    #expect(abs(try #require(city.ratio) - 1) < 0.02)
    #expect(city.samePeriod?.ratio == 1 && city.method == .pooled && city.nowcast == nil)
    // The ends of the interval are where the p-values reach 2.5 %: 1 lies between them.
    #expect(try #require(city.ratioLower) < 1)
    #expect(try #require(city.ratioUpper) > 1)
  }

  @Test func `a rise in one school is found in the city, its district and its stage, and in no other`() throws {
    var city = city()
    city.add(30, to: city.schools(of: "丙区")[1], Self.june)
    let analysis = try analyse(city)
    #expect(analysis.statement.kind == .monthHighAfterCalm)
    #expect(analysis.findings.map(\.comparison.unit) == [.city, .district("丙区"), .stage(.junior)])
    #expect(analysis.findings.allSatisfy { $0.comparison.direction == .rise && $0.comparison.verdict == .usable })
    let leading = analysis.findings[0].drivers.filter(\.isLeading).map(\.part)
    #expect(leading == [.district("丙区"), .stage(.junior), .kind(.selfHarm), .oneSchool])
    // 30 more than expected, all of them in the one district.
    let share = try #require(analysis.findings[0].drivers.first { $0.part == .district("丙区") }?.share)
    #expect(abs(share - 1) < 0.02)
    #expect(try #require(comparison(.district("丙区"), in: analysis).besideOthers).pValue < 0.001)
  }

  @Test func `what all districts share is taken off before one is said to stand out`() throws {
    var city = city(mean: 1)
    for school in city.schools { city.add(1, to: school.code, Self.june) }
    let analysis = try analyse(city)
    #expect(analysis.findings.first?.comparison.unit == .city)
    let districts = PanelCity.districtNames.prefix(6).compactMap { try? comparison(.district($0), in: analysis) }
    #expect(districts.count == 6)
    #expect(districts.count { $0.besideOthers?.pValue ?? 0 > 0.05 } >= 5)
  }

  @Test func `city, districts and stages have equal shares in one correction`() throws {
    let analysis = try analyse(city(mean: 1))
    let cells = analysis.comparisons.compactMap { comparison in comparison.pValue.map { (comparison.unit, $0) } }
    #expect(cells.count == 1 + 6 + 3)
    // The smallest p · n/w gives the smallest q: with three kinds of units w is 10/3, 10/18 and 10/9.
    let scaled = cells.map { unit, p in
      switch unit {
      case .city: p * 3
      case .district: p * 18
      case .stage: p * 9
      }
    }
    let smallest = try #require(analysis.comparisons.compactMap(\.qValue).min())
    #expect(smallest <= (scaled.min() ?? 0) + 1e-12)
    let city = try comparison(.city, in: analysis)
    let p = try #require(city.pValue)
    #expect(try #require(city.qValue) <= min(1, p * 3) + 1e-12)
  }

  @Test func `a part names itself from a quarter of the change on`() throws {
    var city = city()
    city.add(8, to: city.schools(of: "甲区")[0], Self.june)
    city.add(16, to: city.schools(of: "甲区")[1], Self.june)
    city.add(7, to: city.schools(of: "乙区")[2], Self.june)
    let drivers = try #require(try analyse(city).findings.first).drivers
    // The change is 31: 16 in 初中, 8 in 小学, 7 in 高中.
    let stages = drivers.compactMap { driver -> Stage? in
      if case .stage(let stage) = driver.part, driver.isLeading { stage } else { nil }
    }
    #expect(stages == [.junior, .primary])
  }

  @Test func `a district that did not report is neither zero nor calm`() throws {
    var city = city()
    for school in city.schools(of: "丙区") { city.events[school]?[Self.june] = nil }
    let analysis = try analyse(city)
    let silent = try comparison(.district("丙区"), in: analysis)
    #expect(silent.current == nil && silent.verdict == .insufficient && silent.reasons == [.notReported])
    let whole = try comparison(.city, in: analysis)
    #expect(whole.current?.count == 20 && whole.current?.reported == 20 && whole.current?.expected == 24)
    #expect(abs(try #require(whole.ratio) - 1) < 0.02)
    #expect(whole.reasons.contains(.schoolsMissing(missing: 4, expected: 24)) && whole.verdict == .indicative)
    #expect(try #require(whole.nowcast?.expected) == 24)
  }

  @Test func `zero reports count as zero`() throws {
    var city = city()
    for school in city.schools { city.events[school.code]?[Self.june] = [:] }
    let analysis = try analyse(city)
    #expect(try comparison(.city, in: analysis).current?.count == 0)
    #expect(analysis.statement.kind == .monthLow)
  }

  @Test func `nothing reported is said, and no month is called calm for it`() throws {
    var city = city()
    for school in city.schools { city.events[school.code]?[Self.june] = nil }
    #expect(try analyse(city).statement.kind == .notReported)
  }

  @Test func `less than a year before says nothing`() throws {
    let city = PanelCity(months: Self.june.advanced(by: -9)...Self.june, mean: 1)
    let analysis = try analyse(city)
    #expect(analysis.statement.kind == .noComparison && analysis.findings.isEmpty)
    #expect(try comparison(.city, in: analysis).reasons == [.shortHistory(months: 9)])
  }

  @Test func `one earlier year is enough to test, and not to rely on`() throws {
    var city = PanelCity(months: Self.june.advanced(by: -12)...Self.june, mean: nil)
    city.add(30, to: city.schools[1].code, Self.june)
    let finding = try #require(try analyse(city).findings.first)
    #expect(finding.comparison.verdict == .indicative && finding.comparison.reasons == [.oneEarlierYear])
  }

  @Test func `what depends on one baseline year is indicative and says which`() throws {
    // June is a quiet month by one year only: nothing in 2019, twice the usual in 2020 and 2021, and a little more now.
    var city = city()
    for (index, school) in city.schools.enumerated() {
      city.events[school.code]?[Month(year: 2019, month: 6)] = [:]
      for year in [2020, 2021, 2022] { city.add(1, to: school.code, Month(year: year, month: 6)) }
      if index % 2 == 0 { city.add(1, to: school.code, Self.june) }
    }
    let whole = try comparison(.city, in: analyse(city))
    #expect(whole.direction == .rise && whole.verdict == .indicative)
    #expect(whole.reasons.contains(.dependsOnYear(2019)) && !whole.reasons.contains(.dependsOnYear(2020)))
  }

  @Test func `a past month kept out of the comparison raises the alarm it hid`() throws {
    var city = city()
    let before = [2020, 2021].map { Month(year: $0, month: 6) }
    for school in city.schools { for month in before + [Self.june] { city.add(1, to: school.code, month) } }
    let without = AnalysisOptions(
      exclusions: Set(before.map { .init(indicator: .crisisEvents, unit: .city, month: $0) }))
    let plain = try comparison(.city, in: analyse(city))
    let excluded = try comparison(.city, in: analyse(city, asOf: Self.june.advanced(by: 2).firstDay, without))
    #expect(try #require(excluded.expected) < #require(plain.expected))
    #expect(excluded.baseline.map(\.month.year) == [2019])
    #expect(plain.direction == .none && excluded.direction == .rise)
  }

  @Test func `a city of totals has two kinds of units`() throws {
    var panel = Panel()
    for index in 0..<48 {
      let month = Month(year: 2018, month: 7).advanced(by: index)
      for district in ["甲", "乙"] {
        panel.monthlyCounts.append(
          MonthlyCount(
            month: month, district: district, indicator: "事件", count: month == Self.june && district == "甲" ? 24 : 8,
            population: 1000))
      }
    }
    let analysis = MonthlyAnalysis.make(
      panel: panel, month: Self.june, asOf: Month(year: 2022, month: 8).firstDay, options: .init())
    let indicator = try #require(analysis.indicators.first)
    #expect(indicator.comparisons.map(\.unit) == [.city, .district("乙"), .district("甲")])
    #expect(indicator.findings.map(\.comparison.unit) == [.city, .district("甲")])
  }

  @Test func `the statement tells a high month from a high year`() throws {
    // Half as many again since January, and June no exception.
    var year = city()
    for month in 1...6 {
      for school in year.schools where month > 1 || school.type == .junior {
        year.add(1, to: school.code, Month(year: 2022, month: month))
      }
    }
    #expect(try analyse(year).statement.kind == .yearHigh)
    // The same, and June beyond it.
    for school in year.schools { year.add(3, to: school.code, Self.june) }
    #expect(try analyse(year).statement.kind == .monthHighInHighYear)
  }
}
