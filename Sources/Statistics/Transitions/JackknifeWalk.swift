/// Aalen–Johansen's product in the course of time, with every subject's influence on it.
struct JackknifeWalk {
  private let k: Int
  private let intervals: [StateInterval]
  /// Intervals by their start, to enter; by their stop, to leave.
  private let byStart: [Int]
  private let byStop: [Int]
  private var entered = 0
  private var left = 0
  /// The intervals at risk in each state.
  private var atRisk: [Set<Int>]
  /// The row of each interval's subject in `influence`.
  private let rows: [Int]
  private var time: Double
  private var probability: [Double]
  private var area: [Double]
  /// ∂p ÷ ∂weight, subject by subject, k values each; and its integral.
  private var influence: [Double]
  private var influenceArea: [Double]
  private var smallestRiskSet: Int?
  private let first: Double
  let origin: Double

  init(_ intervals: [StateInterval], stateCount k: Int, first: Double, isStartKnown: Bool) {
    var numbers: [Int: Int] = [:]
    let subjects = Set(intervals.map(\.subject)).sorted()
    for (row, subject) in subjects.enumerated() { numbers[subject] = row }
    self.k = k
    self.first = first
    self.intervals = intervals
    rows = intervals.map { numbers[$0.subject] ?? 0 }
    byStart = intervals.indices.sorted { (intervals[$0].start, $0) < (intervals[$1].start, $1) }
    byStop = intervals.indices.sorted { (intervals[$0].stop, $0) < (intervals[$1].stop, $1) }
    atRisk = Array(repeating: [], count: k)
    origin = intervals.map(\.start).min() ?? first
    time = origin
    area = Array(repeating: 0, count: k)
    influence = Array(repeating: 0, count: subjects.count * k)
    influenceArea = influence
    let present = intervals.indices.filter { intervals[$0].start < first && first <= intervals[$0].stop }
    var shares = [Double](repeating: 0, count: k)
    for index in present { shares[intervals[index].from] += 1 / Double(present.count) }
    for index in present where !isStartKnown {
      for state in 0..<k {
        influence[rows[index] * k + state] +=
          ((intervals[index].from == state ? 1 : 0) - shares[state]) / Double(present.count)
      }
    }
    probability = shares
  }

  /// Goes to the time of a change and through it.
  mutating func step(to time: Double) {
    advance(to: time)
    let changing = moveRiskSets(to: time)
    var hazards = [Double](repeating: 0, count: k * k)
    for index in changing {
      let interval = intervals[index]
      guard let to = interval.to else { continue }
      hazards[interval.from * k + to] += 1 / Double(atRisk[interval.from].count)
    }
    let before = probability
    push(&probability, 0, hazards)
    for row in 0..<influence.count / k { push(&influence, row * k, hazards) }
    for index in changing { change(index, before) }
    for from in 0..<k where (0..<k).contains(where: { hazards[from * k + $0] > 0 }) {
      smallestRiskSet = min(smallestRiskSet ?? .max, atRisk[from].count)
      for index in atRisk[from] {
        for to in 0..<k where hazards[from * k + to] > 0 {
          let effect = before[from] * hazards[from * k + to] / Double(atRisk[from].count)
          influence[rows[index] * k + to] -= effect
          influence[rows[index] * k + from] += effect
        }
      }
    }
  }

  /// Adds what a subject's own change does to the hazard.
  private mutating func change(_ index: Int, _ before: [Double]) {
    let interval = intervals[index]
    guard let to = interval.to else { return }
    let effect = before[interval.from] / Double(atRisk[interval.from].count)
    influence[rows[index] * k + to] += effect
    influence[rows[index] * k + interval.from] -= effect
  }

  /// Row vector times (I + dA), in place.
  private func push(_ vector: inout [Double], _ start: Int, _ hazards: [Double]) {
    var result = [Double](repeating: 0, count: k)
    for from in 0..<k {
      let value = vector[start + from]
      var stays = value
      for to in 0..<k where hazards[from * k + to] > 0 {
        result[to] += value * hazards[from * k + to]
        stays -= value * hazards[from * k + to]
      }
      result[from] += stays
    }
    for state in 0..<k { vector[start + state] = result[state] }
  }

  /// Lets in who started before a time and out who stopped before it; returns the intervals that end with a change at it.
  private mutating func moveRiskSets(to time: Double) -> [Int] {
    while entered < byStart.count, intervals[byStart[entered]].start < time {
      atRisk[intervals[byStart[entered]].from].insert(byStart[entered])
      entered += 1
    }
    while left < byStop.count, intervals[byStop[left]].stop < time {
      atRisk[intervals[byStop[left]].from].remove(byStop[left])
      left += 1
    }
    return byStop[left...].prefix { intervals[$0].stop == time }.filter { intervals[$0].to != nil }
  }

  /// Adds the time up to a point to the areas.
  private mutating func advance(to next: Double) {
    let width = next - time
    guard width > 0 else { return }
    for state in 0..<k { area[state] += width * probability[state] }
    for index in influence.indices { influenceArea[index] += width * influence[index] }
    time = next
  }

  /// The estimates at a horizon, all changes up to it done.
  mutating func point(at horizon: Double) -> AalenJohansen.Point {
    advance(to: horizon)
    func variance(_ influences: [Double], _ state: Int) -> Double {
      stride(from: state, to: influences.count, by: k).reduce(0) { $0 + influences[$1] * influences[$1] }
    }
    return AalenJohansen.Point(
      horizon: horizon, atRisk: intervals.count { $0.start < max(horizon, first) && max(horizon, first) <= $0.stop },
      smallestRiskSet: smallestRiskSet,
      probabilities: (0..<k).map {
        TransitionEstimate(probability: probability[$0], variance: variance(influence, $0))
      },
      restrictedMeanTimes: (0..<k).map {
        TransitionEstimate(positive: area[$0], variance: variance(influenceArea, $0))
      })
  }
}
