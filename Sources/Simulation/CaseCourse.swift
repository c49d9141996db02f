import Foundation
import Statistics
import Submissions

/// What becomes of a pupil once on file, day by day to the end of the city's history.
struct CaseCourse {
  private let city: City
  private let interventions: InterventionPlan
  /// The positions of the schools that teach a stage, by district.
  private let schoolsByStage: [[Stage: [Int]]]

  init(_ city: City, interventions: InterventionPlan) {
    self.city = city
    self.interventions = interventions
    var schools = [[Stage: [Int]]](repeating: [:], count: city.districts.count)
    for (index, school) in city.schools.enumerated() {
      for stage in school.type.stages { schools[city.districtOfSchool[index]][stage, default: []].append(index) }
    }
    schoolsByStage = schools
  }

  /// Adds all that follows to the pupil's first spell.
  func run(_ pupil: inout SimulatedCase) {
    var generator = CityGenerator(seed: city.plan.seed, .cases, pupil.key)
    var spells = pupil.spells
    var next: SimulatedCase.Spell? = spells.popLast()
    while var spell = next {
      // Whoever would come on file later is not known to anybody yet.
      guard spell.from <= city.plan.to.lastDay else { break }
      next = follow(&spell, &generator)
      spells.append(spell)
    }
    pupil.spells = spells
  }

  /// Follows a spell to its end.
  /// - Returns: the pupil's next spell, if there is one.
  private func follow(
    _ spell: inout SimulatedCase.Spell, _ generator: inout CityGenerator
  ) -> SimulatedCase.Spell? {
    let type = city.schools[spell.school].type
    let leaving = leavingDay(spell, &generator)
    var tier = spell.tier
    var day = spell.from
    var stage = spell.schooling.stage
    var lostSince: Day?
    var nextAssessment = assessmentDay(after: day, at: spell.school)
    var effect = interventions.effect(atSchool: spell.school, on: day)
    var steps = CaseIntensities.steps(tier: tier, stage: stage, effect: effect)
    // The hazard still to be used up before the next step: exponential, so that hazards may change from day to day.
    var hazard = -log(generator.uniform())
    while day < city.plan.to.lastDay {
      day = day.advanced(by: 1)
      if day >= leaving {
        spell.close(on: day, .graduated, lostSince: lostSince)
        return nextStage(spell, tier, &generator)
      }
      if day == nextAssessment {
        if lostSince == nil { spell.assessments.append(.init(day: day, tier: tier)) }
        nextAssessment = assessmentDay(after: day, at: spell.school)
        stage = spell.schooling.on(day, at: type)?.stage ?? stage
        steps = CaseIntensities.steps(tier: tier, stage: stage, effect: effect)
      }
      let effectToday = interventions.effect(atSchool: spell.school, on: day)
      if effectToday != effect {
        effect = effectToday
        steps = CaseIntensities.steps(tier: tier, stage: stage, effect: effect)
      }
      let yearly = lostSince == nil ? steps.reduce(0) { $0 + $1.yearly } : CaseIntensities.found
      hazard -= yearly / 365.25
      guard hazard <= 0 else { continue }
      hazard = -log(generator.uniform())
      if let since = lostSince {
        spell.lost.append(since..<day)
        lostSince = nil
        continue
      }
      var total = 0.0
      let running = steps.map { step in
        total += step.yearly
        return total
      }
      switch steps[generator.position(in: running)].step {
      case .tier(let reached):
        tier = reached
        steps = CaseIntensities.steps(tier: tier, stage: stage, effect: effect)
      case .lost: lostSince = day
      case .deceased:
        spell.close(on: day, .deceased)
        return nil
      case .leftCity:
        spell.close(on: day, .transferredOut)
        return nil
      case .released:
        spell.close(on: day, .released)
        return reopened(spell, &generator)
      case .changedSchool:
        spell.close(on: day, .transferredOut)
        let arrival = day.advanced(by: generator.integer(3...20))
        guard let there = spell.schooling.on(arrival, at: type) else { return nil }
        return moved(spell, there, on: arrival, tier, &generator)
      }
    }
    if let lostSince { spell.lost.append(lostSince..<day.advanced(by: 1)) }
    return nil
  }

