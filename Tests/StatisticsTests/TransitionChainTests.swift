import Foundation
import Statistics
import TestSupport
import Testing

@Suite("Chains in discrete time and exactly dated changes")
struct TransitionChainTests {
  @Test("Smoothing gives the posterior mean, and spares the cells that cannot be")
  func smoothing() throws {
    let chain = try TransitionChain.fit(
      counts: [8, 2, 0, 0, 0, 0, 0, 0, 5], stateCount: 3, smoothing: 1, allowed: [Transition(0, 1), Transition(1, 2)])
    #expect(isClose(chain.probability(0, 1)?.value ?? 0, 3.0 / 12))
    #expect(chain.probability(0, 2)?.value == 0)
    // Beta(3, 9): mean 1/4, variance 27 ÷ (144 · 13).
    #expect(isClose(chain.probability(0, 1)?.standardError ?? 0, (27.0 / (144 * 13)).squareRoot()))
    #expect(chain.probability(1, 2) == nil)
    #expect(chain.probability(2, 2)?.value == 1)
    #expect(throws: TransitionError.impossible(Transition(0, 1))) {
      try TransitionChain.fit(counts: [1, 1, 0, 1], stateCount: 2, allowed: [])
    }
    #expect(throws: TransitionError.noObservation) { try TransitionChain.fit(counts: [0, 0, 0, 0], stateCount: 2) }
    #expect(throws: TransitionError.invalidValue(-1)) {
      try TransitionChain.fit(counts: [1, 0, 0, 0], stateCount: 2, smoothing: -1)
    }
  }

  @Test("Several steps multiply, and their errors are those of the closed form for two states")
  func severalSteps() throws {
    let chain = try TransitionChain.fit(counts: [60, 40, 30, 70], stateCount: 2)
    let (a, b) = (0.4, 0.3)
    let two = try #require(chain.probabilities(steps: 2)[1])
    // P²[1, 2] = a(1 − a) + a(1 − b); its derivatives are 2 − 2a − b and −a.
    #expect(isClose(two.value, a * (1 - a) + a * (1 - b)))
    let variance = pow(2 - 2 * a - b, 2) * a * (1 - a) / 100 + a * a * b * (1 - b) / 100
    #expect(isClose(two.standardError ?? 0, variance.squareRoot()))
  }

  @Test("Equal tables are homogeneous; a single group has nothing to compare")
  func homogeneous() {
    let table = [10, 5, 3, 9]
    let test = ChainHomogeneity([table, table], stateCount: 2)
    #expect(isClose(test.likelihoodRatio, 0) && test.degreesOfFreedom == 2)
    #expect(isClose(test.likelihoodRatioPValue ?? 0, 1) && isClose(test.chiSquaredPValue ?? 0, 1))
    #expect(ChainHomogeneity([table], stateCount: 2).likelihoodRatioPValue == nil)
    let empty = ChainHomogeneity([table, [0, 0, 0, 0]], stateCount: 2)
    #expect(empty.degreesOfFreedom == 0)
  }

  @Test("Random tables with the same margins give Fisher's exact p-value")
  func exactTest() {
    // 3 of 3 against 0 of 4: of the 35 tables with these margins this one and none other has so large an LR.
    let test = ChainHomogeneity([[3, 0, 0, 0], [0, 4, 0, 0]], stateCount: 2)
    var random = SplitMix64(seed: 1)
    let p = test.exactPValue(draws: 20_000, using: &random) ?? 0
    #expect(abs(p - 1.0 / 35) < 4 * (1.0 / 35 / 20_000).squareRoot())
    #expect(test.smallestExpected < 5)
  }

  @Test("Without delayed entry and with one exit, state probabilities are Kaplan and Meier's with Greenwood's error")
  func kaplanMeier() throws {
    let intervals = [(1, 2.0, true), (2, 3, false), (3, 3, true), (4, 5, true), (5, 6, false), (6, 7, true)].map {
      StateInterval(subject: $0.0, start: 0, stop: $0.1, from: 0, to: $0.2 ? 1 : nil)
    }
    let fit = try AalenJohansen.fit(intervals, stateCount: 2, horizons: [4, 6])
    let survival = 5.0 / 6 * 4 / 5
    #expect(isClose(fit.points[0].probabilities[0].value, survival))
    // The jackknife's variance of 1 − F with F the empirical distribution up to 4: nobody was censored before 3.
    #expect(isClose(fit.points[0].probabilities[0].standardError ?? 0, (survival * (1 - survival) / 6).squareRoot()))
    #expect(isClose(fit.points[1].restrictedMeanTimes[0].value, 2 + 5.0 / 6 + 2 * survival + survival * 2 / 3))
    #expect(fit.lastTime == 7 && fit.changes == [0, 4, 0, 0] && fit.points[1].atRisk == 2)
  }

  @Test("Rows in any order, states under other names and another clock give the same probabilities")
  func invariances() throws {
    var random = SeededGenerator(seed: 9)
    let rows = try TransitionReference.panel("tiers_exact.csv")
    func fit(_ rows: [[Double]], clock: Double = 1, names: [Int] = [0, 1, 2, 3]) throws -> AalenJohansen.Point {
      let intervals = rows.map {
        StateInterval(
          subject: Int($0[0]), start: $0[1] * clock, stop: $0[2] * clock, from: names[Int($0[3]) - 1],
          to: $0[4] == 0 ? nil : names[Int($0[4]) - 1])
      }
      return try AalenJohansen.fit(intervals, stateCount: 4, horizons: [12 * clock]).points[0]
    }
    let (base, names) = (try fit(rows), [3, 1, 0, 2])
    let (shuffled, other) = (try fit(rows.shuffled(using: &random)), try fit(rows, clock: 7, names: names))
    for state in 0..<4 {
      let estimate = base.probabilities[state]
      for same in [shuffled.probabilities[state], other.probabilities[names[state]]] {
        #expect(isClose(same.value, estimate.value) && isClose(same.standardError ?? 0, estimate.standardError ?? 1))
      }
      #expect(
        isClose(other.restrictedMeanTimes[names[state]].value, 7 * base.restrictedMeanTimes[state].value))
    }
  }

  @Test("No change, an unknown state or an interval without length is refused by name")
  func refusals() {
    let censored = StateInterval(subject: 1, start: 0, stop: 1, from: 0, to: nil)
    #expect(throws: TransitionError.noObservation) {
      try AalenJohansen.fit([censored], stateCount: 2, horizons: [1])
    }
    #expect(throws: TransitionError.unknownState(5)) {
      try AalenJohansen.fit([.init(subject: 1, start: 0, stop: 1, from: 0, to: 5)], stateCount: 2, horizons: [1])
    }
    #expect(throws: TransitionError.invalidValue(-1)) {
      try AalenJohansen.fit([.init(subject: 1, start: 1, stop: 0, from: 0, to: 1)], stateCount: 2, horizons: [1])
    }
  }
}
