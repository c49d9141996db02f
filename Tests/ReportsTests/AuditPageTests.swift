import Analyses
import Foundation
import Reports
import Tables
import Testing
import Wording

/// The page of `audit`.
@Suite struct AuditPageTests {
  private func page(_ audit: Audit, _ language: Language) throws -> String {
    let files = try AuditPage(audit, language: language).files(vegaBundle: "")
    #expect(files.map(\.path) == ["index.html", "audit.csv"])
    #expect(String(decoding: files[1].bytes, as: UTF8.self) == audit.table.csv())
    return String(decoding: files[0].bytes, as: UTF8.self)
  }

  private func row(
    _ quantity: AuditQuantity, _ method: String, _ estimate: Double?, scenario: String = "all", group: String = "all",
    error: Double = 0.01, clusters: Int = 100
  ) -> AuditEstimate {
    AuditEstimate(
      scenario: scenario, method: method, quantity: quantity, group: group, estimate: estimate,
      standardError: error, count: 100, clusters: clusters)
  }

  @Test func `the answer on weekly series is made of the figures in the table`() throws {
    let audit = Audit(
      subject: .noufaily, replicates: 100, seed: 1,
      estimates: [
        row(.falseAlarmRate, "template-scan", 0.004), row(.detection, "oracle", 0.12, group: "k 1-3"),
        row(.detectionAtRate, "template-scan", 0.53, group: "fpr 0.45%"),
        row(.detectionAtRate, "farrington-flexible", 0.41, group: "fpr 0.45%"),
        row(.excessInErrors, "template-scan", -3.5, scenario: "1"),
        row(.excessInErrors, "template-scan", 1.5, scenario: "2"),
      ])
    let english = try page(audit, .english)
    for words in [
      "finds 53% (51%–55%) of the outbreaks, Farrington flexible 41% (39%–43%)", "false alarms a week", "4.8 years",
    ] {
      #expect(english.contains(words), "\(words)")
    }
    // 1 of the 2 kinds is further than three standard errors from its promise: it must not be said that all keep it.
    #expect(english.contains("In 1 of 2 kinds") && !english.contains("NaN"))
    let chinese = try page(audit, .chinese)
    #expect(chinese.contains("模板扫描发现53%（51%–55%）的突增，Farrington改进法发现41%（39%–43%）") && chinese.contains("2种情形中有1种"))
  }

  @Test func `a promise of which nothing is known is not called kept`() throws {
    let audit = Audit(
      subject: .noufaily, replicates: 1, seed: 1, estimates: [row(.excessInErrors, "template-scan", nil, scenario: "1")]
    )
    let english = try page(audit, .english)
    #expect(english.contains("In 1 of 1 kinds") && english.contains("too few to compare"))
  }

  @Test func `quiet months without any alarm are said to be just those simulated`() throws {
    func audit(_ share: Double) -> Audit {
      Audit(
        subject: .likeMine, replicates: 10, seed: 1,
        estimates: [
          row(.alarmingMonths, "report", share, scenario: "like-mine", error: share > 0 ? 0.01 : 0, clusters: 10)
        ])
    }
    // Wilson's limit of none in 10 is 3.84/13.84.
    #expect(
      try page(audit(0), .english).contains("None of the simulated quiet months had a false alarm: 0.0% (0.0%–27.8%)"))
    #expect(try page(audit(0.05), .english).contains("about one month in 20"))
    let chinese = try page(audit(0.05), .chinese)
    #expect(chinese.contains("5.0%（2.7%–7.3%）的月报会误报异常，约每20个月一次"))
    #expect(chinese.contains("括号内为95%区间") && chinese.contains("只模拟了10次，少于30次"))
  }

  @Test func `the answers on districts carry their intervals`() throws {
    let audit = Audit(
      subject: .school, replicates: 100, seed: 1,
      estimates: [
        row(.foundNearlyTwice, "pooled", 0.21, scenario: "school-48"),
        row(.foundNearlyTwice, "same-period", 0.19, scenario: "school-48"),
      ])
    let english = try page(audit, .english)
    #expect(english.contains("finds 21% (19%–23%) of Junes") && english.contains("test 19% (17%–21%)"))
    #expect(english.contains("95% intervals") && !english.contains("fewer than 30"))
    #expect(try page(audit, .chinese).contains("合并模型能发现21%（19%–23%），精确同期检验能发现19%（17%–21%）"))
  }

  @Test func `a promise that is not kept is marked and counted, and what could not be tried is said`() throws {
    func goal(_ goal: ClosedRange<Double>, _ row: AuditEstimate) -> AuditEstimate {
      var row = row
      row.goal = goal
      return row
    }
    let audit = Audit(
      subject: .effects, replicates: 100, seed: 1,
      estimates: [
        goal(0.93...0.97, row(.coverage, "dr", 0.951, scenario: "did-covariates")),
        goal(0.92...1, row(.coverage, "reported", 0.9, scenario: "its-0.45-low-slope")),
        row(.coverage, "clustered", 0.86, scenario: "panel-40-5"),
        goal(0...0.05, row(.falseClaim, "report", 0.2, scenario: "simulated-drift")),
        goal(0...0.05, row(.falseClaim, "report", 0.03, scenario: "own-placebo")),
        row(.usable, "report", 0.3, scenario: "own-placebo"),
        goal(0.8...1, row(.trueClaim, "report", nil, scenario: "own-fall")),
      ])
    let english = try page(audit, .english)
    for words in [
      "Promises tried: 4; not kept: 2", "✗ missed", "93%–97%", "at least 92%", "at most 5%",
      "3.0% (1.0%–5.0%) would have been called effective or harmful by mistake", "cannot show an effect of 0.7 times",
      "taken for an effect in 20.0% (18.0%–22.0%)", "40 schools, 5 reached",
    ] {
      #expect(english.contains(words), "\(words)")
    }
    #expect(!english.contains("NaN"))
    let chinese = try page(audit, .chinese)
    #expect(chinese.contains("检验了4项承诺，2项未达到") && chinese.contains("✗ 未达到") && chinese.contains("不低于92%"))
    #expect(chinese.contains("没有发现不等于没有效果"))
  }
}
