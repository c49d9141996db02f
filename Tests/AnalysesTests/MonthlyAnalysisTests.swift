import Analyses
import Submissions
import Testing

/// The month's questions, asked of panels small enough to check by hand.
@Suite struct MonthlyAnalysisTests {
  private static let june = Month(year: 2022, month: 6)
  private static let asOf = Month(year: 2022, month: 8).firstDay
  private static let schools = [
    School(code: SchoolCode(rawValue: "01"), name: "甲小学", district: "东区", type: .primary),
    School(code: SchoolCode(rawValue: "02"), name: "乙初中", district: "东区", type: .junior),
    School(code: SchoolCode(rawValue: "03"), name: "丙初中", district: "西区", type: .junior),
    School(code: SchoolCode(rawValue: "04"), name: "丁高中", district: "西区", type: .senior),
  ]

  /// Four years in which every school reports `level` events a month, but for the cells given.
  private func panel(level: Int = 5, _ exceptions: [String: [Month: Int?]] = [:]) -> Panel {
    var panel = Panel()
    panel.schools = Self.schools
    for school in Self.schools {
      let stage = school.type.stages[0]
      panel.enrolments.append(
        Enrolment(
          school: school.code, stage: stage, sex: nil, pupils: 1000, asOf: Month(year: 2018, month: 9).firstDay))
      for index in 0..<46 {
        let month = Month(year: 2018, month: 9).advanced(by: index)
        let count = (exceptions[school.code.rawValue] ?? [:])[month] ?? level
        guard let count else { continue }
        panel.returns.append(
          SchoolReturn(
            school: school.code, form: .events, period: month.description, received: month.lastDay, state: .accepted))
        guard count > 0 else { continue }
        panel.eventCounts.append(
          EventCount(
            school: school.code, month: month, stage: stage, kind: .selfHarm, tier: nil, sex: nil, count: count))
      }
    }
    return panel
  }

  private func analyse(_ panel: Panel, _ options: AnalysisOptions = .init()) throws -> IndicatorAnalysis {
    let analysis = MonthlyAnalysis.make(panel: panel, month: Self.june, asOf: Self.asOf, options: options)
    return try #require(analysis.indicators.first)
  }

  private func comparison(_ unit: Unit, in analysis: IndicatorAnalysis) throws -> Comparison {
    try #require(analysis.comparisons.first { $0.unit == unit })
  }

  @Test func `a month like the same month of earlier years is calm, with no finding`() throws {
    let analysis = try analyse(panel())
    #expect(analysis.findings.isEmpty)
    #expect(analysis.statement.kind == .calm)
    #expect(try comparison(.city, in: analysis).ratio == 1)
  }

  @Test func `a rise in one school is found in the city, its district and its stage, and in no other`() throws {
    let analysis = try analyse(panel(["03": [Self.june: 40]]))
    #expect(analysis.statement.kind == .monthHighAfterCalm)
    #expect(analysis.findings.map(\.comparison.unit) == [.city, .district("西区"), .stage(.junior)])
    #expect(analysis.findings.allSatisfy { $0.comparison.direction == .rise })
    let leading = analysis.findings[0].drivers.filter(\.isLeading).map(\.part)
    #expect(leading == [.district("西区"), .stage(.junior), .kind(.selfHarm)])
    // 35 more than expected, all of them in the one district.
    #expect(analysis.findings[0].drivers.first { $0.part == .district("西区") }?.share == 1)
  }

  @Test func `a part names itself from a quarter of the change on`() throws {
    let analysis = try analyse(panel(["01": [Self.june: 13], "02": [Self.june: 21], "04": [Self.june: 12]]))
    // The change is 8 + 16 + 7 = 31: 16 in 初中, 8 in 小学, 7 in 高中.
    let stages = analysis.findings[0].drivers.compactMap { driver -> Stage? in
      if case .stage(let stage) = driver.part, driver.isLeading { stage } else { nil }
    }
    #expect(stages == [.junior, .primary])
  }

  @Test func `a school that did not report is neither zero nor calm`() throws {
    let analysis = try analyse(panel(["03": [Self.june: nil], "04": [Self.june: nil]]))
    let west = try comparison(.district("西区"), in: analysis)
    #expect(west.current == nil && west.verdict == .insufficient && west.reasons == [.notReported])
    let city = try comparison(.city, in: analysis)
    #expect(city.current?.count == 10 && city.current?.reported == 2 && city.current?.expected == 4)
    // Half the pupils reported: what is expected of them is half, so the ratio stays 1.
    #expect(city.expected == 10 && city.ratio == 1)
    #expect(city.reasons.contains(.schoolsMissing(missing: 2, expected: 4)) && city.verdict == .indicative)
  }

  @Test func `zero reports count as zero`() throws {
    let analysis = try analyse(
      panel(["01": [Self.june: 0], "02": [Self.june: 0], "03": [Self.june: 0], "04": [Self.june: 0]]))
    #expect(try comparison(.city, in: analysis).current?.count == 0)
    #expect(analysis.statement.kind == .monthLow)
  }

  @Test func `nothing reported is said, and no month is called calm for it`() throws {
    let exceptions: [String: [Month: Int?]] = Dictionary(
      uniqueKeysWithValues: Self.schools.map { ($0.code.rawValue, [Self.june: Int?.none]) })
    #expect(try analyse(panel(exceptions)).statement.kind == .notReported)
  }

  @Test func `city, districts and stages share the accepted rate of false alarms`() throws {
    // Dispersion 1: the city's 32 against 60 in three years has a p-value between the share and the whole.
    let panel = panel(["01": [Self.june: 11], "02": [Self.june: 10], "04": [Self.june: 6]])
    let options = AnalysisOptions(dispersion: .fixed(1))
    let city = try comparison(.city, in: analyse(panel, options))
    let p = try #require(city.pValue)
    #expect(p > options.falseDiscoveryRate / 3 && p < options.falseDiscoveryRate)
    #expect(city.direction == .none)
    let tripled = AnalysisOptions(dispersion: .fixed(1), falseDiscoveryRate: 3 * p)
    #expect(try comparison(.city, in: analyse(panel, tripled)).direction == .rise)
  }

  @Test func `what depends on one baseline year is indicative and says which`() throws {
    let june = { Month(year: $0, month: 6) }
    let rise: [Month: Int?] = [june(2022): 17, june(2021): 9, june(2020): 9, june(2019): 0]
    let analysis = try analyse(panel(level: 3, ["03": rise]), AnalysisOptions(dispersion: .fixed(1)))
    let west = try comparison(.district("西区"), in: analysis)
    // 20 against 3 + 12 + 12: p = 0.0063. Without 2019, 20 against 24 in two years: p = 0.063.
    #expect(west.direction == .rise && west.verdict == .indicative)
    #expect(west.reasons.contains(.dependsOnYear(2019)) && !west.reasons.contains(.dependsOnYear(2020)))
  }

  @Test func `a city of totals has two families`() throws {
    var panel = Panel()
    for year in 2019...2022 {
      for district in ["甲", "乙"] {
        panel.monthlyCounts.append(
          MonthlyCount(
            month: Month(year: year, month: 6), district: district, indicator: "事件",
            count: year == 2022 && district == "甲" ? 24 : 8, population: 1000))
      }
    }
    let analysis = try analyse(panel, AnalysisOptions(dispersion: .fixed(1)))
    #expect(analysis.comparisons.map(\.unit) == [.city, .district("乙"), .district("甲")])
    #expect(analysis.findings.map(\.comparison.unit) == [.city, .district("甲")])
  }
}
