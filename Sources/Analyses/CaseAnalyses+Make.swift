public import Submissions

extension TierAnalysis {
  /// Sums the changes of case state up to each month's end.
  ///
  /// The month the records begin is cut off unless it is the report's own: who has not been seen yet in it is missing
  /// from its stock.
  static func make(_ panel: Panel, month: Month) -> TierAnalysis? {
    let flows = panel.caseFlows.filter { $0.month <= month }
    guard let first = flows.map(\.month).min() else { return nil }
    var change: [Month: [CaseState: Int]] = [:]
    for flow in flows {
      change[flow.month, default: [:]][flow.to, default: 0] += flow.count
      change[flow.month, default: [:]][flow.from, default: 0] -= flow.count
    }
    var stock: [CaseState: Int] = [:]
    var rows: [TierStock] = []
    for index in 0...first.distance(to: month) {
      let point = first.advanced(by: index)
      for (state, count) in change[point] ?? [:] { stock[state, default: 0] += count }
      for state in CaseState.allCases where point > first || first == month {
        if let tier = state.tier { rows.append(TierStock(month: point, tier: tier, pupils: stock[state] ?? 0)) }
      }
    }
    var moves: [Move: Int] = [:]
    for flow in flows where flow.month == month && (month > first || flow.from != .notOnFile) {
      moves[Move(from: flow.from, to: flow.to), default: 0] += flow.count
    }
    return TierAnalysis(
      recordsBegin: first, stock: rows,
      flows: moves.map { TierFlow(from: $0.key.from, to: $0.key.to, pupils: $0.value) }
        .sorted { ($0.from.rawValue, $0.to.rawValue) < ($1.from.rawValue, $1.to.rawValue) })
  }

  private struct Move: Hashable {
    var from: CaseState
    var to: CaseState
  }
}

extension TrackingAnalysis {
  /// The weekly rate of the city, and of the districts over the weeks that begin in the month.
  ///
  /// A week counts when its Monday lies not after the month's end and anybody was followed up in it or later: a
  /// district without records in such a week tracked nobody of its stock.
  static func make(_ panel: Panel, month: Month) -> TrackingAnalysis? {
    let weeks = panel.trackingWeeks.filter { $0.monday <= month.lastDay }
    let districtOf = Dictionary(panel.schools.map { ($0.code, $0.district) }, uniquingKeysWith: { first, _ in first })
    guard let first = weeks.map(\.monday).min(), let last = weeks.filter({ $0.tracked > 0 }).map(\.monday).max() else {
      return nil
    }
    var change: [String: [Day: (onFile: Int, tracked: Int)]] = [:]
    for week in weeks {
      let district = districtOf[week.school] ?? ""
      let before = change[district]?[week.monday] ?? (0, 0)
      change[district, default: [:]][week.monday] = (before.onFile + week.onFileChange, before.tracked + week.tracked)
    }
    let mondays = Array(stride(from: first.rawValue, through: last.rawValue, by: 7)).map(Day.init(rawValue:))
    var city = mondays.map { Rate(unit: .city, monday: $0, onFile: 0, tracked: 0) }
    var districts: [Rate] = []
    for (district, changes) in change.sorted(by: { $0.key < $1.key }) {
      var onFile = 0
      for (index, monday) in mondays.enumerated() {
        let week = changes[monday] ?? (0, 0)
        onFile += week.onFile
        city[index].onFile += onFile
        city[index].tracked += week.tracked
        if monday.month == month {
          districts.append(Rate(unit: .district(district), monday: monday, onFile: onFile, tracked: week.tracked))
        }
      }
    }
    return TrackingAnalysis(weeks: city.suffix(53), districts: districts)
  }
}

extension CompletenessAnalysis {
  /// Holds the roster and the task against what has come in.
  public static func make(_ panel: Panel, month: Month, asOf: Day) -> CompletenessAnalysis? {
    guard !panel.schools.isEmpty else { return nil }
    let task = panel.tasks.first { $0.form == .events && $0.period == month.description }
    let returns = Dictionary(
      panel.returns.filter { $0.form == .events && $0.period == month.description }.map { ($0.school, $0) },
      uniquingKeysWith: { first, _ in first })
    var rows: [String: Row] = [:]
    var missing: [MissingSchool] = []
    for school in panel.schools where school.exists(in: month) {
      if let task, !task.stages.isEmpty, Set(task.stages).isDisjoint(with: school.type.stages) { continue }
      var row = rows[school.district] ?? Row.empty(.district(school.district))
      defer { rows[school.district] = row }
      guard school.exemptReason == nil else {
        row.exempt += 1
        continue
      }
      row.expected += 1
      let entry = returns[school.code]
      if let entry, entry.state == .accepted {
        row.received += 1
        if let due = task?.due, entry.received > due { row.late += 1 } else { row.onTime += 1 }
        continue
      }
      if entry != nil { row.awaitingCorrection += 1 } else { row.missing += 1 }
      missing.append(
        MissingSchool(
          district: school.district, code: school.code, name: school.name, isAwaitingCorrection: entry != nil))
    }
    let districts = rows.values.sorted { name($0.unit) < name($1.unit) }
    return CompletenessAnalysis(
      month: month, due: task?.due, units: districts + [districts.reduce(Row.empty(.city), Row.sum)],
      missing: missing.sorted { ($0.district, $0.code) < ($1.district, $1.code) })
  }

  private static func name(_ unit: Unit) -> String {
    if case .district(let name) = unit { name } else { "" }
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
