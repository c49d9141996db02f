public import Analyses
public import Disclosure
import Submissions
import Tables
public import Wording

/// The analyst's look at a release before it is one: what would be hidden, why, and what the figures are.
///
/// It shows figures that must not leave and is written beside the restricted reports.
public enum PublicationPreview {
  /// The page and a CSV file of the hidden figures.
  /// - Parameters:
  ///   - publication: all figures.
  ///   - release: what would be told of them.
  ///   - cityName: the city's name.
  ///   - language: the language of the page.
  /// - Returns: the files.
  /// - Throws: when the template cannot be read.
  public static func files(
    _ publication: Publication, _ release: Release, cityName: String, language: Language
  ) throws -> [ReportFile] {
    let labels = PublicLabels(cityName: cityName, language: language)
    let tables = PublicTables(frame: publication.frame, figures: PublicFigures(release), labels: labels)
    let hidden = hidden(publication, release, labels)
    let shares = shares(release, labels)
    func section(_ id: String, _ title: Text, _ view: TableView) -> Page.Section {
      var block = Page.Block()
      block.open = view
      return Page.Section(id: id, title: labels.text(title), blocks: [block])
    }
    let headings = [
      PublishRunTexts.months, PublishRunTexts.figures, PublishRunTexts.byRule, PublishRunTexts.inAll,
      PublishRunTexts.share,
    ]
    let page = Page(
      language: language.rawValue,
      title: labels.text(PublishRunTexts.previewTitle(city: cityName, month: labels.month(publication.frame.month))),
      mark: labels.text(ReportTexts.restricted),
      asOf: labels.text(ReportTexts.asOf(labels.day(publication.frame.asOf))),
      headlineTitle: labels.text(PublishTexts.inShort), contentsTitle: nil,
      headlines: [
        Page.Headline(
          subject: nil, tone: "plain", cautionFirst: nil, statement: labels.text(PublishRunTexts.previewNote),
          evidence: [], figures: [])
      ],
      sections: [
        section(
          "shares", PublishRunTexts.previewShares,
          tables.view(PublishRunTexts.previewShares, PublishRunTexts.indicator, headings.map(labels.text), shares)),
        section(
          "hidden", PublishRunTexts.previewHidden,
          tables.view(
            PublishRunTexts.previewHidden, PublishRunTexts.indicator,
            [
              PublishTexts.place, PublishRunTexts.from, PublishRunTexts.to, PublishTexts.stage, PublishTexts.kind,
              PublishRunTexts.value, PublishRunTexts.reason,
            ].map(labels.text),
            hidden.rows.map { row in
              .init(name: labels.text(PublishTexts.indicator(row[0].shown)), values: row[2...].map(\.shown))
            })),
      ],
      footer: labels.text(PublishRunTexts.previewNote), noScript: "", styleSheet: Page.text(PackageResources.page_css),
      vega: "", script: "")
    return [
      ReportFile(path: "index.html", bytes: Array(try page.html().utf8)),
      ReportFile(path: "data/hidden.csv", bytes: Array(hidden.csv().utf8)),
    ]
  }

  /// A row per indicator and length of period.
  private static func shares(_ release: Release, _ labels: PublicLabels) -> [PublicTables.Line] {
    struct Kind: Hashable {
      var indicator: String
      var level: CellKey.Level
      var monthCount: Int
      init(_ key: CellKey) { (indicator, level, monthCount) = (key.indicator, key.level, key.period.monthCount) }
    }
    let byRule = Dictionary(
      grouping: release.hidden.filter { $0.reason != .complementary }, by: { Kind($0.key) })
    return Dictionary(grouping: release.cells, by: { Kind($0.key) })
      .sorted {
        ($0.key.indicator, $0.key.level, $0.key.monthCount) < ($1.key.indicator, $1.key.level, $1.key.monthCount)
      }
      .map { kind, cells in
        let hidden = cells.count { $0.figure == .symbol(.confidential) }
        return PublicTables.Line(
          name: labels.text(PublishRunTexts.indicatorOf("\(kind.level)", PublishTexts.indicator(kind.indicator))),
          values: [
            "\(kind.monthCount)", "\(cells.count)", "\(byRule[kind]?.count ?? 0)", "\(hidden)",
            Numerals.percent(Double(hidden) / Double(cells.count)),
          ])
      }
  }

  private static func hidden(_ publication: Publication, _ release: Release, _ labels: PublicLabels) -> Table {
    let values = Dictionary(publication.cells.map { ($0.key, $0.content) }, uniquingKeysWith: { first, _ in first })
    return Table(
      name: "hidden",
      columns: ["indicator", "level", "place", "from", "to", "stage", "item", "value", "reason"],
      rows: release.hidden.filter { $0.key.level != .school }.map { cell in
        let key = cell.key
        var value = Cell.missing(.notAvailable)
        if case .count(let count) = values[key] { value = .integer(count) }
        return [
          .text(key.indicator), .text("\(key.level)"), .text(labels.place(key.level, key.place)),
          .text(key.period.firstMonth.description), .text(key.period.lastMonth.description),
          .text(labels.stage(key)), .text(labels.item(key)), value, .text(labels.text(cell.reason.text)),
        ]
      })
  }
}

extension Cell {
  /// The cell as the preview shows it.
  fileprivate var shown: String {
    switch self {
    case .text(let text): text
    case .integer(let value): Numerals.count(value)
    case .number(let value): Numerals.decimal(value)
    case .missing: Numerals.absent
    }
  }
}

extension HiddenCell.Reason {
  /// Why a figure is hidden, for the analyst.
  fileprivate var text: Text {
    switch self {
    case .smallCount: PublishRunTexts.smallCount
    case .school: PublishRunTexts.ofSchool
    case .fewContributors: PublishRunTexts.fewSchools
    case .grave: PublishRunTexts.grave
    case .group: PublishRunTexts.group
    case .complementary: PublishRunTexts.complementary
    }
  }
}
