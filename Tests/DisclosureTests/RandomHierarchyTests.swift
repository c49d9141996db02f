import Disclosure
import Foundation
import Statistics
import Testing

/// A thousand small cities with two releases each. Where `TIDEMARK_DISCLOSURE_TABLES` names a folder, what was released
/// is written there for a solver that is not ours: Tests/Disclosure/test_intervals.py.
@Suite struct RandomHierarchyTests {
  @Test func noReaderOfAThousandReleasesSolvesForAHiddenCount() throws {
    let profile = try Profile()
    var lines: [String] = []
    var hiddenCount = 0
    var mistakenCount = 0
    for seed in 0..<1_000 {
      var random = SplitMix64(seed: UInt64(seed))
      let shape = RandomTable.Shape(
        districts: .random(in: 3...4, using: &random), stages: .random(in: 1...2, using: &random),
        months: .random(in: 1...2, using: &random), tiers: .random(in: 1...2, using: &random))
      let level = exp(Double.random(in: 0.5...3.5, using: &random))
      var counts = RandomTable.counts(shape, using: &random) { district, _, _, tier in
        level / Double(1 + tier) * (district == 0 ? 0.3 : 1)
      }
      let soleSchools: Set<Int> = Bool.random(using: &random) ? [.random(in: 0..<shape.districts, using: &random)] : []
      let first = RandomTable(shape, counts, soleSchools: soleSchools)
      let isMerged = Bool.random(using: &random)
      if !isMerged {
        for _ in 0..<Int.random(in: 0...2, using: &random) {
          counts[.random(in: 0..<counts.count, using: &random)] += .random(in: 1...15, using: &random)
        }
      }
      let second = RandomTable(shape, counts, isMerged: isMerged, soleSchools: soleSchools)

      var earlier: [EarlierRelease] = []
      var attacker = Attacker()
      var exposed: [CellKey] = []
      for table in [first, second] {
        let release = try Protection.protect(
          table.cells, equations: table.equations, sensitivities: RandomTable.sensitivities, earlier: earlier,
          profile: profile, ways: seed % 20 == 0 ? 12 : 1)
        exposed += release.alreadyExposed
        attacker.read(release)
        earlier.append(release.record)
        hiddenCount += release.hidden.count
      }
      // What two districts come to together an earlier release may have told before anyone thought of merging them.
      // And a school that is alone in its district knows what it has corrected, and by that the new total of the city.
      let excused = exposed.filter { isMerged ? $0.place == "d0+d1" : $0.place == "city" && !soleSchools.isEmpty }
      #expect(excused.count == exposed.count, "seed \(seed): \(exposed)")
      attacker.solve(first.equations)
      attacker.solve(second.equations)
      let unrevised = Dictionary(uniqueKeysWithValues: earlier[0].cells.map { ($0.key, $0.value) })
      let deduced = earlier[1].cells.filter {
        !$0.isPublished && unrevised[$0.key] == $0.value && attacker.known[$0.key] != nil
      }
      // Who takes an old figure for a new one is wrong about some counts, and right about others by chance only.
      if deduced.contains(where: { attacker.known[$0.key] != $0.value }) {
        mistakenCount += 1
      } else {
        #expect(deduced.isEmpty, "seed \(seed): \(deduced.map(\.key))")
      }
      lines.append(try json(earlier, exposed, profile))
    }
    #expect(hiddenCount > 10_000, "\(hiddenCount)")
    #expect(mistakenCount < 100, "\(mistakenCount)")
    if let folder = ProcessInfo.processInfo.environment["TIDEMARK_DISCLOSURE_TABLES"] {
      let file = URL(filePath: folder).appending(path: "releases.jsonl")
      try lines.joined(separator: "\n").write(to: file, atomically: true, encoding: .utf8)
    }
  }

  /// The releases as one line.
  private func json(_ releases: [EarlierRelease], _ exposed: [CellKey], _ profile: Profile) throws -> String {
    struct Line: Encodable {
      struct Release: Encodable {
        struct Cell: Encodable {
          var key: String
          var value: Int
          var lower: Int
          var upper: Int?
          var school: String?
        }
        struct Sum: Encodable {
          var total: String
          var parts: [String]
        }
        var cells: [Cell]
        var sums: [Sum]
      }
      var threshold: Int
      var exposed: [String]
      var releases: [Release]
    }
    let line = Line(
      threshold: profile.threshold, exposed: exposed.map(\.description),
      releases: releases.map { release in
        .init(
          cells: release.cells.map {
            .init(
              key: $0.key.description, value: $0.value, lower: $0.lower, upper: $0.upper, school: $0.contributors.sole)
          }, sums: release.equations.map { .init(total: $0.total.description, parts: $0.parts.map(\.description)) })
      })
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    return String(decoding: try encoder.encode(line), as: UTF8.self)
  }
}
