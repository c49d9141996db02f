import Analyses
import Submissions
import TestSupport
import Testing

/// Where pupils stood on two days, from made-up pupils whose states change at random.
@Suite struct TierCrossTableTests {
  private static let first = Month(year: 2021, month: 7)
  private static let months = 9
  private static let code = SchoolCode(rawValue: "01")

  /// Weekly records of pupils who come, change tier, leave by every way and come back; some tiers are not told.
  private static func pupils(seed: UInt64, _ count: Int = 200) -> [[FollowUpBatch.Row]] {
    var random = SeededGenerator(seed: seed)
    let (begin, end) = (first.firstDay, first.advanced(by: months - 1).lastDay)
    return (0..<count).map { _ in
      var day = begin.advanced(by: Int.random(in: 0..<200, using: &random))
      var rows: [FollowUpBatch.Row] = []
      while day <= end {
        let chance = Int.random(in: 0..<40, using: &random)
        let status: CaseStatus =
          switch chance {
          case 0: .released
          case 1: .transferredOut
          case 2: .graduated
          case 3: .lost
          default: .open
          }
        rows.append(
          FollowUpBatch.Row(
            pupil: 0, date: day, tier: Tier(rawValue: Int.random(in: 0...3, using: &random)), status: status,
            stage: .junior, sex: nil, mode: nil, tierAssessed: nil, opened: nil))
        day = day.advanced(by: Int.random(in: 1...24, using: &random))
      }
      return rows
    }
  }

  /// The same pupils as the panel keeps them: changes from one month's end to the next.
  private static func panel(_ pupils: [[FollowUpBatch.Row]]) -> Panel {
    var panel = Panel()
    panel.schools = [School(code: code, name: "甲小学", district: "东区", type: .primary)]
    panel.caseFlows = pupils.flatMap { CaseHistory($0).changes }.map {
      CaseFlow(school: code, month: $0.month, stage: $0.stage, from: $0.from, to: $0.to, count: 1)
    }
    return panel
  }

  private static func paths(_ pupils: [[FollowUpBatch.Row]], _ days: [Day]) -> CasePaths {
    pupils.reduce(into: CasePaths(days: days)) { $0.add($1) }
  }

  @Test(arguments: 1...20)
  func `the flows of a month are its account, and both columns are the stock`(seed: Int) throws {
    let pupils = Self.pupils(seed: UInt64(seed))
    let panel = Self.panel(pupils)
    for index in 1..<Self.months {
      let month = Self.first.advanced(by: index)
      let tiers = try #require(
        MonthlyAnalysis.make(panel: panel, month: month, asOf: month.lastDay, options: .init()).tiers)
      let starts = TierCrossTable.starts(of: month, recordsBegin: tiers.recordsBegin)
      let paths = Self.paths(pupils, starts.map(\.day) + [month.lastDay])
      let tables = starts.compactMap { TierCrossTable(paths, since: $0.since, $0.day, to: month.lastDay) }
      let account = try #require(tiers.accounts.first { $0.unit == .city && $0.state == nil })
      let ofMonth = try #require(tables.first { $0.since == .lastMonth })
      #expect(ofMonth.account == account)
      for table in tables {
        for tier in Tier.all {
          let stock = { (day: Day) in tiers.stock.first { $0.month.lastDay == day && $0.tier == tier }?.pupils }
          #expect(table.pupils(to: .tier(tier)) == stock(table.end))
          // The stock begins with the month after the records' first.
          if let before = stock(table.start) { #expect(table.pupils(from: .tier(tier)) == before) }
        }
        #expect(table.account.end == account.end)
        let sums = [table.flows.reduce(0) { $0 + $1.pupils }, sum(table.pupils(from:)), sum(table.pupils(to:))]
        #expect(Set(sums).count == 1)
        #expect(table.flows.allSatisfy { $0.pupils > 0 && $0.to != .notOnFile })
      }
    }
  }

  private func sum(_ count: (TierCrossTable.State) -> Int) -> Int {
    TierCrossTable.State.all.reduce(0) { $0 + count($1) }
  }

  @Test func `who was released and came back is newly on file, and who is on file on neither day is left out`() throws {
    let (start, end) = (Day(rawValue: 100), Day(rawValue: 130))
    func row(_ day: Int, _ tier: Int, _ status: CaseStatus = .open) -> FollowUpBatch.Row {
      FollowUpBatch.Row(
        pupil: 0, date: Day(rawValue: Int32(day)), tier: Tier(rawValue: tier), status: status, stage: .junior, sex: nil,
        mode: nil, tierAssessed: nil, opened: nil)
    }
    let pupils = [
      [row(90, 3), row(95, 3, .released), row(110, 2, .reopened)], [row(105, 1), row(110, 1, .released)],
      [row(90, 2), row(140, 3)], [row(90, 1, .released)],
    ]
    let table = try #require(TierCrossTable(Self.paths(pupils, [start, end]), since: .lastMonth, start, to: end))
    #expect(
      table.flows == [
        .init(from: .tier(.serious), to: .tier(.serious), pupils: 1),
        .init(from: .notOnFile, to: .tier(.serious), pupils: 1),
      ])
    #expect(table.account.start == 1 && table.account.opened == 1 && table.account.stayed == 1)
    #expect(TierCrossTable(Self.paths([], [start, end]), since: .term, start, to: end) == nil)
  }

  @Test func `terms begin in March and September, and only days the records reach are looked back to`() {
    func starts(_ year: Int, _ month: Int, since first: Month?) -> [String] {
      TierCrossTable.starts(of: Month(year: year, month: month), recordsBegin: first).map(\.day.description)
    }
    let old = Month(year: 2015, month: 1)
    #expect(starts(2022, 6, since: old) == ["2022-02-28", "2022-05-31"])
    #expect(starts(2022, 2, since: old) == ["2021-08-31", "2022-01-31"])
    #expect(starts(2020, 4, since: old) == ["2020-02-29", "2020-03-31"])
    // The first month of a term has one day to look back to.
    #expect(starts(2022, 3, since: old) == ["2022-02-28"] && starts(2022, 9, since: old) == ["2022-08-31"])
    #expect(starts(2022, 6, since: Month(year: 2022, month: 2)) == ["2022-02-28", "2022-05-31"])
    #expect(starts(2022, 6, since: Month(year: 2022, month: 3)) == ["2022-05-31"])
    #expect(starts(2022, 6, since: Month(year: 2022, month: 6)).isEmpty && starts(2022, 6, since: nil).isEmpty)
  }
}
