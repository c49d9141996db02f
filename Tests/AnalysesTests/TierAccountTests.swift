import Analyses
import Submissions
import Testing

/// The month's account of pupils on file, from panels small enough to check by hand.
@Suite struct TierAccountTests {
  private static let first = Month(year: 2020, month: 9)
  private static let codes = ["01", "02"].map { SchoolCode(rawValue: $0) }

  private func panel(_ flows: [(Int, Int, CaseState, CaseState, Int)]) -> Panel {
    var panel = Panel()
    panel.schools = zip(Self.codes, ["东区", "西区"]).map {
      School(code: $0, name: "\($1)小学", district: $1, type: .primary)
    }
    panel.caseFlows = flows.map { months, school, from, to, count in
      CaseFlow(
        school: Self.codes[school], month: Self.first.advanced(by: months), stage: .primary, from: from, to: to,
        count: count)
    }
    return panel
  }

  private func accounts(_ panel: Panel, _ months: Int) throws -> [TierAccount] {
    let month = Self.first.advanced(by: months)
    return try #require(
      MonthlyAnalysis.make(panel: panel, month: month, asOf: month.lastDay, options: .init()).tiers
    ).accounts
  }

  private static let flows: [(Int, Int, CaseState, CaseState, Int)] = [
    (0, 0, .notOnFile, .tier1, 20), (0, 0, .notOnFile, .tier2, 8), (0, 0, .notOnFile, .tier3, 3),
    (0, 1, .notOnFile, .tier2, 5), (1, 0, .tier3, .tier2, 2), (1, 0, .tier2, .tier1, 1), (1, 0, .tier1, .tier3, 4),
    (1, 0, .tier1, .released, 6), (1, 1, .tier2, .transferredOut, 1), (1, 0, .notOnFile, .tier2, 7),
    (1, 1, .tier2, .tierUnknown, 1), (2, 0, .released, .tier1, 2), (2, 1, .tierUnknown, .tier3, 1),
  ]

  @Test func `every row balances, and the tiers add up to all on file as the districts do`() throws {
    for months in [1, 2] {
      let all = try accounts(panel(Self.flows), months)
      let city = all.filter { $0.unit == .city }
      let whole = try #require(city.first { $0.state == nil })
      let (tiers, districts) = (city.filter { $0.state != nil }, all.filter { $0.unit != .city })
      for parts in [tiers, districts] {
        #expect(parts.reduce(0) { $0 + $1.start } == whole.start)
        #expect(parts.reduce(0) { $0 + $1.opened } == whole.opened)
        #expect(parts.reduce(0) { $0 + $1.steppedDown } == whole.steppedDown)
        #expect(parts.reduce(0) { $0 + $1.steppedUp } == whole.steppedUp)
        #expect(parts.reduce(0) { $0 + $1.released } == whole.released)
        #expect(parts.reduce(0) { $0 + $1.left } == whole.left)
        #expect(parts.reduce(0) { $0 + $1.end } == whole.end)
      }
    }
  }

  @Test func `a month's end is the next month's start, tier by tier`() throws {
    let (one, two) = (try accounts(panel(Self.flows), 1), try accounts(panel(Self.flows), 2))
    #expect(one.count == 7 && two.count == 7)
    for (left, right) in zip(one, two) { #expect(left.end == right.start && left.unit == right.unit) }
  }

  @Test func `the moves are those of the panel, and only those in tiers 2 and 3 could step down`() throws {
    let whole = try #require(try accounts(panel(Self.flows), 1).first { $0.unit == .city && $0.state == nil })
    #expect(whole.start == 36 && whole.opened == 7 && whole.steppedDown == 3 && whole.steppedUp == 4)
    #expect(whole.released == 6 && whole.left == 1 && whole.otherwise == 1 && whole.stayed == 21 && whole.end == 36)
    #expect(whole.couldStepDown == 16)
    // Wilson's interval of 3 of 16.
    let limits = try #require(whole.stepDownLimits)
    #expect(abs(limits.lower - 0.0659) < 5e-5 && abs(limits.upper - 0.4301) < 5e-5)
  }

  @Test func `the month the records begin has no account, and without records there is none`() throws {
    #expect(try accounts(panel(Self.flows), 0).isEmpty)
    let month = Self.first
    #expect(
      MonthlyAnalysis.make(panel: panel([]), month: month, asOf: month.lastDay, options: .init()).tiers == nil)
  }

  @Test func `a death is not among those who left`() throws {
    let all = try accounts(panel([(0, 0, .notOnFile, .tier2, 3), (1, 0, .tier2, .deceased, 1)]), 1)
    let whole = try #require(all.first { $0.unit == .city && $0.state == nil })
    #expect(whole.deceased == 1 && whole.left == 0 && whole.stayed == 2 && whole.end == 2)
  }

  @Test func `with everybody released the account ends at 0`() throws {
    let all = try accounts(panel([(0, 0, .notOnFile, .tier2, 3), (1, 0, .tier2, .released, 3)]), 1)
    let whole = try #require(all.first { $0.unit == .city && $0.state == nil })
    #expect(whole.end == 0 && whole.released == 3 && whole.stepDownLimits?.lower == 0)
    #expect(
      try accounts(panel([(0, 0, .notOnFile, .tier2, 3), (1, 0, .tier2, .released, 3)]), 2).allSatisfy { $0.end == 0 })
  }
}
