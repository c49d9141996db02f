import Submissions

/// What the city did to help, where and from when, and what it does to the tiers.
struct InterventionPlan {
  /// By how much a case conference at the school multiplies the rates of de-escalation and release.
  static let conferenceEffect = 1.7
  /// By how much home visits in the district multiply them.
  static let homeVisitEffect = 1.3

  let interventions: [Intervention]
  /// The first day of the case conferences, by school code; absent: none.
  private let conferences: [SchoolCode: Day]
  /// The first day of the home visits, by district; absent: none.
  private let homeVisits: [String: Day]

  init(_ city: City) {
    var generator = CityGenerator(seed: city.plan.seed, .interventions)
    let (first, last) = (city.plan.from, city.plan.to)
    var planned: [Intervention] = []
    func plan(_ kind: Intervention.Kind, _ name: String, _ scope: Intervention.Scope, _ code: String?, _ start: Day) {
      guard start >= first.firstDay, start <= last.lastDay else { return }
      let number = String(planned.count + 1)
      let id = "GY" + String(repeating: "0", count: max(0, 3 - number.count)) + number
      planned.append(Intervention(id: id, name: name, kind: kind, scope: scope, scopeCode: code, starts: start))
    }
    // One district after the other; about a quarter of them never.
    let order = city.districtIndices.shuffled(using: &generator)
    for (rank, district) in order.prefix((order.count * 3 + 3) / 4).enumerated() {
      let start = last.advanced(by: 3 * (rank % 6) - 19).firstDay.advanced(by: generator.integer(0...13))
      plan(.homeVisit, "重点学生家访", .district, city.districts[district], start)
    }
    for school in city.schools {
      let code = school.code.rawValue
      if generator.happens(0.25) {
        let start = last.advanced(by: -generator.integer(3...18)).firstDay.advanced(by: generator.integer(0...27))
        plan(.caseConference, "二、三类学生专题研讨会", .school, code, start)
      }
      if generator.happens(0.12) {
        let start = last.advanced(by: -generator.integer(2...30)).firstDay.advanced(by: generator.integer(0...27))
        plan(.lesson, "心理辅导活动课", .school, code, start)
      }
    }
    plan(.parentLecture, "家庭教育专题讲座", .city, nil, last.advanced(by: -9).firstDay.advanced(by: 12))
    interventions = planned
    conferences = Self.starts(planned, .caseConference).reduce(into: [:]) { $0[SchoolCode(rawValue: $1.0)] = $1.1 }
    homeVisits = Self.starts(planned, .homeVisit).reduce(into: [:]) { $0[$1.0] = $1.1 }
  }

  private static func starts(_ planned: [Intervention], _ kind: Intervention.Kind) -> [(String, Day)] {
    planned.filter { $0.kind == kind }.compactMap { item in item.scopeCode.map { ($0, item.starts) } }
  }

  /// By how much de-escalation and release are faster at a school on a day.
  func effect(at school: School, on day: Day) -> Double {
    let conference = conferences[school.code].map { $0 <= day } ?? false
    let visits = homeVisits[school.district].map { $0 <= day } ?? false
    return (conference ? Self.conferenceEffect : 1) * (visits ? Self.homeVisitEffect : 1)
  }
}
