public import Analyses
import Foundation
import Submissions
import Tables
public import Wording

/// Makes the files of a summer report.
public enum SummerFiles {
  /// The page, a CSV file per table that holds anything, and the record of the run; the same values give the same bytes.
  /// - Parameters:
  ///   - analysis: what the report says.
  ///   - provenance: where its figures come from.
  ///   - language: the one language of the page and the tables.
  ///   - vegaBundle: the script that defines `vegaEmbed`, inlined into the page.
  ///   - draw: draws the charts for readers without scripts; absent: they see the tables alone.
  /// - Returns: the files.
  /// - Throws: when a chart cannot be written as JSON or the template cannot be read.
  public static func make(
    analysis: SummerAnalysis, provenance: Provenance, language: Language, vegaBundle: String,
    draw: ChartDrawing? = nil
  ) throws -> [ReportFile] {
    let labels = Labels(cityName: provenance.cityName, language: language)
    let page = try Page.withPictures(
      [SummerPage(analysis, provenance, labels).page(vega: Page.inlined(vegaBundle))], draw)[0]
    let tables = SummerTables(analysis: analysis, labels: labels).all
    let record = SummerRunRecord(analysis, provenance, language, tables)
    return [ReportFile(path: "index.html", bytes: Array(try page.html().utf8))]
      + tables.map(ReportFiles.file) + [ReportFile(path: "run.json", bytes: Array(try record.json().utf8))]
  }

  /// Makes the tables alone: the report's figures, without the day and the inputs they were made from.
  /// - Parameters:
  ///   - analysis: what the report says.
  ///   - cityName: the city's name as the report writes it.
  ///   - language: the language of the tables.
  /// - Returns: a CSV file per table, the same as in the report.
  public static func data(analysis: SummerAnalysis, cityName: String, language: Language) -> [ReportFile] {
    SummerTables(analysis: analysis, labels: Labels(cityName: cityName, language: language)).all.map(ReportFiles.file)
  }
}

/// What `run.json` says of a summer report.
private struct SummerRunRecord: Encodable {
  var version: String
  var period: String
  var firstDay: String
  var lastDay: String
  var isOver: Bool
  var asOf: String
  var revision: Provenance.Revision?
  var language: String
  var city: String
  var settings: [Provenance.Setting]
  var inputs: [Provenance.Input]
  var rowCounts: [Provenance.RowCount]
  var problemsOpen: Int
  var tables: [Provenance.RowCount]

  init(_ analysis: SummerAnalysis, _ provenance: Provenance, _ language: Language, _ tables: [Table]) {
    version = provenance.version
    period = analysis.summer.period
    firstDay = analysis.summer.firstDay.description
    lastDay = analysis.summer.lastDay.description
    isOver = analysis.isOver
    asOf = analysis.asOf.description
    revision = provenance.revision
    self.language = language.rawValue
    city = provenance.cityName
    settings = provenance.settings
    inputs = provenance.inputs
    rowCounts = provenance.rowCounts
    problemsOpen = provenance.problemsOpen
    self.tables = tables.map { .init(table: $0.name, rows: $0.rows.count) }
  }

  func json() throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(self), as: UTF8.self) + "\n"
  }
}
