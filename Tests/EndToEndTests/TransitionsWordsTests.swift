import Foundation
import TestSupport
import Testing

/// `tidemark transitions` refuses what it would pass over, says what is wrong with awkward panels, and keeps to one language.
@Suite("Transitions, as a person reads them") struct TransitionsWordsTests {
  private static let panel = Fixture.url("transitions/tiers_panel.csv").path

  /// What is left of a Chinese text when options, models, columns, quoted values and numbers are taken away has no Latin
  /// word; an English text has no Chinese character.
  private func check(_ outcome: CommandLine.Outcome, _ language: String, _ what: String) {
    for text in [outcome.output, outcome.diagnostics] {
      let words = Self.foreign(text, language)
      #expect(words.isEmpty, "\(what) \(language): \(words)")
    }
  }

  private static func foreign(_ text: String, _ language: String) -> [String] {
    guard language == "zh-Hans" else {
      return text.replacing(/“[^”]*”/, with: "")
        .matches(of: /[\u{3000}-\u{9fff}\u{ff00}-\u{ffef}]+/).map { String($0.0) }
    }
    let bare = text.replacing(/--model [a-z、-]+|--[a-z-]+|“[^”]*”|[0-9.]+e[+-][0-9]+/, with: "")
      .replacing(/\b(subject|time|state|start|stop|from|to|intervention|senior)\b/, with: "")
    return bare.matches(of: /[A-Za-z]{2,}/).map { String($0.0) }
  }

  private func run(_ text: String, _ options: [String], _ language: String) throws -> CommandLine.Outcome {
    let folder = try CommandLine.scratch()
    defer { try? FileManager.default.removeItem(at: folder) }
    let file = folder.appending(path: "panel.csv")
    try text.write(to: file, atomically: true, encoding: .utf8)
    return try CommandLine.run(["transitions", file.path, "--language", language] + options)
  }

