import Analyses
import Submissions
import Tables
import Wording

/// Turns an analysis into what the page shows, section by section; a section without data is left out or says so.
struct PageBuilder {
  var analysis: MonthlyAnalysis
  var provenance: Provenance
  var labels: Labels
  var tables: ReportTables { ReportTables(labels: labels) }

  func page(vega: String) throws -> Page {
    let title = ReportTexts.title(city: provenance.cityName, month: labels.month(analysis.month))
    return Page(
      layout: "report", language: labels.language.rawValue, title: text(title), mark: text(ReportTexts.restricted),
      asOf: text(ReportTexts.asOf(labels.day(analysis.asOf))), revision: revision(\.text),
      ahead: [Page.Link(text: text(LeaderTexts.open), address: Self.leaderPath)] + summer,
      warning: analysis.isMonthOver ? nil : text(ReportTexts.monthNotOver(until: labels.day(analysis.asOf))),
      headlineTitle: text(ReportTexts.headline),
      contentsTitle: text(ReportTexts.contents), headlines: headlines(),
      sections: try [
        findings(), toDos(), earlierFindings(), trend(), heatmap(), comparisons(), tiers(), tracking(), completeness(),
        districts(), interventions(), methods(),
      ].compactMap(\.self),
      footer: text(ReportTexts.footer), noScript: text(ReportTexts.noScript),
      styleSheet: Page.text(PackageResources.page_css), vega: vega,
      script: Page.text(PackageResources.page_js))
  }

  func text(_ text: Text) -> String { labels.text(text) }

  /// Which making of the report it is; nothing for the first.
  /// - Parameter words: what of the changes is said.
  func revision(_ words: (ReportChanges) -> Text) -> String? {
    guard let number = provenance.revision?.number, number > 1 else { return nil }
    let why = provenance.changes.map { $0.isEmpty ? MonthlyTexts.sameFigures : MonthlyTexts.because(words($0)) }
    return sentence(MonthlyTexts.revision(number, labels.day(analysis.asOf), why))
  }

  /// The way to the summer's report where one lies beside the month's.
  private var summer: [Page.Link] {
    provenance.summer.map {
      [Page.Link(text: text(SummerTexts.report($0)), address: "../\(Summer(year: $0).period)/index.html")]
    } ?? []
  }

  /// A text as a whole sentence.
  func sentence(_ words: Text) -> String {
    let text = text(words)
    return text.prefix(1).uppercased() + text.dropFirst() + self.text(ReportTexts.fullStop)
  }

  /// The heading of one indicator's part of a section; none when there is only one indicator.
  func heading(_ indicator: IndicatorAnalysis) -> String? {
    analysis.indicators.count > 1 ? text(labels.subject(indicator.indicator)) : nil
  }

  func chart(_ id: String, _ title: Text, _ make: (String) throws -> VegaLite.Specification?) throws -> Page.Chart? {
    guard let specification = try make(text(title)) else { return nil }
    return Page.Chart(id: id, title: text(title), specification: try specification.json())
  }

  func view(_ table: Table, _ columns: [TableView.Column], _ caption: Text) -> TableView {
    TableView(
      table, columns: columns, caption: caption, language: labels.language, csv: ReportFiles.csvPath(table))
  }

  /// The table behind a chart; none when there is nothing in it.
  func folded(_ table: Table, _ columns: [TableView.Column], _ caption: Text) -> Page.Folded? {
    guard !table.rows.isEmpty else { return nil }
    return Page.Folded(
      summary: text(ReportTexts.dataTable) + text(ReportTexts.colon) + text(caption),
      table: view(table, columns, caption))
  }
}
