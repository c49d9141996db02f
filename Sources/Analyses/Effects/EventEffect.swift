import Foundation
import Statistics
public import Submissions

/// Whether schools have fewer crisis events after a kind of intervention has been delivered there.
///
/// log μ[s, m] = a[s] + b[m] + log pupils + Σ β[k] delivered[k, s, m] + γ[k] ahead[k, s, m]
///
/// over the school-months whose return was accepted: each school is compared with itself, each month with what happened in
/// all schools that month. `delivered` is the share of the month's days since the delivery; `ahead` is 1 in the half-year
/// before: a school that stands out already then would have done so without the intervention. A claim is also held against a
/// second model, in which `ahead` rises from 0 to 1 over the year before delivery and stays: what a change looks like that
/// began earlier and goes on by itself.
/// Source: Wooldridge (1999), J. Econometrics 90, 77; see `FixedEffectsPoisson` for errors.
public struct EventEffect: Sendable, Hashable {
  public var kind: Intervention.Kind
  /// Schools reached by the end of the month before the report's, of all; nil: it was for single pupils.
  public var reached: Int?
  public var schools: Int
  /// Schools reached that have no month before it: they are in no other figure.
  public var withoutBefore = 0
  /// Events in months wholly after delivery and not after its end; nil: it was for single pupils.
  public var eventsAfter: Int?
  /// What delivery multiplies the events with; absent where nothing can be said.
  public var ratio: EffectRatio?
  /// By how much the half-year before delivery differs, which should be 1.
  public var ahead: EffectRatio?
  public var verdict: Verdict
  /// Why it is not usable as it stands.
  public var doubt: InterventionDoubt?

  /// The months before delivery that are looked at for an earlier difference.
  static let monthsAhead = 6
  /// The months over which a change that began before delivery is thought to have grown.
  static let monthsOfDrift = 12

  /// Creates the record from its parts.
  public init(
    kind: Intervention.Kind, reached: Int?, schools: Int, eventsAfter: Int?, ratio: EffectRatio? = nil,
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
    guard let ratio, let eventsAfter else { return nil }
    func averted(_ ratio: Double) -> Double { Double(eventsAfter) * (1 / ratio - 1) }
    return EffectRatio(value: averted(ratio.value), lower: averted(ratio.upper), upper: averted(ratio.lower))
  }

  /// Asks for every kind of intervention delivered before the report's month. That month itself is left out of the rows, as
  /// it may still be incomplete and is what the report looks for anomalies in; so are past anomalies that are kept out of
  /// comparisons.
  /// - Parameters:
  ///   - panel: what is known.
  ///   - rows: its months up to the one before the report's.
  /// - Returns: one effect per kind, in the order of kinds; nothing without returns of events.
  static func all(_ panel: Panel, _ rows: SchoolMonths) -> [EventEffect] {
    let month = rows.last
    let delivered = panel.interventions.filter { $0.starts <= month.lastDay }
    guard !delivered.isEmpty, let first = rows.first else { return [] }
    let exposure = InterventionExposure(delivered, schools: panel.schools, from: first.firstDay, to: month.lastDay)
    // One fit for all kinds that came to schools, one for those that came to districts, unless a kind leaves months out.
    var shared = Fits(rows, exposure)
    return Intervention.Kind.allCases.filter { kind in delivered.contains { $0.kind == kind } }.map { kind in
      var effect = EventEffect(
        kind: kind, reached: nil, schools: panel.schools.count, eventsAfter: nil, verdict: .insufficient,
        doubt: .nothingToCompare)
      guard let position = exposure.kinds.firstIndex(of: kind) else {
        let all = InterventionDelivery.everywhere(
          delivered.filter { $0.kind == kind }, schools: panel.schools, to: month.lastDay)
        effect.reached = all?.count
        effect.eventsAfter = all.map { rows.comparable($0).events(after: $0) }
        return effect
      }
      let deliveries = exposure.deliveries(position)
      let withoutBefore = rows.withoutBefore(deliveries)
      let counted = deliveries.filter { !withoutBefore.contains($0.key) }
      (effect.reached, effect.withoutBefore) = (deliveries.count, withoutBefore.count)
      guard !counted.isEmpty else {
        effect.doubt = .noBefore
        return effect
      }
      let own = rows.comparable(deliveries, without: withoutBefore)
      effect.eventsAfter = own.events(after: counted)
      guard InterventionDelivery.isStaggered(counted, schools: own.schools) else { return effect }
      if own.rows.count == rows.rows.count {
        effect.judge(position, &shared)
      } else {
        var fits = Fits(own, exposure)
        effect.judge(position, &fits)
      }
      return effect
    }
  }

