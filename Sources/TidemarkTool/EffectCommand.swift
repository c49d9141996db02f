import Analyses
import ArgumentParser
import Foundation
import Reports
import Tables
import Wording

/// `tidemark effect`: what an intervention did, from any table.
struct EffectCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "effect",
    abstract: "Estimate what an intervention did.",
    discussion: """
      its compares a series of counts with what it would have been without the intervention; did compares units that took \
      up a treatment at different times; panel estimates ratios of counts or rates with many fixed effects; workspace asks of a registered intervention \
      whether there are fewer crisis events after it.

      The result has a row per figure. Those that answer the question have a verdict, usable, indicative or insufficient, \
      and its reasons. Without any estimate, or with workspace an insufficient one, the exit code is 3.
      """,
    subcommands: [
      InterruptedCommand.self, StaggeredCommand.self, FixedEffectsCommand.self, WorkspaceEffectCommand.self,
    ])
}

/// The options that every analysis of effects has, and how it reads and prints.
struct EffectOptions: ParsableArguments {
  @Option(help: "table, csv or json.") var format = "table"
  @Option(help: "The language of messages, zh-Hans or en.") var language = Language.chinese.rawValue

  /// A file with every line wrong says so often enough.
  private static let mostLines = 20

  /// The language chosen.
  func speech() throws -> Language {
    guard let speech = Language(rawValue: language) else {
      throw refuse(DetectionTexts.refusedOption(language, of: "--language", known: "zh-Hans, en"), .english)
    }
    guard ["table", "csv", "json"].contains(format) else {
      throw refuse(DetectionTexts.refusedOption(format, of: "--format", known: "table, csv, json"), speech)
    }
    return speech
  }

  /// Reads the table, runs the analysis and prints what it gives.
  func run(
    _ file: String, _ columns: [ColumnTable.Column], _ language: Language,
    analysis: (ColumnTable) throws -> EffectResult
  ) throws {
    guard let bytes = FileManager.default.contents(atPath: file) else {
      throw fail(DetectionTexts.unreadable(file), language)
    }
    let result: EffectResult
    do {
      result = try analysis(
        ColumnTable(CSVReader.sheet(DecodedText.decode([UInt8](bytes))), columns: columns))
    } catch let failure as ColumnTable.Failure {
      Console.complain(EffectTexts.notLoaded(file)(language))
      for problem in failure.problems.prefix(Self.mostLines) { Console.complain(problem.text(language)) }
      if failure.problems.count > Self.mostLines {
        Console.complain(TransitionTexts.moreProblems(failure.problems.count - Self.mostLines)(language))
      }
      throw ExitCode(1)
    } catch let refusal as EffectRefusal {
      Console.complain(refusal.text(language))
      throw ExitCode(refusal.isUsage ? 2 : 3)
    } catch CSVError.unterminatedQuote(let line, _) {
      throw fail(DetectionTexts.unterminatedQuote(line: line), language)
    } catch is TextEncodingError {
      throw fail(DetectionTexts.notText(file), language)
    }
    for notice in result.notices { Console.complain(notice.text(language)) }
    try Console.print(format == "table" ? result.table(language) : result.table, format)
    if !result.hasAnswer {
      Console.complain(EffectTexts.noAnswer(language))
      throw ExitCode(3)
    }
  }

  /// The one of several choices that is written.
  func choice<Choice>(
    _ text: String, of option: String, _ choices: [(name: String, value: Choice)], _ language: Language
  ) throws -> Choice {
    guard let choice = choices.first(where: { $0.name == text }) else {
      let known = choices.map(\.name).joined(separator: ", ")
      throw refuse(DetectionTexts.refusedOption(text, of: option, known: known), language)
    }
    return choice.value
  }

  /// Names set apart by commas.
  func names(_ text: String?, of option: String, like example: String, _ language: Language) throws -> [String] {
    guard let text else { return [] }
    var names: [String] = []
    for part in text.split(separator: ",", omittingEmptySubsequences: false) {
      let name = part.trimmingCharacters(in: .whitespaces)
      if name.isEmpty || name.split(separator: "^", omittingEmptySubsequences: false).contains("") {
        throw refuse(EffectTexts.emptyName(option, like: example), language)
      }
      if names.contains(name) { throw refuse(EffectTexts.sameColumn(name), language) }
      names.append(name)
    }
    return names
  }

  /// Says what is wrong with the use.
  func refuse(_ text: Text, _ language: Language) -> ExitCode {
    Console.complain(text(language))
    return ExitCode(2)
  }

  private func fail(_ text: Text, _ language: Language) -> ExitCode {
    Console.complain(text(language))
    return ExitCode(1)
  }
}