  @Test(
    "An option that would be passed over is refused, with what to do, in both languages",
    arguments: [
      (["--known-start"], ["--known-start", "aalen-johansen"]), (["--smoothing", "1"], ["--smoothing", "discrete"]),
      (["--model", "discrete", "--covariates", "a"], ["--covariates", "continuous"]),
      (["--model", "discrete", "--exact-states", "4"], ["--exact-states", "continuous"]),
      (["--model", "discrete", "--known-start"], ["--known-start", "aalen-johansen"]),
      (["--model", "aalen-johansen", "--split-at", "3"], ["--split-at", "discrete"]),
      (["--model", "aalen-johansen", "--exact-states", "4"], ["--exact-states"]),
      (["--model", "aalen-johansen", "--covariates", "a"], ["--covariates"]),
      (["--model", "aalen-johansen", "--smoothing", "0"], ["--smoothing"]),
      (["--model", "aalen-johansen", "--time", "time"], ["--time"]),
      (["--covariates", "a,a"], ["--covariates", "“a”"]), (["--covariates", "state"], ["--covariates", "“state”"]),
      (["--covariates", "time"], ["“time”"]), (["--covariates", "subject"], ["“subject”"]),
      (["--covariates", "a,,b"], ["--covariates", "a,b"]), (["--time", "state"], ["--time", "“state”"]),
      (["--allowed", ","], ["--allowed", "1>2,2>1"]), (["--horizon", "1,1"], ["--horizon", "“1”"]),
      (["--horizon", "1e300"], ["--horizon"]), (["--model", "discrete", "--horizon", "1e19"], ["--horizon"]),
      (["--split-at", "1000"], ["--split-at", "0"]),
    ]) func refused(options: [String], words: [String]) throws
  {
    for language in ["zh-Hans", "en"] {
      let outcome = try CommandLine.run(["transitions", Self.panel, "--language", language] + options)
      #expect(outcome.code == 2 && outcome.output.isEmpty, "\(options) \(outcome)")
      for word in words { #expect(outcome.diagnostics.contains(word), "\(options) \(outcome.diagnostics)") }
      check(outcome, language, "\(options)")
    }
  }

  /// Pupils who go round through a number of states, one step at a time.
  private static func round(_ states: Int, from start: Int = 0, every step: Int = 1) -> String {
    var random = SeededGenerator(seed: 3)
    var text = "subject,time,state\n"
    for subject in 0..<40 {
      var state = subject % states
      for look in 0..<8 {
        text += "\(subject),\(start + look * step),\(state + 1)\n"
        if Double.random(in: 0..<1, using: &random) < 0.3 { state = (state + 1) % states }
      }
    }
    return text
  }

  @Test(
    "An awkward panel is told by line or by a clear sentence, never with a crash or a silent loss",
    arguments: [
      ("no row", "subject,time,state\n", [], 1, "没有数据行"),
      ("an empty tier", "subject,time,state\na,0,1\na,1,\n", [], 1, "第3行"),
      ("a tier nobody is in", round(2), ["--allowed", "1>2,2>3"], 2, "状态3"),
      ("one pupil", "subject,time,state\na,0,1\na,1,2\na,2,1\n", ["--model", "discrete"], 0, "依据不足"),
      ("one pupil seen once", "subject,time,state\na,0,1\n", [], 1, "没有一个对象有两次"),
      ("all released", "subject,time,state\na,0,4\na,1,4\nb,0,4\nb,3,4\n", [], 1, "自始至终没有变化"),
      ("a single state", "subject,time,state\na,0,1\na,1,1\n", ["--model", "discrete"], 1, "自始至终没有变化"),
      ("one follow-up", "subject,time,state\na,0,1\na,2,2\n", ["--exact-states", "2"], 0, "依据不足"),
      ("single rows beside", round(2) + "x,0,1\n", [], 0, "41个对象中有1个只有一行"),
      ("two on a day", "subject,time,state\na,2022-03-01,1\na,2022-03-01,2\n", [], 1, "第3行"),
      ("backwards", "subject,time,state\na,2022-03-08,1\na,2022-03-01,2\n", [], 1, "第3行"),
      ("a row twice", "subject,time,state\na,0,1\na,1,2\na,1,2\n", [], 1, "第4行"),
      ("a state by name", "subject,time,state\na,0,一类\na,1,released\n", [], 1, "第2行"),
      ("too large a state", "subject,time,state\na,0,1\na,1,51\n", [], 1, "第3行"),
      ("no number", "subject,time,state\na,nan,1\na,inf,2\nb,0,NaN\n", [], 1, "第4行"),
      ("endless times", "subject,time,state\na,-1e308,1\na,1e308,2\n", ["--model", "discrete"], 1, "过大"),
      ("large times", round(2, from: 1_000_000_000, every: 1_000_000), ["--horizon", "1000000"], 0, "观察"),
      ("forty states", round(40), ["--model", "discrete", "--horizon", "1"], 0, "依据不足"),
      (
        "forty states, everything at once",
        "subject,time,state\n"
          + (0..<1600).filter { $0 / 40 != $0 % 40 }.map { "\($0),0,\($0 / 40 + 1)\n\($0),1,\($0 % 40 + 1)\n" }.joined(),
        [],
        2, "--allowed"
      ),
      (
        "exact changes without a change", "subject,start,stop,from,to\na,0,4,1,0\n", ["--model", "aalen-johansen"], 1,
        "自始至终没有变化"
      ),
      (
        "exact changes that overlap", "subject,start,stop,from,to\na,0,4,1,2\na,3,5,2,0\n",
        ["--model", "aalen-johansen"],
        1, "第3行"
      ),
    ] as [(String, String, [String], Int32, String)])
  func awkward(name: String, text: String, options: [String], code: Int32, words: String) throws {
    for language in ["zh-Hans", "en"] {
      let outcome = try run(text, options, language)
      #expect(outcome.code == code, "\(name): \(outcome)")
      #expect(outcome.output.isEmpty == (code != 0), "\(name)")
      #expect(!outcome.output.contains("NaN") && !outcome.output.contains("Inf"), "\(name)")
      if language == "zh-Hans" {
        #expect((outcome.output + outcome.diagnostics).contains(words), "\(name): \(outcome.diagnostics)")
      } else if code != 0 {
        #expect(!outcome.diagnostics.isEmpty, "\(name)")
      }
      check(outcome, language, name)
    }
  }

  @Test(
    "Each model's result and messages are in the language chosen; the file's columns stay",
    arguments: [
      ("tiers_panel.csv", ["--horizon", "4,1000000"]),
      ("tiers_covariates.csv", ["--exact-states", "4", "--covariates", "intervention,senior", "--horizon", "4"]),
      ("tiers_covariates.csv", ["--exact-states", "4", "--split-at", "6", "--horizon", "4"]),
      ("tiers_weekly.csv", ["--model", "discrete", "--time", "week", "--split-at", "5"]),
      ("tiers_exact.csv", ["--model", "aalen-johansen", "--horizon", "0,5,1000"]),
    ]) func languages(file: String, options: [String]) throws
  {
    let path = Fixture.url("transitions/\(file)").path
    for language in ["zh-Hans", "en"] {
      let outcome = try CommandLine.run(["transitions", path, "--language", language] + options)
      #expect(outcome.code == 0)
      check(outcome, language, file)
      #expect(outcome.output.contains(language == "en" ? "usable" : "可作依据"))
      let csv = try CommandLine.run(["transitions", path, "--language", language, "--format", "csv"] + options)
      #expect(csv.output.hasPrefix("quantity,from,to,covariate,horizon,estimate,se,lower,upper,verdict\n"))
      #expect(csv.output.contains(",usable\n"))
    }
  }

  @Test("No text of the command mixes languages, whether or not a panel brings it up")
  func everyText() throws {
    let folder = CommandLine.project.appending(path: "Sources/Wording")
    var texts = 0
    for file in ["TransitionTexts.swift", "TransitionTexts+Notices.swift", "TransitionTexts+Figures.swift"] {
      let source = try String(contentsOf: folder.appending(path: file), encoding: .utf8)
        .replacing(/\\\((?:[^()]|\([^()]*\))*\)/, with: "")
      for part in source.split(separator: "zh:").dropFirst() {
        let halves = part.split(separator: "en:", maxSplits: 1)
        try #require(halves.count == 2)
        texts += 1
        for (half, language) in zip(halves, ["zh-Hans", "en"]) {
          // The English ends where the next comment begins.
          for literal in String(half.prefix { $0 != "/" }).matches(of: /"((?:[^"\\]|\\.)*)"/) {
            #expect(Self.foreign(String(literal.1), language).isEmpty, "\(literal.1)")
          }
        }
      }
    }
    #expect(texts > 80)
  }

  @Test("Far ahead, probabilities keep their digits and times are printed in full")
  func farAhead() throws {
    let near = try CommandLine.run(["transitions", Self.panel, "--horizon", "1000", "--format", "csv"])
    let far = try CommandLine.run(["transitions", Self.panel, "--horizon", "1234567", "--format", "csv"])
    func column(_ outcome: CommandLine.Outcome, _ index: Int) -> [Double] {
      outcome.output.split(separator: "\n").filter { $0.hasPrefix("transitionProbability") }.map {
        Double($0.split(separator: ",", omittingEmptySubsequences: false)[index]) ?? 0
      }
    }
    // Long before 1000 weeks the tiers have come to rest.
    for index in [5, 6] {
      #expect(zip(column(near, index), column(far, index)).allSatisfy { isClose($0, $1, relative: 1e-10) })
    }
    #expect(column(far, 5).count == 16)
    let table = try CommandLine.run(["transitions", Self.panel, "--horizon", "1234567"])
    #expect(table.output.contains("1234567") && !table.output.contains("1.23457e+06  "))
  }
}
