import Analyses
import Statistics
import Submissions
import Tables
import TestSupport
import Testing

@Suite("Transitions and how far their figures can be relied on")
struct TransitionAnalysisTests {
  private func run(
    _ text: String, _ model: TransitionAnalysis.Model = .continuous, covariates: [String] = [],
    _ request: TransitionAnalysis.Request = .init()
  ) throws -> TransitionAnalysis {
    let layout = StatePanel.Layout(covariates: covariates, isExact: model == .aalenJohansen)
    var random = SplitMix64(seed: 1)
    return try TransitionAnalysis.run(
      model, on: StatePanel(DecodedText.decode([UInt8](text.utf8)), layout: layout), request: request, using: &random)
  }

  /// Pupils that go to and fro between two tiers; every second is exposed.
  private func toAndFro(subjects: Int = 40) -> String {
    var random = SeededGenerator(seed: 5)
    var text = "subject,time,state,exposed\n"
    for subject in 0..<subjects {
      var state = 1
      for week in 0..<10 {
        text += "\(subject),\(week),\(state),\(subject % 2)\n"
        if Double.random(in: 0..<1, using: &random) < 0.3 { state = 3 - state }
      }
    }
    return text
  }

  @Test("A transition seen twice, with a covariate constant within it, ends insufficient with the reason")
  func separation() throws {
    // Two exposed pupils reach tier 3 and stay.
    let text = toAndFro() + "x,0,2,1\nx,1,3,1\nx,2,3,1\ny,0,2,1\ny,1,3,1\ny,2,3,1\n"
    let result = try run(text, covariates: ["exposed"])
    let ratio = try #require(result.figures.first { $0.quantity == .hazardRatio && $0.from == 2 && $0.to == 3 })
    #expect(ratio.value == nil && ratio.lower == nil && ratio.verdict == .insufficient)
    #expect(ratio.doubt == .held(.constantCovariate(value: 1, count: 2)))
    #expect(
      result.notices.contains(
        .heldRatio(from: 2, to: 3, scope: .covariate("exposed"), .constantCovariate(value: 1, count: 2))))
    let intensity = try #require(result.figures.first { $0.quantity == .intensity && $0.from == 2 && $0.to == 3 })
    #expect(intensity.verdict == .insufficient && intensity.doubt == .fewTransitions(count: 2))
    for figure in result.figures where figure.quantity == .firstPassageTime && figure.to == 3 {
      #expect(figure.doubt == .fewTransitions(count: 2))
    }
    for to in [1, 2] {
      let usable = result.figures.first { $0.quantity == .hazardRatio && $0.from == 3 - to && $0.to == to }
      #expect(usable?.verdict == .usable)
    }
  }

  @Test("Empty, one row, one pupil, all released, one follow-up: a clear sentence, never a figure out of nothing")
  func boundaries() throws {
    #expect(throws: TransitionAnalysis.Refusal.noFollowUp) { try run("subject,time,state\na,0,1\nb,0,2\n") }
    let released = "subject,time,state\na,0,4\na,1,4\nb,0,4\nb,3,4\n"
    for model in [TransitionAnalysis.Model.continuous, .discrete] {
      #expect(throws: TransitionAnalysis.Refusal.noChange) { try run(released, model) }
    }
    #expect(throws: TransitionAnalysis.Refusal.noChange) {
      try run("subject,start,stop,from,to\na,0,4,1,0\n", .aalenJohansen)
    }
    // One pupil, one follow-up: a figure, and not one to rely on.
    let one = try run("subject,time,state\na,0,1\na,2,2\n", .continuous, .init(exactStates: [2]))
    let intensity = try #require(one.figures.first { $0.quantity == .intensity && $0.to == 2 })
    #expect(isClose(intensity.value ?? 0, 0.5, relative: 1e-4) && intensity.verdict == .insufficient)
  }

  @Test("A panel in which everybody only ever moved once, at panel times, is refused or doubted")
  func monotone() throws {
    // Everybody was released by the next look: the intensity has no upper limit.
    let text = "subject,time,state\n" + (0..<20).map { "\($0),0,1\n\($0),1,2\n" }.joined()
    do {
      let result = try run(text)
      let intensities = result.figures.filter { $0.quantity == .intensity }
      #expect(!intensities.isEmpty && intensities.allSatisfy { $0.verdict == .insufficient })
    } catch let refusal as TransitionAnalysis.Refusal {
      #expect([.notIdentified].contains(refusal) || refusal == .notConverged(iterations: 200))
    }
  }

  @Test("What the allowed transitions cannot bring about is told by line; unknown states are a wrong use")
  func impossible() throws {
    let text = "subject,time,state\na,0,1\na,1,2\na,2,1\nb,0,2\nb,1,1\n"
    let onlyUp = TransitionAnalysis.Request(allowed: [Transition(1, 2)])
    let failure = #expect(throws: StatePanel.Failure.self) { try run(text, .continuous, onlyUp) }
    #expect(
      failure?.problems == [.impossible(line: 4, from: 2, to: 1), .impossible(line: 6, from: 2, to: 1)])
    #expect(throws: TransitionAnalysis.Refusal.unknownState(9, known: [1, 2])) {
      try run(text, .continuous, .init(allowed: [Transition(1, 9)]))
    }
    #expect(throws: TransitionAnalysis.Refusal.exactStateIsLeft(2)) {
      try run(text, .continuous, .init(allowed: [Transition(1, 2), Transition(2, 1)], exactStates: [2]))
    }
    #expect(throws: TransitionAnalysis.Refusal.horizon(0.5)) { try run(text, .discrete, .init(horizons: [0.5])) }
  }

  @Test("Beyond the longest follow-up and beside the values of a covariate, figures are indicative at most")
  func extrapolation() throws {
    let result = try run(toAndFro(), .continuous, .init(horizons: [4, 52]))
    for figure in result.figures where figure.quantity == .transitionProbability {
      #expect(figure.verdict == (figure.horizon == 4 ? .usable : .indicative))
    }
    let aged = toAndFro().split(separator: "\n").enumerated().map { line, text in
      text + (line == 0 ? ",age" : ",\(12 + line % 3)")
    }.joined(separator: "\n")
    let beside = try run(aged, covariates: ["age"])
    for figure in beside.figures where figure.quantity == .sojournTime {
      #expect(figure.verdict != .usable)
    }
  }

  @Test("A covariate of which no unit fits into its values has no ratio for one, however well it is known")
  func narrowCovariate() throws {
    for (unit, hasValue) in [("0.000001", false), ("0.01", true)] {
      let text = toAndFro(subjects: 60).split(separator: "\n").map {
        $0.hasSuffix(",1") ? "\($0.dropLast())\(unit)" : $0
      }
      .joined(separator: "\n")
      let ratios = try run(text, covariates: ["exposed"]).figures.filter { $0.quantity == .hazardRatio }
      #expect(ratios.count == 2)
      for ratio in ratios {
        #expect(ratio.doubt == .narrowCovariate(span: Double(unit) ?? 0) && ratio.verdict == .insufficient)
        #expect((ratio.value != nil) == hasValue)
      }
    }
  }

  @Test("Of a state from which nobody was followed nothing is known, unless it is final")
  func neverFollowed() throws {
    let text = "subject,time,state\n" + (0..<30).map { "\($0),0,1\n\($0),1,\(1 + $0 % 2)\n" }.joined()
    func staying(_ request: TransitionAnalysis.Request) throws -> TransitionDoubt? {
      try run(text, .continuous, request).figures
        .first { $0.quantity == .transitionProbability && $0.from == 2 && $0.to == 2 }?.doubt
    }
    #expect(try staying(.init(horizons: [1])) == .neverFollowed)
    #expect(try staying(.init(exactStates: [2], horizons: [1])) == nil)
    #expect(try staying(.init(allowed: [Transition(1, 2)], horizons: [1])) == nil)
    // One pupil's three changes say nothing of how long it stays either.
    let one = try run(
      "subject,time,state\na,0,1\na,1,1\na,2,2\na,3,2\na,4,1\na,5,1\n", .continuous, .init(horizons: [1]))
    for figure in one.figures where [.transitionProbability, .lengthOfStay].contains(figure.quantity) {
      #expect(figure.verdict == .insufficient)
    }
  }

  @Test("Uneven steps are left out of a chain and counted")
  func unevenSteps() throws {
    let result = try run("subject,time,state\na,0,1\na,1,2\na,2,1\na,5,2\n", .discrete, .init(horizons: [1]))
    #expect(result.notices.contains(.otherSteps(1, of: 3, step: 1)))
    let probabilities = result.figures.filter { $0.quantity == .transitionProbability }
    #expect(probabilities.count == 4 && probabilities.allSatisfy { $0.verdict == .insufficient })
  }

  @Test("After the last observation nothing is said")
  func nobodyLeft() throws {
    let text = "subject,start,stop,from,to\n" + (0..<30).map { "\($0),0,\($0 + 2),1,\($0 % 2 * 2)\n" }.joined()
    let result = try run(text, .aalenJohansen, .init(horizons: [10, 40]))
    let shares = result.figures.filter { $0.quantity == .stateProbability }
    #expect(shares[0].verdict == .usable && shares[0].value != nil)
    #expect(shares.last?.value == nil && shares.last?.doubt == .nobodyLeft(last: 31))
  }

  @Test("A horizon is a time ahead, wherever the file's times begin, in numbers and in dates")
  func horizonsAhead() throws {
    func text(_ time: (Int) -> String) -> String {
      "subject,start,stop,from,to\n"
        + (0..<30).map { "\($0),\(time(0)),\(time($0 + 2)),1,\($0 % 2 * 2)\n" }.joined()
    }
    let request = TransitionAnalysis.Request(horizons: [10, 40])
    let plain = try run(text { "\($0)" }, .aalenJohansen, request).figures
    #expect(plain.contains { $0.quantity == .stateProbability && ($0.value ?? 1) < 1 })
    #expect(try run(text { "\($0 + 100)" }, .aalenJohansen, request).figures == plain)
    let first = Day(year: 2022, month: 3, day: 1)
    let dated = text { first?.advanced(by: $0).description ?? "" }
    #expect(try run(dated, .aalenJohansen, request).figures == plain)
  }

  @Test("The result's columns are those promised, and its rows as wide")
  func columns() throws {
    let table = try run(toAndFro()).table
    #expect(
      table.columns.joined(separator: ",")
        == "quantity,from,to,covariate,horizon,estimate,se,lower,upper,verdict")
    #expect(table.rows.allSatisfy { $0.count == table.columns.count })
  }
}
