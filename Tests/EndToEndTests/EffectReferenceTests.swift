import Foundation
import TestSupport
import Testing

/// `tidemark effect` gives what R, csdid, diff-diff and pyfixest gave for the same tables: every row of the references.
@Suite struct EffectReferenceTests {
  /// One row of a printed result or of a reference, by column.
  private typealias Row = [String: String]

  private func rows(_ text: String) -> [Row] {
    let lines = text.split(separator: "\n").map { line -> [String] in
      var cells: [String] = [""]
      var isQuoted = false
      for character in line {
        if character == "\"" {
          isQuoted.toggle()
        } else if character == ",", !isQuoted {
          cells.append("")
        } else {
          cells[cells.count - 1].append(character)
        }
      }
      return cells
    }
    return lines.dropFirst().map { Dictionary(uniqueKeysWithValues: zip(lines[0], $0)) }
  }

  private func run(_ arguments: [String]) throws -> [Row] {
    let outcome = try CommandLine.run(["effect"] + arguments + ["--format", "csv", "--language", "en"])
    try #require(outcome.code == 0, "\(outcome.diagnostics)")
    return rows(outcome.output)
  }

  private func number(_ row: Row?, _ column: String) -> Double { row?[column].flatMap(Double.init) ?? .nan }

  private func isNear(_ ours: Double, _ theirs: Double, _ relative: Double) -> Bool {
    abs(ours - theirs) <= relative * max(abs(theirs), 1e-9)
  }

