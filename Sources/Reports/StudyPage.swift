public import Analyses
import Submissions
import Tables
public import Wording

/// The page of a programme of interventions: what may be concluded, and everything it rests on.
public struct StudyPage {
  let study: InterventionStudy
  let provenance: Provenance
  let labels: Labels
  /// Whether the page stands in a report's folder, with its tables beside it.
  let isInReport: Bool

  /// Creates a page.
  /// - Parameters:
  ///   - study: what was found.
  ///   - provenance: where the figures come from.
  ///   - language: the page's language.
  public init(_ study: InterventionStudy, provenance: Provenance, language: Language) {
    self.init(
      study, provenance, Labels(cityName: provenance.cityName, language: language), isInReport: false)
  }

  init(_ study: InterventionStudy, _ provenance: Provenance, _ labels: Labels, isInReport: Bool) {
    self.study = study
    self.provenance = provenance
    self.labels = labels
    self.isInReport = isInReport
  }

  /// Where the page stands in a report's folder.
  static func path(_ study: InterventionStudy) -> String { "effects/\(study.programme.code).html" }

  /// The page as HTML.
  /// - Parameter vegaBundle: the script that defines `vegaEmbed`, inlined into the page.
  /// - Throws: when a chart cannot be written as JSON or the template cannot be read.
  public func html(vegaBundle: String) throws -> String {
    try page(vega: Page.inlined(vegaBundle)).html()
  }

  /// - Parameter vega: the chart bundle, fit to stand in a page.
  func page(vega: String) throws -> Page {
    let sections = try [
      months(), eventStudy(), control(), agreement(), needed(), counts(),
    ].compactMap(\.self)
    let hasChart = sections.contains { $0.blocks.contains { $0.chart != nil } }
    return Page(
      language: labels.language.rawValue,
      title: text(InterventionStudyTexts.title(city: provenance.cityName, kind: study.programme.kind.label)),
      mark: text(ReportTexts.restricted), asOf: text(ReportTexts.asOf(labels.day(provenance.asOf))),
      back: isInReport ? Page.Link(text: text(InterventionStudyTexts.back), address: "../index.html") : nil,
      headlineTitle: text(InterventionStudyTexts.conclusion), contentsTitle: text(ReportTexts.contents),
      headlines: [headline], sections: sections, footer: text(InterventionStudyTexts.footer),
      noScript: text(ReportTexts.noScript), styleSheet: Page.text(PackageResources.page_css),
      vega: hasChart ? vega : "", script: hasChart ? Page.text(PackageResources.page_js) : "")
  }

  func text(_ text: Text) -> String { labels.text(text) }

  private var tables: StudyTables { StudyTables(study: study, labels: labels) }

  private var headline: Page.Headline {
    var lines = [Page.Line(name: text(InterventionStudyTexts.verdict), value: text(study.verdict.text))]
    if let ratio = study.ratio {
      lines.append(
        Page.Line(
          name: text(InterventionStudyTexts.times),
          value: text(
            InterventionStudyTexts.ratio(
              Numerals.ratio(ratio.value), Numerals.ratio(ratio.lower), Numerals.ratio(ratio.upper)))))
      if let averted = study.averted?.value {
        lines.append(
          Page.Line(
            name: text(averted < 0 ? InterventionStudyTexts.added : InterventionStudyTexts.averted),
            value: text(study.eventsText)))
      }
    }
    if let after = study.eventsAfter {
      lines.append(Page.Line(name: text(InterventionStudyTexts.eventsAfter), value: Numerals.count(after)))
    }
    let reasons = study.reasons
    return Page.Headline(
      subject: nil, tone: "plain", cautionFirst: nil, statement: text(study.statement),
      evidence: ([
        study.comparison, reasons.count > 1 ? InterventionStudyTexts.reasons(reasons) : nil,
        study.comparison.map { _ in InterventionStudyTexts.through(labels.month(study.last)) },
      ] as [Text?]).compactMap { $0.map(text) } + study.leftOut.map(text),
      figures: lines)
  }

  // MARK: - Sections

  /// Month by month, beside what would be expected without it.
  func months() throws -> Page.Section? {
    guard !study.months.isEmpty else { return nil }
    let table = tables.months
    let note =
      study.months.contains { $0.expected != nil }
      ? (study.isRollout ? InterventionStudyTexts.monthsOfSchools : InterventionStudyTexts.monthsOfCity)
      : InterventionStudyTexts.monthsWithout
    var block = Page.Block(paragraphs: [text(note)])
    block.chart = try chart("months", InterventionStudyTexts.months) {
      StudyMonthsChart(table: table, delivered: study.delivered?.lowerBound.month, language: labels.language)
        .specification(description: $0)
    }
    block.folded = folded(
      table,
      [.text("month"), .count("observed"), .decimal("expected"), .range("range", lower: "lower", upper: "upper")],
      InterventionStudyTexts.months)
    return section("months", InterventionStudyTexts.months, [block])
  }

