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
  private let starts: [[SchoolCode: Day]]
  private let byDistrict: Set<Intervention.Kind>
  private let firstYear: Int

  /// No covariates.
  init() {
    (kinds, starts, byDistrict, firstYear) = ([], [], [], 0)
  }

  /// Reads the interventions delivered to schools and districts.
  /// - Parameters:
  ///   - interventions: all of them; those for single pupils and the whole city are left out.
  ///   - schools: the roster.
  ///   - first: the first day of the records.
  ///   - day: the last day that counts.
  init(_ interventions: [Intervention], schools: [School], from first: Day, to day: Day) {
    let staggered = Self.firstDays(interventions, schools: schools, to: day)
      .filter { Self.isStaggered($0.value, schools: schools) }
    kinds = Intervention.Kind.allCases.filter { staggered[$0] != nil }
    starts = kinds.map { staggered[$0] ?? [:] }
    byDistrict = Set(interventions.filter { $0.scope == .district && $0.starts <= day }.map(\.kind))
    firstYear = first.month.schoolYear
  }

  /// The first day of each kind at each school that one for schools or districts reached by a day.
  static func firstDays(
    _ interventions: [Intervention], schools: [School], to day: Day
  ) -> [Intervention.Kind: [SchoolCode: Day]] {
    var reached: [Intervention.Kind: [SchoolCode: Day]] = [:]
    for item in interventions where item.starts <= day {
      for school in schools where item.reaches(school) {
        let earlier = reached[item.kind]?[school.code] ?? item.starts
        reached[item.kind, default: [:]][school.code] = min(earlier, item.starts)
      }
    }
    return reached
  }

  /// Whether schools can be compared: some were not reached, or not all on the same day.
  static func isStaggered(_ days: [SchoolCode: Day], schools: [School]) -> Bool {
    days.count < schools.count || Set(days.values).count > 1
  }

  /// For each kind whether delivered and whether ever, then the school year.
  var covariateCount: Int { kinds.isEmpty ? 0 : 2 * kinds.count + 1 }

  /// The covariate that says whether a kind has been delivered.
  func delivered(_ kind: Int) -> Int { 2 * kind }

  /// The first day of a kind at each school reached.
  func firstDays(_ kind: Int) -> [SchoolCode: Day] { starts[kind] }

  /// Whether a kind came to whole districts.
  func cameByDistrict(_ kind: Int) -> Bool { byDistrict.contains(kinds[kind]) }

  /// The smaller of the numbers of places that a kind reached and that it did not reach: schools, or whole districts where
  /// it came to whole districts.
  func places(_ kind: Int, schools: [School]) -> Int {
    func place(_ school: School) -> String { cameByDistrict(kind) ? school.district : school.code.rawValue }
    let reached = Set(schools.filter { starts[kind][$0.code] != nil }.map(place))
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
    let days = Set(starts.compactMap { $0[school] }).filter { first < $0 && $0 < last }.sorted()
    let year = Double(first.month.schoolYear - firstYear)
    func values(_ day: Day) -> [Double] {
      starts.flatMap { starts -> [Double] in
        guard let start = starts[school] else { return [0, 0] }
        return [start <= day ? 1 : 0, 1]
      } + [year]
    }
    return (values(first), days.map { (TierPanel.months(first, $0), values($0)) })
  }
}

extension Intervention {
  /// Whether a school is in its scope; that of the whole city compares nothing.
  fileprivate func reaches(_ school: School) -> Bool {
    switch scope {
    case .school: scopeCode == school.code.rawValue
    case .district: scopeCode == school.district
    case .city, .pupil: false
    }
  }
}
