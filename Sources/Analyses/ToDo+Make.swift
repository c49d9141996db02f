import Submissions

extension MonthlyAnalysis {
  /// What is abnormal is to be looked into within so many working days.
  static let workingDaysToCheck = 3
  /// Overdue follow-ups are to be made up for within so many days.
  static let daysToFollowUp = 7
  /// Who cannot be reached is to be found by the next day, holiday or not.
  static let daysToFind = 1

  /// What the month's figures ask to be done, the gravest first: grave events, deaths, pupils out of contact, rises, falls, zeros, returns (the form and
  /// district with most missing first), overdue follow-ups. What a person has dealt with already is left out.
  public var toDos: [ToDo] {
    indicators.flatMap(graveToDos) + ToDo.deaths(deaths, due: checkBy) + lostToDos
      + indicators.flatMap { findingToDos($0, .rise) }
      + indicators.flatMap { findingToDos($0, .fall) } + indicators.flatMap(zeroToDos)
      + indicators.flatMap(figureToDos) + returnToDos + followUpToDos
  }

  /// The last day to look into what is abnormal.
  private var checkBy: Day { asOf.advanced(byWorkingDays: Self.workingDaysToCheck) }

  private func graveToDos(_ indicator: IndicatorAnalysis) -> [ToDo] {
    let alerts = indicator.graveAlerts.filter { marks[$0.id] == nil }
    let told = indicator.graveAlerts.reduce(0) { $0 + $1.count }
    let all = indicator.graveEvents.first { $0.month == month }?.count ?? 0
    let byRule = alerts.map { ToDo(.grave(events: $0.count), districts: $0.unit.districts, due: checkBy) }
    // Where grave events are no exception the rule is silent; they have to be handled all the same.
    return byRule + (all > told ? [ToDo(.grave(events: all - told), districts: [], due: checkBy)] : [])
  }

  /// A district with a finding of its own answers for that; a change of the city or a stage is then left to the others that
  /// carry it. Where none is known to carry it, city and stages are one matter.
  private func findingToDos(_ indicator: IndicatorAnalysis, _ direction: Comparison.Direction) -> [ToDo] {
    let findings = indicator.findings.filter { $0.comparison.direction == direction }
    let own = Set(findings.flatMap(\.comparison.unit.districts))
    func toDo(_ units: [Unit], _ districts: [String]) -> ToDo {
      let task: ToDo.Task =
        direction == .fall ? .fall(indicator.indicator, units) : .rise(indicator.indicator, units)
      return ToDo(task, districts: districts, due: checkBy)
    }
    var (toDos, nobodys) = ([ToDo](), [Unit]())
    for finding in findings where marks[finding.id] == nil {
      let unit = finding.comparison.unit
      let leading = unit.districts.isEmpty ? finding.leadingDistricts : unit.districts
      let districts = unit.districts.isEmpty ? leading.filter { !own.contains($0) } : leading
      if leading.isEmpty {
        nobodys.append(unit)
      } else if !districts.isEmpty {
        toDos.append(toDo([unit], districts))
      }
    }
    return toDos + (nobodys.isEmpty ? [] : [toDo(nobodys, [])])
  }

  private func zeroToDos(_ indicator: IndicatorAnalysis) -> [ToDo] {
    indicator.silences.filter { marks[$0.id] == nil }.compactMap { silence in
      guard case .onlyZeros(let months, _) = silence.kind else { return nil }
      return ToDo(.zeros(months: months), districts: silence.unit.districts, due: checkBy)
    }
  }

  /// Districts that had figures before and have none now; of events the schools' returns say more.
  private func figureToDos(_ indicator: IndicatorAnalysis) -> [ToDo] {
    guard case .named = indicator.indicator, isMonthOver else { return [] }
    let districts = indicator.comparisons.filter { $0.current == nil }.flatMap(\.unit.districts)
    return districts.isEmpty ? [] : [ToDo(.figures(indicator.indicator), districts: districts, due: checkBy)]
  }

  private var returnToDos: [ToDo] {
    ((completeness.map { [$0] } ?? []) + otherReturns).flatMap { form in
      form.units.compactMap { row -> (absent: Int, districts: [String])? in
        let absent = row.missing + row.awaitingCorrection
        return row.unit == .city || absent == 0 ? nil : (absent, row.unit.districts)
      }
      // The sort is stable: equal ones stay in order of name.
      .sorted { $0.absent > $1.absent }
      .map { absent, districts in
        ToDo(
          .returns(form.form, period: form.period, schools: absent), districts: districts,
          due: nextDue[form.form] ?? checkBy)
      }
    }
  }

  private var lostToDos: [ToDo] {
    (openCases?.units ?? []).filter { $0.unit != .city && $0.lost > 0 }.sorted { $0.lost > $1.lost }
      .map {
        ToDo(.lost(pupils: $0.lost), districts: $0.unit.districts, due: asOf.advanced(by: Self.daysToFind))
      }
  }

  private var followUpToDos: [ToDo] {
    (openCases?.units ?? []).filter { $0.unit != .city && $0.overdue > 0 }.sorted { $0.overdue > $1.overdue }
      .map {
        ToDo(
          .followUps(pupils: $0.overdue), districts: $0.unit.districts, due: asOf.advanced(by: Self.daysToFollowUp))
      }
  }
}

extension ToDo {
  /// One for all deaths: like a grave event, the death of one pupil names no district.
  static func deaths(_ deaths: [CaseDeath], due: Day) -> [ToDo] {
    let pupils = Set(deaths.map(\.pseudonym)).count
    return pupils == 0 ? [] : [ToDo(.deaths(pupils: pupils), districts: [], due: due)]
  }
}

extension Unit {
  /// The district, if the unit is one.
  var districts: [String] { if case .district(let name) = self { [name] } else { [] } }
}

extension Finding {
  /// The districts that carry the change.
  fileprivate var leadingDistricts: [String] {
    drivers.filter(\.isLeading).compactMap { if case .district(let name) = $0.part { name } else { nil } }
  }
}
