import Analyses
import Foundation
import Statistics
import Submissions
import Tables
import TestSupport
import Testing

/// Small runs of every kind of audit.
@Suite struct AuditTests {
  @Test func `the test that knows the truth keeps its promise, finds more in two weeks, and comes again by its seed`()
    throws
  {
    let scenarios = [0, 6, 17].map { OutbreakScenario.all[$0] }
    let estimates = try OutbreakAudit.run(replicates: 60, seed: 3, scenarios: scenarios)
    let again = try OutbreakAudit.run(replicates: 60, seed: 3, scenarios: scenarios)
    #expect(estimates == again)
    let audit = Audit(subject: .noufaily, replicates: 60, seed: 3, estimates: estimates)
    for method in ["oracle", "oracle-one-week"] {
      let excess = try #require(audit.estimate(.excessInErrors, method)?.estimate)
      #expect(abs(excess) < 3.5, "\(method)")
      let promised = try #require(audit.estimate(.promised, method)?.estimate)
      #expect(promised > 0.002 && promised <= 0.005)
    }
    for scenario in ["1", "7", "18"] {
      #expect(audit.estimate(.detection, "oracle", scenario: scenario)?.count ?? 0 > 40)
    }
    let small = try #require(audit.estimate(.detection, "oracle", group: "k 1-3")?.estimate)
    let large = try #require(audit.estimate(.detection, "oracle", group: "k 8-10")?.estimate)
    #expect(small < 0.35 && large > 0.8)
    #expect(audit.table.rows.count == estimates.count && audit.summary.rows.count < estimates.count / 2)
  }

  @Test func `the alarms counted are those the template scan raises`() throws {
    let detector = try TemplateScan()
    for replicate in 0..<4 {
      let series = OutbreakSeries(OutbreakScenario.all[1], replicate: 6 + replicate, seed: 2)
      let range = OutbreakScenario.tested
      let counts = try CountSeries(counts: series.counts, frequency: 52)
      let alarms = detector.detect(counts, in: range).compactMap(\.alarm)
      let tests = detector.tests(counts, in: range).enumerated().map { index, test in
        test.map {
          WeekTest(
            pValue: $0.pValue(
              previous: series.counts[range.lowerBound + index - 1], current: series.counts[range.lowerBound + index]),
            singlePValue: $0.singlePValue(series.counts[range.lowerBound + index]), promised: 0, singlePromised: 0)
        }
      }
      let score = OutbreakScore(
        tests, alpha: TemplateScan.Options().alpha, from: range.lowerBound, cases: series.cases,
        outbreak: series.outbreak)
      // Before the first tested week there may have been an alarm.
      #expect(abs(score.falseAlarms + score.trueAlarms - alarms.count { $0 }) <= 1)
      #expect(alarms.contains(true) == (score.falseAlarms + score.trueAlarms > 0))
    }
  }

  @Test func `districts keep the promised rate, and a threefold June is found more often than one half as large again`()
    throws
  {
    let audit = try Audit.school(replicates: 12, seed: 1)
    let rate = try #require(audit.estimate(.rateAtFive, "pooled", scenario: "school-48")?.estimate)
    #expect(rate > 0.02 && rate < 0.08)
    let found = [AuditQuantity.foundHalfMore, .foundNearlyTwice, .foundThrice].compactMap {
      audit.estimate($0, "oracle", scenario: "school-36")?.estimate
    }
    #expect(found.count == 3 && found[0] < found[1] && found[1] < found[2])
    #expect(audit.estimate(.rateAtOne, "farrington-flexible", scenario: "school-24") == nil)
    #expect(try Audit.school(replicates: 12, seed: 1).estimates == audit.estimates)
  }

  @Test func `quiet months like the bureau's own rarely alarm, and a threefold month in a large district is found`()
    throws
  {
    let june = Month(year: 2022, month: 6)
    let panel = PanelCity(months: Month(year: 2019, month: 9)...june, mean: 1.5, seed: 4).panel()
    func audit(_ options: AnalysisOptions = .init()) throws -> Audit {
      try #require(
        Audit.likeMine(
          panel, month: june, asOf: Month(year: 2022, month: 8).firstDay, options: options, replicates: 25, seed: 1))
    }
    let own = try audit()
    func figure(_ audit: Audit, _ quantity: AuditQuantity, _ group: String = "all") throws -> Double {
      try #require(audit.estimate(quantity, "report", scenario: "like-mine", group: group)?.estimate)
    }
    #expect(try figure(own, .alarmingMonths) < 0.13)
    #expect(own.estimate(.alarmingMonths, "report", scenario: "like-mine")?.count == 300)
    #expect(try figure(own, .foundThrice, "large") > 0.5)
    #expect(try figure(own, .foundHalfMore, "large") < figure(own, .foundThrice, "large"))
    #expect(try audit().estimates == own.estimates)
    // Who accepts more false alarms gets more of them.
    #expect(try figure(audit(.init(falseDiscoveryRate: 0.3)), .falseRises) > figure(own, .falseRises))
  }

  @Test func `a bureau without a year of events is not simulated`() {
    let june = Month(year: 2022, month: 6)
    let panel = PanelCity(months: Month(year: 2021, month: 9)...june, mean: 1.5).panel()
    #expect(
      Audit.likeMine(
        panel, month: june, asOf: Month(year: 2022, month: 8).firstDay, options: .init(), replicates: 1, seed: 1) == nil
    )
    #expect(
      Audit.likeMine(
        Panel(), month: june, asOf: Month(year: 2022, month: 8).firstDay, options: .init(), replicates: 1, seed: 1)
        == nil)
  }
}
