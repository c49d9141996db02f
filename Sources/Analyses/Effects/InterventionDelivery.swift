import Submissions

/// When a kind of intervention was there at a school: from its first day to the end of the unbroken run that began then.
///
/// Months after that end are neither with it nor without: what it did may last or not. They are left out, those of a later
/// run too.
struct InterventionDelivery: Hashable {
  let first: Day
  /// The day it ended; nil: it goes on.
  private(set) var last: Day?

  /// The runs of each kind at each school.
  /// - Parameters:
  ///   - interventions: all of them.
  ///   - schools: the roster.
  ///   - day: the last day that counts; what ends on it or later goes on.
  ///   - isCity: whether those for the whole city are looked for, rather than those for schools and districts.
  static func all(
    _ interventions: [Intervention], schools: [School], to day: Day, isCity: Bool = false
  ) -> [Intervention.Kind: [SchoolCode: InterventionDelivery]] {
    var all: [Intervention.Kind: [SchoolCode: InterventionDelivery]] = [:]
    let ordered = interventions.filter { $0.starts <= day }.sorted { ($0.starts, $0.id) < ($1.starts, $1.id) }
    for item in ordered {
      for school in schools where isCity ? item.scope == .city : item.reaches(school) {
        if let known = all[item.kind]?[school.code] {
          all[item.kind]?[school.code] = known.joined(item)
        } else {
          all[item.kind, default: [:]][school.code] = InterventionDelivery(first: item.starts, last: item.ends)
        }
      }
    }
    return all.mapValues { $0.mapValues { $0.known(by: day) } }
  }

  /// That of one kind which came to all schools at once, or to the city; nil where it was for single pupils.
  static func everywhere(
    _ interventions: [Intervention], schools: [School], to day: Day
  ) -> [SchoolCode: InterventionDelivery]? {
    all(interventions, schools: schools, to: day).values.first
      ?? all(interventions, schools: schools, to: day, isCity: true).values.first
  }

  /// Whether schools can be compared: some were not reached, or not all on the same day.
  static func isStaggered(_ deliveries: [SchoolCode: InterventionDelivery], schools: [School]) -> Bool {
    deliveries.count < schools.count || Set(deliveries.values.map(\.first)).count > 1
  }

  /// Whether a month ends before the run does.
  func covers(_ month: Month) -> Bool { last.map { month.lastDay <= $0 } ?? true }

  private func joined(_ next: Intervention) -> InterventionDelivery {
    guard let last, next.starts <= last.advanced(by: 1) else { return self }
    return InterventionDelivery(first: first, last: next.ends.map { max(last, $0) })
  }

  private func known(by day: Day) -> InterventionDelivery {
    InterventionDelivery(first: first, last: last.flatMap { $0 < day ? $0 : nil })
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
