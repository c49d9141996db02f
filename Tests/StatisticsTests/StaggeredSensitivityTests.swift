import LinearAlgebra
import Statistics
import TestSupport
import Testing

@Suite("How far trends may part before an effect is gone")
struct StaggeredSensitivityTests {
  /// The cases of the reference; their figures run from the earliest on, ours from e = −2 backwards.
  private func study(_ rows: [[String: String]]) -> EventStudy {
    let figures = rows.filter { $0["quantity"] == "figure" }
    let before = figures.count { $0.integer("key") < 0 }
    let order = Array((0..<before).reversed()) + Array(before..<figures.count)
    let covariance = rows.filter { $0["quantity"] == "covariance" }.map { $0.number("first") }
    var matrix = Matrix(rowCount: order.count, columnCount: order.count)
    for i in order.indices { for j in order.indices { matrix[i, j] = covariance[order[i] * order.count + order[j]] } }
    let values = order.map { figures[$0].number("first") }
    return EventStudy(before: Array(values[..<before]), after: Array(values[before...]), covariance: matrix)
  }

  @Test("Every interval of did_sensitivity_expected.csv", arguments: 0..<4)
  func reference(index: Int) throws {
    let rows = try referenceRows("effects/did_sensitivity_expected.csv").filter { $0["case"] == "\(index)" }
    let study = study(rows)
    let (smooth, relative) = (Smoothness(study), RelativeMagnitude(study))
    for row in rows where row["quantity"] == "smoothness" {
      let ours = smooth.interval(bend: row.number("key"))
      let width = row.number("second") - row.number("first")
      // Theirs is the minimum of a search: ours may be shorter, and longer by its tolerance.
      #expect(ours.upperBound - ours.lowerBound <= width * (1 + 1e-5), "\(row) \(ours)")
      #expect(isClose(ours.lowerBound, row.number("first"), absolute: 2e-3 * width), "\(row) \(ours)")
      #expect(isClose(ours.upperBound, row.number("second"), absolute: 2e-3 * width), "\(row) \(ours)")
    }
    for row in rows where row["quantity"] == "relative magnitude" {
      let reach = row.number("key") * relative.largestStep * Double(study.after.count + 1) / 2
      #expect(isClose(study.average - reach, row.number("first"), relative: 1e-8))
      #expect(isClose(study.average + reach, row.number("second"), relative: 1e-8))
      // Ours adds the sampling error of both the effect and the step.
      let ours = relative.interval(magnitude: row.number("key"))
      #expect(ours.lowerBound < row.number("first") && ours.upperBound > row.number("second"))
    }
  }

  @Test("The breakdown is where the interval starts to hold 0", arguments: 0..<4)
  func breakdown(index: Int) throws {
    let rows = try referenceRows("effects/did_sensitivity_expected.csv").filter { $0["case"] == "\(index)" }
    let study = study(rows)
    let relative = RelativeMagnitude(study)
    if let limit = relative.breakdown {
      #expect(!relative.interval(magnitude: 0.999 * limit).contains(0))
      #expect(relative.interval(magnitude: 1.001 * limit + 1e-12).contains(0))
      #expect(limit < relative.breakdownOfEstimate)
    } else {
      #expect(relative.interval(magnitude: 0).contains(0))
    }
    let smooth = Smoothness(study)
    if let limit = smooth.breakdown() {
      #expect(!smooth.interval(bend: 0.999 * limit).contains(0))
      #expect(smooth.interval(bend: 1.001 * limit).contains(0))
    } else {
      #expect(smooth.interval(bend: 0).contains(0))
    }
  }

  @Test("The school panel's effect survives, and more confidence survives less")
  func panel() throws {
    let study = try EventStudy(.fit(StaggeredPanels.read(), options: .init(basePeriod: .universal)))
    #expect(study.before.count == 6 && study.after.count == 7 && study.leftOut == 0)
    let breakdown = try #require(RelativeMagnitude(study).breakdown)
    #expect(breakdown > 0.3 && breakdown < RelativeMagnitude(study).breakdownOfEstimate)
    #expect(try #require(RelativeMagnitude(study, confidence: 0.99).breakdown) < breakdown)
    #expect(try #require(Smoothness(study).breakdown()) > 0)
  }

  /// δ that reaches its limits: the largest step before the treatment is 0.2, every one after it M̄ times as large.
  @Test(
    "Intervals cover the effect in 95 of 100 draws at least when trends part as far as allowed", arguments: [0.5, 1])
  func coverage(magnitude: Double) throws {
    var generator = SplitMix64(seed: 11)
    let bend = 0.05
    var (relative, smooth) = (0, 0)
    var identity = Matrix(rowCount: 6, columnCount: 6)
    for i in 0..<6 { identity[i, i] = 0.01 }
    for _ in 0..<1000 {
      let noise = (0..<6).map { _ in 0.1 * generator.normal() }
      let steps = (1...3).map { 0.2 * magnitude * Double($0) + noise[2 + $0] - 1 }
      let study = EventStudy(
        before: [-0.2 + noise[0], -0.3 + noise[1], -0.35 + noise[2]], after: steps, covariance: identity)
      if RelativeMagnitude(study).interval(magnitude: magnitude).contains(-1) { relative += 1 }
      let bent = EventStudy(
        before: (1...3).map { bend * Double($0 * ($0 - 1)) / 2 + noise[$0 - 1] },
        after: (1...3).map { bend * Double($0 * ($0 + 1)) / 2 + noise[2 + $0] - 1 }, covariance: identity)
      if Smoothness(bent).interval(bend: bend).contains(-1) { smooth += 1 }
    }
    #expect(relative >= 940 && smooth >= 935, "\(relative) and \(smooth) of 1000")
  }
}
