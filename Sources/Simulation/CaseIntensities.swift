import Submissions

/// How fast pupils at risk come on file, move between tiers and leave: a Markov chain in continuous time.
enum CaseIntensities {
  /// What can happen to a pupil on file.
  enum Step: Hashable {
    case tier(Tier)
    case released
    /// To a school outside the city.
    case leftCity
    /// To another school of the city.
    case changedSchool
    case lost, deceased
  }

  /// How often a step happens, per pupil and year, without interventions and at the escalation 1.
  struct Intensity {
    /// Absent: the same in every tier.
    var from: Tier?
    var step: Step
    var yearly: Double
  }

  static let intensities = [
    Intensity(from: .general, step: .tier(.serious), yearly: 0.22),
    Intensity(from: .general, step: .released, yearly: 0.85),
    Intensity(from: .serious, step: .tier(.gravest), yearly: 0.2),
    Intensity(from: .serious, step: .tier(.general), yearly: 0.75),
    Intensity(from: .serious, step: .released, yearly: 0.12),
    Intensity(from: .gravest, step: .tier(.serious), yearly: 0.85),
    Intensity(from: .gravest, step: .tier(.general), yearly: 0.1),
    Intensity(from: .gravest, step: .deceased, yearly: 0.002),
    Intensity(step: .leftCity, yearly: 0.03),
    Intensity(step: .changedSchool, yearly: 0.05),
    Intensity(step: .lost, yearly: 0.02),
  ]
  /// How often a lost pupil is found again, per year.
  static let found = 2.0
  /// How often a released pupil is put on file again, per year, and for how many days after the release.
  static let reopened = 0.15
  static let reopenedWithin = 550
  /// The share of pupils who leave a stage and whose file the next school takes over.
  static let handedOver = 0.8
  /// By how much the moves to a graver tier differ between the stages.
  static let escalation: [Stage: Double] = [.primary: 0.8, .junior: 1.1, .senior: 1.2, .vocational: 1]

  /// Pupils who come on file in a year, per 1,000 enrolled.
  static let inflow: [Stage: Double] = [.primary: 1.4, .junior: 4.2, .senior: 4.7, .vocational: 3.7]
  /// The months' shares of the inflow, January first; screenings are in October and April.
  static let inflowByMonth = [0.055, 0.025, 0.085, 0.16, 0.085, 0.055, 0.02, 0.015, 0.075, 0.19, 0.14, 0.095]
  /// The tiers new pupils are in, as a running total.
  static let firstTiers = [0.66, 0.92, 1]
  /// The tiers of pupils put on file again, as a running total.
  static let reopenedTiers = [0.75, 0.96, 1]

  /// The intensities as `truth.json` writes them.
  static var named: [String: Double] {
    var named = intensities.reduce(into: [:]) { $0[$1.name] = $1.yearly }
    named["lost>found"] = found
    named["released>reopened"] = reopened
    return named
  }

  /// What can happen to a pupil on file, each with its yearly intensity.
  static func steps(tier: Tier, stage: Stage, effect: Double) -> [(step: Step, yearly: Double)] {
    intensities.filter { $0.from == nil || $0.from == tier }.map { intensity in
      switch intensity.step {
      case .released: (intensity.step, intensity.yearly * effect)
      case .tier(let next) where next < tier: (intensity.step, intensity.yearly * effect)
      case .tier: (intensity.step, intensity.yearly * (escalation[stage] ?? 1))
      case .leftCity, .changedSchool, .lost, .deceased: (intensity.step, intensity.yearly)
      }
    }
  }
}

extension CaseIntensities.Intensity {
  /// The move as `truth.json` writes it: `1>2`, `1>0` for a release, `*` for any tier.
  var name: String {
    let start = from.map { String($0.rawValue) } ?? "*"
    return switch step {
    case .tier(let tier): "\(start)>\(tier.rawValue)"
    case .released: "\(start)>0"
    case .leftCity: "\(start)>leftCity"
    case .changedSchool: "\(start)>changedSchool"
    case .lost: "\(start)>lost"
    case .deceased: "\(start)>deceased"
    }
  }
}
