import Foundation
public import Statistics
public import Submissions

/// What a programme of interventions did to the number of crisis events: which comparison its rollout allows, all figures of
/// it, and what may be concluded.
///
/// | the programme came to | compared are |
/// |---|---|
/// | some schools or districts, or to them at different times | each school with itself, less what happened in all schools |
/// | all of the city at once | the city's months with what those before let expect |
/// | single pupils | nothing: whoever is chosen was worse off already |
public struct InterventionStudy: Sendable {
  /// Which comparison is made.
  public enum Design: Sendable, Equatable {
    /// Schools or districts at different times, or not all of them.
    case rollout(byDistrict: Bool)
    /// Everywhere from this month on.
    case city(since: Month)
    /// None.
    case none(Obstacle)
  }

  /// Why nothing can be compared, which also says what would be needed.
  public enum Obstacle: Sendable, Equatable {
    /// It was for single pupils.
    case pupils
    /// It had not begun by the last month that counts; it begins on this day.
    case notDelivered(Day)
    /// None of its places is on the roster.
    case unknownPlaces
    /// All of its places were reached before their first month of data.
    case noBefore
    /// No month of any school was reported.
    case noReturns
    /// The city's months cannot be fitted.
    case series(EffectError)
  }

  /// A month of the chart.
  public struct MonthPoint: Sendable, Equatable {
    public var month: Month
    /// Events at the schools reached; of the whole city where all were reached at once.
    public var observed: Int
    /// What would be expected without the intervention; nil where there is no figure to rely on.
    public var expected: Double?
    public var lower: Double?
    public var upper: Double?
  }

  /// The raw counts of a group of schools, in months wholly before delivery, not wholly before or after it, and wholly after.
  public struct Counts: Sendable, Equatable {
    /// The schools' name in the result.
    public var series: String
    public var schools = 0
    public var monthsBefore = 0
    public var eventsBefore = 0
    public var monthsBetween = 0
    public var eventsBetween = 0
    public var monthsAfter = 0
    public var eventsAfter = 0
  }

  /// The smallest effect that months like these would probably show.
  public struct Detectable: Sendable, Equatable {
    /// Events in a month before it began.
    public var eventsAMonth: Double
    public var monthsBefore: Int
    public var monthsAfter: Int
    /// The ratio below 1 nearest to it that would be found; nil when no fall would be.
    public var fall: Double?
  }

  public let programme: InterventionProgramme
  /// The last month that counts.
  public let last: Month
  /// The first and the last day on which it came to a place.
  public internal(set) var delivered: ClosedRange<Day>?
  /// Schools reached, of all.
  public internal(set) var reached = 0
  public internal(set) var schools = 0
  /// Schools reached that have no month before it: they are in no figure.
  public internal(set) var withoutBefore = 0
  /// Schools at which it has ended, and the first and the last day on which it did; months after that are in no figure.
  public internal(set) var ended: (schools: Int, days: ClosedRange<Day>)?
  public internal(set) var design: Design
  /// All figures: the answer first.
  public internal(set) var figures: [EffectFigure] = []
  /// What stands beside the answer, in words.
  public internal(set) var notices: [EffectResult.Notice] = []
  /// Month by month.
  public internal(set) var months: [MonthPoint] = []
  /// The schools reached, then the others.
  public internal(set) var counts: [Counts] = []
  /// School-months without a return, or kept out of comparisons.
  public internal(set) var returnsLeftOut = 0
  /// How many months a period of the event study has; nil without one.
  public internal(set) var monthsInPeriod: Int?
  /// The mean outcome of places in periods after delivery, of which an estimate is a part.
  public internal(set) var treatedMean: Double?
  /// The share of these periods that lies after delivery: that of delivery itself began before it.
  public internal(set) var treatedShare = 1.0
  /// The first month after the median day of delivery, around which schools not reached are looked at.
  public internal(set) var controlsSince: Month?
  /// What would be needed; nil where the answer is sure enough.
  public internal(set) var detectable: Detectable?

  init(_ programme: InterventionProgramme, last: Month, _ design: Design) {
    (self.programme, self.last, self.design) = (programme, last, design)
  }

  /// The series' names in the result.
  public enum Series {
    public static let events = "crisisEvents"
    public static let rate = "eventsPer1000PupilYears"
    public static let reached = "reachedSchools"
    public static let others = "otherSchools"
  }

  /// Whether schools are compared.
  public var isRollout: Bool { if case .rollout = design { true } else { false } }

  /// The answer: the logarithm of the ratio of events to those without the programme.
  public var answer: EffectFigure? { figures.first { $0.isAnswer && $0.term == .overall } }

  /// The events averted.
  public var averted: EffectFigure? { figures.first { $0.isAnswer && $0.term == .quantity(.averted) } }

  /// The events after delivery that the answer speaks of: in the city those from its first month on, else those in months
  /// wholly after it.
  public var eventsAfter: Int? {
    guard !isRollout, months.contains(where: { $0.expected != nil }) else { return counts.first?.eventsAfter }
    return months.reduce(0) { $0 + ($1.expected == nil ? 0 : $1.observed) }
  }

  /// How far the answer can be relied on.
  public var verdict: Verdict { answer?.verdict ?? .insufficient }

  /// Why it is not usable as it stands, the gravest reasons first.
  public var doubts: [EffectDoubt] {
    let doubts = answer?.doubts ?? []
    return doubts.filter { $0.verdict == .insufficient } + doubts.filter { $0.verdict != .insufficient }
  }

  /// The answer's ratio; nil where it is not even indicative.
  public var ratio: EffectRatio? { verdict == .insufficient ? nil : answer.flatMap(Self.ratio) }

  /// The kinds that its effect cannot be told apart from.
  public var notApartFrom: [Intervention.Kind] {
    doubts.lazy.compactMap { if case .intervention(.notApart(let kinds)) = $0 { kinds } else { nil } }.first ?? []
  }

  /// A difference of rates as the ratio that it makes of the rate without it, in the time after delivery alone.
  ///
  /// With m the mean of treated periods, b = m − difference that without the programme and s the share of these periods
  /// after delivery, m = (1 − s) b + s b ratio.
  public func ratio(of difference: EffectFigure) -> EffectRatio? {
    guard let treatedMean, treatedMean > 0, let value = difference.value, let lower = difference.lower,
      let upper = difference.upper
    else { return nil }
    // A fall by more than there would be is none that a ratio can tell; an increase by all there is has no upper limit.
    func ratio(_ difference: Double) -> Double {
      guard difference < treatedMean else { return .infinity }
      return max(0, 1 - (1 - treatedMean / (treatedMean - difference)) / treatedShare)
    }
    return EffectRatio(value: ratio(value), lower: ratio(lower), upper: ratio(upper))
  }

  /// The other series that the programme cannot have moved, each with its ratio.
  public var controls: [EffectFigure] {
    notices.compactMap { if case .control(let ratio) = $0 { ratio } else { nil } }
  }

  /// The result as the other analyses of effects give it.
  public var result: EffectResult {
    var result = EffectResult()
    (result.figures, result.notices) = (figures, notices)
    return result
  }

  static func ratio(_ figure: EffectFigure) -> EffectRatio? {
    guard let value = figure.value, let lower = figure.lower, let upper = figure.upper else { return nil }
    return EffectRatio(value: exp(value), lower: exp(lower), upper: exp(upper))
  }
}
