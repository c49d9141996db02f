import Submissions

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
    let isUnknownKnown = flows.contains { $0.to == .tierUnknown }
    var stock: [CaseState: Int] = [:]
    var rows: [TierStock] = []
    for index in 0...first.distance(to: month) {
      let point = first.advanced(by: index)
      for (state, count) in change[point] ?? [:] { stock[state, default: 0] += count }
      guard point > first || first == month else { continue }
      rows += Tier.all.map { tier in
        TierStock(month: point, tier: tier, pupils: CaseState(rawValue: tier.rawValue).flatMap { stock[$0] } ?? 0)
      }
      // Pupils in a tier nobody has told are on file too.
      if isUnknownKnown { rows.append(TierStock(month: point, tier: nil, pupils: stock[.tierUnknown] ?? 0)) }
    }
    var moves: [Move: Int] = [:]
    for flow in flows where flow.month == month && (month > first || flow.from != .notOnFile) {
      moves[Move(from: flow.from, to: flow.to), default: 0] += flow.count
    }
    return TierAnalysis(
      recordsBegin: first, stock: rows,
      flows: moves.map { TierFlow(from: $0.key.from, to: $0.key.to, pupils: $0.value) }
        .sorted { ($0.from.rawValue, $0.to.rawValue) < ($1.from.rawValue, $1.to.rawValue) },
      accounts: TierAccount.all(panel, month: month))
  }

  private struct Move: Hashable {
    var from: CaseState
    var to: CaseState
  }
}

extension TrackingAnalysis {
  /// Half a year.
  private static let districtWeeksShown = 26

  /// The weekly rate of the city, and of the districts over the weeks that begin in the month.
  ///
  /// A week counts when its Monday lies not after the month's end and there are records of it or later: a district without
  /// records in such a week tracked nobody of its stock, or has not sent them yet.
  static func make(_ panel: Panel, month: Month, asOf: Day) -> TrackingAnalysis? {
    let weeks = panel.trackingWeeks.filter { $0.monday <= month.lastDay }
    let districtOf = Dictionary(panel.schools.map { ($0.code, $0.district) }, uniquingKeysWith: { first, _ in first })
    let lastTracked = weeks.filter { $0.tracked > 0 }.map(\.monday).max()
    let lastTold = panel.lastRecords.values.max()?.monday
    guard let first = weeks.map(\.monday).min(), let last = [lastTracked, lastTold].compactMap(\.self).max(),
      first <= last
    else { return nil }
    var change: [String: [Day: (onFile: Int, tracked: Int)]] = [:]
    for week in weeks {
      let district = districtOf[week.school] ?? ""
      let before = change[district]?[week.monday] ?? (0, 0)
      change[district, default: [:]][week.monday] = (before.onFile + week.onFileChange, before.tracked + week.tracked)
    }
    let mondays = Array(stride(from: first.rawValue, through: last.rawValue, by: 7)).map(Day.init(rawValue:))
    var city = mondays.map { Rate(unit: .city, monday: $0, onFile: 0, tracked: 0) }
    let ends = recordsEnd(panel, districtOf)
    var unfinished = Array(repeating: 0, count: mondays.count)
    var districts: [Rate] = []
    var districtWeeks: [Rate] = []
    for (district, changes) in change.sorted(by: { $0.key < $1.key }) {
      var onFile = 0
      for (index, monday) in mondays.enumerated() {
        let week = changes[monday] ?? (0, 0)
        onFile += week.onFile
        city[index].onFile += onFile
        city[index].tracked += week.tracked
        var rate = Rate(unit: .district(district), monday: monday, onFile: onFile, tracked: week.tracked)
        rate.isFinished = rate.isOver(on: asOf, recordsEnd: ends[rate.unit])
        if !rate.isFinished, ends[rate.unit].map({ $0 >= monday }) ?? true { unfinished[index] += onFile }
        if monday.month == month { districts.append(rate) }
        if index >= mondays.count - districtWeeksShown { districtWeeks.append(rate) }
      }
    }
    for index in city.indices {
      // A few schools that have sent more do not make the others' week a whole one.
      let isMostlyThere = Double(unfinished[index]) <= mostUnfinished * Double(city[index].onFile)
      city[index].isFinished = isMostlyThere && city[index].isOver(on: asOf, recordsEnd: ends[.city])
    }
    var analysis = TrackingAnalysis(weeks: city.suffix(53), districts: districts)
    analysis.districtWeeks = districtWeeks
    analysis.recordsEnd = ends
    return analysis
  }

  /// The city's week is unfinished when districts that hold more than this share of its pupils have only a part of it.
  private static let mostUnfinished = 0.1

  private static func recordsEnd(_ panel: Panel, _ districtOf: [SchoolCode: String]) -> [Unit: Day] {
    var ends = Dictionary(
      panel.lastRecords.map { (Unit.district(districtOf[$0.key] ?? ""), $0.value) }, uniquingKeysWith: max)
    ends[.city] = ends.values.max()
    return ends
  }
}

extension TrackingAnalysis.Rate {
  /// Whether the Sunday lies behind a day, and records go to it as far as is known.
  fileprivate func isOver(on asOf: Day, recordsEnd: Day?) -> Bool {
    let sunday = monday.advanced(by: 6)
    return sunday < asOf && recordsEnd.map { $0 >= sunday } ?? true
  }
}
