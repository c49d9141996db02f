public import Disclosure
public import Submissions

/// How districts were merged, split, renamed or given each other's schools between two rosters.
///
/// Everybody knows of it, and so that what the districts of a group had together before they have after.
public struct DistrictChanges: Sendable, Equatable {
  /// Districts that share schools, on both sides of the change.
  public struct Group: Sendable, Hashable {
    /// Their names before.
    public let before: [String]
    /// Their names after.
    public let after: [String]

    /// Whether one district's figures are the sum of the others': what is called the same before and after is not told
    /// apart by a sum.
    var isSum: Bool { min(before.count, after.count) == 1 && Set(before).isDisjoint(with: after) }
  }
  /// The groups in which anything changed, by name.
  public let groups: [Group]

  /// Compares two rosters; a school that stands in one of them alone moves nothing.
  /// - Parameters:
  ///   - before: the schools' districts in the last release.
  ///   - after: the roster now.
  public init(from before: [SchoolCode: String], to after: [School]) {
    let districts = Dictionary(after.map { ($0.code, $0.district) }, uniquingKeysWith: { first, _ in first })
    var pairs: Set<[String]> = []
    for (school, district) in before {
      if let now = districts[school] { pairs.insert([district, now]) }
    }
    var left = pairs
    var groups: [Group] = []
    while let seed = left.min(by: { $0.lexicographicallyPrecedes($1) }) {
      var (olds, news): (Set<String>, Set<String>) = ([seed[0]], [seed[1]])
      var joined: Set<[String]> = []
      while true {
        let more = left.filter { olds.contains($0[0]) || news.contains($0[1]) }
        guard more != joined else { break }
        joined = more
        olds.formUnion(more.map { $0[0] })
        news.formUnion(more.map { $0[1] })
      }
      left.subtract(joined)
      if olds != news || olds.count > 1 { groups.append(Group(before: olds.sorted(), after: news.sorted())) }
    }
    self.groups = groups
  }

  /// The groups that no sum describes. Of one the city's sums tell all that is to be known; of two they tell only what
  /// both have together.
  public var withoutSum: [Group] { groups.filter { !$0.isSum } }

  /// The sums between counts of now and of earlier releases, as far as nothing else has changed in them.
  /// - Parameters:
  ///   - cells: the counts of now.
  ///   - earlier: the newest count that earlier releases have of each key.
  /// - Returns: the sums.
  public func equations(_ cells: [CountCell], earlier: [CellKey: Int]) -> [Equation] {
    let now = Dictionary(
      cells.compactMap { cell in
        if case .count(let count) = cell.content { (cell.key, count) } else { nil }
      }, uniquingKeysWith: { first, _ in first })
    var equations: [Equation] = []
    for group in groups where group.isSum {
      for cell in cells where cell.key.level == .district && cell.key.place == group.after[0] {
        let olds = group.before.map(cell.key.with(place:))
        let news = group.after.map(cell.key.with(place:))
        let (oldCounts, newCounts) = (olds.compactMap { earlier[$0] }, news.compactMap { now[$0] })
        guard oldCounts.count == olds.count, newCounts.count == news.count,
          oldCounts.reduce(0, +) == newCounts.reduce(0, +)
        else { continue }
        equations.append(
          news.count == 1 ? Equation(total: news[0], parts: olds) : Equation(total: olds[0], parts: news))
      }
    }
    return equations
  }
}

extension CellKey {
  /// The same of another place.
  func with(place: String) -> CellKey {
    CellKey(indicator: indicator, level: level, place: place, period: period, breakdown: breakdown)
  }
}
