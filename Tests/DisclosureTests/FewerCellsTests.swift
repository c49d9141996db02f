import Disclosure
import Testing

/// How much is hidden for the sake of other counts. With fewest cells is what HiGHS has found by cuts, for our rule: every
/// hidden count stays uncertain.
@Suite struct FewerCellsTests {
  private func complementary(_ table: RandomTable) throws -> [CellKey] {
    let release = try Protection.protect(
      table.cells, equations: table.equations, sensitivities: RandomTable.sensitivities, profile: .standard)
    return release.hidden.filter { $0.reason == .complementary }.map(\.key)
  }

  @Test func fiveDistrictsHideTheFewestThereCanBe() throws {
    let table = RandomTable.city(.init(districts: 5, stages: 3, months: 1, tiers: 3))
    // 19 before several ways were tried.
    #expect(try complementary(table).count == 16)
  }

  @Test func eightDistrictsHideATenthMoreThanTheFewest() throws {
    let table = RandomTable.city(.init(districts: 8, stages: 4, months: 1, tiers: 3), times: 3)
    // 44 before; the fewest are 29, and τ-ARGUS hides 30.
    #expect(try complementary(table).count <= 32)
  }

  @Test func theSameIsHiddenEachTime() throws {
    let table = RandomTable.city(.init(districts: 6, stages: 2, months: 2, tiers: 2))
    let first = try complementary(table)
    #expect(!first.isEmpty)
    #expect(try complementary(table) == first)
  }

  @Test func noSumIsLeftWithASingleHiddenCount() throws {
    let table = RandomTable.city(.init(districts: 7, stages: 3, months: 2, tiers: 3))
    let release = try Protection.protect(
      table.cells, equations: table.equations, sensitivities: RandomTable.sensitivities, profile: .standard)
    let hidden = Set(release.hidden.map(\.key))
    for sum in table.equations {
      #expect((sum.parts + [sum.total]).count { hidden.contains($0) } != 1, "\(sum.total)")
    }
  }
}