  /// The day the pupil has done the school's last grade: in July after the last stage of all, otherwise in the first
  /// days of September, when the next school takes over.
  private func leavingDay(_ spell: SimulatedCase.Spell, _ generator: inout CityGenerator) -> Day {
    let type = city.schools[spell.school].type
    let isLastStage = type.stages.last == .senior || type.stages.last == .vocational
    let first = Month(year: spell.schooling.lastYear(at: type) + 1, month: isLastStage ? 7 : 9).firstDay
    return first.advanced(by: generator.integer(0...6))
  }

  /// The school's next assessment: each March and September on a day of its own.
  private func assessmentDay(after day: Day, at school: Int) -> Day {
    var month = day.month
    while true {
      if month.monthOfYear % 6 == 3 {
        var generator = CityGenerator(seed: city.plan.seed, .assessments, school, Int(month.rawValue))
        let assessed = month.firstDay.advanced(by: generator.integer(9...22))
        if assessed > day { return assessed }
      }
      month = month.advanced(by: 1)
    }
  }

  /// The spell of a released pupil who is put on file again.
  private func reopened(
    _ spell: SimulatedCase.Spell, _ generator: inout CityGenerator
  ) -> SimulatedCase.Spell? {
    let wait = -log(generator.uniform()) / CaseIntensities.reopened * 365.25
    guard let exit = spell.exit, wait <= Double(CaseIntensities.reopenedWithin) else { return nil }
    let day = exit.day.advanced(by: Int(wait) + 14)
    guard let schooling = spell.schooling.on(day, at: city.schools[spell.school].type) else { return nil }
    let tier = Tier.all[generator.position(in: CaseIntensities.reopenedTiers)]
    return SimulatedCase.Spell(
      school: spell.school, schooling: schooling, from: day, opened: day, source: .daily, entry: .reopened,
      tier: tier, assessments: [.init(day: day, tier: tier)])
  }

  /// The spell of a pupil who goes on to the next stage with the file.
  private func nextStage(
    _ spell: SimulatedCase.Spell, _ tier: Tier, _ generator: inout CityGenerator
  ) -> SimulatedCase.Spell? {
    guard let exit = spell.exit, let last = city.schools[spell.school].type.stages.last,
      last == .primary || last == .junior, generator.happens(CaseIntensities.handedOver)
    else { return nil }
    let stage: Stage = last == .primary ? .junior : generator.happens(0.6) ? .senior : .vocational
    let arrival = exit.day.advanced(by: generator.integer(1...6))
    return moved(spell, Schooling(stage: stage, grade: 1, year: arrival.month.year), on: arrival, tier, &generator)
  }

  /// The spell at another school, mostly of the same district; the tier and its assessment go with the file.
  private func moved(
    _ spell: SimulatedCase.Spell, _ schooling: Schooling, on day: Day, _ tier: Tier, _ generator: inout CityGenerator
  ) -> SimulatedCase.Spell? {
    let home = city.districtOfSchool[spell.school]
    let district = generator.happens(0.85) ? home : generator.integer(0...city.districts.count - 1)
    let others = (schoolsByStage[district][schooling.stage] ?? []).filter { $0 != spell.school }
    guard let school = generator.pick(others) else { return nil }
    return SimulatedCase.Spell(
      school: school, schooling: schooling, from: day, opened: spell.opened, source: .transfer, entry: .transferredIn,
      tier: tier, assessments: spell.assessments.suffix(1))
  }
}

extension SimulatedCase.Spell {
  fileprivate mutating func close(on day: Day, _ status: CaseStatus, lostSince: Day? = nil) {
    if let lostSince { lost.append(lostSince..<day) }
    exit = (day, status)
  }
}
