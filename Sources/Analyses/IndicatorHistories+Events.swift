import Statistics
import Submissions

extension IndicatorHistories {
  /// The histories of the schools' crisis events, made from the panel.
  ///
  /// A school counts in a month when its return of that month was accepted; its pupils are exposed then, and in no other
  /// month. Where events usually become known later than the return, a young return exposes them only by the share known
  /// by now. An event that a later return reports of a month never reported does not make that month a reported one.
  /// - Parameters:
  ///   - panel: what is known.
  ///   - last: the report's month.
  ///   - asOf: the day the report speaks from.
  ///   - likeForLike: whether only schools count that reported the last month and, in an earlier year, the same month;
  ///     when there is no such school, all count.
  init(events panel: Panel, through last: Month, asOf: Day, likeForLike: Bool) {
    let schools = Dictionary(panel.schools.map { ($0.code, $0) }, uniquingKeysWith: { first, _ in first })
    let enrolment = EnrolmentInForce(panel)
    let delay = ReportingDelay(panel.eventDelays.map { $0.arrival(asOf: asOf) })
    var received: [SchoolMonth: Day] = [:]
    for entry in panel.returns where entry.form == .events && entry.state == .accepted {
      guard let month = Month(iso: entry.period), month <= last, schools[entry.school] != nil else { continue }
      received[SchoolMonth(school: entry.school, month: month)] = entry.received
    }
    guard let first = received.keys.map(\.month).min() else { return }
    var comparable: Set<SchoolCode>?
    if likeForLike {
      let now = Set(received.keys.filter { $0.month == last }.map(\.school))
      let before = Set(received.keys.filter { $0.month < last && $0.month.isSameSeason(as: last) }.map(\.school))
      let both = now.intersection(before)
      comparable = both.isEmpty ? nil : both
    }
    var counts: [SchoolMonth: [Stage: StageCount]] = [:]
    for cell in panel.eventCounts where cell.month <= last && schools[cell.school] != nil {
      let key = SchoolMonth(school: cell.school, month: cell.month)
      counts[key, default: [:]][cell.stage, default: StageCount()].add(cell)
      // Of all schools no event may get lost, even one of a month whose return never came.
      guard !likeForLike || (received[key] != nil && comparable?.contains(cell.school) ?? true) else { continue }
      kinds[cell.kind, default: [:]][cell.month, default: 0] += cell.count
    }
    var districts: [String: UnitHistory] = [:]
    var stages: [Stage: UnitHistory] = [:]
    for index in 0...first.distance(to: last) {
      let month = first.advanced(by: index)
      for school in panel.schools where school.exists(in: month) {
        let key = SchoolMonth(school: school.code, month: month)
        let day = received[key]
        guard day != nil || school.exemptReason == nil else { continue }
        var part = Part(school: school, month: month, enrolment: enrolment)
        part.known = day.map { delay.known(after: Int(asOf.rawValue - $0.rawValue)) }
        part.counts = counts[key] ?? [:]
        part.isLeftOut = !(comparable?.contains(school.code) ?? true)
        add(part, isLast: month == last, &districts, &stages)
        if month.isSameSeason(as: last), day != nil, !part.isLeftOut {
          self.schools[school.code, default: UnitHistory(unit: .district(school.district))].months[month] = part.total
        }
      }
    }
    city = city.reportedOnly
    self.districts = districts.values.map(\.reportedOnly).sorted { $0.name < $1.name }
    self.stages = Stage.allCases.compactMap { stages[$0]?.reportedOnly }
  }

