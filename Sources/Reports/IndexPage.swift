public import Foundation
import Submissions
import Tables
public import Wording

/// The page of all months: what the latest report says, what is new in it, the headline figures month by month, and the way
/// to every report. It is made of the reports' own records, so that it says what they say.
public struct IndexPage {
  private let labels: Labels
  /// By month, oldest first.
  private let entries: [Entry]
  /// The summers with a report, oldest first.
  private let summers: [Int]

  /// A report on file.
  private struct Entry: Decodable {
    /// Its month.
    let month: Month
    let asOf: Day
    let revision: Int?
    /// Absent in reports made before there was one.
    var overview: MonthOverview?
    var findings: [Finding]

    /// What tells two months' findings apart.
    struct Finding: Decodable, Hashable {
      var indicator: String
      var unit: String
      var direction: String
    }

    private enum Keys: String, CodingKey { case month, asOf, revision, overview, findings }

    /// Reads a report's record.
    init(from decoder: any Decoder) throws {
      let record = try decoder.container(keyedBy: Keys.self)
      guard let month = Month(iso: try record.decode(String.self, forKey: .month)),
        let day = Day(iso: try record.decode(String.self, forKey: .asOf))
      else {
        throw DecodingError.dataCorrupted(.init(codingPath: decoder.codingPath, debugDescription: "month, asOf"))
      }
      (self.month, asOf) = (month, day)
      revision = try record.decodeIfPresent(Provenance.Revision.self, forKey: .revision)?.number
      overview = try record.decodeIfPresent(MonthOverview.self, forKey: .overview)
      findings = try record.decode([Finding].self, forKey: .findings)
    }
  }

  /// Creates the page.
  /// - Parameters:
  ///   - records: the records of the reports on file; what is none is passed over.
  ///   - summers: the years of the summers with a report.
  ///   - cityName: the city's name.
  ///   - language: the page's language; what a report says is in its own.
  public init(_ records: [Data], summers: [Int] = [], cityName: String, language: Language) {
    labels = Labels(cityName: cityName, language: language)
    self.summers = summers.sorted()
    // Reports may be in either language: the names they use for one thing are made one.
    var words: [String: String] = [:]
    for name in [ReportTexts.crisisEvents] + Stage.allCases.map(\.label) {
      for language in Language.allCases { words[name(language)] = name(labels.language) }
    }
    func own(_ name: String) -> String { words[name] ?? name }
    entries = records.compactMap { try? JSONDecoder().decode(Entry.self, from: $0) }.sorted { $0.month < $1.month }
      .map { entry in
        var entry = entry
        for index in entry.findings.indices {
          entry.findings[index].indicator = own(entry.findings[index].indicator)
          entry.findings[index].unit = own(entry.findings[index].unit)
        }
        if var overview = entry.overview {
          for index in overview.indicators.indices {
            overview.indicators[index].indicator = own(overview.indicators[index].indicator)
          }
          entry.overview = overview
        }
        return entry
      }
  }

  /// The page; nothing without reports.
  /// - Throws: when the template cannot be read.
  public func html() throws -> String? {
    guard let last = entries.last else { return nil }
    let table = table()
    return try Page(
      language: labels.language.rawValue, title: text(IndexTexts.title(city: labels.cityName)),
      mark: text(ReportTexts.restricted), asOf: text(ReportTexts.asOf(labels.day(last.asOf))),
      headlineTitle: text(IndexTexts.latest(labels.month(last.month))),
      headlines: (last.overview?.answers ?? []).map {
        Page.Headline(
          subject: nil, tone: $0.tone, cautionFirst: nil, statement: $0.statement, evidence: [], figures: [])
      },
      sections: [changes(last), pictures(table), months(table), summerReports].compactMap(\.self),
      footer: text(ReportTexts.footer), noScript: "", styleSheet: Page.text(PackageResources.page_css), vega: "",
      script: ""
    ).html()
  }

