import Analyses
import ArgumentParser
import Foundation
import Statistics
import Tables
import Wording

/// `tidemark transitions`: how subjects move between states, on any panel.
struct TransitionsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "transitions",
    abstract: "Estimate how subjects move between states.",
    discussion: """
      PANEL.csv has the columns subject,time,state and perhaps covariates, for the models continuous and discrete; for \
      aalen-johansen it has subject,start,stop,from,to, where to is 0 when only observation ended. States are whole \
      numbers from 1 on, times numbers or dates. Horizons are times ahead, for aalen-johansen of the earliest start, in the \
      unit of the times, days for dates, and steps for discrete.

      Intensities and what follows from them belong to covariates of 0. An option that means nothing to the model is \
      refused. Each figure has a verdict, usable, indicative or \
      insufficient; why is said beside the result.

      Example: tidemark transitions tiers.csv --allowed "1>2,2>1,2>3,3>2,1>4" --exact-states 4 --horizon 4,12
      """)

  @Argument(help: "The panel.") var file: String
  @Option(help: "continuous, discrete or aalen-johansen.") var model = TransitionAnalysis.Model.continuous.rawValue
  @Option(help: "The transitions that can happen at an instant, \"1>2,2>1\"; without it, every pair seen.")
  var allowed: String?
  @Option(help: "For continuous: states whose entry is exactly dated, such as 4.") var exactStates: String?
  @Option(help: "For continuous: columns taken as covariates, \"a,b\"; an interval has those of its start.")
  var covariates: String?
  @Option(parsing: .unconditional, help: "Times ahead; without it, 1,4,12.") var horizon: String?
  @Option(help: "For continuous and discrete: a time; what is before and after it is compared.") var splitAt: String?
  @Option(help: "For discrete: the Dirichlet prior of each cell.") var smoothing: Double?
  @Flag(help: "For aalen-johansen: take the shares at the start as known.") var knownStart = false
  @Option(help: "For continuous and discrete: the name of the time column; without it, time.") var time: String?
  @Option(help: "table, csv or json.") var format = "table"
  @Option(help: "The language of messages, zh-Hans or en.") var language = Language.chinese.rawValue

  /// Random tables of the exact test are the same at every run.
  private static let seed: UInt64 = 1
  /// A file with every line wrong, or a result with every figure in doubt, says so often enough.
  private static let mostLines = 20

  func run() throws {
    guard let speech = Language(rawValue: language) else {
      throw refuse(DetectionTexts.refusedOption(language, of: "--language", known: "zh-Hans, en"), .english)
    }
    guard let model = TransitionAnalysis.Model(rawValue: model) else {
      let known = TransitionAnalysis.Model.allCases.map(\.rawValue).joined(separator: ", ")
      throw refuse(DetectionTexts.refusedOption(self.model, of: "--model", known: known), speech)
    }
    guard ["table", "csv", "json"].contains(format) else {
      throw refuse(DetectionTexts.refusedOption(format, of: "--format", known: "table, csv, json"), speech)
    }
    let names = try covariates.map { try list($0, "--covariates", "a,b", speech) { String($0) } } ?? []
    let layout = StatePanel.Layout(
      timeColumn: time ?? "time", covariates: names, isExact: model == .aalenJohansen)
    do { try TransitionAnalysis.check(given, for: model, layout: layout) } catch {
      throw refuse(error.text, speech)
    }
    let request = try request(speech)
    let panel = try load(layout, speech)
    var random = SplitMix64(seed: Self.seed)
    let result: TransitionAnalysis
    do {
      result = try TransitionAnalysis.run(model, on: panel, request: request, using: &random)
    } catch let refusal as TransitionAnalysis.Refusal {
      Console.complain(refusal.text(speech))
      throw ExitCode(refusal.isUsage ? 2 : 1)
    } catch let failure as StatePanel.Failure {
      throw fail(failure, speech)
    }
    let notices = result.notices.map(\.text)
    for notice in notices.prefix(Self.mostLines) { Console.complain(notice(speech)) }
    if notices.count > Self.mostLines {
      Console.complain(DetectionTexts.moreNotices(notices.count - Self.mostLines)(speech))
    }
    try Console.print(format == "table" ? result.table(speech) : result.table, format)
  }

  /// The options written.
  private var given: [TransitionAnalysis.Option] {
    TransitionAnalysis.Option.allCases.filter { option in
      switch option {
      case .allowed: allowed != nil
      case .exactStates: exactStates != nil
      case .covariates: covariates != nil
      case .horizon: horizon != nil
      case .splitAt: splitAt != nil
      case .smoothing: smoothing != nil
      case .knownStart: knownStart
      case .time: time != nil
      }
    }
  }

  /// The values of an option, set apart by commas.
  private func list<Value: Hashable>(
    _ text: String, _ option: String, _ like: String, _ language: Language, _ read: (Substring) -> Value?
  ) throws -> [Value] {
    var values: [Value] = []
    for part in text.split(separator: ",", omittingEmptySubsequences: false) {
      let written = part.trimmingCharacters(in: .whitespaces)
      if written.isEmpty { throw refuse(TransitionTexts.emptyValue(option, like: like), language) }
      guard let value = read(written[...]) else {
        throw refuse(DetectionTexts.refusedOption(written, of: option, known: like), language)
      }
      if values.contains(value) { throw refuse(TransitionTexts.repeatedValue(written, of: option), language) }
      values.append(value)
    }
    return values
  }

  private func request(_ language: Language) throws -> TransitionAnalysis.Request {
    let pairs = try allowed.map {
      try list($0, "--allowed", "1>2,2>1", language) { part -> Transition? in
        let ends = part.filter { $0 != " " }.split(separator: ">", omittingEmptySubsequences: false).map { Int($0) }
        guard ends.count == 2, let from = ends[0], let to = ends[1] else { return nil }
        return Transition(from, to)
      }
    }
    return TransitionAnalysis.Request(
      allowed: pairs,
      exactStates: try exactStates.map { try list($0, "--exact-states", "4", language) { Int($0) } } ?? [],
      horizons: try list(horizon ?? "1,4,12", "--horizon", "1,4,12", language) { Double($0) },
      splitAt: try splitAt.map { text in
        guard let value = StatePanel.time(text) else {
          throw refuse(DetectionTexts.refusedOption(text, of: "--split-at", known: "5, 2022-03-01"), language)
        }
        return value
      },
      smoothing: smoothing ?? 0, isStartKnown: knownStart)
  }

  private func load(_ layout: StatePanel.Layout, _ language: Language) throws -> StatePanel {
    guard let bytes = FileManager.default.contents(atPath: file) else {
      Console.complain(DetectionTexts.unreadable(file)(language))
      throw ExitCode(1)
    }
    do {
      return try StatePanel(DecodedText.decode([UInt8](bytes)), layout: layout)
    } catch let failure as StatePanel.Failure {
      throw fail(failure, language)
    } catch CSVError.unterminatedQuote(let line, _) {
      Console.complain(DetectionTexts.unterminatedQuote(line: line)(language))
    } catch {
      Console.complain(DetectionTexts.notText(file)(language))
    }
    throw ExitCode(1)
  }

  private func fail(_ failure: StatePanel.Failure, _ language: Language) -> ExitCode {
    for problem in failure.problems.prefix(Self.mostLines) { Console.complain(problem.text(language)) }
    if failure.problems.count > Self.mostLines {
      Console.complain(TransitionTexts.moreProblems(failure.problems.count - Self.mostLines)(language))
    }
    return ExitCode(1)
  }

  private func refuse(_ text: Text, _ language: Language) -> ExitCode {
    Console.complain(text(language))
    return ExitCode(2)
  }
}
