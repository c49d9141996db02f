import Analyses
import Submissions
import Testing

/// What became of districts between two rosters.
@Suite struct DistrictChangesTests {
  private func roster(_ districts: [String]) -> [School] {
    districts.enumerated().map { number, district in
      School(
        code: SchoolCode(rawValue: "07\(number + 10)"), name: "\(number)", district: district, type: .primary)
    }
  }

  private func groups(_ before: [String], _ after: [String]) -> (all: [[[String]]], withoutSum: Int) {
    let changes = DistrictChanges(
      from: Dictionary(uniqueKeysWithValues: roster(before).map { ($0.code, $0.district) }), to: roster(after))
    return (changes.groups.map { [$0.before, $0.after] }, changes.withoutSum.count)
  }

  @Test func `districts with the same schools have not changed`() {
    #expect(groups(["a", "a", "b"], ["a", "a", "b"]).all.isEmpty)
    // A new school and one that is gone move nothing.
    #expect(groups(["a", "b"], ["a", "b", "b"]).all.isEmpty)
    #expect(groups(["a", "b", "b"], ["a", "b"]).all.isEmpty)
  }

  @Test func `mergers, splits and new names are sums`() {
    let merged = groups(["a", "b", "c", "d"], ["x", "x", "y", "y"])
    #expect(merged.all == [[["a", "b"], ["x"]], [["c", "d"], ["y"]]] && merged.withoutSum == 0)
    let split = groups(["a", "a", "b"], ["x", "y", "b"])
    #expect(split.all == [[["a"], ["x", "y"]]] && split.withoutSum == 0)
    #expect(groups(["a", "b"], ["x", "b"]).all == [[["a"], ["x"]]])
  }

  @Test func `what keeps its name or changes both ways is none`() {
    #expect(groups(["a", "b", "c"], ["b", "b", "c"]).withoutSum == 1)
    #expect(groups(["a", "a", "b", "b"], ["a", "b", "b", "b"]).withoutSum == 1)
    #expect(groups(["a", "b", "c", "d"], ["b", "b", "d", "d"]).withoutSum == 2)
  }
}
