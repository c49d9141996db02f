/// The share still waiting for an event after a time, from waits of which some were cut short.
///
/// S(t) = ∏ (1 − d ÷ n) over the times of events up to t, with d events among the n who had waited at least as long. Whoever
/// is cut short at a time counts as waiting up to and with it.
///
/// Source: Kaplan & Meier (1958), JASA 53, 457.
public struct KaplanMeier: Sendable {
  /// The times of events in order, with the share still waiting just after each.
  public let steps: [(time: Double, waiting: Double)]

  /// Estimates the shares.
  /// - Parameter waits: how long each lasted, and whether the event ended it.
  public init(_ waits: [(time: Double, isEvent: Bool)]) {
    let waits = waits.sorted { $0.time < $1.time }
    var steps: [(time: Double, waiting: Double)] = []
    var waiting = 1.0
    var index = 0
    while index < waits.count {
      let time = waits[index].time
      let end = waits[index...].firstIndex { $0.time > time } ?? waits.count
      let events = waits[index..<end].count { $0.isEvent }
      if events > 0 {
        waiting *= 1 - Double(events) / Double(waits.count - index)
        steps.append((time, waiting))
      }
      index = end
    }
    self.steps = steps
  }

  /// The time by which a share had the event.
  /// - Parameter share: the share, above 0 and at most 1.
  /// - Returns: the first time with at most 1 − share still waiting; nil when so many were not seen to have it.
  public func quantile(_ share: Double) -> Double? {
    // A product of fractions that is 1 − share but for rounding counts as it.
    steps.first { $0.waiting <= 1 - share + 1e-12 }?.time
  }
}
