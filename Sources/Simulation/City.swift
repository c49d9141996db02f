import Statistics
public import Submissions

/// A fictional city: its districts, schools and pupils. Everything follows from the plan.
public struct City: Sendable {
  /// The plan it was made from.
  public let plan: CityPlan
  /// The districts' names.
  public let districts: [String]
  /// The schools, in the order of the districts.
  public let schools: [School]
  /// The position of each school's district.
  let districtOfSchool: [Int]
  /// The pupils by school, stage and sex, in the order of the schools.
  let cells: [Cell]

  /// Pupils of one school, stage and sex.
  struct Cell {
    var school: Int
    var district: Int
    var stage: Stage
    var sex: Sex
    /// The number in the first school year.
    var pupils: Int
    /// By how much the number grows each year.
    var drift: Double

    /// The number in a school year, counted from the first.
    func pupils(inYear year: Int) -> Int { max(0, pupils + Int((Double(pupils * year) * drift).rounded())) }
  }

  /// Makes the city.
  public init(_ plan: CityPlan) {
    var generator = CityGenerator(seed: plan.seed, .schools)
    let districts = (0..<plan.districts).map(CityNames.district)
    var schools: [School] = []
    var districtOfSchool: [Int] = []
    var drafts: [(cell: Cell, weight: Double)] = []
    for (district, count) in Self.schoolCounts(plan).enumerated() {
      var used: [SchoolType: Int] = [:]
      for index in 0..<count {
        let type = Self.type(ofSchool: index)
        used[type, default: 0] += 1
        let size = 0.6 + 0.9 * generator.uniform()
        for (stage, weight) in Self.stageWeights(type) {
          for sex in Sex.allCases {
            let drift = (generator.uniform() - 0.5) * 0.02
            let cell = Cell(
              school: schools.count, district: district, stage: stage, sex: sex, pupils: 0, drift: drift)
            drafts.append((cell, weight * size * (sex == .male ? 0.525 : 0.475)))
          }
        }
        districtOfSchool.append(district)
        schools.append(
          School(
            code: Self.code(district: district, index: index),
            name: CityNames.school(type, number: used[type] ?? 1, district: districts[district]),
            district: districts[district], type: type))
      }
    }
    self.plan = plan
    self.districts = districts
    self.schools = schools
    self.districtOfSchool = districtOfSchool
    cells = Self.allot(plan.pupils, to: drafts)
  }

  /// Half of the districts' codes begin with a zero, which spreadsheets like to lose.
  private static func code(district: Int, index: Int) -> SchoolCode {
    let digits = 3_399_000_000 + (district + 1) * 10_000 + (index + 1) * 10
    return SchoolCode(rawValue: (district % 2 == 0 ? "0" : "3") + String(digits).dropFirst())
  }

  /// Shares the schools out: the first district has about twice as many as the last.
  private static func schoolCounts(_ plan: CityPlan) -> [Int] {
    let last = Double(max(plan.districts - 1, 1))
    let weights = (0..<plan.districts).map { 1.3 - 0.6 * Double($0) / last }
    let spare = plan.schools - plan.districts
    return largestRemainder(spare, weights).map { $0 + 1 }
  }

  /// The first schools of a district cover all stages, so that small cities have them too.
  private static func type(ofSchool index: Int) -> SchoolType {
    let first: [SchoolType] = [.nineYear, .completeSecondary, .primary, .vocational, .primary, .junior, .senior]
    let further: [SchoolType] = [.primary, .junior, .primary, .primary, .senior, .primary, .junior, .primary]
    return index < first.count ? first[index] : further[(index - first.count) % further.count]
  }

  private static func stageWeights(_ type: SchoolType) -> [(Stage, Double)] {
    switch type {
    case .primary: [(.primary, 1)]
    case .junior: [(.junior, 1.05)]
    case .senior: [(.senior, 1.2)]
    case .vocational: [(.vocational, 1)]
    case .nineYear: [(.primary, 0.8), (.junior, 0.5)]
    case .completeSecondary: [(.junior, 0.7), (.senior, 0.7)]
    }
  }

  private static func allot(_ pupils: Int, to drafts: [(cell: Cell, weight: Double)]) -> [Cell] {
    zip(drafts, largestRemainder(pupils, drafts.map(\.weight))).map { draft, pupils in
      var cell = draft.cell
      cell.pupils = pupils
      return cell
    }
  }

  /// Shares a number out in proportion to the weights, so that the parts add up to it.
  private static func largestRemainder(_ number: Int, _ weights: [Double]) -> [Int] {
    let total = weights.reduce(0, +)
    let exact = weights.map { Double(number) * $0 / total }
    var parts = exact.map { Int($0) }
    let order = exact.indices.sorted {
      let (left, right) = (exact[$0] - exact[$0].rounded(.down), exact[$1] - exact[$1].rounded(.down))
      return left == right ? $0 < $1 : left > right
    }
    for index in order.prefix(max(0, number - parts.reduce(0, +))) { parts[index] += 1 }
    return parts
  }

  /// The districts by position.
  var districtIndices: Range<Int> { districts.indices }
}
