import Statistics
import Submissions

extension EffectScenario {
  /// The report's rule on simulated bureaus, drawn anew for every study.
  static let simulated = bureau("simulated", cost: 2) { random in
    BureauStudy(SimulatedBureau.draw(mean: 8, random: &random), before: SimulatedBureau.month)
  }

  /// The report's rule on a bureau's own record.
  static func own(_ study: BureauStudy) -> [EffectScenario] { bureau("own", cost: 1) { _ in study } }

  /// Interventions that never took place, planted falls, and falls that come from elsewhere.
  private static func bureau(
    _ name: String, cost: Int, _ study: @escaping @Sendable (inout SplitMix64) -> BureauStudy?
  ) -> [EffectScenario] {
    func scenario(
      _ kind: String, cost: Int, _ asked: [Question],
      _ effect: @escaping @Sendable (BureauStudy, inout SplitMix64) -> InterventionStudy?
    ) -> EffectScenario {
      EffectScenario(name: "\(name)-\(kind)", cost: cost, questions: verdicts + asked) { random in
        let effect = study(&random).flatMap { effect($0, &random) }
        return (verdicts + asked).map { question in effect.flatMap { $0.answer(question.quantity) } }
      }
    }
    return [
      scenario("placebo", cost: cost, claims) { $0.placebo(&$1) },
      scenario("fall", cost: 4, [.init(method: "report", quantity: .trueClaim, goal: 0.8...1)]) {
        $0.planted(.fall, &$1)
      },
      scenario("drift", cost: 4, claims) { $0.planted(.drift, &$1) },
      scenario("peak", cost: 4, claims) { $0.planted(.peak, &$1) },
    ]
  }

  private static let verdicts = [AuditQuantity.usable, .indicative, .insufficient].map {
    Question(method: "report", quantity: $0)
  }

  private static let claims = [
    Question(method: "report", quantity: .falseClaim, goal: 0...0.05),
    Question(method: "report", quantity: .falseAmongUsable),
    Question(method: "report", quantity: .falseAmongShown),
  ]
}

extension InterventionStudy {
  /// What an audit asks of the study; nil where the question does not arise.
  fileprivate func answer(_ quantity: AuditQuantity) -> Bool? {
    let isClaim = ratio.map { $0.lower > 1 || $0.upper < 1 }
    return switch quantity {
    case .usable: verdict == .usable
    case .indicative: verdict == .indicative
    case .insufficient: verdict == .insufficient
    case .falseClaim: verdict == .usable && isClaim == true
    case .falseAmongUsable: verdict == .usable ? isClaim : nil
    case .falseAmongShown: isClaim
    case .trueClaim: verdict == .usable && (ratio.map { $0.upper < 1 } ?? false)
    default: nil
    }
  }
}
