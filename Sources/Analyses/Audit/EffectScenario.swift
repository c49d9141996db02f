package import Statistics

/// A kind of simulated study whose true effect is known, and what is asked of the intervals made from it.
package struct EffectScenario: Sendable {
  /// What is asked of a method.
  package struct Question: Sendable, Hashable {
    var method: String
    var quantity: AuditQuantity
    /// Where the share should lie; nil: it is only shown.
    var goal: ClosedRange<Double>?
  }

  package var name: String
  /// Every so many replicates this kind is drawn once: some take long.
  var cost = 1
  var questions: [Question]
  /// Draws a study and answers the questions in their order; nil where the method gave no figure.
  var trial: @Sendable (inout SplitMix64) -> [Bool?]

  /// Creates a kind of study.
  package init(
    name: String, cost: Int = 1, questions: [Question],
    trial: @escaping @Sendable (inout SplitMix64) -> [Bool?]
  ) {
    self.name = name
    self.cost = cost
    self.questions = questions
    self.trial = trial
  }

  /// 95 % that hold what they say, but for rounding and the error of simulation.
  package static let held = 0.93...0.97

  /// Asks of several methods how often their intervals hold the truth.
  package static func coverage(_ methods: [String], goal: ClosedRange<Double>? = held) -> [Question] {
    methods.map { Question(method: $0, quantity: .coverage, goal: goal) }
  }

  /// How often it is drawn.
  func draws(of replicates: Int) -> Int { max(1, replicates / cost) }
}
