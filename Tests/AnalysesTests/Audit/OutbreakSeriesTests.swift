import Analyses
import Foundation
import Testing

/// The simulated weekly series.
@Suite struct OutbreakSeriesTests {
  @Test func `there are 28 kinds, the published ones`() throws {
    #expect(OutbreakScenario.all.map(\.number) == Array(1...28))
    // θ = −2, β = 0.005, without season: week 1.
    #expect(abs(OutbreakScenario.all[6].mean(0) - exp(-2 + 0.005)) < 1e-12)
    let seasonal = OutbreakScenario.all[17]
    // Row 2.5, season and no trend; a year is 52 weeks.
    #expect(abs(seasonal.mean(51) - exp(2.5 + 1)) < 1e-9 && abs(seasonal.mean(3) - seasonal.mean(55)) < 1e-9)
  }

  @Test func `a seed gives the same series again, and no other does`() {
    let scenario = OutbreakScenario.all[0]
    let first = OutbreakSeries(scenario, replicate: 3, seed: 1)
    #expect(first.counts == OutbreakSeries(scenario, replicate: 3, seed: 1).counts)
    #expect(first.counts != OutbreakSeries(scenario, replicate: 3, seed: 2).counts)
    #expect(first.counts != OutbreakSeries(scenario, replicate: 4, seed: 1).counts)
  }

  @Test func `counts without outbreaks have the promised mean and variance, and outbreaks the promised size and shape`()
  {
    // Row θ = 2.5, φ = 3, without trend and season.
    let scenario = OutbreakScenario.all[16]
    let mean = exp(2.5)
    var (quiet, squares, weeks) = (0.0, 0.0, 0.0)
    var sizes = [Double](repeating: 0, count: 11)
    var (byWeek, found) = ([Double](repeating: 0, count: 10), 0.0)
    for replicate in 0..<400 {
      let series = OutbreakSeries(scenario, replicate: replicate, seed: 7)
      for (count, cases) in zip(series.counts, series.cases) {
        let own = Double(count - cases) - mean
        (quiet, squares, weeks) = (quiet + own, squares + own * own, weeks + 1)
      }
      guard let outbreak = series.outbreak, outbreak.lowerBound < 610 else { continue }
      #expect(OutbreakScenario.tested.contains(outbreak.lowerBound) && series.size == 1 + replicate % 10)
      #expect(series.cases[outbreak.lowerBound] > 0 && series.cases[outbreak.upperBound] > 0)
      let cases = Double(outbreak.reduce(0) { $0 + series.cases[$1] })
      sizes[series.size] += cases / 40
      guard series.size == 10 else { continue }
      found += cases
      for week in outbreak where week - outbreak.lowerBound < 10 {
        byWeek[week - outbreak.lowerBound] += Double(series.cases[week])
      }
    }
    #expect(abs(quiet / weeks) < 4 * (3 * mean / weeks).squareRoot())
    #expect(abs(squares / weeks / mean - 3) < 0.1)
    // k = 10 is ten standard deviations, of which the last weeks' series, left out here, would have a third.
    #expect(sizes[10] / (10 * (3 * mean).squareRoot()) > 0.55 && sizes[10] > 4 * sizes[2])
    // ⌊LogNormal(0, ½)⌋ is 0, 1 and 2 with probability 0.500, 0.417 and 0.069.
    for (week, share) in [0.5, 0.417, 0.069].enumerated() { #expect(abs(byWeek[week] / found - share) < 0.04) }
    // Those of the past lie in the five years before the tested weeks.
    #expect(OutbreakSeries(scenario, replicate: 0, seed: 1).cases[0..<312].allSatisfy { $0 == 0 })
  }
}
