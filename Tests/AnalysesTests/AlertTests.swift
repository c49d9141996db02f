import Analyses
import Submissions
import TestSupport
import Testing

/// What no test of counts finds: silence, grave events, and rises that may be those of reporting.
@Suite struct AlertTests {
  private static let june = Month(year: 2022, month: 6)

  private func analyse(
    _ city: PanelCity, days: Int = 30, _ options: AnalysisOptions = .init()
  ) throws -> IndicatorAnalysis {
    let analysis = MonthlyAnalysis.make(
      panel: city.panel(), month: Self.june, asOf: Self.june.lastDay.advanced(by: days), options: options)
    return try #require(analysis.indicators.first)
  }

  private func city(mean: Double? = nil) -> PanelCity {
    PanelCity(months: Month(year: 2018, month: 9)...Self.june, mean: mean)
  }

  @Test func `half the schools missing is silence, in the city and in no district by itself`() throws {
    var city = city()
    for (index, school) in city.schools.enumerated() where index % 2 == 0 { city.events[school.code]?[Self.june] = nil }
    let silences = try analyse(city).silences
    #expect(silences.map(\.unit) == [.city])
    #expect(
      silences.first?.kind == .returnsMissing(missing: 12, expected: 24, usualShare: 0))
    #expect(try #require(silences.first?.pValue) < 0.001)
    // Before the returns are due nobody is silent.
    #expect(try analyse(city, days: 3).silences.isEmpty)
  }

  @Test func `a city where a third of the schools never report is not silent for that`() throws {
    var city = city()
    for (index, school) in city.schools.enumerated() {
      for back in 0..<46 where (index + back) % 3 == 0 {
        city.events[school.code]?[Self.june.advanced(by: -back)] = nil
      }
    }
    #expect(try analyse(city).silences.isEmpty)
  }

  @Test func `one school missing of twenty-four is no silence`() throws {
    var city = city()
    city.events[city.schools[0].code]?[Self.june] = nil
    #expect(try analyse(city).silences.isEmpty)
  }

  @Test func `months of zeros in a row are a silence where events were to be expected`() throws {
    var city = city(mean: 1)
    for school in city.schools(of: "丁区") {
      for back in 0..<4 { city.events[school]?[Self.june.advanced(by: -back)] = [:] }
    }
    let silence = try #require(try analyse(city).silences.first)
    guard case .onlyZeros(let months, let expected) = silence.kind else {
      Issue.record("\(silence.kind)")
      return
    }
    #expect(silence.unit == .district("丁区") && months == 4 && expected > 10)
    let comparisons = try analyse(city).comparisons
    for (unit, reason) in [
      (Unit.city, VerdictReason.districtsOnlyZeros(districts: 1)), (.district("丁区"), .onlyZeros(months: 4)),
    ] {
      let one = try #require(comparisons.first { $0.unit == unit })
      #expect(one.verdict != .usable && one.reasons.contains(reason))
    }
  }

  @Test func `a grave event after a year without is a finding by rule, whatever the test says`() throws {
    var city = city()
    city.add(1, .suicideDeath, to: city.schools(of: "乙区")[0], Self.june)
    let analysis = try analyse(city)
    #expect(analysis.findings.isEmpty)
    let alert = try #require(analysis.graveAlerts.first)
    #expect(analysis.graveAlerts.count == 1 && alert.unit == .district("乙区") && alert.count == 1)
    #expect(alert.lastBefore == nil && alert.recorded == 12)
    // One within the months asked for is no first one; one before is named.
    city.add(1, .suicideAttempt, to: city.schools(of: "乙区")[0], Month(year: 2021, month: 5))
    #expect(try analyse(city).graveAlerts.first?.lastBefore == Month(year: 2021, month: 5))
    #expect(try analyse(city, AnalysisOptions(graveMonths: 24)).graveAlerts.isEmpty)
  }

  @Test func `a rise in lesser kinds alone is indicative`() throws {
    var city = city(mean: 1)
    for school in city.schools { city.add(1, .suicideAttempt, to: school.code, Month(year: 2021, month: 6)) }
    for school in city.schools { city.add(1, .suicideAttempt, to: school.code, Month(year: 2020, month: 6)) }
    for school in city.schools {
      let now = city.events[school.code]?[Self.june]?.values.reduce(0, +) ?? 0
      city.events[school.code]?[Self.june] = [.selfHarm: now + 4]
    }
    let finding = try #require(try analyse(city).findings.first)
    #expect(finding.comparison.reasons.contains(.lesserKindsOnly) && finding.comparison.verdict == .indicative)
  }

  @Test func `a rise after a screening or a change of rules is indicative`() throws {
    var city = city()
    for school in city.schools { city.add(2, to: school.code, Self.june) }
    #expect(try #require(try analyse(city).findings.first).comparison.verdict == .usable)
    var screened = city
    screened.screenings = city.schools.map {
      SchoolReturn(
        school: $0.code, form: .screening, period: "2022-spring", received: Month(year: 2022, month: 5).firstDay,
        state: .accepted)
    }
    #expect(try #require(try analyse(screened).findings.first).comparison.reasons == [.afterScreening])
    // One that is held each year is no news.
    screened.screenings += (1...3).map { back in
      SchoolReturn(
        school: city.schools[0].code, form: .screening, period: "\(2022 - back)-spring",
        received: Month(year: 2022 - back, month: 5).firstDay, state: .accepted)
    }
    #expect(try #require(try analyse(screened).findings.first).comparison.verdict == .usable)
    let change = Month(year: 2022, month: 3)
    let options = AnalysisOptions(ruleChanges: [change, Month(year: 2010, month: 1)])
    #expect(
      try #require(try analyse(city, options).findings.first).comparison.reasons == [.afterRuleChange(change)])
  }
}
