import Analyses
import Submissions
import Testing

@Suite struct OpenCaseAnalysisTests {
  private static let schools = [("01", "东区"), ("02", "西区")].map {
    School(code: SchoolCode(rawValue: $0.0), name: "甲", district: $0.1, type: .primary)
  }

  private func open(_ name: String, _ school: String, tier: Tier?, since: Int32, last: Int32?, isLost: Bool = false)
    -> OpenCase
  {
    OpenCase(
      pseudonym: name, school: SchoolCode(rawValue: school), tier: tier, tierSince: Day(rawValue: since),
      lastContact: last.map(Day.init(rawValue:)), isLost: isLost)
  }

  @Test func `a contact seven days back is in time, one of eight days is overdue`() throws {
    let analysis = try #require(
      OpenCaseAnalysis(
        [
          open("a", "01", tier: .general, since: 1, last: 93), open("b", "01", tier: .gravest, since: 2, last: 92),
          open("c", "02", tier: nil, since: 3, last: 100),
        ], schools: Self.schools, on: Day(rawValue: 100)))
    #expect(analysis.overdue.map(\.pseudonym) == ["b"])
    #expect(analysis.units.map(\.onFile) == [3, 2, 1] && analysis.units.map(\.overdue) == [1, 1, 0])
    #expect(analysis.longest.map(\.pseudonym) == ["b"])
  }

  @Test func `the longest in tiers 2 and 3 come first, twenty at most, equal ones in a fixed order`() throws {
    let cases = (0..<30).map { open("p\($0 + 10)", "01", tier: .serious, since: Int32(50 - $0 / 2), last: 100) }
    let analysis = try #require(OpenCaseAnalysis(cases.shuffled(), schools: Self.schools, on: Day(rawValue: 100)))
    #expect(analysis.longest.count == 20)
    #expect(analysis.longest.prefix(3).map(\.pseudonym) == ["p38", "p39", "p36"])
  }

  @Test func `who is out of contact is listed, and overdue when the last contact lies back or there was none`() throws {
    let analysis = try #require(
      OpenCaseAnalysis(
        [
          open("a", "01", tier: .general, since: 1, last: 97, isLost: true),
          open("b", "01", tier: .gravest, since: 2, last: 40, isLost: true),
          open("c", "02", tier: nil, since: 3, last: nil, isLost: true),
          open("d", "02", tier: nil, since: 3, last: 99),
        ], schools: Self.schools, on: Day(rawValue: 100)))
    #expect(analysis.lost.map(\.pseudonym) == ["c", "b", "a"] && analysis.overdue.map(\.pseudonym) == ["c", "b"])
    #expect(analysis.units.map(\.lost) == [3, 2, 1] && analysis.units.map(\.overdue) == [2, 1, 1])
    #expect(analysis.lost(in: "东区").map(\.pseudonym) == ["b", "a"])
  }

  @Test func `nobody on file gives no list`() {
    #expect(OpenCaseAnalysis([], schools: Self.schools, on: Day(rawValue: 100)) == nil)
  }
}
