import Analyses
import Disclosure
import Store
import Submissions

/// What a publication is held against: the releases so far, and what has become of their districts and figures since.
struct EarlierReleases {
  let kept: [KeptRelease]
  /// How districts changed since the last of them.
  let districtChanges: DistrictChanges
  /// The sums between the publication's counts and theirs.
  let equations: [Equation]
  /// Counts that since they were published have changed by the parts of too few schools.
  let ofFewSchools: Set<CellKey>

  /// - Parameters:
  ///   - kept: the releases, oldest first.
  ///   - publication: what is to be published.
  ///   - roster: the schools it counts.
  ///   - store: the panels as they were.
  ///   - profile: the thresholds.
  /// - Throws: when the database cannot be read.
  init(_ kept: [KeptRelease], _ publication: Publication, roster: [School], store: Store, profile: Profile) throws {
    self.kept = kept
    guard let last = kept.last else {
      (districtChanges, equations, ofFewSchools) = (DistrictChanges(from: [:], to: []), [], [])
      return
    }
    let before =
      last.districts.isEmpty
      ? Dictionary(try store.schools(asOf: last.asOf).map { ($0.code, $0.district) }, uniquingKeysWith: { $1 })
      : last.districts
    districtChanges = DistrictChanges(from: before, to: roster)
    var newest: [CellKey: Int] = [:]
    for release in kept {
      for cell in release.record.cells { newest[cell.key] = cell.value }
    }
    equations = districtChanges.equations(publication.cells, earlier: newest)
    ofFewSchools = try Self.ofFewSchools(kept, publication, store, profile)
  }

  /// The places where districts changed, if there are several of which the city's sums do not tell one from the other.
  var unclear: [DistrictChanges.Group] {
    let places = districtChanges.withoutSum
    return places.count > 1 ? places : []
  }

  /// Smaller changes than the threshold are hidden anyway; of the others the schools behind them are looked up, by counting
  /// again what was published then.
  private static func ofFewSchools(
    _ kept: [KeptRelease], _ publication: Publication, _ store: Store, _ profile: Profile
  ) throws -> Set<CellKey> {
    struct Told: Hashable {
      let key: CellKey
      let value: Int
    }
    var seen: Set<Told> = []
    var few: Set<CellKey> = []
    for release in kept.reversed() {
      let changed = release.record.cells.filter { cell in
        guard cell.isPublished, let now = publication.schoolParts[cell.key] else { return false }
        return abs(now.values.reduce(0, +) - cell.value) >= profile.threshold
          && seen.insert(Told(key: cell.key, value: cell.value)).inserted
      }
      guard !changed.isEmpty else { continue }
      let before = try Publication(
        store.panel(asOf: release.asOf), month: release.month, asOf: release.asOf,
        topics: Set(PublicTopic.allCases).subtracting([.rates]))
      for cell in changed {
        let schools = publication.schoolsWithChange(cell.key, since: before, then: cell.value)
        if schools < profile.minimumContributors { few.insert(cell.key) }
      }
    }
    return few
  }
}
