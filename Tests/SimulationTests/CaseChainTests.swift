import Simulation
import Submissions
import Testing
import Wording

/// The moves between tiers in the files, held against the planted intensities.
@Suite struct CaseChainTests {
  /// States: tiers 1 to 3, released, otherwise away.
  private typealias Matrix = [[Double]]

  @Test func `Tiers and releases after an assessment follow the planted chain`() throws {
    let city = try ReadCity(
      CityPlan(
        seed: 3, pupils: 400_000, districts: 8, from: Month(year: 2020, month: 9), to: Month(year: 2022, month: 6)))
    let truth = city.truth.cases
    let help = Self.help(city)
    var tally = Tally()
    for rows in city.followUps().grouped(by: { "\($0.school) \($0.pupil.studentID ?? "")" }).values {
      let rows = rows.sorted { $0.date < $1.date }
      guard let school = city.schools[rows[0].school] else { continue }
      let measures = (help[school.code.rawValue] ?? []) + (help[school.district] ?? [])
      let assessed = rows.filter { row in row.tierAssessed.map { $0 >= rows[0].date } ?? false }
      let assessments = assessed.grouped { $0.tierAssessed ?? $0.date }.sorted { $0.key < $1.key }
      for (index, assessment) in assessments.enumerated() {
        let tier = try #require(assessment.value[0].tier)
        let escalation = try #require(truth.escalation[assessment.value[0].stage.label.zh])
        let end = assessment.key.advanced(by: 90)
        if end <= city.plan.to.lastDay, !Self.touchesSummer(assessment.key, end),
          let effect = Self.effect(measures, from: assessment.key, to: end)
        {
          let chance = Self.transition(truth.yearlyIntensities, escalation, effect, days: 90)[tier.rawValue - 1][3]
          let isReleased = rows.contains { $0.status == .released && $0.date <= end && $0.date > assessment.key }
          tally.add("\(tier.rawValue)>0", isReleased, chance: chance, isHelped: effect > 1)
        }
        guard index + 1 < assessments.count else { continue }
        let next = assessments[index + 1]
        let days = Int(next.key.rawValue - assessment.key.rawValue)
        // Half a year at most: a pupil opened again was off file in between.
        let isBroken = rows.contains { $0.date > assessment.key && $0.date <= next.key && !$0.status.isOnFile }
        guard days < 220, !isBroken, let effect = Self.effect(measures, from: assessment.key, to: next.key) else {
          continue
        }
        let row = Self.transition(truth.yearlyIntensities, escalation, effect, days: days)[tier.rawValue - 1]
        for reached in 0..<3 where reached != tier.rawValue - 1 {
          tally.add(
            "\(tier.rawValue)>\(reached + 1)", next.value[0].tier?.rawValue == reached + 1,
            chance: row[reached] / (row[0] + row[1] + row[2]), isHelped: effect > 1)
        }
      }
    }
    // Nine moves, without help and with it.
    #expect(tally.moves.count == 18)
    for (move, counts) in tally.moves {
      let deviation = abs(Double(counts.observed) - counts.expected) / max(counts.variance, 1e-9).squareRoot()
      #expect(deviation < 4, "\(move): \(counts.observed) seen, \(counts.expected) expected")
    }
    // Enough of them to see an intensity that is wrong by a third.
    #expect(try #require(tally.moves["1>0"]).expected > 100)
    #expect(try #require(tally.moves["2>1"]).expected > 60)
    // With help, 1.3 or 1.7 times as many or both: far more than four standard deviations without it.
    let helped = try #require(tally.moves["1>0 helped"])
    #expect(helped.expected > 150)
  }

  /// What was seen of each move, and what the chain expects.
  private struct Tally {
    var moves: [String: (observed: Int, expected: Double, variance: Double)] = [:]

    mutating func add(_ move: String, _ happened: Bool, chance: Double, isHelped: Bool) {
      let move = move + (isHelped ? " helped" : "")
      let before = moves[move] ?? (0, 0, 0)
      moves[move] = (
        before.observed + (happened ? 1 : 0), before.expected + chance, before.variance + chance * (1 - chance)
      )
    }
  }

  /// The measures that change the chain, by school code or district: first day and effect.
  private static func help(_ city: ReadCity) -> [String: [(day: Day, effect: Double)]] {
    var help: [String: [(day: Day, effect: Double)]] = [:]
    for file in city.files where file.path.hasPrefix("interventions") {
      for submission in city.parsed(file).submissions {
        guard case .interventions(let rows) = submission.rows else { continue }
        for row in rows {
          guard let effect = city.truth.cases.interventionEffects[row.kind.label.zh], let code = row.scopeCode else {
            continue
          }
          help[code, default: []].append((row.starts, effect))
        }
      }
    }
    return help
  }

  /// Whether the days hold any of those on which pupils leave for the next stage.
  private static func touchesSummer(_ from: Day, _ to: Day) -> Bool {
    stride(from: from.rawValue, through: to.rawValue, by: 1).contains {
      let (_, month, day) = Day(rawValue: $0).parts
      return [7, 8].contains(month) || (month == 9 && day < 8)
    }
  }

  /// By how much moves to a lower tier are faster from one day to another; nothing when that changes in between.
  private static func effect(_ measures: [(day: Day, effect: Double)], from: Day, to: Day) -> Double? {
    guard measures.allSatisfy({ $0.day <= from || $0.day > to }) else { return nil }
    return measures.filter { $0.day <= from }.reduce(1) { $0 * $1.effect }
  }

  /// The probabilities of the states after some days, in steps of a day.
  private static func transition(_ yearly: [String: Double], _ escalation: Double, _ effect: Double, days: Int)
    -> Matrix
  {
    var daily: Matrix = (0..<5).map { state in (0..<5).map { $0 == state ? 1 : 0 } }
    for (name, value) in yearly {
      let parts = name.split(separator: ">").map(String.init)
      for tier in 1...3 where parts[0] == String(tier) || parts[0] == "*" {
        let target = parts[1] == "0" ? 3 : Int(parts[1]).map { $0 - 1 } ?? 4
        let isGraver = target < 3 && target > tier - 1
        let rate = value * (isGraver ? escalation : target == 4 ? 1 : effect) / 365.25
        daily[tier - 1][target] += rate
        daily[tier - 1][tier - 1] -= rate
      }
    }
    return (1..<days).reduce(daily) { product, _ in
      product.map { row in (0..<5).map { column in (0..<5).reduce(0) { $0 + row[$1] * daily[$1][column] } } }
    }
  }
}
