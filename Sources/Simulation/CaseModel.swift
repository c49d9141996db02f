import Statistics
import Submissions

/// All pupils at risk of a city. Each school and month of opening has a stream of its own, so that neither a longer
/// history nor other schools shift what happens.
struct CaseModel {
  /// The simulated pupils, in the order of the schools where they first came on file.
  let cases: [SimulatedCase]
  /// The times on file in each district, sorted by school: positions of the case and of its spell.
  let spellsByDistrict: [[(pupil: Int, spell: Int)]]

  /// Simulates the cases.
  /// - Parameter first: The first day of interest; whoever left before is not kept.
  init(_ city: City, calendar: SchoolCalendar, interventions: InterventionPlan, from first: Day) {
    let course = CaseCourse(city, interventions: interventions)
    // Three years before, nobody is on file; by the first day of interest the stock no longer grows.
    let months = Array(first.month.advanced(by: -36)...city.plan.to)
    var cells = [[City.Cell]](repeating: [], count: city.schools.count)
    for cell in city.cells { cells[cell.school].append(cell) }
    var cases: [SimulatedCase] = []
    for school in city.schools.indices {
      var number = school
      for month in months {
        var generator = CityGenerator(seed: city.plan.seed, .cases, school, Int(month.rawValue))
        var opened = 0
        for cell in cells[school] {
          for _ in 0..<generator.poisson(Self.inflow(of: cell, in: month, city)) {
            let key = (school << 40) + (Int(month.rawValue) << 20) + opened
            var pupil = Self.pupil(key: key, number: number, cell, month, &generator)
            course.run(&pupil)
            let last = pupil.spells.last.map { $0.exit?.day ?? city.plan.to.lastDay }
            if let last, last >= first { cases.append(pupil) }
            opened += 1
            number += city.schools.count
          }
        }
      }
    }
    self.cases = cases
    var spells = [[(pupil: Int, spell: Int)]](repeating: [], count: city.districts.count)
    for pupil in cases.indices {
      for (index, spell) in cases[pupil].spells.enumerated() {
        spells[city.districtOfSchool[spell.school]].append((pupil, index))
      }
    }
    spellsByDistrict = spells.map { spells in
      spells.sorted {
        let (left, right) = (cases[$0.pupil].spells[$0.spell].school, cases[$1.pupil].spells[$1.spell].school)
        return (left, $0.pupil, $0.spell) < (right, $1.pupil, $1.spell)
      }
    }
  }

  private static func inflow(of cell: City.Cell, in month: Month, _ city: City) -> Double {
    let pupils = cell.pupils(inYear: month.schoolYear - city.plan.from.schoolYear)
    let yearly = Double(pupils) * (CaseIntensities.inflow[cell.stage] ?? 0) / 1000
    return yearly * CaseIntensities.inflowByMonth[month.monthOfYear - 1]
  }

  /// A pupil who comes on file in a month.
  private static func pupil(
    key: Int, number: Int, _ cell: City.Cell, _ month: Month, _ generator: inout CityGenerator
  ) -> SimulatedCase {
    var day = month.firstDay.advanced(by: generator.integer(0...month.dayCount - 1))
    if day.weekday > 5 { day = day.advanced(by: 8 - day.weekday) }
    // Whoever leaves the stage this summer is not put on file in the last weeks before.
    let isSummer = (6...8).contains(month.monthOfYear)
    let grade = generator.integer(1...cell.stage.years - (isSummer ? 1 : 0))
    let year = day.month.schoolYear
    let age = cell.stage.firstAge + grade - 1
    let birth = Month(year: year - age - 1, month: 9).firstDay.advanced(by: generator.integer(0...364))
    let source = source(in: month, &generator)
    let tier = Tier.all[generator.position(in: CaseIntensities.firstTiers)]
    let spell = SimulatedCase.Spell(
      school: cell.school, schooling: Schooling(stage: cell.stage, grade: grade, year: year), from: day, opened: day,
      source: source, entry: source == .transfer ? .transferredIn : .open, tier: tier,
      assessments: [.init(day: day, tier: tier)])
    return SimulatedCase(
      key: key, studentID: studentID(number, birth), name: CityNames.person(&generator), sex: cell.sex, birth: birth,
      classNumber: generator.integer(1...8), spells: [spell])
  }

  private static func source(in month: Month, _ generator: inout CityGenerator) -> SimulatedCase.Source {
    let isAfterScreening = [4, 5, 10, 11].contains(month.monthOfYear)
    if generator.happens(isAfterScreening ? 0.6 : 0.08) { return .screening }
    let draw = generator.uniform()
    return draw < 0.62 ? .daily : draw < 0.94 ? .parents : .transfer
  }

  /// G, six digits of a region, eight of the birth, four more; the number is spread over region and end.
  private static func studentID(_ number: Int, _ birth: Day) -> String {
    func digits(_ value: Int) -> String { String(String(value + 10_000).suffix(4)) }
    let birth = birth.description.filter { $0 != "-" }
    return "G99\(digits(number / 10_000 % 10_000))\(birth)\(digits(number % 10_000))"
  }
}

extension Stage {
  /// The age most pupils have on the first day of the stage.
  var firstAge: Int {
    switch self {
    case .primary: 6
    case .junior: 12
    case .senior, .vocational: 15
    }
  }
}
