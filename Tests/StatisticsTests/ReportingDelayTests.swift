import Foundation
import Statistics
import TestSupport
import Testing

@Suite struct ReportingDelayTests {
  @Test func `without late events all is known at once`() {
    #expect(ReportingDelay([]).known(after: 0).share == 1)
    let prompt = ReportingDelay([.init(delay: 0, age: 3, count: 10)])
    #expect(prompt.known(after: 0).share == 1 && prompt.known(after: 0).logVariance == 0)
  }

  /// Old enough periods alone: the plain shares.
  @Test func `of old periods it is the plain share`() {
    let delay = ReportingDelay([
      .init(delay: 0, age: 90, count: 60), .init(delay: 10, age: 90, count: 30), .init(delay: 40, age: 90, count: 10),
    ])
    #expect(abs(delay.known(after: 0).share - 0.6) < 1e-12)
    #expect(abs(delay.known(after: 9).share - 0.6) < 1e-12)
    #expect(abs(delay.known(after: 10).share - 0.9) < 1e-12)
    #expect(delay.known(after: 40).share == 1)
    // Binomial: var log p = (1 − p) / (n p).
    #expect(abs(delay.known(after: 10).logVariance - 0.1 / 90) < 1e-12)
    #expect(abs(delay.known(after: 0).logVariance - 0.4 / 60) < 1e-12)
  }

  /// By hand: h(40) = 10/100 of the old ones; h(10) = (30 + 20)/(60 + 30 + 40 + 20) of both.
  @Test func `young periods count where they could have been seen`() {
    let delay = ReportingDelay([
      .init(delay: 0, age: 90, count: 60), .init(delay: 10, age: 90, count: 30), .init(delay: 40, age: 90, count: 10),
      .init(delay: 0, age: 20, count: 40), .init(delay: 10, age: 20, count: 20), .init(delay: 0, age: 5, count: 50),
    ])
    #expect(abs(delay.known(after: 10).share - 0.9) < 1e-12)
    #expect(abs(delay.known(after: 0).share - 0.9 * (1 - 50.0 / 150)) < 1e-12)
  }

  @Test func `simulated delays are found again although the young months lack their late events`() {
    var random = SeededGenerator(seed: 5)
    var arrivals: [ReportingDelay.Arrival] = []
    for age in stride(from: 0, to: 600, by: 30) {
      for _ in 0..<400 {
        // Geometric on weeks, mean about 14 days.
        var delay = 0
        while Double.random(in: 0..<1, using: &random) < 2 / 3.0 { delay += 7 }
        if delay <= age { arrivals.append(.init(delay: delay, age: age, count: 1)) }
      }
    }
    let delay = ReportingDelay(arrivals)
    for weeks in [0, 1, 2, 4, 8] {
      let truth = 1 - pow(2 / 3.0, Double(weeks + 1))
      let known = delay.known(after: 7 * weeks + 3)
      #expect(abs(log(known.share / truth)) < 4 * known.logVariance.squareRoot() + 1e-3, "\(weeks) weeks")
    }
  }
}

@Suite struct NowcastTests {
  @Test func `what is all observed stays what it is`() {
    let nowcast = Nowcast(observed: 41, share: 1, logVariance: 0, dispersion: 1.3)
    #expect(nowcast.expected == 41 && nowcast.interval == 41...41)
  }

  @Test func `half the events seen are half of what will be`() {
    let nowcast = Nowcast(observed: 20, share: 0.5, logVariance: 0, dispersion: 1)
    #expect(nowcast.expected == 40)
    #expect(nowcast.interval.contains(40) && nowcast.interval.lowerBound >= 20)
    let unsure = Nowcast(observed: 20, share: 0.5, logVariance: 0.04, dispersion: 2)
    #expect(unsure.interval.lowerBound < nowcast.interval.lowerBound)
    #expect(unsure.interval.upperBound > nowcast.interval.upperBound)
    let none = Nowcast(observed: 0, share: 0.2, logVariance: 0.01, dispersion: 1)
    #expect(none.expected == 0 && none.interval.lowerBound == 0 && none.interval.upperBound > 5)
  }

  @Test func `the interval holds what comes nineteen times of twenty`() {
    var random = SeededGenerator(seed: 11)
    var held = 0
    for _ in 0..<2000 {
      // Poisson counts of mean 25, each event known with probability 0.7.
      let all = poisson(25, &random)
      let seen = (0..<all).count { _ in Double.random(in: 0..<1, using: &random) < 0.7 }
      if Nowcast(observed: seen, share: 0.7, logVariance: 0, dispersion: 1).interval.contains(all) { held += 1 }
    }
    #expect((1880...1990).contains(held), "\(held)")
  }

  private func poisson(_ mean: Double, _ random: inout SeededGenerator) -> Int {
    var (left, count, probability) = (Double.random(in: 0..<1, using: &random), 0, exp(-mean))
    while left > probability {
      left -= probability
      count += 1
      probability *= mean / Double(count)
    }
    return count
  }
}
