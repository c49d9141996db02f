import Submissions

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
