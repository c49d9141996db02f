import Analyses
import Submissions
import Tables
import Wording

/// Parts of the report beside the sections of series and cases: to-dos, the funnel, returns by month, districts' pages.
extension PageBuilder {
  func toDos() -> Page.Section {
    let lines = ToDoList(analysis.toDos, labels: labels).lines
    var block = Page.Block()
    if lines.isEmpty {
      block.paragraphs = [text(analysis.indicators.isEmpty ? ToDoTexts.nothingKnown : ToDoTexts.nothing)]
    } else {
      block.paragraphs = [text(LeaderTexts.dates)]
      block.open = view(
        ToDoList.table(lines), [.text("number"), .text("task"), .text("responsible"), .text("due")], ToDoTexts.toDos)
    }
    return Page.Section(id: "to-dos", title: text(ToDoTexts.toDos), blocks: [block])
  }

  func funnel(_ indicator: IndicatorAnalysis, _ position: Int) throws -> Page.Block? {
    guard let funnel = indicator.funnel else { return nil }
    let table = tables.funnel(indicator)
    var block = Page.Block(heading: text(title(ReportTexts.funnel, indicator)))
    let rate = funnel.rate * Double(funnel.days) * Funnel.pupilsPerRate
    block.paragraphs = [text(ReportTexts.funnelRate(Numerals.ratio(rate))), text(ReportTexts.funnelNote)]
    block.chart = try chart("funnel-\(position)", title(ReportTexts.funnel, indicator)) {
      FunnelChart(table: table, funnel: funnel, language: labels.language).specification(description: $0)
    }
    block.folded = folded(
      table,
      [.text("district"), .count("observed"), .decimal("funnel_pupils"), .ratio("per_pupils"), .text("place")],
      ReportTexts.funnel)
    return block
  }

  func returnGrid() throws -> Page.Block? {
    let table = tables.returnMonths(analysis.returnMonths)
    guard !table.rows.isEmpty else { return nil }
    var block = Page.Block(heading: text(ReportTexts.returnGrid), paragraphs: [text(ReportTexts.returnGridNote)])
    block.chart = try chart("return-grid", ReportTexts.returnGrid) {
      ReturnGridChart(table: table, language: labels.language).specification(description: $0)
    }
    block.folded = folded(
      table,
      [
        .text("district"), .text("month"), .count("expected_returns"), .count("on_time"), .count("late"),
        .count("missing"), .count("awaiting_correction"), .percent("missing_share"),
      ], ReportTexts.returnGrid)
    return block
  }

  func districts() -> Page.Section? {
    let pages = DistrictPage.all(analysis, provenance, labels)
    guard !pages.isEmpty else { return nil }
    var block = Page.Block(paragraphs: [text(DistrictTexts.pagesNote)])
    block.links = pages.map { Page.Link(text: $0.district, address: $0.path) }
    return Page.Section(id: "districts", title: text(DistrictTexts.pages), blocks: [block])
  }
}

extension ReportTables {
  /// Each district's rate of the month and where it lies in the funnel.
  func funnel(_ analysis: IndicatorAnalysis) -> Table {
    Table(
      name: "funnel", columns: ["indicator", "district", "observed", "funnel_pupils", "per_pupils", "place"],
      rows: (analysis.funnel?.points ?? []).map { point in
        [
          cell(analysis.indicator), .text(point.district), .integer(point.observed), .number(point.pupils),
          .number(Double(point.observed) / point.pupils * Funnel.pupilsPerRate), .text(labels.text(point.place.text)),
        ]
      })
  }

  /// Who reported the events of each month, by district.
  func returnMonths(_ months: [CompletenessAnalysis]) -> Table {
    Table(
      name: "return_months",
      columns: [
        "district", "month", "expected_returns", "on_time", "late", "missing", "awaiting_correction", "missing_share",
      ],
      rows: months.flatMap { month in
        month.units.filter { $0.unit != .city && $0.expected > 0 }.map { row in
          let counts = [row.expected, row.onTime, row.late, row.missing, row.awaitingCorrection].map(Cell.integer)
          let share = Double(row.missing + row.awaitingCorrection) / Double(row.expected)
          return [cell(row.unit), .text(month.period)] + counts + [.number(share)]
        }
      })
  }
}

extension Funnel.Place {
  var text: Text {
    switch self {
    case .within: ReportTexts.funnelWithin
    case .outside95: ReportTexts.funnelOutside95
    case .outside998: ReportTexts.funnelOutside998
    }
  }
}
