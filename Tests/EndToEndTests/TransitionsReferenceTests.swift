import Foundation
import TestSupport
import Testing

/// `tidemark transitions` gives what R's msm and survival gave for the same panels: every row of the reference.
@Suite struct TransitionsReferenceTests {
  /// A printed result by quantity, states, covariate and horizon.
  private struct Printed {
    var rows: [[String: String]] = []

    /// The numbers of a column, in the order of the rows that fit.
    func values(
      _ quantity: String, _ column: String = "estimate", from: Int? = nil, to: Int? = nil, covariate: String? = nil,
      horizon: String? = nil
    ) -> [Double] {
      rows.filter { row in
        row["quantity"] == quantity && (from == nil || row["from"] == from.map(String.init))
          && (to == nil || row["to"] == to.map(String.init)) && (covariate == nil || row["covariate"] == covariate)
          && (horizon == nil || row["horizon"] == horizon)
      }.map { $0[column].flatMap(Double.init) ?? 0 }
    }

    /// A k × k matrix row by row, 0 where no row is printed.
    func matrix(_ quantity: String, _ column: String = "estimate") -> [Double] {
      (0..<16).map { values(quantity, column, from: $0 / 4 + 1, to: $0 % 4 + 1).first ?? 0 }
    }
  }

  private func printed(_ file: String, _ options: [String]) throws -> Printed {
    let outcome = try CommandLine.run(
      ["transitions", Fixture.url("transitions/\(file)").path, "--format", "csv", "--language", "en"] + options)
    try #require(outcome.code == 0, "\(outcome.diagnostics)")
    let lines = outcome.output.split(separator: "\n").map {
      $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }
    return Printed(rows: lines.dropFirst().map { Dictionary(uniqueKeysWithValues: zip(lines[0], $0)) })
  }

  private func check(_ model: String, _ ours: [String: [Double]]) throws -> Int {
    let rows = try TransitionReference.rows("transitions_expected.csv").filter { $0.model == model }
    for row in rows {
      let figures = ours[row.quantity] ?? []
      #expect(row.agrees(with: figures), "\(row.model) \(row.quantity): \(figures) for \(row.values)")
    }
    return rows.count
  }

  @Test func aPanelLookedAtNowAndThen() throws {
    let result = try printed(
      "tiers_panel.csv",
      ["--allowed", "1>2,1>4,2>1,2>3,2>4,3>1,3>2,3>4,4>1,4>2,4>3", "--horizon", "1,4,12,52"])
    var ours = [
      "minus2loglik": result.values("minus2LogLikelihood"), "transition_counts": result.values("count"),
      "totlos_52": result.values("lengthOfStay", from: 1, horizon: "52"),
      "efpt_to_4": result.values("firstPassageTime", to: 4) + [0], "next_state": result.matrix("nextState"),
    ]
    for (name, column) in [("", "estimate"), ("_se", "se"), ("_lower", "lower"), ("_upper", "upper")] {
      ours["Q" + name] = result.matrix("intensity", column)
      ours["sojourn" + name] = result.values("sojournTime", column)
    }
    for horizon in ["1", "4", "12"] { ours["P(\(horizon))"] = result.values("transitionProbability", horizon: horizon) }
    #expect(try check("tiers_panel", ours) == 16)
    for quantity in ["intensity", "sojournTime", "nextState"] {
      #expect(result.rows.allSatisfy { $0["quantity"] != quantity || $0["verdict"] == "usable" })
    }
  }

