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
    var received: [SchoolCode: [Month: Day]] = [:]
    for entry in panel.returns where entry.form == .events && entry.state == .accepted {
      guard let month = Month(iso: entry.period), month <= last, schools[entry.school] != nil else { continue }
      received[entry.school, default: [:]][month] = entry.received
    }
    guard let first = received.values.compactMap({ $0.keys.min() }).min() else { return }
    var comparable: Set<SchoolCode>?
    if likeForLike {
      let both = received.filter {
        $0.value[last] != nil && $0.value.keys.contains { $0 < last && $0.isSameSeason(as: last) }
      }
      comparable = both.isEmpty ? nil : Set(both.keys)
    }
    var counts: [SchoolCode: [Month: [Stage: StageCount]]] = [:]
    for cell in panel.eventCounts where cell.month <= last && schools[cell.school] != nil {
      counts[cell.school, default: [:]][cell.month, default: [:]][cell.stage, default: StageCount()].add(cell)
      // Of all schools no event may get lost, even one of a month whose return never came.
      guard !likeForLike || (received[cell.school]?[cell.month] != nil && comparable?.contains(cell.school) ?? true)
      else { continue }
      kinds[cell.kind, default: [:]][cell.month, default: 0] += cell.count
    }
    var districts: [String: UnitHistory] = [:]
    var stages: [Stage: UnitHistory] = [:]
    for school in panel.schools {
      let (days, counts) = (received[school.code] ?? [:], counts[school.code] ?? [:])
      let isLeftOut = !(comparable?.contains(school.code) ?? true)
      let district = Unit.district(school.district)
      // Taken out and put back once: a month of a school is too small a thing to look a name up for.
      var owedHere = owed.removeValue(forKey: district) ?? [:]
      var owedInAll = owed.removeValue(forKey: .city) ?? [:]
      var history = districts.removeValue(forKey: school.district) ?? UnitHistory(unit: district)
      for month in first...last where school.exists(in: month) {
        let day = days[month]
        guard day != nil || school.exemptReason == nil else { continue }
        var part = Part(school: school, month: month, enrolment: enrolment)
        part.known = day.map { delay.known(after: Int(asOf.rawValue - $0.rawValue)) }
        part.counts = counts[month] ?? [:]
        part.isLeftOut = isLeftOut
        owedHere[month, default: Owed()].add(part)
        owedInAll[month, default: Owed()].add(part)
        if month == last {
          for unit in [.city, district] + part.stages.map(Unit.stage) {
            lacks[unit, default: Lacks()].add(part, of: unit)
          }
        }
        guard !isLeftOut || day == nil else { continue }
        let total = part.total
        for stage in part.stages {
          stages[stage, default: UnitHistory(unit: .stage(stage))].months[month].add(part.cell(stage))
        }
        city.months[month].add(total)
        history.months[month].add(total)
        if month.isSameSeason(as: last), day != nil {
          self.schools[school.code, default: UnitHistory(unit: district)].months[month] = total
        }
      }
      (owed[district], owed[.city]) = (owedHere, owedInAll)
      if !history.months.isEmpty { districts[school.district] = history }
    }
    city = city.reportedOnly
    self.districts = districts.values.map(\.reportedOnly).sorted { $0.name < $1.name }
    self.stages = Stage.allCases.compactMap { stages[$0]?.reportedOnly }
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

extension IndicatorHistories.Owed {
  fileprivate mutating func add(_ part: Part) {
    schools += 1
    if part.known != nil { reported += 1 }
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
