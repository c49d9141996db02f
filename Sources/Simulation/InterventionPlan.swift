import Submissions
import Wording

/// What the city did to help, where and from when, and what it does to the tiers.
struct InterventionPlan {
  /// By how much a case conference at the school multiplies the rates of de-escalation and release.
  static let conferenceEffect = 1.7
  /// By how much home visits in the district multiply them.
  static let homeVisitEffect = 1.3

  /// Both, by kind as forms write it.
  static let effects = [
    Intervention.Kind.caseConference.label.zh: conferenceEffect, Intervention.Kind.homeVisit.label.zh: homeVisitEffect,
  ]

  let interventions: [Intervention]
  /// The first day of the case conferences at each school; absent: none.
  private let conferences: [Day?]
  /// The first day of the home visits in each school's district; absent: none.
  private let homeVisits: [Day?]

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
    let heldAt = Self.starts(planned, .caseConference)
    let visitedIn = Self.starts(planned, .homeVisit)
    conferences = city.schools.map { heldAt[$0.code.rawValue] }
    homeVisits = city.schools.map { visitedIn[$0.district] }
  }

  private static func starts(_ planned: [Intervention], _ kind: Intervention.Kind) -> [String: Day] {
    planned.reduce(into: [:]) { starts, item in
      if item.kind == kind, let code = item.scopeCode { starts[code] = item.starts }
    }
  }

  /// By how much de-escalation and release are faster at a school, by its position, on a day.
  func effect(atSchool school: Int, on day: Day) -> Double {
    let conference = conferences[school].map { $0 <= day } ?? false
    let visits = homeVisits[school].map { $0 <= day } ?? false
    return (conference ? Self.conferenceEffect : 1) * (visits ? Self.homeVisitEffect : 1)
  }
}
