import Foundation
import Statistics
import TestSupport
import Testing

@Suite("The Farrington methods against R's surveillance")
struct FarringtonTests {
  private static let files = [
    ("surveillance/monthly", 12), ("surveillance/weekly", 52), ("surveillance/awkward", 12),
  ]

  private func options(_ parameters: [String: String]) throws -> FarringtonFlexible.Options {
    FarringtonFlexible.Options(
      years: parameters.integer("years"), halfWindow: parameters.integer("halfWindow"),
      threshold: try #require(FarringtonFlexible.Threshold(rawValue: parameters["threshold"] ?? "")),
      seasonalLevels: parameters.integer("seasonalLevels"), excludeRecent: parameters.integer("excludeRecent"),
      alpha: parameters.number("alpha"), reweightAbove: parameters.number("reweightAbove"),
      trendP: parameters.number("trendP"), offset: parameters["offset"] == "1",
      minimumRecent: parameters.integer("minimumRecent"))
  }

  /// Notes all figures of a result, and holds alarm and trend to be identical.
  private func compare(_ result: DetectorResult, _ row: [String: String], _ differences: inout Differences) {
    differences.note("expected", result.expected, row["expected"])
    differences.note("p_value", result.pValue, row["p_value"])
    differences.note("dispersion", result.dispersion, row["dispersion"])
    differences.note("score", result.score, row["score"], floor: 1e-3)
    #expect(result.observed == row.integer("observed"))
    // R never alarms when dispersion puts the bound below the expected count.
    if !(row.number("upper") < row.number("expected")) { #expect(result.alarm == (row["alarm"] == "1"), "\(row)") }
    // On a flat series R's trends are rounding errors, kept or not by chance.
    if row["trend"] != "", !(abs(row.number("trend_coefficient")) < 1e-12) {
      #expect((result.trendCoefficient != nil) == (row["trend"] == "1"), "\(row)")
      differences.note("trend_coefficient", result.trendCoefficient, row["trend_coefficient"])
    }
    // Where the latest periods hold too few events the bound is missing, or 0; beyond 1e15 we give none.
    if let upper = result.upper {
      differences.note("upper", upper, row["upper"])
    } else {
      #expect(row["upper"] == "" || row["upper"] == "0" || row.number("upper") > 1e15, "\(row)")
    }
  }

  @Test("agree on every row of farrington-flexible", arguments: FarringtonFlexible.Threshold.allCases)
  func flexible(threshold: FarringtonFlexible.Threshold) throws {
    var differences = Differences()
    for (file, frequency) in Self.files {
      for item in try DetectorReference.all("farrington-flexible", in: file, frequency: frequency) {
        let options = try options(item.parameters)
        guard options.threshold == threshold else { continue }
        let results = try FarringtonFlexible(options).detect(item.series, in: item.range)
        for row in item.rows { compare(results[item.index(of: row)], row, &differences) }
      }
    }
    let counts: [FarringtonFlexible.Threshold: Int] = [.delta: 2345, .nbPlugin: 2778, .muan: 2346]
    #expect(differences.compared["dispersion"] == counts[threshold])
    #expect(differences.largest.values.allSatisfy { $0 <= 1e-6 }, "\(differences)")
  }

  @Test("agree on every row of farrington")
  func original() throws {
    var differences = Differences()
    for (file, frequency) in Self.files {
      for item in try DetectorReference.all("farrington", in: file, frequency: frequency) {
        let detector = try Farrington(
          Farrington.Options(
            years: item.parameters.integer("years"), halfWindow: item.parameters.integer("halfWindow"),
            alpha: item.parameters.number("alpha"),
            power: try #require(Farrington.Power(rawValue: item.parameters["power"] ?? "")),
            trend: item.parameters["trend"] == "1", reweight: item.parameters["reweight"] == "1",
            minimumRecent: item.parameters.integer("minimumRecent")))
        let results = detector.detect(item.series, in: item.range)
        // Of a flat series R keeps a trend of rounding errors now and then.
        if item.parameters["trend"] == "1", item.rows[0]["series"] == "flat" { continue }
        for row in item.rows { compare(results[item.index(of: row)], row, &differences) }
      }
    }
    #expect(differences.compared["upper"] == 1117)
    #expect(differences.largest.values.allSatisfy { $0 <= 1e-6 }, "\(differences)")
  }
}
