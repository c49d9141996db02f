import Foundation
import TestSupport
import Testing

/// `tidemark detect` gives what R's surveillance package gave for the same counts: every row of the reference.
@Suite struct DetectReferenceTests {
  private struct Run: Hashable {
    var method: String
    var parameters: String
  }

  /// The rows of a CSV text by column.
  private func rows(_ text: String) -> [[String: String]] {
    let lines = text.split(whereSeparator: \.isNewline).map {
      $0.split(separator: ",", omittingEmptySubsequences: false).map { String($0.filter { $0 != "\"" }) }
    }
    return lines.dropFirst().map { Dictionary(uniqueKeysWithValues: zip(lines[0], $0)) }
  }

  @Test(arguments: [("monthly", 12, 2_160), ("weekly", 52, 7_488)])
  func everyRowAgrees(file: String, frequency: Int, count: Int) throws {
    let path = "detection/surveillance/\(file)"
    let wanted = Dictionary(grouping: rows(try Fixture.text("\(path)_expected.csv"))) {
      Run(method: $0["method"] ?? "", parameters: $0["params"] ?? "")
    }
    var compared = 0
    for (run, expected) in wanted.sorted(by: { ($0.key.method, $0.key.parameters) < ($1.key.method, $1.key.parameters) }
    ) {
      let times = expected.compactMap { $0["t"].flatMap { Int($0) } }
      let outcome = try CommandLine.run([
        "detect", Fixture.url("\(path)_observed.csv").path, "--wide", "--frequency", "\(frequency)", "--method",
        run.method, "--parameters", run.parameters, "--from", "\(times.min() ?? 0)", "--to", "\(times.max() ?? 0)",
        "--format", "csv",
      ])
      try #require(outcome.code == 0, "\(run): \(outcome.diagnostics)")
      let given = Dictionary(uniqueKeysWithValues: rows(outcome.output).map { ("\($0["series"]!) \($0["time"]!)", $0) })
      for row in expected {
        let ours = try #require(given["\(row["series"]!) \(row["t"]!)"])
        compared += 1
        #expect(ours["alarm"] == row["alarm"], "\(run) \(row)")
        let tolerance = run.parameters.contains("threshold=muan") ? 1e-4 : 1e-6
        for column in ["expected", "upper", "dispersion", "p_value", "trend_coefficient"] {
          guard let reference = row[column].flatMap(Double.init) else { continue }
          let value = ours[column].flatMap(Double.init) ?? .nan
          // Below 1e-12 R's tails, 1 − P, are rounding errors.
          #expect(abs(value - reference) <= tolerance * max(abs(reference), 1e-6), "\(run) \(column) \(row) \(ours)")
        }
        if let trend = row["trend"], !trend.isEmpty { #expect(ours["trend"] == trend, "\(run) \(row)") }
      }
    }
    #expect(compared == count)
  }
}
