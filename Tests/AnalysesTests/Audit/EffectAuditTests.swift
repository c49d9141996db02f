import Analyses
import Statistics
import Submissions
import Tables
import TestSupport
import Testing

/// Small runs of the audit of effects.
@Suite struct EffectAuditTests {
  private static func run(_ prefixes: [String], replicates: Int, seed: UInt64 = 1) -> [AuditEstimate] {
    EffectAudit.run(
      replicates: replicates, seed: seed,
      scenarios: EffectAudit.scenarios.filter { scenario in prefixes.contains { scenario.name.hasPrefix($0) } })
  }

  /// The mean of 20 normal numbers with an interval of so many standard errors.
  private static func mean(_ reach: Double) -> EffectScenario {
    EffectScenario(name: "mean", questions: EffectScenario.coverage(["reported"])) { random in
      let mean = (0..<20).reduce(0.0) { sum, _ in sum + random.normal() } / 20
      return [abs(mean) <= reach / 20.0.squareRoot()]
    }
  }

  @Test func `an interval a fifth too narrow misses the goal, the right one meets it`() throws {
    // 2,000 draws have a standard error of half a point; 0.8 × 1.96 errors cover 88 %.
    let narrow = EffectAudit.run(replicates: 2_000, seed: 1, scenarios: [Self.mean(0.8 * 1.96)])
    let coverage = try #require(narrow[0].estimate)
    #expect(narrow[0].meetsGoal == false && abs(coverage - 0.883) < 0.03)
    let right = EffectAudit.run(replicates: 2_000, seed: 1, scenarios: [Self.mean(1.96)])
    #expect(right[0].meetsGoal == true && right[0].clusters == 2_000)
  }

  @Test func `intervals of every estimator hold the truth in most studies, and those known to be wrong in fewer`()
    throws
  {
    let estimates = Self.run(["its-", "did-"], replicates: 150)
    for estimate in estimates where estimate.goal != nil {
      // 95 % less four standard errors of 150 studies.
      #expect(try #require(estimate.estimate) > 0.87, "\(estimate)")
      #expect(estimate.count == 150)
    }
    let wrong = try #require(estimates.first { $0.scenario == "did-growing" && $0.method == "twfe" })
    #expect(try #require(wrong.estimate) < 0.87 && wrong.goal == nil)
  }

  @Test func `the same seed gives the same figures, whatever else is drawn`() {
    let names = ["its-poisson", "panel-10-5", "simulated-fall"]
    let all = Self.run(names, replicates: 8)
    #expect(all == Self.run(names, replicates: 8))
    #expect(all.filter { $0.scenario == "panel-10-5" } == Self.run(["panel-10-5"], replicates: 8))
    #expect(all != Self.run(names, replicates: 8, seed: 2))
  }

  @Test func `a fall planted in large schools is found, and what never took place is rarely claimed`() throws {
    let estimates = Self.run(["simulated-"], replicates: 60)
    func figure(_ scenario: String, _ quantity: AuditQuantity) throws -> Double {
      try #require(estimates.first { $0.scenario == scenario && $0.quantity == quantity }?.estimate)
    }
    #expect(try figure("simulated-fall", .trueClaim) > 0.6)
    #expect(try figure("simulated-placebo", .falseClaim) < 0.2)
    for scenario in ["simulated-placebo", "simulated-drift"] {
      let shares = try [AuditQuantity.usable, .indicative, .insufficient].map { try figure(scenario, $0) }
      #expect(abs(shares.reduce(0, +) - 1) < 1e-12)
    }
    // A fall that comes from elsewhere is usable less often than one that does not.
    #expect(try figure("simulated-drift", .usable) < figure("simulated-fall", .usable))
  }

  @Test func `a bureau's own record is tried, small schools cannot show a fall, and a short record is refused`() throws
  {
    let june = Month(year: 2022, month: 6)
    let panel = PanelCity(months: Month(year: 2019, month: 9)...june, mean: 0.5, seed: 4).panel()
    func audit(_ panel: Panel) -> Audit? {
      Audit.effects(like: panel, before: june, options: .init(), replicates: 4, seed: 1)
    }
    let own = try #require(audit(panel))
    #expect(own.estimate(.usable, "report", scenario: "own-placebo")?.count == 4)
    #expect(own.estimate(.trueClaim, "report", scenario: "own-fall")?.count == 0)
    #expect(own.estimate(.trueClaim, "report", scenario: "own-fall")?.meetsGoal == nil)
    #expect(own.table.columns.last == "meets_goal" && own.table.rows.count == own.estimates.count)
    #expect(audit(PanelCity(months: Month(year: 2020, month: 9)...june, mean: 0.5).panel()) == nil)
    #expect(audit(Panel()) == nil)
  }
}
