import Submissions

extension SummerAnalysis {
  /// What the summer asks to be done before the term opens, by district: deaths, pupils out of contact, missing returns, contradictions, the watch list,
  /// overdue follow-ups, parents not told, conferences not held, missing plans.
  public var toDos: [ToDo] {
    let soon = asOf.advanced(byWorkingDays: MonthlyAnalysis.workingDaysToCheck)
    let opening = max(summer.lastDayBeforeTerm, soon)
    let watched = watch?.pupils ?? []
    let overdue = watched.filter { $0.reasons.contains(.overdue) }
    let lost = watched.filter { $0.reasons.contains(.lost) }
    return ToDo.deaths(deaths, due: soon)
      + perDistrict(lost.map(\.district), due: asOf.advanced(by: MonthlyAnalysis.daysToFind)) { .lost(pupils: $0) }
      + (summaries.map { returns($0, due: soon) } ?? [])
      + perDistrict(Set(differences.map(\.school)).map(\.district), due: soon) { .differences(schools: $0) }
      + perDistrict(watched.map(\.district), due: opening) { .watch(pupils: $0) }
      + perDistrict(overdue.map(\.district), due: asOf.advanced(by: MonthlyAnalysis.daysToFollowUp)) {
        .followUps(pupils: $0)
      }
      + notices.filter { $0.unit != .city && $0.notTold > 0 }.sorted { $0.notTold > $1.notTold }
      .map { ToDo(.notices(pupils: $0.notTold), districts: $0.unit.districts, due: opening) }
      + (isAnyConferenceKnown
        ? perDistrict(schoolsWithoutConference.map(\.district), due: opening) { .conferences(schools: $0) } : [])
      + plans.flatMap { returns($0, due: opening) }
  }

  private func returns(_ form: CompletenessAnalysis, due: Day) -> [ToDo] {
    perDistrict(form.missing.map(\.district), due: due) { .returns(form.form, period: form.period, schools: $0) }
  }

  /// One thing to do for each district named, with how often it is named; most first, equal ones by name.
  private func perDistrict(_ districts: [String], due: Day, _ task: (Int) -> ToDo.Task) -> [ToDo] {
    Dictionary(districts.map { ($0, 1) }, uniquingKeysWith: +)
      .sorted { (-$0.value, $0.key) < (-$1.value, $1.key) }
      .map { ToDo(task($0.value), districts: $0.key.isEmpty ? [] : [$0.key], due: due) }
  }
}
