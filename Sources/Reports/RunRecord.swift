import Analyses
import Foundation
import Submissions
import Tables
import Wording

/// What `run.json` says of a run: enough to tell two reports apart and to make one again.
struct RunRecord: Encodable {
  var version: String
  var month: String
  var isMonthOver: Bool
  var asOf: String
  var revision: Provenance.Revision?
  var language: String
  var city: String
  var settings: [Provenance.Setting]
  var inputs: [Provenance.Input]
  var rowCounts: [Provenance.RowCount]
  var problemsOpen: Int
  var tables: [Provenance.RowCount]
  var findings: [FindingRecord]
  var overview: MonthOverview

  struct FindingRecord: Encodable {
    var id: String
    var indicator: String
    var unit: String
    var direction: String
    var observed: Int?
    var expected: Double?
    var ratio: Double?
    var pValue: Double?
    var qValue: Double?
    var verdict: String
  }

  init(
    analysis: MonthlyAnalysis, provenance: Provenance, answers: [Page.Headline], labels: Labels, tables: [Table]
  ) {
    version = provenance.version
    month = analysis.month.description
    isMonthOver = analysis.isMonthOver
    asOf = analysis.asOf.description
    revision = provenance.revision
    language = labels.language.rawValue
    city = provenance.cityName
    settings = provenance.settings
    inputs = provenance.inputs
    rowCounts = provenance.rowCounts
    problemsOpen = provenance.problemsOpen
    self.tables = tables.map { Provenance.RowCount(table: $0.name, rows: $0.rows.count) }
    overview = MonthOverview(analysis, answers: answers, labels: labels)
    findings = analysis.indicators.flatMap { indicator in
      indicator.findings.map { finding in
        let comparison = finding.comparison
        let isFall = comparison.direction == .fall
        return FindingRecord(
          id: finding.id, indicator: labels.text(labels.subject(indicator.indicator)),
          unit: labels.text(labels.unit(comparison.unit)), direction: comparison.direction.rawValue,
          observed: comparison.current?.count, expected: Self.rounded(comparison.expected),
          ratio: Self.rounded(comparison.ratio),
          pValue: Self.rounded(isFall ? comparison.pValueLower : comparison.pValue),
          qValue: Self.rounded(isFall ? comparison.qValueLower : comparison.qValue),
          verdict: comparison.verdict.rawValue)
      }
    }
  }

  /// As in the CSV files: 12 significant digits; JSON knows no infinity.
  private static func rounded(_ value: Double?) -> Double? {
    value.flatMap { $0.isFinite ? Double($0.twelveDigits) : nil }
  }

  func json() throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(self), as: UTF8.self) + "\n"
  }
}
