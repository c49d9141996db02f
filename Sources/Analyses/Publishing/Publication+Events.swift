import Disclosure
import Submissions

extension Publication {
  /// Crisis events: the city by month, its stages and districts by half-year. Districts by stage are so small that they
  /// would take most of the larger figures with them.
  mutating func addEvents(_ panel: Panel) {
    var table = SchoolTable(.events, panel)
    let (all, periods) = (PublicationFrame.all, frame.periods)
    let stages = Stage.allCases.map(\.rawValue)
    for period in periods.byHalf {
      table.declare(period, [all], in: frame.districts)
      for stage in stages { table.declare(table.city(period, [stage])) }
      table.declare(table.city(period, [all]), isSumOf: stages.map { table.city(period, [$0]) })
    }
    for key in table.keys where !periods.halves.contains(key.period) {
      let halves = periods.halves.filter(key.period.contains)
      table.declare(key, isSumOf: halves.map(key.with(period:)))
    }
    let monthsOnly = periods.ofCity.filter { !periods.byHalf.contains($0) }
    for period in monthsOnly { table.declare(table.city(period, [all])) }
    for period in periods.ofCity where period.monthCount > 1 {
      let months = periods.months.map { Period($0) }.filter(period.contains)
      table.declare(table.city(period, [all]), isSumOf: months.map { table.city($0, [all]) })
    }

    let returns = EventReturns(panel, frame.periods)
    func enter(_ count: Int, of school: School, _ stages: [Stage], in month: Month) {
      for period in periods.ofCity where period.contains(Period(month)) {
        table.add(count, of: school, to: table.city(period, [all]))
        guard !monthsOnly.contains(period) else { continue }
        table.add(count, of: school, to: table.district(school.district, period, [all]))
        for stage in stages { table.add(count, of: school, to: table.city(period, [stage.rawValue])) }
      }
    }
    for entry in returns.entries { enter(0, of: entry.school, entry.school.type.stages, in: entry.month) }
    for (school, cell) in returns.counts { enter(cell.count, of: school, [cell.stage], in: cell.month) }
    add(table)
    frame.returns = returns.completeness(frame)
    markIncomplete(table, frame.returns)
  }

  /// Marks the counts of events to which too few returns came. A stage's are its city's: schools return all their stages
  /// together.
  private mutating func markIncomplete(_ table: SchoolTable, _ returns: [PublicationFrame.Returns]) {
    func keys(_ isMeant: (PublicationFrame.Returns) -> Bool) -> [CellKey] {
      let meant = Set(returns.filter(isMeant).map { [$0.place, $0.period.description] })
      return table.keys.filter { meant.contains([$0.place, $0.period.description]) }
    }
    frame.incomplete.formUnion(keys { !$0.isEnough })
    frame.unavailable.formUnion(keys(\.isTooFew))
  }

  /// Crisis events of the city by kind, in calendar years that are over: of years that overlap the difference would tell
  /// shorter stretches.
  mutating func addKinds(_ panel: Panel, isTotalGiven: Bool) {
    let returns = EventReturns(panel, frame.periods)
    let (events, kinds) = (SchoolTable(.events, panel), EventKind.allCases)
    var tables = [SchoolTable(.graveEvents, panel), SchoolTable(.otherEvents, panel)]
    func position(_ kind: EventKind) -> Int { PublicIndicator.graveKinds.contains(kind) ? 0 : 1 }
    for year in frame.periods.years {
      let keys = kinds.map { tables[position($0)].city(year, [$0.rawValue]) }
      for (kind, key) in zip(kinds, keys) {
        tables[position(kind)].declare(key)
        for entry in returns.entries where year.contains(Period(entry.month)) {
          tables[position(kind)].add(0, of: entry.school, to: key)
        }
        for (school, cell) in returns.counts where cell.kind == kind && year.contains(Period(cell.month)) {
          tables[position(kind)].add(cell.count, of: school, to: key)
        }
      }
      if isTotalGiven { tables[0].declare(events.city(year, [PublicationFrame.all]), isSumOf: keys) }
    }
    let received = returns.completeness(frame)
    for table in tables {
      add(table)
      markIncomplete(table, received)
    }
  }