  /// The models of some months, each fitted when it is first asked for.
  private struct Fits {
    let rows: SchoolMonths
    let exposure: InterventionExposure
    let overlap: CovariateOverlap
    private var known: [SchoolMonths.Before: [Bool: FixedEffectsPoisson?]] = [:]

    init(_ rows: SchoolMonths, _ exposure: InterventionExposure) {
      (self.rows, self.exposure) = (rows, exposure)
      overlap = rows.overlap(exposure)
    }

    mutating func fit(_ before: SchoolMonths.Before, byDistrict: Bool) -> FixedEffectsPoisson? {
      if let fit = known[before]?[byDistrict] { return fit }
      let fit = rows.fit(exposure, byDistrict: byDistrict, before: before)
      known[before, default: [:]][byDistrict] = .some(fit)
      return fit
    }
  }

  private mutating func judge(_ position: Int, _ fits: inout Fits) {
    let (exposure, byDistrict) = (fits.exposure, fits.exposure.cameByDistrict(position))
    let others = exposure.inseparable(position, by: fits.overlap)
    guard others.isEmpty else {
      doubt = .notApart(others)
      return
    }
    guard let model = fits.fit(.difference, byDistrict: byDistrict) else {
      doubt = .noFit
      return
    }
    ratio = EffectRatio(model.estimate(2 * position))
    // Too narrow with few clusters, which errs towards finding an earlier difference.
    ahead = EffectRatio(model.clusteredEstimate(2 * position + 1))
    judge(places: exposure.places(position, schools: fits.rows.schools)) {
      EffectRatio(fits.fit(.drift, byDistrict: byDistrict)?.estimate(2 * position))
    }
  }

  /// A change that began before delivery and goes on would look like an effect of it. That the half-year ahead does not show
  /// one for certain proves nothing with few events: a claim also needs a break at delivery itself, beside a change that
  /// grew over the year before and stays.
  /// - Parameters:
  ///   - places: how many were reached, or not reached.
  ///   - atOnce: what delivery multiplies the events with beside such a change.
  private mutating func judge(places: Int, atOnce: () -> EffectRatio?) {
    guard let eventsAfter, eventsAfter >= InterventionDoubt.fewest, let ratio else {
      doubt = (eventsAfter ?? 0) < InterventionDoubt.fewest ? .fewSeen : .noFit
      withhold()
      return
    }
    let isPerhapsEarlier =
      if ratio.upper < 1 {
        !(atOnce().map { $0.upper < 1 } ?? false)
      } else if ratio.lower > 1 {
        !(atOnce().map { $0.lower > 1 } ?? false)
      } else {
        false
      }
    doubt = InterventionDoubt.gravest(
      ratio, places: places, hasEarlierDifference: ahead.map { $0.lower > 1 || $0.upper < 1 } ?? false,
      isPerhapsEarlier: isPerhapsEarlier)
    verdict = doubt?.verdict ?? .usable
    if verdict == .insufficient { withhold() }
  }

  /// Where nothing can be said, nothing stands.
  mutating func withhold() { (ratio, ahead, verdict) = (nil, nil, .insufficient) }
}
