import Foundation
import LinearAlgebra
import Statistics
import TestSupport
import Testing

@Suite("Quasi-Poisson models")
struct SeasonalPanelTests {
  private func panel() throws -> (counts: [[Int?]], exposures: [[Double?]]) {
    var counts = [[Int?]](repeating: Array(repeating: nil, count: 48), count: 3)
    var exposures = [[Double?]](repeating: Array(repeating: nil, count: 48), count: 3)
    for row in try referenceRows("detection/glm_counts.csv") {
      counts[row.integer("unit")][row.integer("time")] = row.integer("count")
      exposures[row.integer("unit")][row.integer("time")] = row.number("exposure")
    }
    return (counts, exposures)
  }

  private func expected(_ season: String) throws -> [String: Double] {
    let rows = try referenceRows("detection/glm_expected.csv").filter { $0["season"] == season }
    return Dictionary(uniqueKeysWithValues: rows.map { ($0["quantity"] ?? "", $0.number("value")) })
  }

  @Test("A panel with free months agrees with statsmodels")
  func panelReference() throws {
    let (counts, exposures) = try panel()
    let fit = try SeasonalPanel.fit(counts: counts, exposures: exposures, firstSeason: 8, frequency: 12)
    let expected = try expected("levels")
    #expect(fit.season == .levels && fit.hasTrend && fit.unitCount == 3)
    #expect(isClose(fit.dispersion, expected["dispersion"] ?? 0, relative: 1e-9))
    #expect(isClose(fit.trendPerPeriod, expected["trendPerPeriod"] ?? 0, relative: 1e-8))
    #expect(isClose(fit.trendStandardError, expected["trendStandardError"] ?? 0, relative: 1e-8))
    #expect(Double(fit.residualDegreesOfFreedom) == expected["residualDegreesOfFreedom"])
  }

  @Test("A model given as a matrix agrees with statsmodels in every coefficient and standard error")
  func modelReference() throws {
    let rows = try referenceRows("detection/glm_counts.csv")
    let expected = try expected("harmonic")
    let center = rows.reduce(0) { $0 + $1.number("time") } / Double(rows.count)
    var matrix = Matrix(rowCount: rows.count, columnCount: 6)
    for (index, row) in rows.enumerated() {
      let angle = 2 * Double.pi * Double((row.integer("time") + 8) % 12) / 12
      matrix[index, row.integer("unit")] = 1
      matrix[index, 3] = cos(angle)
      matrix[index, 4] = sin(angle)
      matrix[index, 5] = (row.number("time") - center) / 12
    }
    let model = try GeneralizedLinearModel.fit(
      modelMatrix: matrix, response: rows.map { $0.number("count") }, offset: rows.map { log($0.number("exposure")) })
    for j in 0..<6 {
      #expect(isClose(model.coefficients[j], expected["coefficient\(j)"] ?? .nan, relative: 1e-9))
      #expect(isClose(model.standardErrors[j], expected["standardError\(j)"] ?? .nan, relative: 1e-8))
    }
    #expect(isClose(model.deviance, expected["deviance"] ?? .nan, relative: 1e-10))
    #expect(isClose(model.dispersion, expected["dispersion"] ?? .nan, relative: 1e-9))
    #expect(model.convergence.iterations < 10 && model.convergence.halvings == 0)
  }

  private func fit(_ counts: [[Int?]], frequency: Int = 12) throws -> SeasonalPanel {
    try SeasonalPanel.fit(
      counts: counts, exposures: counts.map { $0.map { _ in 1.0 } }, firstSeason: 0, frequency: frequency)
  }

  @Test("Under two cycles the season is one harmonic and no trend is fitted")
  func shortHistory() throws {
    let fit = try fit([[3, 5, 2, 8, 4, 6, 1, 3, 9, 4, 2, 7, 5, 4, 6, 3, 8, 2]])
    #expect(fit.season == .harmonic && !fit.hasTrend && fit.residualDegreesOfFreedom == 15)
    #expect(fit.trendPerPeriod == 0 && fit.trendStandardError == 0)
  }

  @Test("Dispersion is never below 1, not even for a constant series")
  func constant() throws {
    let fit = try fit([Array(repeating: 4, count: 48)])
    #expect(fit.dispersion == 1 && abs(fit.trendPerPeriod) < 1e-9 && fit.trendStandardError > 0)
  }

  @Test("Units and months without an event change nothing")
  func silentParts() throws {
    let year = [7, 2, 9, 4, 0, 3, 6, 8, 1, 5, 4, 2]
    var months: [Int?] = year + year + year + year
    for index in 13..<48 where index % 2 == 1 { months[index] = year[index % 12] + index / 12 }
    let alone = try fit([months])
    #expect(alone.season == .levels && alone.residualDegreesOfFreedom == 44 - 12)
    let withSilent = try fit([months, Array(repeating: 0, count: 48), Array(repeating: nil, count: 48)])
    #expect(withSilent.dispersion == alone.dispersion && withSilent.unitCount == 1)
  }

  @Test("One event in many years, huge counts and a lone outbreak still give a number")
  func extremes() throws {
    var rare = [Int?](repeating: 0, count: 60)
    rare[30] = 1
    #expect(try fit([rare]).dispersion >= 1)
    var random = SeededGenerator(seed: 5)
    let huge = (0..<60).map { _ in Int.random(in: 990_000...1_010_000, using: &random) }
    #expect(try fit([huge]).dispersion > 10)
    var outbreak = [Int?](repeating: 1, count: 60)
    outbreak[59] = 500
    #expect(try fit([outbreak]).dispersion > 5)
    #expect(try fit([Array(0..<156).map { $0 % 7 }], frequency: 52).season == .harmonic)
  }

  @Test("Counts drawn with dispersion 2 give about 2")
  func estimate() throws {
    var random = SeededGenerator(seed: 11)
    // Twice a Poisson count has variance over mean 2; the sum of many rare coins is nearly Poisson.
    let counts = (0..<8).map { _ in
      (0..<60).map { _ in 2 * (0..<200).filter { _ in Double.random(in: 0..<1, using: &random) < 0.025 }.count }
    }
    #expect(abs(try fit(counts).dispersion - 2) < 0.3)
  }

  @Test("A model without events, history or sense is refused by name")
  func refusals() {
    #expect(throws: FitError.noEvents) { try fit([]) }
    #expect(throws: FitError.noEvents) { try fit([[0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]]) }
    #expect(throws: FitError.tooFewObservations(residualDegreesOfFreedom: 4, wanted: 5)) { try fit([[1, 2, 3, 4, 5]]) }
    #expect(throws: FitError.invalidValue(-1)) { try fit([[-1, 2, 3]]) }
    #expect(throws: FitError.invalidValue(0)) {
      try SeasonalPanel.fit(counts: [[1, 2]], exposures: [[1, 0]], firstSeason: 0, frequency: 12)
    }
    let twice = Matrix(rowCount: 3, columnCount: 2, elements: [1, 1, 1, 1, 1, 1])
    #expect(throws: FitError.collinear(column: 2)) {
      try GeneralizedLinearModel.fit(modelMatrix: twice, response: [1, 2, 3], offset: [0, 0, 0])
    }
  }
}
