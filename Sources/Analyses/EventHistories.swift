import Submissions

/// The histories of the schools' crisis events, made from the panel.
///
/// A school counts in a month when its return of that month was accepted; its pupils are exposed then, and in no other
/// month. An event that a later return reports of a month never reported does not make that month a reported one.
struct EventHistories {
  var city = UnitHistory(unit: .city)
  var districts: [String: UnitHistory] = [:]
  var stages: [Stage: UnitHistory] = [:]
  var kinds: [EventKind: [Month: Int]] = [:]
  /// The schools of each unit that reported the last month and whose enrolment nobody told.
  var withoutEnrolment: [Unit: Int] = [:]

  init(panel: Panel, through last: Month) {
    let schools = Dictionary(panel.schools.map { ($0.code, $0) }, uniquingKeysWith: { first, _ in first })
    let enrolment = EnrolmentInForce(panel)
    var counts: [SchoolMonth: [Stage: Int]] = [:]
    for cell in panel.eventCounts where cell.month <= last && schools[cell.school] != nil {
      counts[SchoolMonth(school: cell.school, month: cell.month), default: [:]][cell.stage, default: 0] += cell.count
      kinds[cell.kind, default: [:]][cell.month, default: 0] += cell.count
    }
    var reported: Set<SchoolMonth> = []
    for entry in panel.returns where entry.form == .events && entry.state == .accepted {
      guard let month = Month(iso: entry.period), month <= last, schools[entry.school] != nil else { continue }
      reported.insert(SchoolMonth(school: entry.school, month: month))
    }
    guard let first = reported.map(\.month).min() else { return }
    for index in 0...first.distance(to: last) {
      let month = first.advanced(by: index)
      for school in panel.schools where school.exists(in: month) {
        let key = SchoolMonth(school: school.code, month: month)
        let isReported = reported.contains(key)
        guard isReported || school.exemptReason == nil else { continue }
        add(school, month, isReported ? counts[key] ?? [:] : nil, enrolment)
        if month == last, isReported, !enrolment.isKnown(of: school) {
          for unit in [Unit.city, .district(school.district)] { withoutEnrolment[unit, default: 0] += 1 }
        }
      }
    }
    city = city.reportedOnly
    districts = districts.mapValues(\.reportedOnly)
    stages = stages.mapValues(\.reportedOnly)
  }

  private mutating func add(_ school: School, _ month: Month, _ counts: [Stage: Int]?, _ enrolment: EnrolmentInForce) {
    var total = PeriodCount(month: month, count: 0, exposure: 0, reported: counts == nil ? 0 : 1, expected: 1)
    for stage in Stage.allCases where school.type.stages.contains(stage) || counts?[stage] != nil {
      let days = Double(month.dayCount)
      let pupils = enrolment.pupils(school, stage, month)
      var cell = PeriodCount(month: month, count: 0, exposure: 0, reported: total.reported, expected: 1)
      if let counts {
        cell.count = counts[stage] ?? 0
        cell.exposure = pupils * days
      }
      total.count += cell.count
      total.exposure += cell.exposure
      stages[stage, default: UnitHistory(unit: .stage(stage))].months[month].add(cell)
    }
    city.months[month].add(total)
    districts[school.district, default: UnitHistory(unit: .district(school.district))].months[month].add(total)
  }

  private struct SchoolMonth: Hashable {
    var school: SchoolCode
    var month: Month
  }
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
    self = sum
  }
}

/// The pupils a school has of a stage in a month: the latest count not after the month's end, else the earliest.
///
/// A school whose enrolment is unknown counts as one of average size, so that its events still have an exposure.
struct EnrolmentInForce {
  private var records: [SchoolCode: [Stage: [(asOf: Day, pupils: Int)]]] = [:]
  private var average = 1.0

  init(_ panel: Panel) {
    var sums: [SchoolCode: [Stage: [Day: (both: Int?, split: Int)]]] = [:]
    for record in panel.enrolments {
      var entry = sums[record.school, default: [:]][record.stage, default: [:]][record.asOf] ?? (nil, 0)
      if record.sex == nil { entry.both = record.pupils } else { entry.split += record.pupils }
      sums[record.school, default: [:]][record.stage, default: [:]][record.asOf] = entry
    }
    records = sums.mapValues { stages in
      stages.mapValues { days in
        days.map { (asOf: $0.key, pupils: $0.value.both ?? $0.value.split) }.sorted { $0.asOf < $1.asOf }
      }
    }
    let latest = records.values.flatMap { $0.values.compactMap { $0.last?.pupils } }.filter { $0 > 0 }
    if !latest.isEmpty { average = Double(latest.reduce(0, +)) / Double(latest.count) }
  }

  /// Whether any enrolment of the school is known.
  func isKnown(of school: School) -> Bool { records[school.code] != nil }

  func pupils(_ school: School, _ stage: Stage, _ month: Month) -> Double {
    guard let known = records[school.code] else { return average }
    guard let days = known[stage], let first = days.first else { return 0 }
    return Double((days.last { $0.asOf <= month.lastDay } ?? first).pupils)
  }
}
