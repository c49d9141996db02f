import Disclosure
import Submissions

extension Publication {
  /// Crisis events: the city by month, places and stages by quarter.
  mutating func addEvents(_ panel: Panel) {
    var table = SchoolTable(.events, panel)
    let (all, periods) = (PublicationFrame.all, frame.periods)
    let stages = Stage.allCases.map(\.rawValue)
    for period in periods.byQuarter {
      for stage in [all] + stages { table.declare(period, [stage], in: frame.districts) }
      let places =
        [table.city(period, [all])] + frame.districts.map { table.district($0, period, [all]) }
      for place in places { table.declare(place, isSumOf: stages.map { place.with(breakdown: [$0]) }) }
    }
    for key in table.keys where !periods.quarters.contains(key.period) {
      let quarters = periods.quarters.filter(key.period.contains)
      table.declare(key, isSumOf: quarters.map(key.with(period:)))
    }
    let monthsOnly = periods.ofCity.filter { !periods.byQuarter.contains($0) }
    for period in monthsOnly { table.declare(table.city(period, [all])) }
    for period in periods.ofCity where period.monthCount > 1 {
      let months = periods.months.map { Period($0) }.filter(period.contains)
      table.declare(table.city(period, [all]), isSumOf: months.map { table.city($0, [all]) })
    }

    let returns = EventReturns(panel, frame.periods)
    for entry in returns.entries {
      let month = Period(entry.month)
      for period in periods.byQuarter where period.contains(month) {
        for stage in entry.school.type.stages.map(\.rawValue) + [all] {
          table.add(0, of: entry.school, to: table.city(period, [stage]))
          table.add(0, of: entry.school, to: table.district(entry.school.district, period, [stage]))
        }
      }
      for period in monthsOnly where period.contains(month) {
        table.add(0, of: entry.school, to: table.city(period, [all]))
      }
    }
    for (school, cell) in returns.counts {
      let month = Period(cell.month)
      for period in periods.byQuarter where period.contains(month) {
        for stage in [cell.stage.rawValue, all] {
          table.add(cell.count, of: school, to: table.city(period, [stage]))
          table.add(cell.count, of: school, to: table.district(school.district, period, [stage]))
        }
      }
      for period in monthsOnly where period.contains(month) {
        table.add(cell.count, of: school, to: table.city(period, [all]))
      }
    }
    add(table)
    frame.returns = returns.completeness(frame)
  }

  /// Crisis events of the city by kind, over the last four quarters and the year before. Quarters stand among the
  /// cells so that a later release cannot tell them by subtraction; the grave kinds' are hidden by rule.
  mutating func addKinds(_ panel: Panel, isTotalGiven: Bool) {
    let periods = frame.periods
    let longer = periods.byQuarter.filter { $0.monthCount >= 12 }
    var tables = [SchoolTable(.graveEvents, panel), SchoolTable(.otherEvents, panel)]
    func position(_ kind: EventKind) -> Int { PublicIndicator.graveKinds.contains(kind) ? 0 : 1 }
    for kind in EventKind.allCases {
      let position = position(kind)
      for period in periods.quarters { tables[position].declare(tables[position].city(period, [kind.rawValue])) }
      for period in longer {
        let total = tables[position].city(period, [kind.rawValue])
        tables[position].declare(total)
        let quarters = periods.quarters.filter(period.contains)
        tables[position].declare(total, isSumOf: quarters.map(total.with(period:)))
      }
    }
    let returns = EventReturns(panel, periods)
    for period in periods.quarters + longer {
      for entry in returns.entries where period.contains(Period(entry.month)) {
        for kind in EventKind.allCases {
          tables[position(kind)].add(0, of: entry.school, to: tables[position(kind)].city(period, [kind.rawValue]))
        }
      }
      for (school, cell) in returns.counts where period.contains(Period(cell.month)) {
        let position = position(cell.kind)
        tables[position].add(cell.count, of: school, to: tables[position].city(period, [cell.kind.rawValue]))
      }
      guard isTotalGiven else { continue }
      let events = SchoolTable(.events, panel)
      tables[0].declare(
        events.city(period, [PublicationFrame.all]),
        isSumOf: EventKind.allCases.map { tables[position($0)].city(period, [$0.rawValue]) })
    }
    for table in tables { add(table) }
  }

  /// Crisis events per 10,000 pupils over the last four quarters.
  mutating func addRates(_ panel: Panel) throws(PublicationError) {
    let period = frame.periods.fourQuarters
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
        frame.periods.byQuarter.map { count(.district, district, $0) }
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
