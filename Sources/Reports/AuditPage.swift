public import Analyses
import Tables
public import Wording

/// The page of `audit`: the answer in plain words, tables, and what is found at which price.
public struct AuditPage {
  let audit: Audit
  let language: Language
  var tables: AuditTables { AuditTables(audit: audit, language: language) }

  /// Creates a page.
  /// - Parameters:
  ///   - audit: what was measured.
  ///   - language: the page's language.
  public init(_ audit: Audit, language: Language) {
    self.audit = audit
    self.language = language
  }

  /// The page and the table of all figures.
  /// - Parameter vegaBundle: the script that defines `vegaEmbed`, inlined into the page.
  /// - Returns: the files.
  /// - Throws: when the chart cannot be written as JSON or the template cannot be read.
  public func files(vegaBundle: String) throws -> [ReportFile] {
    let (headline, sections) =
      switch audit.subject {
      case .noufaily: (weeklyHeadline, try weeklySections())
      case .school: (schoolHeadline, schoolSections)
      case .likeMine: (ownHeadline, ownSections)
      case .effects: (effectsHeadline, effectsSections)
      }
    let made = audit.subject == .effects ? AuditTexts.madeAtMost : AuditTexts.made
    let page = Page(
      language: language.rawValue, title: text(AuditTexts.titles[audit.subject.rawValue]), mark: "Tidemark",
      asOf: text(made(audit.replicates, audit.seed)),
      headlineTitle: text(AuditTexts.conclusion), contentsTitle: text(ReportTexts.contents), headlines: [headline],
      sections: sections, footer: text(AuditTexts.footer), noScript: text(ReportTexts.noScript),
      styleSheet: Page.text(PackageResources.page_css), vega: Page.inlined(vegaBundle),
      script: Page.text(PackageResources.page_js))
    return [
      ReportFile(path: "index.html", bytes: Array(try page.html().utf8)),
      ReportFile(path: Self.csvPath, bytes: Array(audit.table.csv().utf8)),
    ]
  }

  private static let csvPath = "audit.csv"

  func text(_ text: Text?) -> String { text?(language) ?? "" }

  func headline(_ statement: Text, _ evidence: [Text?]) -> Page.Headline {
    Page.Headline(
      subject: nil, tone: "plain", cautionFirst: nil, statement: text(statement),
      evidence: (evidence + [
        audit.estimates.contains { $0.interval != nil } ? AuditTexts.brackets : nil,
        audit.hasFewClusters ? AuditTexts.fewClusters(audit.replicates) : nil,
      ]).compactMap { $0?(language) }, figures: [])
  }

  func view(_ table: Table, _ columns: [TableView.Column], _ caption: Text) -> TableView {
    TableView(table, columns: columns, caption: caption, language: language, csv: Self.csvPath)
  }

  /// A share of what was to be found with its interval, as a person reads it.
  func share(
    _ quantity: AuditQuantity, _ method: String, scenario: String = "all", group: String = "all", places: Int = 0
  ) -> String {
    let found = audit.estimate(quantity, method, scenario: scenario, group: group)
    let value = Numerals.percent(found?.estimate, places: places)
    guard let interval = found?.interval else { return value }
    return text(
      AuditTexts.figure(
        value, from: Numerals.percent(interval.lowerBound, places: places),
        to: Numerals.percent(interval.upperBound, places: places)))
  }
}
