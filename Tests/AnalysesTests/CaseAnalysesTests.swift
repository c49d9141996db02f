import Analyses
import Submissions
import Testing

/// Pupils on file and their weekly follow-up, from panels small enough to check by hand.
@Suite struct CaseAnalysesTests {
  private static let school = SchoolCode(rawValue: "01")
  private static let first = Month(year: 2020, month: 9)

  /// Ten pupils seen in the first month of records, then two openings, a rise of tier and a release.
  private static let panel = {
    var panel = Panel()
    panel.schools = [School(code: school, name: "甲小学", district: "东区", type: .primary)]
    func flow(_ months: Int, _ from: CaseState, _ to: CaseState, _ count: Int) {
      panel.caseFlows.append(
        CaseFlow(
          school: school, month: first.advanced(by: months), stage: .primary, from: from, to: to, count: count))
    }
    flow(0, .notOnFile, .tier1, 7)
    flow(0, .notOnFile, .tier2, 3)
    flow(0, .tier1, .released, 1)
    flow(1, .notOnFile, .tier1, 2)
    flow(2, .tier1, .tier3, 1)
    flow(2, .tier2, .released, 1)
    return panel
  }()

  private func tiers(_ months: Int) throws -> TierAnalysis {
    let month = Self.first.advanced(by: months)
    let analysis = MonthlyAnalysis.make(panel: Self.panel, month: month, asOf: month.lastDay, options: .init())
    return try #require(analysis.tiers)
  }

  @Test func `pupils already on file when the records begin are no new files`() throws {
    let begin = try tiers(0)
    #expect(begin.recordsBegin == Self.first)
    #expect(begin.flows == [.init(from: .tier1, to: .released, pupils: 1)])
    #expect(try tiers(1).flows == [.init(from: .notOnFile, to: .tier1, pupils: 2)])
  }

  @Test func `the stock starts with the first full month and counts those seen before it`() throws {
    let stock = try tiers(2).stock
    #expect(stock.first?.month == Self.first.advanced(by: 1))
    #expect(stock.map(\.pupils) == [8, 3, 0, 7, 2, 1])
  }

  @Test func `a report on the first month of records shows that month`() throws {
    #expect(try tiers(0).stock.map(\.pupils) == [6, 3, 0])
  }
}
