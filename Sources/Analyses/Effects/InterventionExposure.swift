import LinearAlgebra
import Statistics
import Submissions

/// Which kinds of interventions reached which schools from which day on, as covariates of a model of tiers.
///
/// A pupil is exposed from the day of delivery at the school, never before: whoever was released earlier cannot have been
/// reached, so that "ever received" would look like a cure. Beside that stands whether a school was ever reached, because
/// schools that are chosen may differ, and the school year in which a stretch of time begins, because all schools may change
/// together.
struct InterventionExposure {
  /// The kinds that reached some schools and not others, or not all on the same day.
  let kinds: [Intervention.Kind]
  private let deliveries: [[SchoolCode: InterventionDelivery]]
  private let byDistrict: Set<Intervention.Kind>
  private let firstYear: Int

  /// No covariates.
  init() {
    (kinds, deliveries, byDistrict, firstYear) = ([], [], [], 0)
  }

  /// Reads the interventions delivered to schools and districts.
  /// - Parameters:
  ///   - interventions: all of them; those for single pupils and the whole city are left out.
  ///   - schools: the roster.
  ///   - first: the first day of the records.
  ///   - day: the last day that counts.
  init(_ interventions: [Intervention], schools: [School], from first: Day, to day: Day) {
    let staggered = InterventionDelivery.all(interventions, schools: schools, to: day)
      .filter { InterventionDelivery.isStaggered($0.value, schools: schools) }
    kinds = Intervention.Kind.allCases.filter { staggered[$0] != nil }
    deliveries = kinds.map { staggered[$0] ?? [:] }
    byDistrict = Set(interventions.filter { $0.scope == .district && $0.starts <= day }.map(\.kind))
    firstYear = first.month.schoolYear
  }

  private init(_ exposure: InterventionExposure, keeping kept: [Int]) {
    kinds = kept.map { exposure.kinds[$0] }
    deliveries = kept.map { exposure.deliveries[$0] }
    (byDistrict, firstYear) = (exposure.byDistrict, exposure.firstYear)
  }

  /// The kinds that a model can hold beside each other: each but those that the kinds before it explain wholly.
  func separable(by overlap: CovariateOverlap) -> InterventionExposure {
    let kept = kinds.indices.reduce(into: [Int]()) { kept, kind in
      if overlap.explaining(kind, among: kept, share: CovariateOverlap.repeated).isEmpty { kept.append(kind) }
    }
    return InterventionExposure(self, keeping: kept)
  }

  /// The kinds that one cannot be told apart from.
  func inseparable(_ kind: Int, by overlap: CovariateOverlap) -> [Intervention.Kind] {
    overlap.explaining(kind, among: Array(kinds.indices), share: CovariateOverlap.inseparable).map { kinds[$0] }
  }

  /// How far the kinds reach the same schools in the same months.
  /// - Parameter cells: schools and months looked at.
  func overlap(_ cells: [(school: SchoolCode, month: Month)]) -> CovariateOverlap {
    let schools = Dictionary(
      uniqueKeysWithValues: Set(cells.map(\.school)).sorted().enumerated().map { ($1, Int32($0)) })
    let first = cells.map(\.month).min() ?? Month(year: 0, month: 1)
    return CovariateOverlap(
      Matrix(
        rowCount: cells.count, columnCount: kinds.count,
        elements: kinds.indices.flatMap { kind in cells.map { share(kind, at: $0.school, in: $0.month) } }),
      factors: [cells.map { schools[$0.school] ?? 0 }, cells.map { Int32(first.distance(to: $0.month)) }],
      weights: [Double](repeating: 1, count: cells.count))
  }

  /// The share of a month's days since the first day of a kind at a school.
  func share(_ kind: Int, at school: SchoolCode, in month: Month) -> Double {
    deliveries[kind][school].map { month.share(since: $0.first) } ?? 0
  }

  /// For each kind whether delivered and whether ever, then the school year.
  var covariateCount: Int { kinds.isEmpty ? 0 : 2 * kinds.count + 1 }

  /// The covariate that says whether a kind has been delivered.
  func delivered(_ kind: Int) -> Int { 2 * kind }

  /// When a kind was there at each school reached.
  func deliveries(_ kind: Int) -> [SchoolCode: InterventionDelivery] { deliveries[kind] }

  /// Whether a kind came to whole districts.
  func cameByDistrict(_ kind: Int) -> Bool { byDistrict.contains(kinds[kind]) }

  /// The smaller of the numbers of places that a kind reached and that it did not reach: schools, or whole districts where
  /// it came to whole districts.
  func places(_ kind: Int, schools: [School]) -> Int {
    func place(_ school: School) -> String { cameByDistrict(kind) ? school.district : school.code.rawValue }
    let reached = Set(schools.filter { deliveries[kind][$0.code] != nil }.map(place))
    return min(reached.count, Set(schools.map(place)).subtracting(reached).count)
  }

  /// The courses of each school, or of each district, in the order of their names.
  func places(of courses: [TierCourse], schools: [School], byDistrict: Bool) -> [[TierCourse]] {
    let districts = Dictionary(schools.map { ($0.code, $0.district) }, uniquingKeysWith: { first, _ in first })
    return Dictionary(grouping: courses) { byDistrict ? districts[$0.school] ?? "" : $0.school.rawValue }
      .sorted { $0.key < $1.key }.map(\.value)
  }

  /// The covariates over a stretch of time.
  /// - Returns: their values at its start, and all of them whenever one changes, with the months since then.
  func covariates(
    at school: SchoolCode, from first: Day, to last: Day
  ) -> (values: [Double], changes: [(time: Double, covariates: [Double])]) {
    guard !kinds.isEmpty else { return ([], []) }
    let days = Set(deliveries.compactMap { $0[school]?.first }).filter { first < $0 && $0 < last }.sorted()
    let year = Double(first.month.schoolYear - firstYear)
    func values(_ day: Day) -> [Double] {
      deliveries.flatMap { deliveries -> [Double] in
        guard let start = deliveries[school]?.first else { return [0, 0] }
        return [start <= day ? 1 : 0, 1]
      } + [year]
    }
    return (values(first), days.map { (TierPanel.months(first, $0), values($0)) })
  }
}
