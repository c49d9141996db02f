import Analyses
import Submissions
import Tables
import Wording

/// The page of a summer report: the verdict first, then what is to be done and for whom, then part by part.
///
/// A part of which nothing was sent is one sentence that says so.
struct SummerPage {
  let analysis: SummerAnalysis
  let provenance: Provenance
  let labels: Labels
  /// The month's page knows how to draw charts, tables and sentences.
  let builder: PageBuilder
  var tables: SummerTables { SummerTables(analysis: analysis, labels: labels) }
  var summer: Summer { analysis.summer }

  init(_ analysis: SummerAnalysis, _ provenance: Provenance, _ labels: Labels) {
    self.analysis = analysis
    self.provenance = provenance
    self.labels = labels
    builder = PageBuilder(
      analysis: MonthlyAnalysis(month: analysis.day.month, asOf: analysis.asOf, indicators: [], interventions: []),
      provenance: provenance, labels: labels)
  }

  func page(vega: String) throws -> Page {
    let days = SummerTexts.days(first: labels.day(summer.firstDay), last: labels.day(summer.lastDay))
    return Page(
      layout: "summer", language: labels.language.rawValue,
      title: text(SummerTexts.title(city: provenance.cityName, year: summer.year)), mark: text(ReportTexts.restricted),
      asOf: text(days) + text(ReportTexts.semicolon) + text(ReportTexts.asOf(labels.day(analysis.asOf))),
      revision: builder.revision(\.text),
      warning: analysis.isOver
        ? nil : text(SummerTexts.notOver(until: labels.day(analysis.asOf), last: labels.day(summer.lastDay))),
      headlineTitle: text(SummerTexts.verdict), contentsTitle: text(ReportTexts.contents), headlines: [headline],
      sections: try [
        toDos(), watchList(), returns(), visits(), followUps(), notices(), conferences(), plans(), methods(),
      ],
      footer: text(ReportTexts.footer), noScript: text(ReportTexts.noScript),
      styleSheet: Page.text(PackageResources.page_css), vega: vega, script: Page.text(PackageResources.page_js))
  }

  func text(_ text: Text) -> String { labels.text(text) }
  func sentence(_ words: Text) -> String { builder.sentence(words) }

  func section(_ id: String, _ title: Text, _ blocks: [Page.Block?]) -> Page.Section {
    Page.Section(id: id, title: text(title), blocks: blocks.compactMap(\.self))
  }

  /// A sentence by itself.
  func said(_ sentence: String) -> Page.Block { Page.Block(paragraphs: [sentence]) }

  /// A table in the open; none when there is nothing in it.
  func open(_ table: Table, _ columns: [TableView.Column], _ caption: Text) -> Page.Block? {
    table.rows.isEmpty ? nil : Page.Block(open: builder.view(table, columns, caption))
  }

  // MARK: - In short

  private var headline: Page.Headline {
    let isBad =
      isAnyReturnMissing || analysis.tracking?.isHeld != true || !analysis.deaths.isEmpty
      || analysis.watch?.count(.lost) ?? 0 > 0
    let statement = [returnsVerdict, trackingVerdict, watchVerdict].map(sentence)
      .joined(separator: text(ReportTexts.betweenSentences))
    let silent = analysis.tracking?.silentSchools ?? []
    let lost = analysis.watch?.count(.lost) ?? 0
    let evidence = [
      CaseDeathCount(analysis.deaths).words.map(sentence),
      lost > 0 ? sentence(CaseAlertTexts.lost(day: labels.day(analysis.day), pupils: lost)) : nil,
      silent.isEmpty || analysis.tracking?.isSilent == true
        ? nil : sentence(SummerTexts.silentSchools(silent.count)),
      visitsSentence,
      analysis.differences.isEmpty ? nil : differencesSentence,
    ]
    return Page.Headline(
      subject: nil, tone: isBad ? "rise" : "plain", cautionFirst: nil, statement: statement,
      evidence: evidence.compactMap(\.self), figures: [])
  }

  private var isAnyReturnMissing: Bool { analysis.summaries.map { !$0.missing.isEmpty } ?? true }

  private var returnsVerdict: Text {
    guard let row = analysis.summaries?.units.first(where: { $0.unit == .city }) else { return SummerTexts.noRoster }
    let expected = Numerals.count(row.expected)
    return row.received == 0
      ? SummerTexts.noReturns(expected: expected)
      : SummerTexts.returns(expected: expected, missing: row.missing, waiting: row.awaitingCorrection)
  }

  private var trackingVerdict: Text {
    guard let tracking = analysis.tracking else { return SummerTexts.noTracking }
    guard !tracking.isSilent else {
      return SummerTexts.trackingSilent(onFile: Numerals.count(tracking.weeks.last?.onFile ?? 0))
    }
    guard let lowest = tracking.lowest else { return SummerTexts.noTracking }
    let (low, high) = (percent(lowest.rate), percent(tracking.highest))
    if tracking.isHeld == nil, tracking.isCutOff, let end = tracking.recordsEnd {
      return SummerTexts.trackingEnds(labels.day(end), lowest: low, highest: high)
    }
    guard let isHeld = tracking.isHeld else { return SummerTexts.trackingAlone(lowest: low, highest: high) }
    return SummerTexts.tracking(
      isHeld: isHeld, day: labels.day(lowest.monday), lowest: low, highest: high, before: percent(tracking.before?.rate)
    )
  }

  private var watchVerdict: Text {
    guard let watch = analysis.watch else { return SummerTexts.noWatch }
    return SummerTexts.watch(
      pupils: watch.pupils.count, gravest: Numerals.count(watch.count(.gravest)),
      movedUp: Numerals.count(watch.count(.movedUp)), overdue: Numerals.count(watch.count(.overdue)),
      lost: Numerals.count(watch.count(.lost)), unknown: watch.unknownTier)
  }

  var visitsSentence: String? {
    guard let city = analysis.visits.first(where: { $0.unit == .city }), city.answered > 0 else { return nil }
    return sentence(
      SummerTexts.visitsMade(
        due: Numerals.count(city.due), made: Numerals.count(city.made), share: percent(city.share),
        schools: Numerals.count(city.answered)))
  }

  var differencesSentence: String {
    let schools = Set(analysis.differences.map(\.school.code)).count
    return text(SummerTexts.differencesFound(analysis.differences.count, schools: schools))
  }

  func percent(_ share: Double?) -> String { Numerals.percent(share, places: 1) }
}