  @Test("Every quantity of its_expected.csv, of the series and of its control")
  func interrupted() throws {
    let models = [
      "level": ["--harmonics", "0"], "level+2harmonics": [], "level+slope+2harmonics": ["--slope"],
      "negbin level+2harmonics": ["--family", "negbin"],
    ]
    var seen = 0
    let expected = rows(try Fixture.text("effects/its_expected.csv"))
    for (model, options) in models {
      let printed = try run(
        [
          "its", Fixture.url("effects/its_monthly.csv").path, "--time", "month", "--outcome", "crises", "--offset",
          "population", "--intervention", "2020-07", "--control", "control",
        ] + options)
      for reference in expected {
        let parts = (reference["model"] ?? "").split(separator: ":").map(String.init)
        guard parts.count == 2, parts[1] == model else { continue }
        func row(_ term: String, _ kind: String) -> Row? {
          printed.first { $0["term"] == term && $0["series"] == parts[0] && ($0["kind"] ?? "").hasPrefix(kind) }
        }
        func error(_ kind: String) -> [Double] { [number(row("level", kind), "se")] }
        let quantity = reference["quantity"] ?? ""
        let ours: [Double]
        switch quantity {
        case "beta_post": ours = [number(row("level", "reported"), "estimate")]
        case "se_model_poisson": ours = error("poisson")
        case "se_quasi": ours = error("quasipoisson")
        case "se_HC3": ours = error("hc3")
        case "se_newey_west_lag0_noprewhite_noadjust": ours = error("hc0")
        case "se_newey_west_lag3_noprewhite_noadjust": ours = error("newey-west:3")
        case "se_newey_west_lag6_noprewhite_noadjust": ours = error("newey-west:6")
        case "se_newey_west_lag12_noprewhite_noadjust": ours = error("newey-west:12")
        case "dispersion", "deviance": ours = [number(row(quantity, "fit"), "estimate")]
        case "coefficients":
          let terms =
            ["intercept", "trend", "level"] + (model.contains("slope") ? ["slope"] : [])
            + (model.contains("harmonics") ? ["cosine 1", "sine 1", "cosine 2", "sine 2"] : [])
          ours = terms.map { number(row($0, "reported"), "estimate") }
        case "counterfactual_observed_averted_post":
          ours =
            [number(row("expected", "counterfactual"), "estimate"), number(row("observed", "observed"), "estimate")]
            + [number(row("averted", "reported"), "estimate")]
        case "ljung_box12_p": ours = ["estimate", "p_value"].map { number(row("ljungBox", "fit"), $0) }
        case "theta_se_beta_se_twologlik":
          ours =
            ["estimate", "se"].map { number(row("theta", "fit"), $0) }
            + [number(row("level", "reported"), "estimate")] + error("negbin")
            + [-number(row("minus2LogLikelihood", "fit"), "estimate")]
        default: ours = []
        }
        // R's glm stopped at 1e-8 of the deviance there: its errors are off by up to 7e-6.
        let tolerance = quantity.hasPrefix("se_") ? 1e-5 : 1e-6
        let theirs = (reference["values"] ?? "").split(separator: ",").compactMap { Double($0) }
        #expect(
          ours.count == theirs.count && zip(ours, theirs).allSatisfy { isNear($0, $1, tolerance) },
          "\(reference): \(ours)")
        seen += 1
      }
      // The widest of the candidates is the one reported.
      func level(_ kind: String) -> [Row] {
        printed.filter { $0["term"] == "level" && $0["series"] == "crises" && ($0["kind"] ?? "").hasPrefix(kind) }
      }
      let widths = level("candidate").map { number($0, "upper") - number($0, "lower") }
      let reported = level("reported").map { number($0, "upper") - number($0, "lower") }
      #expect(widths.count == 3 && reported == [widths.max() ?? 0])
    }
    #expect(seen == expected.count)
  }

  @Test("Every row of did_expected.csv")
  func staggered() throws {
    let base = [
      "did", Fixture.url("effects/did_panel.csv").path, "--unit", "school", "--time", "term", "--outcome", "outcome",
    ]
    var results: [String: [Row]] = [:]
    var seen = 0
    let expected = rows(try Fixture.text("effects/did_expected.csv"))
    for reference in expected {
      let estimator = reference["estimator"] ?? ""
      let (quantity, key) = (reference["quantity"] ?? "", reference["key"] ?? "")
      var options = ["--draws", "100"]
      let (term, kind): (String, String)
      if estimator.hasPrefix("callaway-santanna") {
        options += ["--control", estimator.contains("nevertreated") ? "never" : "notyet", "--aggregate", quantity]
        if estimator.contains("size_index") { options += ["--covariates", "size_index", "--method", "dr"] }
        (term, kind) = (key, quantity)
      } else {
        options += estimator.contains("district") ? ["--cluster", "district"] : []
        (term, kind) = ("overall", String(estimator.prefix { $0 != ";" && $0 != " " }))
      }
      let name = options.joined(separator: " ")
      let printed = try results[name] ?? run(base + options)
      results[name] = printed
      let row = printed.first { $0["term"] == term && $0["kind"] == kind }
      let tolerance = estimator.contains("size_index") ? 1e-5 : 1e-6
      // pyfixest counts 2 coefficients instead of 11 when clusters bear the name of a fixed effect.
      let miscount = estimator.contains("cluster=school") ? (Double(3600 - 2) / Double(3600 - 11)).squareRoot() : 1
      #expect(
        isNear(number(row, "estimate"), number(reference, "estimate"), tolerance)
          && isNear(number(row, "se"), miscount * number(reference, "se"), tolerance), "\(reference): \(row ?? [:])")
      seen += 1
    }
    #expect(seen == 220)
  }

  @Test("Every row of poisson_expected.csv, with whole and with crossed effects")
  func fixedEffects() throws {
    let folder = try CommandLine.scratch()
    defer { try? FileManager.default.removeItem(at: folder) }
    // The reference clusters by row in one case.
    let lines = try Fixture.text("effects/poisson_panel.csv").split(separator: "\n")
    let file = folder.appending(path: "panel.csv")
    let text = lines.enumerated().map { "\($1),\($0 == 0 ? "row" : String($0))\n" }.joined()
    try text.write(to: file, atomically: true, encoding: .utf8)
    let cases: [String: (outcome: String, terms: String, effects: String, cluster: String)] = [
      "two effects": ("count", "exposed,visits,rare", "school,month", "school"),
      "not nested": ("count", "exposed,visits", "school,month", "district"),
      "one effect": ("count", "exposed,visits", "month", "school"),
      "three effects": ("count", "exposed,visits", "school,month,district", "month"),
      "weighted rate": ("rate", "exposed,visits", "school,month", "school"),
      "separated": ("count", "exposed,visits,never", "school,month", "school"),
      "collinear": ("count", "exposed,region,visits", "school,month", "school"),
      "each row": ("count", "exposed,visits", "school,month", "row"),
    ]
    var seen = 0
    let expected = rows(try Fixture.text("effects/poisson_expected.csv"))
    for (name, model) in cases {
      let printed = try run(
        [
          "panel", file.path, "--outcome", model.outcome, "--terms", model.terms, "--fixed-effects", model.effects,
          "--cluster", model.cluster, "--draws", "199",
        ] + (name == "weighted rate" ? ["--weights", "weight"] : []))
      for reference in expected where reference["case"] == name {
        let parts = (reference["quantity"] ?? "").split(separator: " ").map(String.init)
        let row = printed.first { $0["term"] == parts[0] }
        let ours = number(row, parts.last == "standardError" ? "se" : "estimate")
        #expect(isNear(ours, number(reference, "value"), 1e-7), "\(reference): \(row ?? [:])")
        seen += 1
      }
      if name == "separated" || name == "collinear" {
        let blank = printed.first { $0["term"] == (name == "separated" ? "never" : "region") }
        #expect(blank?["estimate"] == "" && blank?["verdict"] == "insufficient")
        #expect(blank?["reason"] == (name == "separated" ? "infinite" : "absorbed"))
      }
    }
    #expect(seen == expected.count)
    // Schools lie in districts, so that crossing the two changes nothing.
    let panel = ["panel", file.path, "--outcome", "count", "--terms", "exposed^weight", "--cluster", "school"]
    let plain = try run(panel + ["--fixed-effects", "school,month"])
    let crossed = try run(panel + ["--fixed-effects", "school^district,month"])
    #expect(plain == crossed && plain.first?["term"] == "exposed^weight")
  }
}