  private func eventStudy() throws -> Page.Section? {
    // By time since delivery as well nothing may be concluded where there is no answer.
    guard study.isRollout, study.ratio != nil else { return nil }
    let table = tables.eventStudy
    guard let months = study.monthsInPeriod, !table.rows.isEmpty else {
      return section(
        "event-study", InterventionStudyTexts.eventStudy,
        [Page.Block(paragraphs: [text(InterventionStudyTexts.noEventStudy)])])
    }
    var block = Page.Block(
      paragraphs: [text(InterventionStudyTexts.eventStudyNote(months: Numerals.count(months)))]
        + notices { if case .trends = $0 { true } else { false } })
    block.chart = try chart("event-study", InterventionStudyTexts.eventStudy) {
      EventStudyChart(table: table, language: labels.language).specification(description: $0)
    }
    block.folded = folded(
      table,
      [
        .text("since"), .ratio("difference"), .differences("interval", lower: "lower", upper: "upper"),
        .differences("band", lower: "band_lower", upper: "band_upper"),
      ], InterventionStudyTexts.eventStudy)
    return section("event-study", InterventionStudyTexts.eventStudy, [block])
  }

  private func control() -> Page.Section? {
    guard study.comparison != nil else { return nil }
    var block = Page.Block(paragraphs: notices { if case .control = $0 { true } else { false } })
    if study.isRollout {
      block.paragraphs.append(
        text(
          study.controls.isEmpty
            ? InterventionStudyTexts.noControlSchools
            : InterventionStudyTexts.controlOfSchools(labels.month(study.controlsSince ?? study.last))))
    } else if study.controls.isEmpty {
      block.paragraphs.append(text(InterventionStudyTexts.noControl))
    }
    let table = tables.controls
    if !table.rows.isEmpty {
      block.open = view(
        table, [.text("series"), .ratio("ratio"), .interval("interval", lower: "ratio_lower", upper: "ratio_upper")],
        InterventionStudyTexts.control)
    }
    return section("control", InterventionStudyTexts.control, [block])
  }

  private func agreement() -> Page.Section? {
    let table = tables.agreement
    guard table.rows.count > 1 else { return nil }
    var block = Page.Block(paragraphs: [text(InterventionStudyTexts.agreementNote)])
    block.open = view(
      table,
      [
        .text("method"), .ratio("difference"), .differences("interval", lower: "lower", upper: "upper"),
        .ratio("ratio"), .interval("ratio_interval", lower: "ratio_lower", upper: "ratio_upper"),
      ], InterventionStudyTexts.agreement)
    let weight = study.figures.first { $0.term == .quantity(.alreadyTreatedWeight) && ($0.value ?? 0) >= 0.005 }?.value
    let after = Page.Block(
      paragraphs: (weight.map {
        [text(InterventionStudyTexts.alreadyTreated(Numerals.percent($0)))]
      } ?? [])
        + notices {
          switch $0 {
          case .breakdown, .alwaysTreated: true
          default: false
          }
        })
    return section("agreement", InterventionStudyTexts.agreement, [block, after])
  }

  private func needed() -> Page.Section? {
    study.need.map {
      section("needed", InterventionStudyTexts.needed, [Page.Block(paragraphs: [text($0)])])
    }
  }

  private func counts() -> Page.Section? {
    guard !study.counts.isEmpty else { return nil }
    var block = Page.Block(
      paragraphs: [text(InterventionStudyTexts.countsNote(leftOut: Numerals.count(study.returnsLeftOut)))])
    let table = tables.counts
    block.open = view(
      table, table.columns.map { $0 == "schools_group" ? .text($0) : .count($0) }, InterventionStudyTexts.counts)
    return section("counts", InterventionStudyTexts.counts, [block])
  }

  // MARK: - Parts

  private func section(_ id: String, _ title: Text, _ blocks: [Page.Block]) -> Page.Section {
    Page.Section(id: id, title: text(title), blocks: blocks)
  }

  private func notices(_ isWanted: (EffectResult.Notice) -> Bool) -> [String] {
    study.notices.filter(isWanted).map { text($0.text) }
  }

  private func chart(
    _ id: String, _ title: Text, _ make: (String) -> VegaLite.Specification?
  ) throws -> Page.Chart? {
    try make(text(title)).map {
      Page.Chart(id: "\(id)-chart", title: text(title), specification: try $0.json())
    }
  }

  private func view(_ table: Table, _ columns: [TableView.Column], _ caption: Text) -> TableView {
    TableView(
      table, columns: columns, caption: caption, language: labels.language,
      csv: isInReport ? "../" + ReportFiles.csvPath(table) : nil)
  }

  private func folded(_ table: Table, _ columns: [TableView.Column], _ caption: Text) -> Page.Folded {
    Page.Folded(
      summary: text(ReportTexts.dataTable) + text(ReportTexts.colon) + text(caption),
      table: view(table, columns, caption))
  }
}
