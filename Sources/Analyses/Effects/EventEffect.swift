import Foundation
import LinearAlgebra
import Statistics
public import Submissions

/// Whether schools have fewer crisis events after a kind of intervention has been delivered there.
///
/// log μ[s, m] = a[s] + b[m] + log pupils + Σ β[k] delivered[k, s, m] + γ[k] ahead[k, s, m]
///
/// over the school-months whose return was accepted: each school is compared with itself, each month with what happened in
/// all schools that month. `delivered` is the share of the month's days since the delivery; `ahead` is 1 in the half-year
/// before: a school that stands out already then would have done so without the intervention.
/// Source: Wooldridge (1999), J. Econometrics 90, 77; see `FixedEffectsPoisson` for errors.
public struct EventEffect: Sendable, Hashable {
  public var kind: Intervention.Kind
  /// Schools reached by the end of the month before the report's, of all.
  public var reached: Int
  public var schools: Int
  /// Events in months wholly after delivery.
  public var eventsAfter: Int
  /// What delivery multiplies the events with; absent where nothing can be said.
  public var ratio: EffectRatio?
  /// By how much the half-year before delivery differs, which should be 1.
  public var ahead: EffectRatio?
  public var verdict: Verdict
  /// Why it is not usable as it stands.
  public var doubt: InterventionDoubt?

  /// The months before delivery that are looked at for an earlier difference.
  static let monthsAhead = 6
  /// The share of a difference that may have been there in these months.
  private static let mostAhead = 0.25

  /// Creates the record from its parts.
  public init(
    kind: Intervention.Kind, reached: Int, schools: Int, eventsAfter: Int, ratio: EffectRatio? = nil,
    ahead: EffectRatio? = nil, verdict: Verdict, doubt: InterventionDoubt? = nil
  ) {
    self.kind = kind
    self.reached = reached
    self.schools = schools
    self.eventsAfter = eventsAfter
    self.ratio = ratio
    self.ahead = ahead
    self.verdict = verdict
    self.doubt = doubt
  }

  /// How many events after delivery there are fewer than without it, with its interval: n (1 ÷ ratio − 1).
  public var eventsAverted: EffectRatio? {
    ratio.map { ratio in
      func averted(_ ratio: Double) -> Double { Double(eventsAfter) * (1 / ratio - 1) }
      return EffectRatio(value: averted(ratio.value), lower: averted(ratio.upper), upper: averted(ratio.lower))
    }
  }

  /// Asks for every kind of intervention delivered before a month. That month itself is left out, as it may still be
  /// incomplete and is what the report looks for anomalies in; so are past anomalies that are kept out of comparisons.
  /// - Parameters:
  ///   - panel: what is known.
  ///   - month: the report's month.
  ///   - exclusions: past anomalies.
  /// - Returns: one effect per kind, in the order of kinds; nothing without returns of events.
  static func all(
    _ panel: Panel, before month: Month, without exclusions: Set<AnalysisOptions.Exclusion>
  ) -> [EventEffect] {
    let month = month.advanced(by: -1)
    let delivered = panel.interventions.filter { $0.starts <= month.lastDay }
    let rows = SchoolMonths(panel, through: month, without: exclusions)
    guard !delivered.isEmpty, let first = rows.first else { return [] }
    let exposure = InterventionExposure(delivered, schools: panel.schools, from: first.firstDay, to: month.lastDay)
    var fits: [Bool: FixedEffectsPoisson?] = [:]
    return Intervention.Kind.allCases.filter { kind in delivered.contains { $0.kind == kind } }.map { kind in
      var effect = EventEffect(
        kind: kind, reached: 0, schools: panel.schools.count, eventsAfter: 0, verdict: .usable)
      guard let position = exposure.kinds.firstIndex(of: kind) else {
        (effect.verdict, effect.doubt) = (.insufficient, .nothingToCompare)
        return effect
      }
      let days = exposure.firstDays(position)
      (effect.reached, effect.eventsAfter) = (days.count, rows.events(after: days))
      let byDistrict = exposure.cameByDistrict(position)
      let fit = fits[byDistrict] ?? rows.fit(exposure, byDistrict: byDistrict)
      fits[byDistrict] = fit
      guard let fit else {
        (effect.verdict, effect.doubt) = (.insufficient, .noFit)
        return effect
      }
      effect.ratio = EffectRatio(fit.estimate(2 * position))
      // Too narrow with few clusters, which errs towards finding an earlier difference.
      effect.ahead = EffectRatio(fit.clusteredEstimate(2 * position + 1))
      effect.judge(
        places: exposure.places(position, schools: panel.schools),
        sinceAhead: EffectRatio(fit.clusteredEstimate(2 * position, over: 2 * position + 1)))
      return effect
    }
  }

  /// A difference that began before delivery and goes on would look like an effect of it. That the half-year ahead does not
  /// show one for certain proves nothing with few events: a claim also needs a difference from that half-year, and less
  /// than a quarter of it there already.
  private mutating func judge(places: Int, sinceAhead: EffectRatio?) {
    guard eventsAfter >= InterventionDoubt.fewest, let ratio else {
      (self.ratio, ahead, verdict, doubt) = (nil, nil, .insufficient, .fewSeen)
      return
    }
    var hasEarlierDifference = ahead.map { $0.lower > 1 || $0.upper < 1 } ?? false
    if ratio.lower > 1 || ratio.upper < 1, let ahead, let sinceAhead {
      let isNew = ratio.upper < 1 ? sinceAhead.upper < 1 : sinceAhead.lower > 1
      hasEarlierDifference = hasEarlierDifference || !isNew || log(ahead.value) / log(ratio.value) > Self.mostAhead
    }
    doubt = InterventionDoubt.gravest(ratio, places: places, hasEarlierDifference: hasEarlierDifference)
    verdict = doubt?.verdict ?? .usable
    if verdict == .insufficient { (self.ratio, ahead) = (nil, nil) }
  }
}

/// The months of schools whose return of events was accepted.
private struct SchoolMonths {
  struct Row {
    var school: Int
    var month: Month
    var events: Int
    var pupils: Double
  }

  private let schools: [School]
  private var rows: [Row] = []

  var first: Month? { rows.map(\.month).min() }

  init(_ panel: Panel, through last: Month, without exclusions: Set<AnalysisOptions.Exclusion>) {
    schools = panel.schools
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

  /// Events in months wholly after the first day at each school.
  func events(after days: [SchoolCode: Day]) -> Int {
    rows.reduce(0) { sum, row in
      sum + (days[schools[row.school].code].map { $0 <= row.month.firstDay } == true ? row.events : 0)
    }
  }

  /// The model of all kinds together; nil where it cannot be fitted.
  func fit(_ exposure: InterventionExposure, byDistrict: Bool) -> FixedEffectsPoisson? {
    guard let first, !exposure.kinds.isEmpty else { return nil }
    var columns = [[Double]](repeating: [], count: 2 * exposure.kinds.count)
    for row in rows {
      for kind in exposure.kinds.indices {
        let start = exposure.firstDays(kind)[schools[row.school].code]
        let days = start.map { row.month.lastDay.rawValue - $0.rawValue + 1 } ?? 0
        columns[2 * kind].append(min(1, max(0, Double(days) / Double(row.month.dayCount))))
        let ahead = start.map { row.month.distance(to: $0.month) } ?? 0
        columns[2 * kind + 1].append((1...EventEffect.monthsAhead).contains(ahead) ? 1 : 0)
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
