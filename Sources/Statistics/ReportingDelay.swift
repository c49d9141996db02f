import Foundation

/// How late events become known, estimated from what is known by now.
///
/// An event that became known d days after its period was reported can be in the data only if at least d days have passed
/// since. Events of recent periods with long delays are therefore missing, and the plain share of early ones is too large.
/// With n(d) the events of periods old enough for a delay of d, and with a delay of at most d, and N(d) those of them with
/// exactly d, h(d) = N(d)/n(d) is the share that arrives on day d of what has arrived by then, whatever comes later, and
///
///     F(a) = Π_{d > a} (1 − h(d))
///
/// is the share known after a days, of what is known after the longest delay seen. The variance of its logarithm is
/// Σ h/(n(1 − h)).
///
/// Source: Lawless (1994), Canadian Journal of Statistics 22; Kalbfleisch & Lawless (1991), Statistica Sinica 1.
public struct ReportingDelay: Sendable, Equatable {
  /// Some events with one delay.
  public struct Arrival: Sendable, Hashable {
    /// The days from the report of the period to the event's becoming known; 0 for those in the report itself.
    public var delay: Int
    /// The days from the report of the period to now: the longest delay that could have been seen.
    public var age: Int
    /// The number of events.
    public var count: Int

    /// Creates a record.
    /// - Parameters:
    ///   - delay: days until known.
    ///   - age: days until now.
    ///   - count: the events.
    public init(delay: Int, age: Int, count: Int) {
      self.delay = delay
      self.age = age
      self.count = count
    }
  }

  /// Delays with a share of their own, ascending; the last is the longest seen.
  private var delays: [Int] = []
  /// F just before each delay, and the variance of log F.
  private var shares: [Double] = []
  private var variances: [Double] = []

  /// Estimates the delays; without arrivals everything counts as known at once.
  /// - Parameter arrivals: the events known by now; those with a delay beyond their age are left out.
  public init(_ arrivals: [Arrival]) {
    let seen = arrivals.filter { $0.delay >= 0 && $0.delay <= $0.age && $0.count > 0 }
    var (share, variance) = (1.0, 0.0)
    for delay in Set(seen.map(\.delay)).sorted(by: >) where delay > 0 {
      let able = seen.filter { $0.age >= delay && $0.delay <= delay }
      let n = Double(able.reduce(0) { $0 + $1.count })
      let now = Double(able.reduce(0) { $0 + ($1.delay == delay ? $1.count : 0) })
      // All that is old enough arrived that late: nothing can be said of the share before.
      guard now < n else { continue }
      let hazard = now / n
      share *= 1 - hazard
      variance += hazard / (n * (1 - hazard))
      delays.append(delay)
      shares.append(share)
      variances.append(variance)
    }
    delays.reverse()
    shares.reverse()
    variances.reverse()
  }

  /// The share of events known after some days.
  /// - Parameter age: the days since the report of the period.
  /// - Returns: F(age) in (0, 1], and the variance of its logarithm.
  public func known(after age: Int) -> (share: Double, logVariance: Double) {
    guard let next = delays.firstIndex(where: { $0 > age }) else { return (1, 0) }
    return (shares[next], variances[next])
  }
}