  private mutating func add(
    _ part: Part, isLast: Bool, _ districts: inout [String: UnitHistory], _ stages: inout [Stage: UnitHistory]
  ) {
    let school = part.school
    for unit in [Unit.city, .district(school.district)] {
      owed[unit, default: [:]][part.month, default: Owed()].schools += 1
      if part.known != nil { owed[unit]?[part.month]?.reported += 1 }
    }
    if isLast {
      for unit in [.city, .district(school.district)] + part.stages.map(Unit.stage) {
        lacks[unit, default: Lacks()].add(part, of: unit)
      }
    }
    guard !part.isLeftOut || part.known == nil else { return }
    for stage in part.stages {
      stages[stage, default: UnitHistory(unit: .stage(stage))].months[part.month].add(part.cell(stage))
    }
    city.months[part.month].add(part.total)
    districts[school.district, default: UnitHistory(unit: .district(school.district))].months[part.month]
      .add(part.total)
  }

  private struct SchoolMonth: Hashable {
    var school: SchoolCode
    var month: Month
  }
}

/// A school's events of a stage.
private struct StageCount {
  var all = 0
  var grave = 0

  mutating func add(_ cell: EventCount) {
    all += cell.count
    if cell.kind.isGrave { grave += cell.count }
  }
}

/// One school's month.
private struct Part {
  var school: School
  var month: Month
  var enrolment: EnrolmentInForce
  /// The share of its events known by now; absent: it has not reported.
  var known: (share: Double, logVariance: Double)?
  var counts: [Stage: StageCount] = [:]
  var isLeftOut = false

  var stages: [Stage] { Stage.allCases.filter { school.type.stages.contains($0) || counts[$0] != nil } }

  /// Pupil-days, whether reported or not.
  func exposure(_ stage: Stage) -> Double { enrolment.pupils(school, stage, month) * Double(month.dayCount) }

  func cell(_ stage: Stage) -> PeriodCount {
    guard let known else {
      return PeriodCount(month: month, count: 0, exposure: 0, reported: 0, expected: 1, grave: 0)
    }
    return PeriodCount(
      month: month, count: counts[stage]?.all ?? 0, exposure: exposure(stage) * known.share, reported: 1, expected: 1,
      grave: counts[stage]?.grave ?? 0)
  }

  var total: PeriodCount {
    var sum = PeriodCount(
      month: month, count: 0, exposure: 0, reported: known == nil ? 0 : 1, expected: 1, grave: 0)
    for cell in stages.map(cell) {
      sum.count += cell.count
      sum.exposure += cell.exposure
      sum.grave = (sum.grave ?? 0) + (cell.grave ?? 0)
    }
    return sum
  }
}

extension IndicatorHistories.Lacks {
  fileprivate mutating func add(_ part: Part, of unit: Unit) {
    let exposure: Double
    if case .stage(let stage) = unit {
      exposure = part.exposure(stage)
    } else {
      exposure = part.stages.reduce(0) { $0 + part.exposure($1) }
      if part.known != nil, !part.enrolment.isKnown(of: part.school) { withoutEnrolment += 1 }
    }
    if part.known != nil, part.isLeftOut { leftOut += 1 }
    whole += exposure
    guard let known = part.known else { return }
    observed += exposure * known.share
    uncertain += exposure * known.share * known.logVariance.squareRoot()
  }
}

extension Month {
  /// Whether both are the same month of the year.
  func isSameSeason(as other: Month) -> Bool { monthOfYear == other.monthOfYear }
}

extension UnitHistory {
  /// Without the months in which nobody reported.
  fileprivate var reportedOnly: UnitHistory {
    UnitHistory(unit: unit, months: months.filter { $0.value.reported > 0 })
  }
}

extension Optional<PeriodCount> {
  /// Adds one school's part to a unit's month.
  fileprivate mutating func add(_ part: PeriodCount) {
    guard var sum = self else {
      self = part
      return
    }
    sum.count += part.count
    sum.exposure += part.exposure
    sum.reported += part.reported
    sum.expected += part.expected
    sum.grave = (sum.grave ?? 0) + (part.grave ?? 0)
    self = sum
  }
}

extension EventDelay {
  fileprivate func arrival(asOf: Day) -> ReportingDelay.Arrival {
    ReportingDelay.Arrival(delay: days, age: Int(asOf.rawValue - returned.rawValue), count: count)
  }
}
