import Statistics
import Submissions

/// The weekly follow-ups of a pupil on file: on the first day, in most weeks after it, and on the day of leaving.
struct CaseRecords {
  /// The share of weeks with a follow-up.
  static let adherenceInTerm = 0.95
  static let adherenceInHolidays = 0.8

  /// One follow-up.
  struct Record {
    var day: Day
    var assessment: SimulatedCase.Assessment
    var status: CaseStatus
    var mode: FollowUpMode
    /// Weeks since 1970, whose notes take turns.
    var week: Int
    var isHoliday: Bool
  }

  let city: City
  let calendar: SchoolCalendar
  /// By how much a school's share lies above the city's.
  private let diligence: [Double]

  init(_ city: City, calendar: SchoolCalendar) {
    self.city = city
    self.calendar = calendar
    let seed = city.plan.seed
    let districts = city.districtIndices.map { district in
      var generator = CityGenerator(seed: seed, .adherence, district)
      return (generator.uniform() - 0.5) * 0.05
    }
    diligence = city.schools.indices.map { school in
      var generator = CityGenerator(seed: seed, .adherence, city.districtOfSchool[school], school + 1)
      return districts[city.districtOfSchool[school]] + (generator.uniform() - 0.5) * 0.05
    }
  }

  /// The share of weeks with a follow-up at a school, which differs more in the holidays.
  private func adherence(atSchool school: Int, isHoliday: Bool) -> Double {
    isHoliday
      ? Self.adherenceInHolidays + 2 * diligence[school] : min(0.995, Self.adherenceInTerm + diligence[school])
  }

  /// The follow-ups of a spell up to a day, in order.
  func records(
    of pupil: SimulatedCase, _ spell: SimulatedCase.Spell, through last: Day
  ) -> [Record] {
    guard spell.from <= last else { return [] }
    var records: [Record] = []
    var lost = spell.lost[...]
    func add(_ day: Day, _ status: CaseStatus, _ generator: inout CityGenerator) {
      let isHoliday = calendar.isHoliday(day)
      let draw = generator.uniform()
      let mode: FollowUpMode =
        status == .lost
        ? .phone
        : isHoliday
          ? (draw < 0.45 ? .phone : draw < 0.75 ? .online : .homeVisit)
          : (draw < 0.72 ? .inPerson : draw < 0.87 ? .phone : draw < 0.95 ? .homeVisit : .online)
      records.append(
        Record(
          day: day, assessment: spell.assessment(on: day), status: status, mode: mode,
          week: Int(day.monday.rawValue + 3) / 7, isHoliday: isHoliday))
    }
    var generator = CityGenerator(seed: city.plan.seed, .followUps, pupil.key, Int(spell.from.rawValue))
    add(spell.from, spell.entry, &generator)
    var monday = spell.from.monday.advanced(by: 7)
    if let exit = spell.exit, exit.day <= last, exit.day < monday { add(exit.day, exit.status, &generator) }
    let end = min(last, spell.exit?.day ?? last)
    while monday <= end {
      var generator = CityGenerator(seed: city.plan.seed, .followUps, pupil.key, Int(monday.rawValue))
      if let exit = spell.exit, exit.day <= last, exit.day.monday == monday {
        add(exit.day, exit.status, &generator)
      } else if generator.happens(adherence(atSchool: spell.school, isHoliday: calendar.isHoliday(monday))) {
        let day = monday.advanced(by: generator.integer(0...min(4, Int(end.rawValue - monday.rawValue))))
        while let first = lost.first, first.upperBound <= day { lost = lost.dropFirst() }
        add(day, lost.first?.contains(day) == true ? .lost : .open, &generator)
      }
      monday = monday.advanced(by: 7)
    }
    return records
  }
}
