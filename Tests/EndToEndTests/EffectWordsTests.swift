import Foundation
import TestSupport
import Testing

/// `tidemark effect` refuses what it cannot use, says what would be needed, and keeps to one language.
@Suite("Effects, as a person reads them") struct EffectWordsTests {
  private func run(_ text: String, _ arguments: [String], _ language: String) throws -> CommandLine.Outcome {
    let folder = try CommandLine.scratch()
    defer { try? FileManager.default.removeItem(at: folder) }
    let file = folder.appending(path: "data.csv")
    try text.write(to: file, atomically: true, encoding: .utf8)
    return try CommandLine.run(["effect", arguments[0], file.path, "--language", language] + arguments.dropFirst())
  }

  /// Latin words in a Chinese text, options, quoted names and the file's own name aside; Chinese ones in an English text.
  private func foreign(_ text: String, _ language: String) -> [String] {
    guard language == "zh-Hans" else {
      return text.replacing(/“[^”]*”/, with: "")
        .matches(of: /[\u{3000}-\u{9fff}\u{ff00}-\u{ffef}]+/).map { String($0.0) }
    }
    let bare = text.replacing(
      /effect its|--aggregate att_gt|可取：.*|--[a-z-]+|“[^”]*”|\/[^ ]*|[0-9.]+e[+-][0-9]+|YYYY-MM|YYYY-Www/, with: ""
    )
    .replacing(/\b(y|x|c|its|visits|exposed|never|control|crises|outcome|count)\b/, with: "")
    return bare.matches(of: /[A-Za-z]{2,}/).map { String($0.0) }
  }

  private static func months(_ counts: [Int?]) -> String {
    "time,y\n"
      + counts.enumerated().map { index, count in
        let month = index % 12 + 1
        return "\(2018 + index / 12)-\(month < 10 ? "0" : "")\(month),\(count.map(String.init) ?? "")\n"
      }.joined()
  }

  /// Units over periods; a unit's first treated period, and an outcome that varies.
  private static func panel(
    _ first: [String], periods: Int, outcome: (Int, Int) -> Int = { ($0 * 7 + $1 * 3) % 5 }
  )
    -> String
  {
    "unit,time,first_treated,y\n"
      + first.indices.flatMap { unit in
        (1...periods).map { "\(unit),\($0),\(first[unit]),\(outcome(unit, $0))\n" }
      }.joined()
  }

  private static let its = ["its", "--outcome", "y", "--intervention", "2019-07"]
  private static let did = ["did", "--outcome", "y"]
  private static let fixed = ["panel", "--outcome", "y", "--terms", "x", "--fixed-effects", "u", "--cluster", "u"]
  private static let wavy = (0..<30).map { 5 + ($0 * 7) % 4 }

