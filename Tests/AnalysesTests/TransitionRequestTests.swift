import Analyses
import Statistics
import Tables
import TestSupport
import Testing

@Suite("What may be asked of transitions, and what is set beside the model")
struct TransitionRequestTests {
  private func run(
    _ text: String, _ model: TransitionAnalysis.Model = .continuous, covariates: [String] = [],
    _ request: TransitionAnalysis.Request = .init()
  ) throws -> TransitionAnalysis {
    var random = SplitMix64(seed: 1)
    let panel = try StatePanel(DecodedText.decode([UInt8](text.utf8)), layout: .init(covariates: covariates))
    return try TransitionAnalysis.run(model, on: panel, request: request, using: &random)
  }

  /// Forty subjects to and fro between two states, looked at ten times; the covariate changes halfway.
  private func toAndFro(from start: Double = 0) -> String {
    var random = SeededGenerator(seed: 6)
    var text = "subject,time,state,late\n"
    for subject in 0..<40 {
      var state = 1
      for week in 0..<10 {
        text += "\(subject),\(start + Double(week)),\(state),\(week / 5)\n"
        if Double.random(in: 0..<1, using: &random) < 0.3 { state = 3 - state }
      }
    }
    return text
  }

  @Test("Every option is refused by exactly the models it means nothing to")
  func options() {
    for model in TransitionAnalysis.Model.allCases {
      for option in TransitionAnalysis.Option.allCases {
        do {
          try TransitionAnalysis.check([option], for: model, layout: .init())
          #expect(option.models.contains(model))
        } catch {
          #expect(error == .optionWithoutEffect(option, model) && !option.models.contains(model))
        }
      }
    }
    for name in ["subject", "time", "state"] {
      #expect(throws: TransitionAnalysis.Refusal.reservedColumn(name, option: .covariates)) {
        try TransitionAnalysis.check([.covariates], for: .continuous, layout: .init(covariates: [name]))
      }
    }
    #expect(throws: TransitionAnalysis.Refusal.reservedColumn("week", option: .covariates)) {
      try TransitionAnalysis.check([], for: .continuous, layout: .init(timeColumn: "week", covariates: ["week"]))
    }
    #expect(throws: TransitionAnalysis.Refusal.reservedColumn("state", option: .time)) {
      try TransitionAnalysis.check([.time], for: .discrete, layout: .init(timeColumn: "state"))
    }
  }

  @Test("A split with nothing on one side is refused; a date is written as one")
  func split() throws {
    for model in [TransitionAnalysis.Model.continuous, .discrete] {
      for time in [-1, 0, 9, 1000.0] {
        #expect(throws: TransitionAnalysis.Refusal.splitOutside(first: "0", last: "9")) {
          try run(toAndFro(), model, .init(splitAt: time))
        }
      }
    }
    let dated =
      "subject,time,state\n"
      + (0..<20).map { "\($0),2022-03-01,1\n\($0),2022-03-02,\(1 + $0 % 2)\n\($0),2022-03-03,1\n" }.joined()
    let day = StatePanel.time("2022-03-02")
    let result = try run(dated, .discrete, .init(splitAt: day))
    #expect(result.figures.contains { $0.scope.name == "time>=2022-03-02" })
    #expect(throws: TransitionAnalysis.Refusal.splitOutside(first: "2022-03-01", last: "2022-03-03")) {
      try run(dated, .discrete, .init(splitAt: 5))
    }
  }

  @Test("Prevalence stands beside the model: everybody is counted, and a changing covariate or a split is said")
  func prevalence() throws {
    let plain = try run(toAndFro(from: 100), .continuous, .init(horizons: [0, 3, 9, 20]))
    func values(_ result: TransitionAnalysis, _ quantity: TransitionFigure.Quantity, _ horizon: Double) -> [Double] {
      result.figures.filter { $0.quantity == quantity && $0.horizon == horizon }.compactMap(\.value)
    }
    #expect(values(plain, .observedPrevalence, 0) == [40, 0] && values(plain, .expectedPrevalence, 0) == [40, 0])
    for horizon in [3.0, 9] {
      #expect(values(plain, .observedPrevalence, horizon).reduce(0, +) == 40)
      #expect(isClose(values(plain, .expectedPrevalence, horizon).reduce(0, +), 40))
    }
    let prevalences = plain.figures.filter { $0.quantity == .expectedPrevalence || $0.quantity == .observedPrevalence }
    // Nobody is left to count after nine weeks.
    #expect(prevalences.allSatisfy { $0.verdict == ($0.horizon == 20 ? .insufficient : .usable) })
    let changing = try run(toAndFro(), covariates: ["late"], .init(horizons: [3]))
    let expected = changing.figures.filter { $0.quantity == .expectedPrevalence }
    #expect(expected.count == 2 && expected.allSatisfy { $0.doubt == .changingCovariate })
    let split = try run(toAndFro(), .continuous, .init(horizons: [3], splitAt: 4))
    #expect(split.notices.contains(.noPrevalence))
    #expect(!split.figures.contains { $0.quantity == .expectedPrevalence })
  }

  @Test("A change never seen has an upper limit in discrete time, unless it is ruled out")
  func neverSeen() throws {
    let text = "subject,time,state\n" + (0..<30).map { "\($0),0,\($0 % 2 + 1)\n\($0),1,2\n" }.joined()
    func back(_ request: TransitionAnalysis.Request) throws -> TransitionFigure {
      try #require(
        run(text, .discrete, request).figures.first {
          $0.quantity == .transitionProbability && $0.from == 2 && $0.to == 1
        })
    }
    let open = try back(.init(horizons: [1]))
    #expect(open.value == 0 && open.standardError == nil && (open.upper ?? 0) > 0.15)
    let ruled = try back(.init(allowed: [Transition(1, 2)], horizons: [1]))
    #expect(ruled.value == 0 && ruled.standardError == 0 && ruled.upper == 0)
  }

  @Test("An intensity or next state that is not estimated has no figure at all")
  func held() throws {
    let text = toAndFro() + "x,0,3,0\nx,1,1,0\n"
    let result = try run(
      text, .continuous, .init(allowed: [Transition(1, 2), Transition(2, 1), Transition(1, 3), Transition(3, 1)]))
    let direct = result.figures.filter {
      $0.from == 1 && $0.to == 3 && ($0.quantity == .intensity || $0.quantity == .nextState)
    }
    #expect(direct.count == 2)
    #expect(result.figures.contains { $0.quantity == .firstPassageTime && $0.to == 3 && $0.doubt == .notSurelyReached })
    for figure in direct {
      #expect(figure.value == nil && figure.standardError == nil && figure.upper == nil)
      #expect(figure.verdict == .insufficient)
    }
  }
}