  /// What the latest report finds that the one before did not, and the other way round.
  private func changes(_ last: Entry) -> Page.Section? {
    guard entries.count > 1 else { return nil }
    let before = entries[entries.count - 2]
    let (now, then) = (Set(last.findings), Set(before.findings))
    let items = [
      (last.findings.filter { !then.contains($0) }, IndexTexts.new),
      (last.findings.filter(then.contains), IndexTexts.still),
      (before.findings.filter { !now.contains($0) }, IndexTexts.gone),
    ].compactMap { findings, word -> String? in
      guard !findings.isEmpty else { return nil }
      let names = findings.map { finding in
        IndexTexts.finding(
          Text(verbatim: finding.unit), Text(verbatim: finding.indicator), isRise: finding.direction == "rise")
      }
      return text(word) + text(ReportTexts.colon) + text(Numerals.list(names)) + text(ReportTexts.fullStop)
    }
    return Page.Section(
      id: "changes", title: text(IndexTexts.changes(since: labels.month(before.month))),
      blocks: [Page.Block(list: Page.List(items: items.isEmpty ? [text(IndexTexts.none)] : items))])
  }

  /// One row a month, also for months without a report, so that the pictures keep their scale.
  private func table() -> Table {
    let known = Dictionary(entries.map { ($0.month, $0) }) { first, _ in first }
    let names = indicators
    var table = Table(
      name: "months",
      columns: ["month", "findings"] + names.indices.map { "indicator_\($0)" }
        + ["at_end", "third_tier", "other_tiers", "rate", "revision", "as_of"])
    for month in (entries.first?.month).map({ Array($0...entries[entries.count - 1].month) }) ?? [] {
      let (entry, overview) = (known[month], known[month]?.overview)
      func count(_ value: Int?) -> Cell { value.map { .integer($0) } ?? .missing(.notAvailable) }
      let others = overview?.pupils.flatMap { pupils in overview?.thirdTier.map { pupils - $0 } }
      table.rows.append(
        [.text(month.description), count(entry?.findings.count)]
          + names.map { name in count(overview?.indicators.first { $0.indicator == name }?.observed) }
          + [
            count(overview?.pupils), count(overview?.thirdTier), count(others),
            overview?.trackingRate.map { .number($0) } ?? .missing(.notAvailable), count(entry?.revision),
            .text(entry?.asOf.description ?? ""),
          ])
    }
    return table
  }

  /// The indicators of the latest report that has any.
  private var indicators: [String] {
    entries.last { $0.overview?.indicators.isEmpty == false }?.overview?.indicators.map(\.indicator) ?? []
  }

  private func pictures(_ table: Table) -> Page.Section? {
    var blocks = indicators.enumerated().map { index, name in
      Page.Block(
        bars: .columns(
          title: name, table: table, label: "month", parts: [("indicator_\(index)", .first)], language: labels.language)
      )
    }
    blocks.append(
      Page.Block(
        bars: .columns(
          title: text(IndexTexts.pupils), table: table, label: "month",
          parts: [("third_tier", .fourth), ("other_tiers", .second)], language: labels.language)))
    blocks.append(
      Page.Block(
        bars: .columns(
          title: text(IndexTexts.tracking), table: table, label: "month", parts: [("rate", .first)], top: 1,
          language: labels.language)))
    blocks.removeAll { $0.bars == nil }
    return blocks.isEmpty
      ? nil : Page.Section(id: "figures", title: text(IndexTexts.figures), blocks: blocks)
  }

  private func months(_ table: Table) -> Page.Section {
    var newestFirst = table
    newestFirst.rows.reverse()
    let columns: [TableView.Column] =
      [.text("month"), .count("findings")]
      + (indicators.count == 1 ? [.count("indicator_0")] : [])
      + [.count("at_end"), .count("third_tier"), .percent("rate"), .count("revision"), .text("as_of")]
    var view = TableView(
      newestFirst, columns: columns, caption: IndexTexts.months, language: labels.language, csv: nil)
    if indicators.count == 1 { view.headings[2].text = indicators[0] }
    var block = Page.Block()
    block.open = view
    let links = entries.reversed().map { entry in
      Page.Link(text: text(IndexTexts.report(labels.month(entry.month))), address: "\(entry.month)/index.html")
    }
    return Page.Section(
      id: "months", title: text(IndexTexts.reports), blocks: [Page.Block(links: links), block])
  }

  private var summerReports: Page.Section? {
    let links = summers.reversed().map {
      Page.Link(text: text(SummerTexts.report($0)), address: "\(Summer(year: $0).period)/index.html")
    }
    return links.isEmpty
      ? nil : Page.Section(id: "summers", title: text(IndexTexts.summers), blocks: [Page.Block(links: links)])
  }

  private func text(_ text: Text) -> String { labels.text(text) }
}
