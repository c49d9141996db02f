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

  private func tracking(asOf: Day, _ records: [String: Day]) throws -> TrackingAnalysis {
    var panel = Self.panel
    let month = Self.first.advanced(by: 1)
    panel.schools.append(
      School(code: SchoolCode(rawValue: "02"), name: "乙小学", district: "西区", type: .primary))
    let last = month.lastDay.monday
    panel.trackingWeeks = ["01", "02"].flatMap { code in
      (0..<8).map { week in
        TrackingWeek(
          school: SchoolCode(rawValue: code), monday: last.advanced(by: 7 * (week - 7)),
          onFileChange: week == 0 ? 10 : 0,
          tracked: week == 7 ? 3 : 9)
      }
    }
    panel.lastRecords = Dictionary(uniqueKeysWithValues: records.map { (SchoolCode(rawValue: $0.key), $0.value) })
    return try #require(
      MonthlyAnalysis.make(panel: panel, month: month, asOf: asOf, options: .init()).tracking)
  }

  @Test func `a week is finished when it is over and records go to its Sunday`() throws {
    let sunday = Self.first.advanced(by: 1).lastDay.monday.advanced(by: 6)
    let asOf = sunday.advanced(by: 10)
    let whole = try tracking(asOf: asOf, ["01": sunday, "02": sunday])
    #expect(whole.weeks.allSatisfy(\.isFinished) && whole.lastFinished == whole.weeks.last)
    // One school has sent more than the other.
    let part = try tracking(asOf: asOf, ["01": sunday, "02": sunday.advanced(by: -3)])
    #expect(part.weeks.map(\.isFinished) == Array(repeating: true, count: 7) + [false])
    #expect(part.districtWeeks.filter { !$0.isFinished }.map(\.unit) == [.district("西区")])
    #expect(part.lastFinished == part.weeks[6] && part.recordsEnd[.district("西区")] == sunday.advanced(by: -3))
    #expect(try tracking(asOf: sunday, [:]).weeks.last?.isFinished == false)
    // A district that stopped weeks ago makes no week of the city a part: it tracked nobody.
    let stopped = try tracking(asOf: asOf, ["01": sunday, "02": sunday.advanced(by: -20)])
    #expect(stopped.weeks.map(\.isFinished) == [true, true, true, true, true, false, true, true])
  }

  @Test func `a report on the first month of records shows that month`() throws {
    #expect(try tiers(0).stock.map(\.pupils) == [6, 3, 0])
  }
}
