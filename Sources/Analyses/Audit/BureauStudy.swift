import Statistics
import Submissions

/// A bureau's own record of events with an intervention that never took place, judged as the report judges real ones.
///
/// The schools reached and the days are drawn; events are taken away at random where the study wants fewer. Nothing else
/// about the record is changed, so that trends, seasons, shocks and gaps are the bureau's own.
struct BureauStudy: Sendable {
  private(set) var panel: Panel
  /// The report's month, which is not looked at itself.
  let month: Month
  let options: AnalysisOptions
  /// The first month of the record.
  private let first: Month
  /// Schools with any event, those with most first.
  private let largest: [SchoolCode]

  /// Events after delivery at the schools reached, without an effect, with which a fall to 0.7 times is looked for. A third of
  /// them would do for the interval; that it did not begin before needs the rest (see Audit.md).
  static let enoughEvents = 1_300

  /// Nil when there are less than two years before the month, or no schools with events.
  init?(_ panel: Panel, before month: Month, options: AnalysisOptions = AnalysisOptions()) {
    let reported = panel.returns.filter { $0.form == .events && $0.state == .accepted }
    guard let first = reported.compactMap({ Month(iso: $0.period) }).min(), first.distance(to: month) >= 24 else {
      return nil
    }
    var events: [SchoolCode: Int] = [:]
    for cell in panel.eventCounts where cell.month < month { events[cell.school, default: 0] += cell.count }
    guard !events.isEmpty else { return nil }
    var panel = panel
    panel.interventions = []
    self.panel = panel
    self.month = month
    self.options = options
    self.first = first
    largest = events.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map(\.key)
  }

  /// What happens to events around a delivery.
  enum Plant: Sendable {
    /// 0.7 times as many from it on.
    case fall
    /// A fall to 0.7 times that began a year before and has nothing to do with it.
    case drift
    /// A rise to 1.5 times in the year before, the reason to go there, which then is over by itself.
    case peak

    /// The share of events that stay, by months since the delivery.
    func share(since month: Int) -> Double {
      let year = Double(min(max(month + 13, 0), 13)) / 13
      return switch self {
      case .fall: month >= 0 ? 0.7 : 1
      case .drift: 1 - 0.3 * year
      case .peak: month >= 0 ? 1 / 1.5 : (1 + 0.5 * year) / 1.5
      }
    }
  }

  /// What the report says of an intervention at 5 to 40 schools or some whole districts, each on a day of its own.
  func placebo(_ random: inout SplitMix64) -> InterventionStudy? {
    let districts = Array(Set(panel.schools.map(\.district))).sorted()
    let isByDistrict = districts.count >= 2 && Int.random(in: 0..<4, using: &random) == 0
    let places = isByDistrict ? districts : panel.schools.map(\.code.rawValue)
    let count =
      isByDistrict
      ? Int.random(in: 1..<districts.count, using: &random)
      : min(places.count, Int.random(in: 5...40, using: &random))
    // A year before and three months after, so that there is something to compare.
    let days = first.advanced(by: 12).firstDay.rawValue...month.advanced(by: -4).lastDay.rawValue
    return effect(
      places.shuffled(using: &random).prefix(count).map { place in
        (isByDistrict ? .district : .school, place, Day(rawValue: Int32.random(in: days, using: &random)))
      })
  }

  /// What the report says of an intervention at ten of the twenty schools with most events, around the middle of the
  /// record, when events are planted so; nil when these schools have too few events.
  func planted(_ plant: Plant, _ random: inout SplitMix64) -> InterventionStudy? {
    let middle = first.advanced(by: first.distance(to: month) / 2)
    let starts = Dictionary(
      uniqueKeysWithValues: largest.prefix(20).shuffled(using: &random).prefix(10).map {
        ($0, middle.advanced(by: Int.random(in: -2...2, using: &random)))
      })
    guard starts.count == 10 else { return nil }
    var study = self
    var after = 0
    for (index, cell) in panel.eventCounts.enumerated() where cell.month < month {
      guard let start = starts[cell.school] else { continue }
      let since = start.distance(to: cell.month)
      if since >= 0 { after += cell.count }
      let share = plant.share(since: since)
      study.panel.eventCounts[index].count = (0..<cell.count).count { _ in random.uniform() < share }
    }
    guard after >= Self.enoughEvents else { return nil }
    return study.effect(
      starts.sorted { $0.key < $1.key }.map { (.school, $0.key.rawValue, $0.value.firstDay) })
  }

  private func effect(_ deliveries: [(scope: Intervention.Scope, code: String, day: Day)]) -> InterventionStudy? {
    var panel = panel
    panel.interventions = deliveries.map {
      Intervention(id: $0.code, name: "", kind: .other, scope: $0.scope, scopeCode: $0.code, starts: $0.day)
    }
    return InterventionStudy.all(panel, before: month, options: options).first
  }
}
