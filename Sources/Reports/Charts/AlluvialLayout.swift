import Analyses

/// Where the columns and ribbons of an alluvial chart lie, in pixels from its bottom.
///
/// Every height is pupils times one scale. A column's place is never lower than a line of text, so that the names beside
/// the columns do not meet however few pupils stand in one.
struct AlluvialLayout {
  /// The pupils of one state on one of the days.
  struct Column {
    var state: TierCrossTable.State
    var pupils: Int
    var bottom: Double
    var top: Double
    /// The middle of its place, where its name stands.
    var middle: Int
  }
  /// A flow from its column on the left to its column on the right.
  struct Ribbon {
    var flow: TierCrossTable.Flow
    var start: (bottom: Double, top: Double)
    var end: (bottom: Double, top: Double)
  }

  private(set) var height = 0.0
  private(set) var starts: [Column] = []
  private(set) var ends: [Column] = []
  private(set) var ribbons: [Ribbon] = []

  /// The height of all pupils together, and the most of a single one.
  private static let (body, mostPerPupil) = (220.0, 24.0)
  private static let (line, gap) = (16.0, 6.0)

  init(_ table: TierCrossTable) {
    let all = table.flows.reduce(0) { $0 + $1.pupils }
    guard all > 0 else { return }
    let scale = min(Self.body / Double(all), Self.mostPerPupil)
    let sides = [table.pupils(from:), table.pupils(to:)].map { count in
      TierCrossTable.State.all.map { ($0, count($0)) }.filter { $0.1 > 0 }
    }
    let heights = sides.map { side in
      side.reduce(-Self.gap) { $0 + max(Double($1.1) * scale, Self.line) + Self.gap }
    }
    height = heights.max() ?? 0
    (starts, ends) = (columns(sides[0], scale), columns(sides[1], scale))
    // Ribbons leave and reach a column in the order of the states, from the top down.
    var (left, right) = (starts.map(\.top), ends.map(\.top))
    for flow in table.flows where flow.pupils > 0 {
      guard let from = starts.firstIndex(where: { $0.state == flow.from }),
        let to = ends.firstIndex(where: { $0.state == flow.to })
      else { continue }
      let thickness = Double(flow.pupils) * scale
      ribbons.append(
        Ribbon(
          flow: flow, start: (left[from] - thickness, left[from]), end: (right[to] - thickness, right[to])))
      left[from] -= thickness
      right[to] -= thickness
    }
  }

  private func columns(_ side: [(TierCrossTable.State, Int)], _ scale: Double) -> [Column] {
    var top = height
    return side.map { state, pupils in
      let own = Double(pupils) * scale
      let place = max(own, Self.line)
      defer { top -= place + Self.gap }
      let middle = top - place / 2
      return Column(
        state: state, pupils: pupils, bottom: middle - own / 2, top: middle + own / 2, middle: Int(middle.rounded()))
    }
  }
}
