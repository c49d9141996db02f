import CDistributions

/// The average effect when trends may part after the treatment by as much as they did before, times a factor.
///
/// Each step |δ[e + 1] − δ[e]| after the treatment is at most M̄ times the largest before it. The average effect then lies
/// within ± M̄ c max |step|, c = Σ (e + 1) ÷ their number; for each step and sign the limit is linear in the figures, and the
/// interval reaches from the smallest lower to the largest upper limit, each with its own standard error. This covers with at
/// least the confidence asked for, since it does for the step that truly is the largest. Rambachan and Roth's interval
/// (2023, section 3) also uses that the other steps are smaller, and is narrower: ours is a bound of theirs.
///
/// Source: Rambachan & Roth (2023), Rev. Econ. Stud. 90, 2555, section 2.
public struct RelativeMagnitude: Sendable {
  private let study: EventStudy
  private let quantile: Double
  /// The steps before the treatment, each as weights of the figures before it.
  private let steps: [[Double]]

  /// The largest step seen before the treatment.
  public let largestStep: Double
  /// The M̄ at which the bias could be as large as the estimated effect, sampling error left aside.
  public let breakdownOfEstimate: Double
  /// The largest M̄ at which the interval leaves out 0: "survives violations up to 1.2 times the worst seen". Nil when the
  /// interval holds 0 even with parallel trends.
  public let breakdown: Double?

  /// Prepares the analysis.
  /// - Parameters:
  ///   - study: the figures.
  ///   - confidence: of the interval.
  public init(_ study: EventStudy, confidence: Double = 0.95) {
    self.study = study
    quantile = tidemark_normal_quantile((1 + confidence) / 2)
    // From e = −2 to the reference, then further back.
    steps = study.before.indices.map { k in
      study.before.indices.map { $0 == k ? -1 : $0 == k - 1 ? 1 : 0 }
    }
    largestStep = steps.reduce(0) { largest, step in
      max(largest, abs(zip(step, study.before).reduce(0) { $0 + $1.0 * $1.1 }))
    }
    breakdownOfEstimate = abs(study.average) / (study.trendEffect * largestStep)
    breakdown = Self.largest { [study, quantile, steps] in
      !Self.interval(study, steps, quantile, magnitude: $0).contains(0)
    }
  }

  /// The interval of the average effect for a factor M̄.
  /// - Parameter magnitude: M̄ ≥ 0; 0 means parallel trends.
  /// - Precondition: it is not negative.
  public func interval(magnitude: Double) -> ClosedRange<Double> {
    Self.interval(study, steps, quantile, magnitude: magnitude)
  }

  private static func interval(
    _ study: EventStudy, _ steps: [[Double]], _ quantile: Double, magnitude: Double
  ) -> ClosedRange<Double> {
    precondition(magnitude >= 0, "magnitude \(magnitude)")
    var (lower, upper) = (Double.infinity, -Double.infinity)
    for step in steps {
      for sign in [-1, 1.0] {
        let limit = study.average(plus: step.map { sign * magnitude * study.trendEffect * $0 })
        lower = min(lower, limit.value - quantile * limit.deviation)
        upper = max(upper, limit.value + quantile * limit.deviation)
      }
    }
    return lower...upper
  }

  /// The largest number up to which something holds; nil when it does not hold at 0.
  ///
  /// It widens with M̄: each limit is convex in M̄, and the two signs of a step enclose the limit at 0.
  private static func largest(_ holds: (Double) -> Bool) -> Double? {
    guard holds(0) else { return nil }
    var (low, high) = (0.0, 1.0)
    while holds(high), high < 1e12 { (low, high) = (high, 2 * high) }
    for _ in 0..<60 {
      let middle = (low + high) / 2
      if holds(middle) { low = middle } else { high = middle }
    }
    return low
  }
}
