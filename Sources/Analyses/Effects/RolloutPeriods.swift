import LinearAlgebra
import Statistics
import Submissions

/// Events per 1,000 pupils and year of schools or districts, over periods long enough that cohorts have some.
struct RolloutPeriods {
  let panel: StaggeredPanel
  /// How many months a period has. Periods are counted back from the last month; one that is not whole is left out.
  let length: Int
  /// The mean outcome of places in the periods from delivery on.
  let treatedMean: Double
  /// The share of these periods that lies after delivery.
  let treatedShare: Double
  /// Places without a return in some period.
  let leftOut: Int
  private let first: Month

  private struct Sum {
    var events = 0
    var pupilMonths = 0.0
  }

  /// Months, quarters and half-years.
  private static let lengths = [1, 3, 6]
  /// Two before a delivery to see a trend, one in which it came and one after.
  private static let fewestPeriods = 4
  /// The share of cohorts of one place, and of cohorts' periods without an event, that is put up with.
  private static let emptyShare = 0.1

  /// - Returns: the shortest periods of which few are empty, else the longest there are; nil without four of any.
  init?(_ rows: SchoolMonths, _ days: [SchoolCode: Day], byDistrict: Bool) {
    var longest: RolloutPeriods?
    for length in Self.lengths {
      guard let periods = RolloutPeriods(rows, days, byDistrict: byDistrict, length: length) else { continue }
      longest = periods
      if periods.isFilled { break }
    }
    guard let longest else { return nil }
    self = longest
  }

  private init?(_ rows: SchoolMonths, _ days: [SchoolCode: Day], byDistrict: Bool, length: Int) {
    guard let begin = rows.first, let last = rows.rows.map(\.month).max() else { return nil }
    let count = (begin.distance(to: last) + 1) / length
    guard count >= Self.fewestPeriods else { return nil }
    let first = last.advanced(by: 1 - count * length)
    // A district is reached when all its schools are.
    let names = byDistrict ? Array(Set(rows.schools.map(\.district))).sorted() : []
    let places = rows.schools.indices.map { school in
      names.firstIndex(of: rows.schools[school].district) ?? school
    }
    var starts: [Int: [Day?]] = [:]
    for (school, place) in places.enumerated() { starts[place, default: []].append(days[rows.schools[school].code]) }
    var sums: [Int: [Int: Sum]] = [:]
    for row in rows.rows where row.month >= first {
      let period = first.distance(to: row.month) / length
      sums[places[row.school], default: [:]][period, default: Sum()].events += row.events
      sums[places[row.school]]?[period]?.pupilMonths += row.pupils
    }
    let whole = sums.filter { $0.value.count == count }
    var after: [Double] = []
    let panelRows = whole.sorted { $0.key < $1.key }.flatMap { place, periods in
      let known = starts[place]?.compactMap { $0 } ?? []
      let day = known.count == starts[place]?.count ? known.max() : nil
      let start = day.map { max(0, Int((Double(first.distance(to: $0.month)) / Double(length)).rounded(.down))) }
      for period in periods.keys.sorted() {
        guard let day, let start, start > 0, start <= period else { continue }
        let months = (0..<length).map { first.advanced(by: period * length + $0) }
        after.append(months.reduce(0) { $0 + $1.share(since: day) } / Double(length))
      }
      return periods.map { period, sum in
        StaggeredPanel.Row(
          unit: place, period: period, outcome: 12_000 * Double(sum.events) / sum.pupilMonths, firstTreated: start)
      }
    }
    guard !panelRows.isEmpty, let panel = try? StaggeredPanel(panelRows) else { return nil }
    self.panel = panel
    (self.length, self.first, leftOut) = (length, first, starts.count - whole.count)
    let treated = panelRows.filter { row in
      row.firstTreated.map { $0 > 0 && $0 <= row.period } ?? false
    }
    treatedMean = treated.reduce(0) { $0 + $1.outcome } / Double(max(1, treated.count))
    treatedShare = after.isEmpty ? 1 : after.reduce(0, +) / Double(after.count)
  }

  /// A period by its first month.
  func label(_ period: Int) -> String { first.advanced(by: period * length).description }

  private var isFilled: Bool {
    let cohorts = panel.cohorts.map { cohort in panel.firstTreated.indices.filter { panel.firstTreated[$0] == cohort } }
    let single = cohorts.count { $0.count < 2 }
    let empty = cohorts.reduce(0) { sum, units in
      sum + panel.periods.indices.count { t in units.allSatisfy { panel.outcomes[$0, t] == 0 } }
    }
    return Double(single) <= Self.emptyShare * Double(cohorts.count)
      && Double(empty) <= Self.emptyShare * Double(cohorts.count * panel.periods.count)
  }
}

extension Month {
  /// The share of its days from a day on.
  func share(since day: Day) -> Double {
    min(1, max(0, Double(lastDay.rawValue - day.rawValue + 1) / Double(dayCount)))
  }
}
