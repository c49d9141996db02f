import LinearAlgebra

/// How many subjects were seen in each state at a time, and how many the model expects: a check of the model.
///
/// A subject counts at a time between first and last observation, in the state last seen before it; one that has entered
/// a state nothing leaves counts there from then on. Expected are the subjects counted, times the mean over them of the
/// row of P(t) that starts in their first state under their first covariates.
///
/// Source: Gentleman, Lawless, Lindsey & Yan (1994), Stat. Med. 13, 805.
public struct Prevalence: Sendable, Hashable {
  /// One subject's observations in order of time.
  public struct History: Sendable, Hashable {
    /// When.
    public var times: [Double]
    /// In which state, as many.
    public var states: [Int]
    /// The covariates at the first observation.
    public var covariates: [Double]

    /// Creates a history.
    public init(times: [Double], states: [Int], covariates: [Double] = []) {
      self.times = times
      self.states = states
      self.covariates = covariates
    }
  }

  /// The time since each subject's first observation.
  public let time: Double
  /// The subjects counted in each state, k.
  public let observed: [Int]
  /// Those expected, k.
  public let expected: [Double]

  /// Compares a model with what was seen.
  /// - Parameters:
  ///   - model: the fit.
  ///   - histories: the subjects; those without an observation do not count.
  ///   - times: since each subject's first observation, ≥ 0.
  /// - Returns: one comparison for each time.
  /// - Throws: `TransitionError.invalidValue` for a time that is negative or too long to compute.
  public static func compare(
    _ model: PanelMarkovModel, _ histories: [History], times: [Double]
  ) throws(TransitionError) -> [Prevalence] {
    let k = model.structure.stateCount
    let absorbing = Set((0..<k).filter { model.structure.reachable(from: $0).count == 1 })
    var result: [Prevalence] = []
    for time in times {
      var observed = [Int](repeating: 0, count: k)
      var starts: [[Double]: [Int]] = [:]
      for history in histories {
        guard let first = history.times.first, let last = history.times.last, let end = history.states.last else {
          continue
        }
        guard first + time <= last || absorbing.contains(end) else { continue }
        let index = history.times.lastIndex { $0 <= first + time } ?? 0
        observed[history.states[index]] += 1
        starts[history.covariates, default: [Int](repeating: 0, count: k)][history.states[0]] += 1
      }
      var expected = [Double](repeating: 0, count: k)
      for (covariates, counts) in starts.sorted(by: { $0.key.lexicographicallyPrecedes($1.key) }) {
        let probabilities = try model.intensities(covariates: covariates).probabilities(horizon: time)
        for from in 0..<k {
          for to in 0..<k { expected[to] += Double(counts[from]) * probabilities[from, to] }
        }
      }
      result.append(Prevalence(time: time, observed: observed, expected: expected))
    }
    return result
  }
}
