import Foundation
import LinearAlgebra
import Statistics
import Submissions

/// The months of schools whose return of events was accepted.
struct SchoolMonths {
  struct Row {
    /// The school's place in the roster.
    var school: Int
    var month: Month
    var events: Int
    var pupils: Double
  }

  /// The roster.
  private(set) var schools: [School]
  /// The last month that may count.
  let last: Month
  /// By school, then month.
  private(set) var rows: [Row] = []

  var first: Month? { rows.map(\.month).min() }

  init(_ panel: Panel, through last: Month, without exclusions: Set<AnalysisOptions.Exclusion>) {
    schools = panel.schools
    self.last = last
    let position = Dictionary(
      schools.enumerated().map { ($0.element.code, $0.offset) }, uniquingKeysWith: { first, _ in first })
    let enrolment = EnrolmentInForce(panel)
    var counts: [Int: [Month: Int]] = [:]
    for cell in panel.eventCounts {
      guard let school = position[cell.school] else { continue }
      counts[school, default: [:]][cell.month, default: 0] += cell.count
    }
    for entry in panel.returns where entry.form == .events && entry.state == .accepted {
      guard let school = position[entry.school], let month = Month(iso: entry.period), month <= last else { continue }
      let units = [Unit.city, .district(schools[school].district)]
      guard !units.contains(where: { exclusions.contains(.init(indicator: .crisisEvents, unit: $0, month: month)) })
      else { continue }
      let pupils = schools[school].type.stages.reduce(0) { $0 + enrolment.pupils(schools[school], $1, month) }
      guard pupils > 0 else { continue }
      rows.append(Row(school: school, month: month, events: counts[school]?[month] ?? 0, pupils: pupils))
    }
    rows.sort { ($0.school, $0.month) < ($1.school, $1.month) }
  }

  /// The schools reached that have no month before it and so nothing to be compared with.
  func withoutBefore(_ deliveries: [SchoolCode: InterventionDelivery]) -> Set<SchoolCode> {
    var before: Set<SchoolCode> = []
    for row in rows {
      let code = schools[row.school].code
      if let delivery = deliveries[code], row.month.lastDay < delivery.first { before.insert(code) }
    }
    return Set(deliveries.keys).subtracting(before)
  }

  /// The months that an effect can be read from.
  /// - Parameters:
  ///   - deliveries: when it was there at each school; months after its end are left out.
  ///   - withoutBefore: the schools that are left out.
  func comparable(
    _ deliveries: [SchoolCode: InterventionDelivery], without withoutBefore: Set<SchoolCode> = []
  ) -> SchoolMonths {
    var kept = self
    kept.schools = schools.filter { !withoutBefore.contains($0.code) }
    let position = Dictionary(
      kept.schools.enumerated().map { ($0.element.code, $0.offset) }, uniquingKeysWith: { first, _ in first })
    kept.rows = rows.compactMap { row in
      let code = schools[row.school].code
      guard let place = position[code], deliveries[code]?.covers(row.month) ?? true else { return nil }
      return Row(school: place, month: row.month, events: row.events, pupils: row.pupils)
    }
    return kept
  }

  /// How far kinds of interventions reach the same schools in the same months.
  func overlap(_ exposure: InterventionExposure) -> CovariateOverlap {
    exposure.overlap(rows.map { (schools[$0.school].code, $0.month) })
  }

  /// Events in months wholly after the first day at each school.
  func events(after deliveries: [SchoolCode: InterventionDelivery]) -> Int {
    rows.reduce(0) { sum, row in
      sum + (deliveries[schools[row.school].code].map { $0.first <= row.month.firstDay } == true ? row.events : 0)
    }
  }

  /// What stands beside delivery in the model: a difference in the months before.
  enum Before {
    /// One that is gone from delivery on.
    case difference
    /// One that grows from month to month and stays: what a change that began earlier looks like.
    case drift

    /// Its covariate so many months before delivery; nil: nothing is delivered.
    fileprivate func covariate(_ ahead: Int?) -> Double {
      guard let ahead else { return 0 }
      switch self {
      case .difference: return (1...EventEffect.monthsAhead).contains(ahead) ? 1 : 0
      case .drift: return 1 - min(1, max(0, Double(ahead) / Double(EventEffect.monthsOfDrift + 1)))
      }
    }
  }

  /// The model of all kinds together; nil where it cannot be fitted. The coefficients of kind k are at 2 k, what delivery does,
  /// and 2 k + 1, what was there before.
  func fit(_ exposure: InterventionExposure, byDistrict: Bool, before: Before) -> FixedEffectsPoisson? {
    guard let first, !exposure.kinds.isEmpty else { return nil }
    var columns = [[Double]](repeating: [], count: 2 * exposure.kinds.count)
    for row in rows {
      for kind in exposure.kinds.indices {
        let code = schools[row.school].code
        columns[2 * kind].append(exposure.share(kind, at: code, in: row.month))
        let start = exposure.deliveries(kind)[code]?.first
        columns[2 * kind + 1].append(before.covariate(start.map { row.month.distance(to: $0.month) }))
      }
    }
    let districts = Array(Set(schools.map(\.district))).sorted()
    let clusters = rows.map { row in
      byDistrict ? Int32(districts.firstIndex(of: schools[row.school].district) ?? 0) : Int32(row.school)
    }
    let panel = try? FixedEffectsPanel(
      response: rows.map { Double($0.events) },
      covariates: Matrix(rowCount: rows.count, columnCount: columns.count, elements: columns.flatMap(\.self)),
      factors: [rows.map { Int32($0.school) }, rows.map { Int32(first.distance(to: $0.month)) }], clusters: clusters,
      offset: rows.map { log($0.pupils) })
    return panel.flatMap { try? FixedEffectsPoisson.fit($0) }
  }
}
