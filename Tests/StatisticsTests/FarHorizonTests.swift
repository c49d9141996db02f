import Foundation
import LinearAlgebra
import Statistics
import TestSupport
import Testing

@Suite("Far ahead and at the bounds of probabilities")
struct FarHorizonTests {
  @Test("Two states keep their closed forms to eleven digits, however far ahead", arguments: [1, 1e3, 1e6, 1e9, 1e12])
  func twoStates(t: Double) throws {
    let (a, b, va, vb) = (0.205, 0.153, 0.01, 0.04)
    let structure = try TransitionPanels.structure([(1, 2), (2, 1)], states: 2)
    let q = TransitionIntensities(
      structure, intensities: [a, b], covariance: Matrix(rowCount: 2, columnCount: 2, elements: [va, 0, 0, vb]))
    let (sum, decay) = (a + b, exp(-(a + b) * t))
    let p = try q.transitionProbabilities(horizon: t)
    #expect(isClose(p[0].value, (b + a * decay) / sum, relative: 1e-11))
    #expect(isClose(p[1].value, a * (1 - decay) / sum, relative: 1e-11))
    let stay = try q.lengthOfStay(horizon: t)
    #expect(isClose(stay[0].value, b * t / sum + a * (1 - decay) / (sum * sum), relative: 1e-11))
    #expect(isClose(stay[1].value, a * t / sum - a * (1 - decay) / (sum * sum), relative: 1e-11))
    if t >= 1e3 {
      // The share of time ∂(b/(a + b))/∂log a = −ab/(a + b)², and the same with the other sign for b.
      let error = a * b / (sum * sum) * (va + vb).squareRoot()
      #expect(isClose(p[0].standardError ?? 0, error, relative: 1e-9))
      #expect(isClose(stay[0].standardError ?? 0, error * t, relative: 0.02))
    }
  }

  @Test(
    "What the structure fixes is known without error, and so is an exit that is certain", arguments: [0, 5, 1e3, 1e9])
  func fixed(t: Double) throws {
    let structure = try TransitionPanels.structure([(1, 2), (2, 1), (2, 3)], states: 3)
    let q = TransitionIntensities(
      structure, intensities: [0.3, 0.2, 0.1],
      covariance: Matrix(rowCount: 3, columnCount: 3, elements: [0.01, 0, 0, 0, 0.01, 0, 0, 0, 0.01]))
    let (p, stay) = (try q.transitionProbabilities(horizon: t), try q.lengthOfStay(horizon: t))
    for (estimate, value) in [(p[6], 0), (p[7], 0), (p[8], 1), (stay[6], 0), (stay[8], t)] {
      #expect(estimate.value == value && estimate.standardError == 0)
      #expect(estimate.lower == value && estimate.upper == value)
    }
    #expect(p.allSatisfy { (0...1).contains($0.value) && $0.standardError != nil })
    if t >= 1e3 { #expect(p[2].value == 1 && p[2].standardError == 0) }
    // Never more digits than there are: an error is 0 or can be told from rounding.
    for estimate in p where estimate.standardError != 0 {
      #expect((estimate.standardError ?? 0) > 1e-15 * min(estimate.value, 1 - estimate.value))
    }
  }

  @Test(
    "A chain far ahead has the closed form of two states and its delta-method error",
    arguments: [3, 7, 1000, 1_000_000_000])
  func chain(steps: Int) throws {
    let estimate = try #require(
      TransitionChain.fit(counts: [60, 40, 30, 70], stateCount: 2).probabilities(steps: steps)[0])
    func exact(_ a: Double, _ b: Double) -> Double { b / (a + b) + a / (a + b) * pow(1 - a - b, Double(steps)) }
    #expect(isClose(estimate.value, exact(0.4, 0.3), relative: 1e-12))
    let h = 1e-5
    let (byA, byB) = (
      (exact(0.4 + h, 0.3) - exact(0.4 - h, 0.3)) / (2 * h), (exact(0.4, 0.3 + h) - exact(0.4, 0.3 - h)) / (2 * h)
    )
    let variance = byA * byA * 0.4 * 0.6 / 100 + byB * byB * 0.3 * 0.7 / 100
    #expect(isClose(estimate.standardError ?? 0, variance.squareRoot(), relative: 1e-7))
  }

  @Test("A share of 0 or of all has no error of its own but Wilson's limits; what is not allowed is known")
  func bounds() throws {
    let seen = try TransitionChain.fit(counts: [10, 0, 4, 6], stateCount: 2)
    for (to, value) in [(0, 1.0), (1, 0.0)] {
      let share = try #require(seen.probability(0, to))
      #expect(share.value == value && share.standardError == nil)
      #expect((share.upper ?? 0) - (share.lower ?? 0) > 0.25)
    }
    let far = seen.probabilities(steps: 4)
    #expect(far[1]?.value == 0 && far[1]?.standardError == nil)
    let ruled = try TransitionChain.fit(counts: [10, 0, 4, 6], stateCount: 2, allowed: [Transition(1, 0)])
    for steps in [1, 4] {
      let row = ruled.probabilities(steps: steps)
      #expect(row[0]?.value == 1 && row[0]?.standardError == 0 && row[1]?.value == 0 && row[1]?.standardError == 0)
    }
  }

  @Test("Log-likelihoods of any parts of a panel add up, and order is nothing to them", arguments: 21...26)
  func parts(seed: Int) throws {
    var random = SeededGenerator(seed: UInt64(seed))
    let (structure, looks) = try TransitionPanels.simulate(subjects: 20 + seed, seed: UInt64(seed))
    let coefficients = (0..<8).map { _ in Double.random(in: -2...0.5, using: &random) }
    func logLikelihood(_ looks: [[TransitionPanels.Look]]) throws -> Double {
      try PanelMarkovModel.logLikelihood(of: TransitionPanels.data(looks), structure, coefficients: coefficients)
    }
    let whole = try logLikelihood(looks)
    let shuffled = looks.shuffled(using: &random)
    #expect(try logLikelihood(shuffled) == whole)
    let cut = Int.random(in: 1..<looks.count, using: &random)
    let sum = try logLikelihood(Array(shuffled[..<cut])) + logLikelihood(Array(shuffled[cut...]))
    #expect(isClose(sum, whole, relative: 1e-12))
  }
}
