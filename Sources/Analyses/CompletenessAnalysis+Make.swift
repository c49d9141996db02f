public import Submissions

extension CompletenessAnalysis {
  /// Holds the roster and the tasks against what has come in.
  ///
  /// Only rows or a zero report count: of a form with a period an accepted return, of one kept from day to day (follow-ups,
  /// enrolment, acknowledgements, conferences) accepted rows in the months of the period. A return awaits correction only
  /// while none is accepted.
  /// - Parameters:
  ///   - panel: the panel of the day the answer speaks from.
  ///   - form: the form.
  ///   - period: the period as the tasks name it; without a task every school owes the return, due on no day.
  /// - Returns: nothing without a roster.
  public static func make(_ panel: Panel, form: FormID, period: String) -> CompletenessAnalysis? {
    guard !panel.schools.isEmpty else { return nil }
    let tasks = panel.tasks.filter { $0.form == form && $0.period == period }
    let due = tasks.map(\.due).max()
    let before = panel.tasks.filter { $0.form == form && $0.period != period }.map(\.due).filter { $0 < due ?? $0 }
      .max()
    let months = ReturnPeriod(period).ownMonths ?? due.map { ReturnPeriod(period).months(due: $0, before: before) }
    let received = ReceivedReturns(panel, form: form, period: period, months: months)
    var rows: [String: Row] = [:]
    var result = CompletenessAnalysis(form: form, period: period, due: due, units: [], missing: [])
    for school in panel.schools {
      let task = tasks.first { $0.stages.isEmpty || !Set($0.stages).isDisjoint(with: school.type.stages) }
      guard task != nil || tasks.isEmpty else { continue }
      // A long period is owed by the schools that still exist when it ends.
      if let last = months?.upperBound, !school.exists(in: last) {
        if let closed = school.closed, closed < last.firstDay {
          result.excuse(school, .closed(closed, successor: school.successor))
        }
        continue
      }
      var row = rows[school.district] ?? Row.empty(.district(school.district))
      defer { rows[school.district] = row }
      if let reason = school.exemptReason {
        row.exempt += 1
        result.excuse(school, .exempt(reason))
        continue
      }
      row.expected += 1
      switch received.of(school.code) {
      case .accepted(let day):
        row.received += 1
        if let due = task?.due, day > due { row.late += 1 } else { row.onTime += 1 }
        continue
      case .awaitingCorrection: row.awaitingCorrection += 1
      case .missing: row.missing += 1
      }
      result.missing.append(
        MissingSchool(
          district: school.district, code: school.code, name: school.name,
          isAwaitingCorrection: received.of(school.code) == .awaitingCorrection))
    }
    let districts = rows.values.sorted { name($0.unit) < name($1.unit) }
    result.units = districts + [districts.reduce(Row.empty(.city), Row.sum)]
    result.missing.sort { ($0.district, $0.code) < ($1.district, $1.code) }
    result.excused.sort { ($0.district, $0.code) < ($1.district, $1.code) }
    return result
  }

  /// Of each form the period that fell due last, the events first, then in the order of the forms.
  /// - Parameters:
  ///   - panel: the panel of the day the answer speaks from.
  ///   - first: the earliest due day wanted; absent: any.
  ///   - asOf: the day the answer speaks from.
  /// - Returns: one record for each form with a task due.
  public static func due(in panel: Panel, from first: Day? = nil, asOf: Day) -> [CompletenessAnalysis] {
    let forms = [.events] + FormID.allCases.filter { $0 != .events }
    return forms.compactMap { form in
      let tasks = panel.tasks.filter { $0.form == form && $0.due <= asOf && $0.due >= first ?? $0.due }
      return tasks.max { ($0.due, $0.period) < ($1.due, $1.period) }
        .flatMap { make(panel, form: form, period: $0.period) }
    }
  }

  /// Who sent the events of each of the latest 12 months, from the first with a return on, oldest first.
  static func months(_ panel: Panel, through last: Month) -> [CompletenessAnalysis] {
    let returns = Dictionary(grouping: panel.returns.filter { $0.form == .events }, by: \.period)
    guard let first = returns.keys.compactMap({ Month(iso: $0) }).min(), first <= last else { return [] }
    var one = panel
    return (0...min(11, first.distance(to: last))).reversed().compactMap { back in
      let period = last.advanced(by: -back).description
      one.returns = returns[period] ?? []
      return make(one, form: .events, period: period)
    }
  }

  private mutating func excuse(_ school: School, _ reason: ExcusedSchool.Reason) {
    excused.append(ExcusedSchool(district: school.district, code: school.code, name: school.name, reason: reason))
  }

  private static func name(_ unit: Unit) -> String {
    if case .district(let name) = unit { name } else { "" }
  }
}

/// What has come of a form for a period, by school.
private struct ReceivedReturns {
  enum State: Equatable {
    case accepted(Day)
    case awaitingCorrection, missing
  }
  private var states: [SchoolCode: State] = [:]

  init(_ panel: Panel, form: FormID, period: String, months: ClosedRange<Month>?) {
    // The rows of a tracking sheet are follow-ups, and the ledger has those of the sheets.
    let forms: Set<FormID> = form == .followups || form == .trackingSheet ? [.followups, .trackingSheet] : [form]
    for entry in panel.returns where forms.contains(entry.form) {
      guard form.hasPeriod ? entry.period == period : entry.lies(in: months) else { continue }
      switch (states[entry.school], entry.state) {
      case (.accepted(let day), .accepted): states[entry.school] = .accepted(min(day, entry.received))
      case (.accepted, .awaitingCorrection): break
      case (_, .accepted): states[entry.school] = .accepted(entry.received)
      case (_, .awaitingCorrection): states[entry.school] = .awaitingCorrection
      }
    }
  }

  func of(_ school: SchoolCode) -> State { states[school] ?? .missing }
}

extension SchoolReturn {
  fileprivate func lies(in months: ClosedRange<Month>?) -> Bool {
    Month(iso: period).map { months?.contains($0) ?? false } ?? false
  }
}

extension CompletenessAnalysis.Row {
  fileprivate static func empty(_ unit: Unit) -> Self {
    Self(unit: unit, expected: 0, received: 0, onTime: 0, late: 0, missing: 0, exempt: 0, awaitingCorrection: 0)
  }

  fileprivate static func sum(_ left: Self, _ right: Self) -> Self {
    Self(
      unit: left.unit, expected: left.expected + right.expected, received: left.received + right.received,
      onTime: left.onTime + right.onTime, late: left.late + right.late, missing: left.missing + right.missing,
      exempt: left.exempt + right.exempt, awaitingCorrection: left.awaitingCorrection + right.awaitingCorrection)
  }
}
