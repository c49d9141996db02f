/// Some of the changes over which covariates change, arranged so that one matrix product serves all their stretches under one
/// pattern.
struct SplitPart {
  /// One stretch of a change: the position of its block among those of the part, and its pattern of covariates.
  struct Step {
    var block: Int
    var pattern: Int
  }

  /// All changes over the same stretches, those from one state together.
  struct Group {
    var steps: [Step]
    var changes: [(transition: Transition, count: Double)]
  }

  /// The distinct lengths of stretches, pattern by pattern: blocks come in this order.
  let stretches: [(pattern: Int, intervals: [Double])]
  let groups: [Group]

  /// So many groups are one part; the blocks of their stretches fit the cache.
  private static let groupsTogether = 256

  /// Arranges groups.
  static func parts(_ groups: [PanelLikelihood.Group]) -> [SplitPart] {
    stride(from: 0, to: groups.count, by: groupsTogether).map { start in
      SplitPart(groups[start..<min(start + groupsTogether, groups.count)])
    }
  }

  private init(_ groups: ArraySlice<PanelLikelihood.Group>) {
    let segments = Set(groups.flatMap(\.segments)).sorted()
    let blocks = Dictionary(uniqueKeysWithValues: segments.enumerated().map { ($0.element, $0.offset) })
    var stretches: [(pattern: Int, intervals: [Double])] = []
    for segment in segments {
      if stretches.last?.pattern != segment.pattern { stretches.append((segment.pattern, [])) }
      stretches[stretches.count - 1].intervals.append(segment.interval)
    }
    self.stretches = stretches
    self.groups = groups.map { group in
      Group(
        steps: group.segments.map { Step(block: blocks[$0] ?? 0, pattern: $0.pattern) }, changes: group.changes)
    }
  }
}
