import Analyses
import ArgumentParser
import Foundation
import Reports
import Tables
import Wording

/// `tidemark detect`: any detector on any count table.
struct DetectCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "detect",
    abstract: "Look for abnormal periods in a table of counts.",
    discussion: """
      SERIES.csv has the columns series,time,count and perhaps population. Times are YYYY-MM, YYYY-Www, dates on the first \
      of each month or on one weekday, or whole numbers with --frequency. Leave a count empty when it is not known. No \
      series may be named \(Detection.together), which stands for all together. When nothing could be tested, the exit \
      code is 3.

      cusum, glr-poisson and glr-negbin sum evidence up from the first period tested on and take what lies before it as \
      normal, so that their alarms depend on --from: choose it once and keep it from month to month.

      The methods, with their settings and what stands when nothing is written:

      \(Detection.Method.allCases.map { "\($0.rawValue): \($0.settings)" }.joined(separator: "\n\n"))

      Example: tidemark detect events.csv --parameters "alpha=0.01;dispersion=1" --from 2022-01 --html events.html
      """)

  @Argument(help: "The table of counts.") var file: String
  @Option(help: "The method.") var method = Detection.Method.samePeriod.rawValue
  @Option(help: "The method's settings, \"name=value;name=value\".") var parameters = ""
  @Flag(help: "One column of counts per series.") var wide = false
  @Option(help: "The name of the time column.") var time: String?
  @Option(help: "Columns with what else is known of each period, such as holidays, set apart by commas.")
  var covariates = ""
  @Option(parsing: .unconditional, help: "Periods in a year, 12 or 52; needed when times are whole numbers.")
  var frequency: Int?
  @Option(
    parsing: .unconditional, help: "The first period tested; without it, the last year of the file is tested.")
  var from: String?
  @Option(parsing: .unconditional, help: "The last period tested.") var to: String?
  @Option(help: "table, csv or json.") var format = "table"
  @Option(help: "A file for a page with the result and a chart of each series.") var html: String?
  @Option(help: "The language of messages, zh-Hans or en.") var language = Language.chinese.rawValue

  func run() throws {
    guard let speech = Language(rawValue: language) else {
      throw refuse(DetectionTexts.refusedOption(language, of: "--language", known: "zh-Hans, en"), .english)
    }
    guard let method = Detection.Method(rawValue: method) else {
      throw refuse(DetectionTexts.unknownMethod(method, known: Detection.Method.allCases.map(\.rawValue)), speech)
    }
    guard ["table", "csv", "json"].contains(format) else {
      throw refuse(DetectionTexts.refusedOption(format, of: "--format", known: "table, csv, json"), speech)
    }
    if let frequency, ![12, 52].contains(frequency) {
      throw refuse(DetectionTexts.refusedOption(String(frequency), of: "--frequency", known: "12, 52"), speech)
    }
    if let html, URL(filePath: html).resolvingSymlinksInPath() == URL(filePath: file).resolvingSymlinksInPath() {
      throw refuse(DetectionTexts.wouldOverwrite(html), speech)
    }
    let series = try load(speech)
    let result: Detection
    do {
      result = try Detection.run(
        method, on: series, range: try range(series, speech), parameters: DetectionParameters(parameters))
    } catch let refusal as DetectionParameters.Refusal {
      throw refuse(refusal.text, speech)
    }
    let notices = result.notices.map(\.text)
    for notice in notices.prefix(Self.mostNotices) { report(notice(speech)) }
    if notices.count > Self.mostNotices {
      report(DetectionTexts.moreNotices(notices.count - Self.mostNotices)(speech))
    }
    if let html { try write(DetectionPage(result, of: series, language: speech), method, notices, to: html, speech) }
    let output = ["csv": result.table.csv, "json": result.table.json][format] ?? result.table.terminal
    Console.print(output())
    if !result.hasAnswer {
      report(DetectionPageTexts.nothingTested(speech))
      throw ExitCode(3)
    }
  }

  /// With ten thousand series, as many may say the same.
  private static let mostNotices = 20

  private func write(
    _ page: DetectionPage, _ method: Detection.Method, _ notices: [Text], to path: String, _ language: Language
  ) throws {
    let settings = parameters.isEmpty ? method.settings : parameters
    guard let vega = try? String(contentsOf: VegaBundle.file, encoding: .utf8) else {
      report(DetectionTexts.unreadable(VegaBundle.file.path)(language))
      throw ExitCode(1)
    }
    let text = try page.html(
      source: URL(filePath: file).lastPathComponent, settings: settings,
      notices: Array(notices.prefix(Self.mostNotices)), vegaBundle: vega)
    do {
      try Data(text.utf8).write(to: URL(filePath: path), options: .atomic)
      try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: path)
    } catch {
      report(DetectionTexts.unwritable(path)(language))
      throw ExitCode(1)
    }
  }

  private func load(_ language: Language) throws -> SeriesTable {
    let layout = SeriesTable.Layout(
      isWide: wide, timeColumn: time, frequency: frequency,
      covariates: covariates.split(separator: ",").map { $0.trimmingCharacters(in: .whitespaces) })
    guard let bytes = FileManager.default.contents(atPath: file) else {
      report(DetectionTexts.unreadable(file)(language))
      throw ExitCode(1)
    }
    do {
      return try SeriesTable(CSVReader.sheet(DecodedText.decode([UInt8](bytes))), layout: layout)
    } catch let failure as SeriesTable.Failure {
      report(DetectionTexts.notLoaded(file)(language))
      for problem in failure.problems.prefix(Self.mostNotices) { report(problem.text(language)) }
      if failure.problems.count > Self.mostNotices {
        report(TransitionTexts.moreProblems(failure.problems.count - Self.mostNotices)(language))
      }
    } catch CSVError.unterminatedQuote(let line, _) {
      report(DetectionTexts.unterminatedQuote(line: line)(language))
    } catch {
      report(DetectionTexts.notText(file)(language))
    }
    throw ExitCode(1)
  }

  /// The tested positions; nil when neither end is given.
  private func range(_ series: SeriesTable, _ language: Language) throws -> ClosedRange<Int>? {
    if from == nil, to == nil { return nil }
    let span = series.span
    let ends = try [("--from", from, span.lowerBound), ("--to", to, span.upperBound)].map { option, text, end in
      guard let text else { return end }
      guard let position = series.calendar.position(text) else {
        throw refuse(DetectionTexts.refusedTime(text, of: option, example: series.calendar.label(end)), language)
      }
      return position
    }
    guard ends[0] <= ends[1], span.overlaps(ends[0]...ends[1]) else {
      let label = series.calendar.label
      throw refuse(
        DetectionTexts.emptyRange(first: label(span.lowerBound), last: label(span.upperBound)), language)
    }
    return ends[0]...ends[1]
  }

  private func refuse(_ text: Text, _ language: Language) -> ExitCode {
    report(text(language))
    return ExitCode(2)
  }

  private func report(_ line: String) { Console.complain(line) }
}