  @Test(arguments: ["null", "~intervention", "~intervention+senior"])
  func covariatesAndAnExactExit(model: String) throws {
    let names = model == "null" ? [] : model.dropFirst().split(separator: "+").map(String.init)
    let result = try printed(
      "tiers_covariates.csv",
      ["--allowed", "1>2,1>4,2>1,2>3,2>4,3>1,3>2,3>4", "--exact-states", "4"]
        + (names.isEmpty ? [] : ["--covariates", names.joined(separator: ",")]))
    var ours = [
      "minus2loglik": result.values("minus2LogLikelihood"), "Q0": result.matrix("intensity"),
      "Q0_se": result.matrix("intensity", "se"),
    ]
    for name in names {
      let ratios = result.rows.filter { $0["quantity"] == "hazardRatio" && $0["covariate"] == name }
      #expect(
        ratios.map { "\($0["from"] ?? "")\($0["to"] ?? "")" } == ["12", "14", "21", "23", "24", "31", "32", "34"])
      #expect(ratios.allSatisfy { $0["verdict"] == "usable" })
      ours["HR_\(name)_rows"] = ratios.indices.map { Double($0 + 1) }
      for (suffix, column) in [("", "estimate"), ("_lower", "lower"), ("_upper", "upper")] {
        ours["HR_\(name)\(suffix)"] = result.values("hazardRatio", column, covariate: name)
      }
    }
    #expect(try check("tiers_covariates:\(model)", ours) == 3 + 4 * names.count)
    if model == "~intervention" {
      let test = ["likelihoodRatio", "degreesOfFreedom", "pValue"].flatMap { result.values($0) }
      #expect(try check("tiers_covariates:LR null vs ~intervention", ["LR_df_p": test]) == 1)
    }
  }

  @Test func aWeeklyChain() throws {
    let result = try printed(
      "tiers_weekly.csv", ["--model", "discrete", "--time", "week", "--split-at", "5", "--horizon", "1"])
    let ours = [
      "counts_early": result.values("count", covariate: "time<5"),
      "counts_late": result.values("count", covariate: "time>=5"), "P_mle": result.values("transitionProbability"),
      "homogeneity_LR_X2_df_pLR_pX2": result.values("likelihoodRatio") + result.values("homogeneityStatistic")
        + result.values("degreesOfFreedom") + result.values("pValue", covariate: "likelihoodRatio")
        + result.values("pValue", covariate: "homogeneityStatistic"),
      "wilson_2to1": ["lower", "upper"].flatMap { result.values("transitionProbability", $0, from: 2, to: 1) },
      "wilson_2to3": ["lower", "upper"].flatMap { result.values("transitionProbability", $0, from: 2, to: 3) },
    ]
    #expect(try check("tiers_weekly", ours) == 6)
    // The table holds a column of three: χ² is doubted, and the exact test stands beside it.
    #expect(result.values("pValue", covariate: "exact").count == 1)
  }

  @Test func exactlyDatedChanges() throws {
    let result = try printed(
      "tiers_exact.csv", ["--model", "aalen-johansen", "--horizon", "0,5,10,20,30", "--known-start"])
    var ours = ["p0": result.values("stateProbability", horizon: "0")]
    for horizon in ["5", "10", "20", "30"] {
      ours["state_probabilities(\(horizon))"] = result.values("stateProbability", horizon: horizon)
      ours["se(\(horizon))"] = result.values("stateProbability", "se", horizon: horizon)
    }
    #expect(try check("tiers_exact", ours) == 9)
  }

  @Test func theSameFileGivesTheSameBytesInAnyOrderOfSubjects() throws {
    let lines = try Fixture.text("transitions/tiers_covariates.csv").split(separator: "\n").map(String.init)
    let folder = try CommandLine.scratch()
    defer { try? FileManager.default.removeItem(at: folder) }
    let groups = Dictionary(grouping: lines.dropFirst()) { $0.prefix { $0 != "," } }
    let turned = [lines[0]] + groups.sorted { $0.key > $1.key }.flatMap(\.value)
    var outputs: [String] = []
    for (name, rows) in [("as-is", lines), ("turned", turned), ("again", lines)] {
      let file = folder.appending(path: "\(name).csv")
      try (rows.joined(separator: "\n") + "\n").write(to: file, atomically: true, encoding: .utf8)
      let outcome = try CommandLine.run([
        "transitions", file.path, "--exact-states", "4", "--covariates", "intervention", "--format", "csv",
      ])
      #expect(outcome.code == 0)
      outputs.append(outcome.output)
    }
    #expect(outputs[0] == outputs[1] && outputs[0] == outputs[2])
  }

  @Test func wrongUseAndWrongDataAreSaidInTheChosenLanguage() throws {
    let folder = try CommandLine.scratch()
    defer { try? FileManager.default.removeItem(at: folder) }
    let file = folder.appending(path: "panel.csv")
    try "subject,time,state\na,0,1\na,0,2\nb,3,1\nb,1,1\n".write(to: file, atomically: true, encoding: .utf8)
    for (language, words) in [("zh-Hans", ["第3行", "第5行"]), ("en", ["Line 3", "Line 5"])] {
      let outcome = try CommandLine.run(["transitions", file.path, "--language", language])
      #expect(outcome.code == 1 && outcome.output.isEmpty)
      for word in words { #expect(outcome.diagnostics.contains(word)) }
    }
    let fine = Fixture.url("transitions/tiers_panel.csv").path
    for options in [
      ["--model", "x"], ["--allowed", "1-2"], ["--allowed", ""], ["--allowed", "1>9"], ["--horizon", "-1"],
      ["--exact-states", "x"],
      ["--format", "x"], ["--language", "x"], ["--smoothing", "-1"], ["--split-at", "x"],
    ] {
      let outcome = try CommandLine.run(["transitions", fine] + options)
      #expect(outcome.code == 2 && outcome.output.isEmpty && !outcome.diagnostics.isEmpty, "\(options)")
    }
    #expect(try CommandLine.run(["transitions", folder.appending(path: "none.csv").path]).code == 1)
  }
}
