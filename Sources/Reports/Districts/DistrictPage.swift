import Analyses
import Submissions
import Tables
import Wording

/// The page of one district: its own figures and city totals, and nothing of any other district.
struct DistrictPage {
  let district: String
  /// The file's name without its ending.
  let fileName: String
  let builder: PageBuilder
  var analysis: MonthlyAnalysis { builder.analysis }
  var labels: Labels { builder.labels }

  /// One page for each district the analysis knows, in order of name.
  static func all(_ analysis: MonthlyAnalysis, _ provenance: Provenance, _ labels: Labels) -> [DistrictPage] {
    let builder = PageBuilder(analysis: analysis, provenance: provenance, labels: labels)
    let units =
      analysis.indicators.flatMap { $0.comparisons.map(\.unit) } + (analysis.completeness?.units.map(\.unit) ?? [])
      + (analysis.openCases?.units.map(\.unit) ?? [])
    let names = Set(units.compactMap { if case .district(let name) = $0 { name } else { nil } }).sorted()
    var taken: Set<String> = []
    return names.map { name in
      let plain = fileName(name)
      var free = plain
      var number = 2
      while !taken.insert(free.lowercased()).inserted {
        free = "\(plain)-\(number)"
        number += 1
      }
      return DistrictPage(district: name, fileName: free, builder: builder)
    }
  }

  /// A name that is safe for every file system and address: letters and figures of any script, the rest as hyphens.
  private static func fileName(_ name: String) -> String {
    let safe = name.prefix(60).map { $0.isLetter || $0.isNumber ? $0 : "-" }
    return safe.contains { $0 != "-" } ? String(safe) : "district"
  }

  /// Where the page stands in a report's folder.
  var path: String { "districts/\(fileName).html" }

  /// The page and its figures.
  func files() throws -> [ReportFile] { [ReportFile(path: path, bytes: Array(try page().html().utf8)), data] }

  /// The figures alone.
  var data: ReportFile { ReportFile(path: "districts/\(fileName).csv", bytes: Array(figures.csv().utf8)) }

  func page() -> Page {
    Page(
      layout: "district", language: labels.language.rawValue,
      title: text(DistrictTexts.title(district: district, month: labels.month(analysis.month))),
      mark: text(ReportTexts.restricted), asOf: text(ReportTexts.asOf(labels.day(analysis.asOf))),
      revision: builder.revision { $0.text(of: district, file: fileName) },
      ahead: [Page.Link(text: text(DistrictTexts.file), address: "\(fileName).csv")],
      warning: analysis.isMonthOver ? nil : text(ReportTexts.monthNotOver(until: labels.day(analysis.asOf))),
      headlineTitle: text(DistrictTexts.month), contentsTitle: text(ReportTexts.contents), headlines: headlines(),
      sections: [toDos(), findings(), coverage(), timeliness(), tracking(), quality()],
      footer: text(ReportTexts.footer), noScript: "", styleSheet: Page.text(PackageResources.page_css), vega: "",
      script: "")
  }

  func text(_ text: Text) -> String { labels.text(text) }
  var unit: Unit { .district(district) }

  func section(_ id: String, _ title: Text, _ blocks: [Page.Block]) -> Page.Section {
    Page.Section(id: id, title: text(title), blocks: blocks)
  }

  /// A table of the page; there is one file for all of them.
  func view(_ table: Table, _ columns: [TableView.Column], _ caption: Text) -> TableView {
    TableView(table, columns: columns, caption: caption, language: labels.language, csv: nil)
  }

  // MARK: - The month

  private func headlines() -> [Page.Headline] {
    let own = analysis.indicators.compactMap { indicator in
      indicator.comparisons.first { $0.unit == unit }.map { (indicator, $0) }
    }
    guard !own.isEmpty else {
      return [
        Page.Headline(
          subject: nil, tone: "plain", cautionFirst: missing, statement: builder.sentence(DistrictTexts.noFigure),
          evidence: [], figures: [])
      ]
    }
    return own.map { indicator, comparison in
      let subject = labels.subject(indicator.indicator)
      let isRise = comparison.direction == .rise
      let title = AlertTexts.statusTitle(
        unit: labels.unit(unit), subject: subject, month: labels.month(analysis.month), answer: answer(comparison))
      return Page.Headline(
        subject: nil, tone: isRise ? "rise" : comparison.direction == .fall ? "fall" : "plain",
        cautionFirst: isRise || indicator.indicator != .crisisEvents ? nil : missing,
        statement: builder.sentence(title),
        evidence: [
          builder.whatHappened(comparison, indicator.indicator),
          text(ReportTexts.verdict) + text(ReportTexts.colon) + builder.verdictLine(comparison),
        ].compactMap(\.self), figures: [])
    }
  }

  private func answer(_ comparison: Comparison) -> Text {
    if comparison.direction != .none { return labels.judgement(comparison) }
    guard comparison.pValue != nil, analysis.isMonthOver else { return AlertTexts.cannotSay }
    return comparison.reasons.contains(.wideInterval) ? AlertTexts.undecided : AlertTexts.calm
  }

  /// The schools that have not reported the month's events.
  private var missing: String? {
    guard let row = analysis.completeness?.units.first(where: { $0.unit == unit }),
      row.missing + row.awaitingCorrection > 0
    else { return nil }
    return builder.sentence(FindingTexts.schoolsMissing(row.missing + row.awaitingCorrection, of: row.expected))
  }

  // MARK: - What is to be done, and why

  private func toDos() -> Page.Section {
    let own = analysis.toDos.filter { $0.districts.contains(district) }
    var block = Page.Block()
    if own.isEmpty {
      block.paragraphs = [text(ToDoTexts.nothing)]
    } else {
      block.open = view(toDoTable(own), [.text("number"), .text("task"), .text("due")], ToDoTexts.toDos)
    }
    return section("to-dos", ToDoTexts.toDos, [block])
  }

  /// Others may answer for the same; here it is the district's.
  private func toDoTable(_ own: [ToDo]) -> Table {
    ToDoList.table(
      ToDoList(
        own.map { toDo in
          var toDo = toDo
          toDo.districts = [district]
          return toDo
        }, labels: labels
      ).lines)
  }

  private func findings() -> Page.Section {
    var block = Page.Block()
    for indicator in analysis.indicators {
      block.paragraphs += indicator.findings.compactMap { partOfCity($0, indicator) }
      block.cards += builder.cards(of: unit, indicator)
    }
    if block.cards.isEmpty, block.paragraphs.isEmpty {
      let isTested = analysis.indicators.contains { $0.comparisons.contains { $0.unit == unit && $0.pValue != nil } }
      block.paragraphs = [text(isTested ? DistrictTexts.noFindings : ReportTexts.nothingTested)]
    }
    return section("findings", DistrictTexts.findings, [block])
  }

  /// The district's share where it carries the city's change.
  private func partOfCity(_ finding: Finding, _ indicator: IndicatorAnalysis) -> String? {
    guard finding.comparison.unit == .city,
      let driver = finding.drivers.first(where: { $0.part == .district(district) && $0.isLeading })
    else { return nil }
    return builder.sentence(
      DistrictTexts.partOfCity(
        labels.subject(indicator.indicator), isRise: finding.comparison.direction != .fall, share: driver.share))
  }
}
