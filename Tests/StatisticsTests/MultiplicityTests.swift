import Statistics
import TestSupport
import Testing

@Suite("Benjamini–Hochberg")
struct MultiplicityTests {
  @Test("agrees with statsmodels, ties, zero and one included")
  func reference() throws {
    let rows = try referenceRows("detection/benjamini_hochberg_expected.csv")
    let adjusted = Multiplicity.benjaminiHochberg(rows.map { $0.number("p_value") })
    #expect(adjusted.count == rows.count)
    for (row, q) in zip(rows, adjusted) { #expect(isClose(q, row.number("q_value"))) }
  }

  @Test("gives q 0.0184 for the smallest of 47 p-values at 3.917e-4")
  func prefectures() {
    let q = Multiplicity.benjaminiHochberg([3.917e-4] + Array(repeating: 0.5, count: 46))
    #expect(isClose(q[0], 0.0184, absolute: 5e-5))
  }

  @Test("leaves nothing and a single value as they are")
  func small() {
    #expect(Multiplicity.benjaminiHochberg([]) == [])
    #expect(Multiplicity.benjaminiHochberg([0.3]) == [0.3])
  }

  @Test("moves with its values when they are shuffled, and never falls below them")
  func permutation() {
    var random = SeededGenerator(seed: 3)
    for _ in 0..<200 {
      let values = (0..<20).map { _ in (Double.random(in: 0...1, using: &random) * 20).rounded() / 20 }
      let order = Array(values.indices).shuffled(using: &random)
      let straight = Multiplicity.benjaminiHochberg(values)
      let shuffled = Multiplicity.benjaminiHochberg(order.map { values[$0] })
      #expect(shuffled == order.map { straight[$0] })
      #expect(zip(values, straight).allSatisfy { $0 <= $1 && $1 <= 1 })
    }
  }

  @Test("with weights compares p/w, keeps to equal weights, and shares the level as told")
  func weights() {
    let values = [0.01, 0.02, 0.03, 0.5]
    #expect(Multiplicity.benjaminiHochberg(values, weights: [2, 2, 2, 2]) == Multiplicity.benjaminiHochberg(values))
    // Weights 2, 2/3, 2/3, 2/3 of four: 0.01 · 4/2, then min(0.03 · 4/2, 0.045 · 4/3) and 0.045 · 4/3.
    let q = Multiplicity.benjaminiHochberg(values, weights: [3, 1, 1, 1])
    #expect(zip(q, [0.02, 0.06, 0.06, 0.75]).allSatisfy { isClose($0, $1, absolute: 1e-12) })
  }

  @Test("with weights keeps the rate of false findings when nothing is true")
  func weightedNull() {
    var random = SeededGenerator(seed: 8)
    let weights = [5.0] + Array(repeating: 5.0 / 8, count: 8) + Array(repeating: 1.0, count: 5)
    let alarms = (0..<20_000).count { _ in
      let values = weights.map { _ in Double.random(in: 0...1, using: &random) }
      return Multiplicity.benjaminiHochberg(values, weights: weights).contains { $0 <= 0.05 }
    }
    #expect((860...1140).contains(alarms), "\(alarms) of 20,000")
  }
}