  /// Crisis events per 10,000 pupils over the last two half-years.
  mutating func addRates(_ panel: Panel) throws(PublicationError) {
    let period = frame.periods.lastTwelve
    let enrolment = EnrolmentInForce(panel)
    let returns = EventReturns(panel, frame.periods)
    let reported = Set(returns.entries.filter { period.contains(Period($0.month)) }.map(\.school))
    let table = SchoolTable(.events, panel)
    var city = 0
    for district in frame.districts {
      let schools = reported.filter { $0.district == district }
      let unknown = schools.count { !enrolment.isKnown(of: $0) }
      guard unknown == 0 else { throw .noEnrolment(district: district, schools: unknown) }
      let pupils = schools.reduce(0) { sum, school in
        sum + Stage.allCases.reduce(0) { $0 + Int(enrolment.pupils(school, $1, period.lastMonth)) }
      }
      city += pupils
      ratios.append(rate(table.district(district, period, [PublicationFrame.all]), pupils))
    }
    ratios.insert(rate(table.city(period, [PublicationFrame.all]), city), at: ratios.count - frame.districts.count)
  }

  private func rate(_ key: CellKey, _ pupils: Int) -> RatioCell {
    RatioCell(
      name: "rate/\(key.place)", numerator: key, denominator: .known(pupils), kind: .rate(per: 10_000))
  }
}

/// The events returns accepted of the months a release speaks of, and what they count.
struct EventReturns {
  private(set) var entries: [(school: School, month: Month)] = []
  private(set) var counts: [(school: School, cell: EventCount)] = []
  private let roster: [School]
  private let months: [Month]

  init(_ panel: Panel, _ periods: PublicPeriods) {
    roster = panel.schools
    months = periods.months
    let schools = Dictionary(panel.schools.map { ($0.code, $0) }, uniquingKeysWith: { first, _ in first })
    for entry in panel.returns where entry.form == .events && entry.state == .accepted {
      guard let month = Month(iso: entry.period), months.contains(month), let school = schools[entry.school] else {
        continue
      }
      entries.append((school, month))
    }
    // An event that a later return told of a month never reported is an event all the same.
    for cell in panel.eventCounts where months.contains(cell.month) {
      if let school = schools[cell.school] { counts.append((school, cell)) }
    }
  }

  /// How many returns of each place and period there are and should be.
  func completeness(_ frame: PublicationFrame) -> [PublicationFrame.Returns] {
    func count(_ level: CellKey.Level, _ place: String, _ period: Period) -> PublicationFrame.Returns {
      let schools = roster.filter { level == .city || $0.district == place }
      let received = entries.filter {
        (level == .city || $0.school.district == place) && period.contains(Period($0.month))
      }
      let came = Set(received.map { [$0.school.code.rawValue, $0.month.description] })
      let owed = months.filter { period.contains(Period($0)) }.reduce(0) { sum, month in
        sum
          + schools.count {
            $0.exists(in: month)
              && ($0.exemptReason == nil || came.contains([$0.code.rawValue, month.description]))
          }
      }
      return .init(level: level, place: place, period: period, received: came.count, owed: owed)
    }
    return frame.periods.ofCity.map { count(.city, PublicationFrame.city, $0) }
      + frame.districts.flatMap { district in
        frame.periods.byHalf.map { count(.district, district, $0) }
      }
  }
}

extension CellKey {
  /// The same over another period.
  func with(period: Period) -> CellKey {
    CellKey(indicator: indicator, level: level, place: place, period: period, breakdown: breakdown)
  }

  /// The same for another breakdown.
  func with(breakdown: [String]) -> CellKey {
    CellKey(indicator: indicator, level: level, place: place, period: period, breakdown: breakdown)
  }
}