  @Test(
    "What cannot be estimated, what cannot be read and what is asked for wrongly are told apart and said plainly",
    arguments: [
      ("too little before", months(wavy), ["its", "--outcome", "y", "--intervention", "2018-06"], 3, "12期"),
      ("before the file", months(wavy), ["its", "--outcome", "y", "--intervention", "2010-01"], 3, "只有0期"),
      ("too little after", months(wavy), ["its", "--outcome", "y", "--intervention", "2020-06"], 3, "只有1期"),
      ("behind the file", months(wavy), ["its", "--outcome", "y", "--intervention", "2030-01"], 3, "只有0期"),
      ("always the same", months(Array(repeating: 4, count: 30)), its, 3, "每一期都是4"),
      ("nothing ever", months(Array(repeating: 0, count: 30)), its, 3, "没有任何事件"),
      ("nothing after", months(Array(wavy[..<18]) + Array(repeating: 0, count: 12)), its, 3, "干预后没有任何事件"),
      ("not known", months(Array(wavy[..<5]) + [nil] + Array(wavy[6...])), its, 1, "第7行"),
      (
        "a month left out", months(wavy).replacing("2018-05,5\n", with: ""), its, 1, "缺少 2018-05"
      ),
      ("no number", months(wavy).replacing("2018-03,", with: "2018-03,a"), its, 1, "第4行"),
      ("less than nothing", months(wavy).replacing("2018-03,", with: "2018-03,-"), its, 1, "第4行"),
      ("a month twice", months(wavy) + "2018-01,3\n", its, 1, "第2行"),
      ("ragged", months(wavy) + "2020-07\n", its, 1, "第32行"),
      ("no row", "time,y\n", its, 1, "没有数据行"),
      ("no such column", months(wavy), ["its", "--outcome", "z", "--intervention", "2019-07"], 1, "“z”"),
      ("no such control", months(wavy), its + ["--control", "z"], 1, "“z”"),
      ("control is outcome", months(wavy), its + ["--control", "y"], 2, "“y”"),
      ("no time", months(wavy), ["its", "--outcome", "y", "--intervention", "x"], 2, "--intervention"),
      ("harmonics", months(wavy), its + ["--harmonics", "6"], 2, "--harmonics"),
      ("fewer than no harmonics", months(wavy), its + ["--harmonics=-1"], 2, "--harmonics"),
      ("both seasons", months(wavy), its + ["--harmonics", "1", "--season-factors"], 2, "--season-factors"),
      ("lag", months(wavy), its + ["--hac-lag", "99"], 2, "--hac-lag"),
      ("family", months(wavy), its + ["--family", "normal"], 2, "--family"),
      ("all at once", panel(Array(repeating: "4", count: 12), periods: 8), did, 3, "从未干预"),
      ("nobody", panel(Array(repeating: "", count: 12), periods: 8), did, 3, "没有单位"),
      ("one period before", panel(["2", "2", "2", "0", "0", "0"], periods: 4), did, 3, "至少需要2期"),
      ("no variation", panel(["4", "4", "0", "0"], periods: 6) { _, _ in 3 }, did, 3, "结果都相同"),
      ("one treated unit", panel(["4", "0", "0", "0"], periods: 6), did, 3, "没有一项能给出估计"),
      ("a row missing", panel(["4", "4", "0", "0"], periods: 6).replacing("2,3,0,3\n", with: ""), did, 1, "“2”缺少 3"),
      ("a row twice", panel(["4", "4", "0", "0"], periods: 6) + "3,6,0,1\n", did, 1, "第26行"),
      ("moving start", panel(["4", "4", "0", "0"], periods: 6).replacing("0,6,4,", with: "0,6,5,"), did, 1, "第7行"),
      ("an outcome not known", panel(["4", "4", "0"], periods: 6).replacing("0,1,4,3", with: "0,1,4,"), did, 1, "第2行"),
      ("method alone", panel(["4", "4", "0"], periods: 6), did + ["--method", "reg"], 2, "--covariates"),
      (
        "cells of others", panel(["4", "4", "0"], periods: 6), did + ["--estimator", "twfe", "--aggregate", "att_gt"],
        2,
        "--aggregate"
      ),
      (
        "draws of others", panel(["4", "4", "0"], periods: 6), did + ["--estimator", "twfe", "--draws", "500"], 2,
        "--draws"
      ),
      ("absorbed", "y,x,u\n1,0,a\n3,0,a\n2,1,b\n5,1,b\n", fixed, 3, "固定效应"),
      ("no event", "y,x,u\n0,0,a\n0,1,a\n0,1,b\n0,0,b\n", fixed, 3, "没有任何事件"),
      ("one cluster", "y,x,u\n1,0,a\n3,1,a\n2,1,a\n", fixed, 3, "1个群组"),
      ("unknown everywhere", "y,x,u\n,0,a\n3,,a\n", fixed, 3, "每一行"),
      ("below 0", "y,x,u\n-1,0,a\n3,1,a\n", fixed, 1, "第2行"),
      ("no term", "y,x,u\n1,0,a\n3,1,a\n", ["panel", "--outcome", "y", "--terms", "x,"] + fixed[5...], 2, "--terms"),
      ("twice", "y,x,u\n1,0,a\n3,1,a\n", ["panel", "--outcome", "y", "--terms", "x,x"] + fixed[5...], 2, "“x”"),
    ] as [(String, String, [String], Int32, String)])
  func refused(name: String, text: String, arguments: [String], code: Int32, words: String) throws {
    for language in ["zh-Hans", "en"] {
      let outcome = try run(text, arguments, language)
      #expect(outcome.code == code, "\(name): \(outcome)")
      if language == "zh-Hans" { #expect(outcome.diagnostics.contains(words), "\(name): \(outcome.diagnostics)") }
      for text in [outcome.output, outcome.diagnostics] {
        #expect(foreign(text, language).isEmpty, "\(name) \(language): \(foreign(text, language))")
      }
    }
  }

  @Test("Results speak the chosen language alone", arguments: ["zh-Hans", "en"])
  func oneLanguage(language: String) throws {
    let series = Fixture.url("effects/its_monthly.csv").path
    let schools = [
      "did", Fixture.url("effects/did_panel.csv").path, "--unit", "school", "--time", "term", "--outcome", "outcome",
    ]
    let visits = [
      "panel", Fixture.url("effects/poisson_panel.csv").path, "--outcome", "count", "--terms", "exposed,never",
      "--fixed-effects", "school,month", "--draws", "199",
    ]
    for arguments in [
      ["its", series, "--time", "month", "--outcome", "crises", "--intervention", "2020-07", "--control", "control"],
      [
        "its", series, "--time", "month", "--outcome", "crises", "--intervention", "2020-07", "--slope",
        "--season-factors",
      ],
      schools + ["--draws", "100"], schools + ["--draws", "100", "--aggregate", "att_gt", "--cluster", "district"],
      schools + ["--estimator", "twfe"], schools + ["--estimator", "imputation", "--aggregate", "calendar"],
      schools + ["--estimator", "sun-abraham"], schools + ["--draws", "100", "--aggregate", "group"],
      visits + ["--cluster", "school"], visits + ["--cluster", "district"],
    ] {
      let outcome = try CommandLine.run(["effect"] + arguments + ["--language", language])
      #expect(outcome.code == 0, "\(outcome)")
      for text in [outcome.output, outcome.diagnostics] {
        #expect(foreign(text, language).isEmpty, "\(arguments[0]) \(language): \(foreign(text, language))")
      }
    }
  }

  @Test("Without a control, that none was shown is said; a control that moved takes the verdict down")
  func controls() throws {
    let base = [
      "effect", "its", Fixture.url("effects/its_monthly.csv").path, "--time", "month", "--outcome", "crises",
      "--offset",
      "population", "--intervention", "2020-07", "--format", "csv",
    ]
    func answer(_ output: String) -> Substring? {
      output.split(separator: "\n").first { $0.hasPrefix("overall,") && $0.hasSuffix(",crises") }
    }
    let alone = try CommandLine.run(base + ["--language", "en"])
    #expect(alone.diagnostics.contains("No negative control was shown"))
    #expect(answer(alone.output)?.contains(",indicative,noControl,") == true)
    let beside = try CommandLine.run(base + ["--control", "control", "--language", "en"])
    #expect(beside.diagnostics.contains("The negative control “control”"))
    #expect(answer(beside.output)?.contains(",usable,,") == true)
    // The series as a control of itself: what moved it moved the control, too.
    let folder = try CommandLine.scratch()
    defer { try? FileManager.default.removeItem(at: folder) }
    let file = folder.appending(path: "data.csv")
    let twin = try Fixture.text("effects/its_monthly.csv").split(separator: "\n").enumerated().map { index, line in
      index == 0 ? "\(line),twin\n" : "\(line),\(line.split(separator: ",")[1])\n"
    }.joined()
    try twin.write(to: file, atomically: true, encoding: .utf8)
    let moved = try CommandLine.run(
      ["effect", "its", file.path] + base.dropFirst(3) + ["--control", "twin", "--language", "en"])
    #expect(answer(moved.output)?.contains(",insufficient,controlMoved,") == true)
    #expect(moved.diagnostics.contains("something else moved the figures"))
  }

  @Test("The same table gives the same bytes in any order of rows")
  func anyOrder() throws {
    let folder = try CommandLine.scratch()
    defer { try? FileManager.default.removeItem(at: folder) }
    for (name, arguments) in [
      ("its_monthly.csv", ["its", "--time", "month", "--outcome", "crises", "--intervention", "2020-07"]),
      ("did_panel.csv", ["did", "--unit", "school", "--time", "term", "--outcome", "outcome", "--draws", "500"]),
    ] {
      let lines = try Fixture.text("effects/\(name)").split(separator: "\n").map(String.init)
      var outputs: [String] = []
      for (version, rows) in [("a", Array(lines.dropFirst())), ("b", Array(lines.dropFirst().reversed()))] {
        let file = folder.appending(path: "\(version).csv")
        try (([lines[0]] + rows).joined(separator: "\n") + "\n").write(to: file, atomically: true, encoding: .utf8)
        let outcome = try CommandLine.run(
          ["effect", arguments[0], file.path, "--format", "json"] + arguments.dropFirst())
        #expect(outcome.code == 0, "\(outcome.diagnostics)")
        outputs.append(outcome.output)
      }
      #expect(outputs[0] == outputs[1], "\(name)")
    }
  }
}
