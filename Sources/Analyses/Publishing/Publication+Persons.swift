import Disclosure
import Submissions

extension Publication {
  /// Pupils on file by tier: city, districts and stages at 13 month ends.
  mutating func addTiers(_ panel: Panel) {
    let flows = panel.caseFlows.filter { $0.month <= frame.month }
    // Who had not been seen yet in the month the records begin is missing from its stock.
    guard let first = flows.map(\.month).min(), first < frame.month else { return }
    let all = PublicationFrame.all
    let states = CaseState.allCases.filter(\.isOnFile).filter {
      $0 != .tierUnknown || flows.contains { $0.to == .tierUnknown }
    }
    let tiers = states.map { "\($0)" }
    let stages = Stage.allCases.map(\.rawValue)
    let months = Array(max(first.advanced(by: 1), frame.month.advanced(by: -12))...frame.month)
    var table = SchoolTable(.tiers, panel)
    for month in months {
      let period = Period(month)
      for tier in [all] + tiers {
        table.declare(period, [all, tier], in: frame.districts)
        for stage in stages { table.declare(table.city(period, [stage, tier])) }
        table.declare(table.city(period, [all, tier]), isSumOf: stages.map { table.city(period, [$0, tier]) })
      }
      for key in table.keys where key.period == period && key.breakdown[1] == all {
        table.declare(key, isSumOf: tiers.map { key.with(breakdown: [key.breakdown[0], $0]) })
      }
    }

    let schools = Dictionary(panel.schools.map { ($0.code, $0) }, uniquingKeysWith: { first, _ in first })
    let declared = Set(table.keys)
    let followUps = panel.trackingWeeks.filter { $0.tracked > 0 }
    let lastFollowUp = Dictionary(grouping: followUps, by: \.school).compactMapValues { $0.map(\.monday).max() }
    for month in months {
      let period = Period(month)
      // Beyond the records everybody would seem to have stayed; nothing is known instead.
      guard let last = lastFollowUp.values.max(), reaches(last, month) else { continue }
      var owed: [CellKey: (received: Int, owed: Int)] = [:]
      var stock: [SchoolCode: [Stage: [CaseState: Int]]] = [:]
      for flow in flows where flow.month <= month {
        stock[flow.school, default: [:]][flow.stage, default: [:]][flow.to, default: 0] += flow.count
        stock[flow.school, default: [:]][flow.stage, default: [:]][flow.from, default: 0] -= flow.count
      }
      for (code, ofStages) in stock {
        guard let school = schools[code] else { continue }
        let isReceived = lastFollowUp[code].map { reaches($0, month) } ?? false
        // Nobody left on file, nobody to tell of: the school's part is 0 and stays so.
        let isOwed = ofStages.values.contains { $0.contains { $0.key.isOnFile && $0.value > 0 } }
        var reported: Set<CellKey> = []
        for stage in Set(school.type.stages).union(ofStages.keys) {
          for (state, tier) in zip(states, tiers) {
            let count = ofStages[stage]?[state] ?? 0
            for breakdown in [[stage.rawValue, tier], [stage.rawValue, all], [all, tier], [all, all]] {
              for key in [table.city(period, breakdown), table.district(school.district, period, breakdown)]
              where declared.contains(key) {
                table.add(count, of: school, to: key)
                reported.insert(key)
              }
            }
          }
        }
        guard isOwed else { continue }
        for key in reported {
          let known = owed[key] ?? (0, 0)
          owed[key] = (known.received + (isReceived ? 1 : 0), known.owed + 1)
        }
      }
      frame.incomplete.formUnion(owed.filter { !PublicationFrame.isEnough($0.value.received, of: $0.value.owed) }.keys)
    }
    add(table)
  }

  /// Whether follow-ups reach to within a week of a month's end, by the Monday of the last week with one.
  private func reaches(_ monday: Day, _ month: Month) -> Bool { monday.advanced(by: 13) >= month.lastDay }

  /// The share of pupils followed up in their week, over the weeks of the last quarter that is over: in a single week too
  /// few are left out for a district's share to be told. The weeks are not told: divided by their number they are pupils.
  mutating func addFollowUps(_ panel: Panel) {
    let period = frame.periods.quarter
    let weeks = panel.trackingWeeks.sorted { $0.monday < $1.monday }
    let mondays = Set(weeks.map(\.monday)).filter { period.contains(Period($0.month)) }
    let isFollowedUp = weeks.contains { $0.tracked > 0 && period.contains(Period($0.monday.month)) }
    // A quarter whose last weeks have not come would be told as one of pupils not followed up.
    guard isFollowedUp, let last = weeks.last(where: { $0.tracked > 0 })?.monday, reaches(last, period.lastMonth) else {
      return
    }
    var places: [CellKey: (due: Int, tracked: Int, schools: Int)] = [:]
    func key(_ level: CellKey.Level, _ place: String) -> CellKey {
      CellKey(indicator: PublicTopic.followUp.rawValue, level: level, place: place, period: period)
    }
    let schools = Dictionary(panel.schools.map { ($0.code, $0) }, uniquingKeysWith: { first, _ in first })
    for (code, weeks) in Dictionary(grouping: weeks, by: \.school) {
      guard let school = schools[code] else { continue }
      var (pupils, pupilWeeks, tracked) = (0, 0, 0)
      var changes = weeks[...]
      for monday in mondays.sorted() {
        while let week = changes.first, week.monday <= monday {
          pupils += week.onFileChange
          if week.monday == monday { tracked += week.tracked }
          changes = changes.dropFirst()
        }
        pupilWeeks += pupils
      }
      guard pupilWeeks > 0 else { continue }
      for key in [key(.city, PublicationFrame.city), key(.district, school.district)] {
        let known = places[key] ?? (0, 0, 0)
        places[key] = (known.due + pupilWeeks, known.tracked + tracked, known.schools + 1)
      }
    }
    for key in [key(.city, PublicationFrame.city)] + frame.districts.map({ key(.district, $0) }) {
      let counts = places[key] ?? (0, 0, 0)
      ratios.append(
        RatioCell(
          name: "followUp/\(key.place)", numerator: key, denominator: .known(counts.due),
          kind: .shareAlone(count: counts.tracked, persons: counts.due / mondays.count, schools: counts.schools)))
    }
  }

  /// The categories of key pupils and their care by the latest summary return of the twelve months.
  mutating func addSummaries(_ panel: Panel) {
    let known = panel.summaries.filter { $0.asOf <= frame.month.lastDay && $0.asOf <= frame.asOf }
    guard let latest = known.max(by: { $0.asOf < $1.asOf }),
      latest.asOf.month.distance(to: frame.month) < 12
    else { return }
    let returns = known.filter { $0.period == latest.period }
    frame.summaryDay = latest.asOf
    let period = Period(latest.asOf.month)
    let schools = Dictionary(panel.schools.map { ($0.code, $0) }, uniquingKeysWith: { first, _ in first })
    for indicator in [PublicIndicator.categories, .care] {
      var table = SchoolTable(indicator, panel)
      for item in indicator.items { table.declare(period, [item.rawValue], in: frame.districts) }
      for summary in returns {
        guard let school = schools[summary.school] else { continue }
        for item in indicator.items {
          guard let count = summary.numbers[item] else { continue }
          table.add(count, of: school, to: table.city(period, [item.rawValue]))
          table.add(count, of: school, to: table.district(school.district, period, [item.rawValue]))
        }
      }
      add(table)
    }
  }
}
