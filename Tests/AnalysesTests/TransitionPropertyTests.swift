import Analyses
import Statistics
import Tables
import TestSupport
import Testing

@Suite("What does not change a panel changes no figure and no verdict")
struct TransitionPropertyTests {
  /// A row of a random panel.
  private struct Look {
    var subject: Int
    var time: Double
    var state: Int
  }

  /// A figure's place in the result, with the states renamed.
  private struct Place: Hashable {
    var quantity: TransitionFigure.Quantity
    var from, to: Int?
    var scope: TransitionFigure.Scope
    var horizon: Double?
  }

  /// Few subjects among four states, some often and some hardly seen: verdicts of every kind.
  private func panel(_ seed: Int) -> [Look] {
    var random = SeededGenerator(seed: UInt64(seed))
    let stay = (0..<4).map { _ in Double.random(in: 0.5..<0.9, using: &random) }
    var looks: [Look] = []
    for subject in 0..<Int.random(in: 10...60, using: &random) {
      var (time, state) = (0.0, Int.random(in: 1...4, using: &random))
      for _ in 0..<Int.random(in: 2...9, using: &random) {
        looks.append(Look(subject: subject, time: time, state: state))
        time += Double.random(in: 0..<1, using: &random) < 0.8 ? 1 : 2.5
        if Double.random(in: 0..<1, using: &random) > stay[state - 1] {
          state = min(4, max(1, state + (Bool.random(using: &random) ? 1 : -1)))
        }
      }
    }
    return looks
  }

  private func run(
    _ looks: [Look], _ model: TransitionAnalysis.Model, unit: Double = 1
  ) throws -> TransitionAnalysis {
    let text =
      "subject,time,state\n" + looks.map { "\($0.subject),\($0.time * unit),\($0.state)\n" }.joined()
    var random = SplitMix64(seed: 1)
    let horizons = model == .discrete ? [1.0, 4] : [1.0 * unit, 4 * unit, 30 * unit]
    return try TransitionAnalysis.run(
      model, on: StatePanel(DecodedText.decode([UInt8](text.utf8))), request: .init(horizons: horizons), using: &random)
  }

  /// Holds two results against each other, the second with states renamed and times in another unit.
  private func check(
    _ base: TransitionAnalysis, _ other: TransitionAnalysis, names: [Int] = [1, 2, 3, 4], unit: Double = 1,
    isDiscrete: Bool
  ) {
    #expect(base.figures.count == other.figures.count)
    let found = Dictionary(
      other.figures.map {
        (Place(quantity: $0.quantity, from: $0.from, to: $0.to, scope: $0.scope, horizon: $0.horizon), $0)
      },
      uniquingKeysWith: { first, _ in first })
    for figure in base.figures {
      let place = Place(
        quantity: figure.quantity, from: figure.from.map { names[$0 - 1] }, to: figure.to.map { names[$0 - 1] },
        scope: figure.scope, horizon: figure.horizon.map { isDiscrete ? $0 : $0 * unit })
      guard let twin = found[place] else {
        Issue.record("\(place) is missing")
        continue
      }
      let scale: Double =
        switch figure.quantity {
        case .intensity: 1 / unit
        case .sojournTime, .lengthOfStay, .firstPassageTime: unit
        default: 1
        }
      #expect(figure.verdict == twin.verdict, "\(figure) \(twin)")
      for (ours, theirs) in [(figure.value, twin.value), (figure.standardError, twin.standardError)] {
        #expect((ours == nil) == (theirs == nil), "\(figure) \(twin)")
        #expect(isClose((ours ?? 0) * scale, theirs ?? 0, relative: 1e-4, absolute: 1e-9), "\(figure) \(twin)")
      }
    }
  }

  @Test("The order of subjects, the unit of time and the numbers of the states", arguments: 1...8)
  func invariances(seed: Int) throws {
    let looks = panel(seed)
    var random = SeededGenerator(seed: UInt64(100 + seed))
    let order = Array(0..<60).shuffled(using: &random)
    let turned = looks.enumerated().sorted { left, right in
      (order[left.element.subject], left.offset) < (order[right.element.subject], right.offset)
    }.map(\.element)
    let names = [1, 2, 3, 4].shuffled(using: &random)
    let renamed = looks.map { Look(subject: $0.subject, time: $0.time, state: names[$0.state - 1]) }
    for model in [TransitionAnalysis.Model.continuous, .discrete] {
      let isDiscrete = model == .discrete
      let base = try run(looks, model)
      let same = try run(turned, model)
      #expect(same.figures == base.figures && same.notices == base.notices)
      check(base, try run(renamed, model), names: names, isDiscrete: isDiscrete)
      for unit in [7.0, 1e-10] {
        check(base, try run(looks, model, unit: unit), unit: unit, isDiscrete: isDiscrete)
      }
    }
  }
}
