public import Analyses
import Tables
public import Wording

/// The page of `detect`: the answer, the abnormal periods, and a chart for each series.
public struct DetectionPage {
  private let detection: Detection
  private let series: SeriesTable
  private let language: Language
  private static let mostCharts = 24
  private static let mostRows = 200

  /// Creates a page.
  /// - Parameters:
  ///   - detection: what was found.
  ///   - series: the counts it was found in.
  ///   - language: the page's language.
  public init(_ detection: Detection, of series: SeriesTable, language: Language) {
    self.detection = detection
    self.series = series
    self.language = language
  }

  /// The page.
  /// - Parameters:
  ///   - source: the name of the file.
  ///   - settings: the method's settings.
  ///   - notices: what the reader has to know.
  ///   - vegaBundle: the script that defines `vegaEmbed`, inlined into the page.
  /// - Returns: HTML that needs no other file.
  /// - Throws: when a chart cannot be written as JSON or the template cannot be read.
  public func html(source: String, settings: String, notices: [Text], vegaBundle: String) throws -> String {
    try Page(
      language: language.rawValue, title: DetectionPageTexts.title(source)(language), mark: "Tidemark",
      asOf: DetectionPageTexts.method(detection.method.rawValue, settings: settings)(language),
      headlineTitle: DetectionPageTexts.conclusion(language), contentsTitle: ReportTexts.contents(language),
      headlines: [headline(notices)], sections: [alarms(), charts()].compactMap(\.self),
      footer: DetectionPageTexts.footer(language), noScript: ReportTexts.noScript(language),
      styleSheet: Page.text(PackageResources.page_css), vega: Page.inlined(vegaBundle),
      script: Page.text(PackageResources.page_js)
    ).html()
  }

  private static let places = Dictionary(
    uniqueKeysWithValues: Detection.columns.enumerated().map { ($1, $0) })

  private static func cell(_ row: [Cell], _ column: String) -> Cell? { places[column].map { row[$0] } }

  private func headline(_ notices: [Text]) -> Page.Headline {
    let rows = detection.table.rows
    let outcomes = rows.compactMap { Self.cell($0, "alarm")?.value }
    let alarms = outcomes.count { $0 == 1 }
    let untested = rows.count - outcomes.count
    let tested = Set(rows.filter { Self.cell($0, "alarm")?.value != nil }.map { Self.cell($0, "series") }).count
    let answer =
      outcomes.isEmpty
      ? DetectionPageTexts.nothingTested
      : DetectionPageTexts.answer(series: tested, periods: outcomes.count, alarms: alarms)
    return Page.Headline(
      subject: nil, tone: alarms > 0 ? "rise" : "plain",
      cautionFirst: untested > 0 && !outcomes.isEmpty ? DetectionPageTexts.untested(untested)(language) : nil,
      statement: answer(language), evidence: notices.map { $0(language) }, figures: [])
  }

  private func alarms() -> Page.Section? {
    var table = detection.table
    table.rows = table.rows.filter { Self.cell($0, "alarm") == .integer(1) }
    guard !table.rows.isEmpty else { return nil }
    var block = Page.Block()
    if table.rows.count > Self.mostRows {
      block.paragraphs = [DetectionPageTexts.someRows(Self.mostRows, of: table.rows.count)(language)]
      table.rows = Array(table.rows.prefix(Self.mostRows))
    }
    block.open = TableView(
      table,
      columns: [
        .text("series"), .text("time"), .count("observed"), .decimal("expected"),
      ] + (detection.method.boundsCounts ? [.decimal("upper"), .probability("p_value")] : []),
      caption: DetectionPageTexts.alarms, language: language, csv: nil)
    return Page.Section(id: "alarms", title: DetectionPageTexts.alarms(language), blocks: [block])
  }

  private func charts() throws -> Page.Section {
    let found = Dictionary(grouping: detection.table.rows) { Self.cell($0, "series")?.name ?? "" }
    let alarms = found.mapValues { $0.count { Self.cell($0, "alarm") == .integer(1) } }
    let order = series.series.enumerated().sorted {
      let (left, right) = (alarms[$0.element.name] ?? 0, alarms[$1.element.name] ?? 0)
      return (right, $0.offset) < (left, $1.offset)
    }
    var blocks = [
      Page.Block(
        paragraphs: [
          (detection.method.boundsCounts ? DetectionPageTexts.legend : DetectionPageTexts.statisticLegend)(language)
        ])
    ]
    if order.count > Self.mostCharts {
      blocks[0].paragraphs.append(DetectionPageTexts.someCharts(Self.mostCharts, of: order.count)(language))
    }
    for (number, one) in order.prefix(Self.mostCharts) where one.counts.contains(where: { $0 != nil }) {
      let specification = chart(one, found[one.name] ?? [])
      blocks.append(
        Page.Block(
          chart: Page.Chart(id: "series-\(number)", title: one.name, specification: try specification.json())))
    }
    return Page.Section(id: "charts", title: DetectionPageTexts.charts(language), blocks: blocks)
  }

  /// Whether times are whole numbers, which have an order of their own.
  private var isNumbered: Bool { if case .numbers = series.calendar { true } else { false } }

  private func axis(of one: SeriesTable.Series) -> VegaLite.Channel {
    let title = ColumnTexts.heading("time")(language)
    if isNumbered {
      var x = VegaLite.Channel.quantity("time", title)
      x.scale = VegaLite.Scale(zero: false, nice: false)
      return x
    }
    let years = one.counts.indices.map { one.first + $0 }.filter { series.calendar.season($0) == 0 }
    return .ordinal(
      "time", title,
      axis: VegaLite.Axis(
        labelAngle: 0, labelOverlap: "greedy",
        values: one.counts.count > 24 && !years.isEmpty ? years.map { .text(series.label($0)) } : nil))
  }

  /// A series over the bound of its tested periods.
  private func chart(_ one: SeriesTable.Series, _ rows: [[Cell]]) -> VegaLite.Specification {
    let tested = Dictionary(rows.map { (Self.cell($0, "time")?.name ?? "", $0) }) { first, _ in first }
    var segment = 0
    let values = one.counts.indices.map { index in
      let time = series.label(one.first + index)
      // A gap in the counts must be a gap in the line.
      if one.counts[index] == nil { segment += 1 }
      var value: [String: VegaLite.Datum] = [
        "time": isNumbered ? .number(Double(one.first + index)) : .text(time), "segment": .number(Double(segment)),
        "observed": one.counts[index].map { .number(Double($0)) } ?? .null,
      ]
      for column in ["expected", "alarm"] + (detection.method.boundsCounts ? ["upper"] : []) {
        value[column] = tested[time].flatMap { Self.cell($0, column) }.map(VegaLite.Datum.init) ?? .null
      }
      return value
    }
    let x = axis(of: one)
    let y = { (field: String) in VegaLite.Channel.quantity(field, ColumnTexts.count(language)) }
    let tooltip =
      [VegaLite.Channel.ordinal("time", ColumnTexts.heading("time")(language))]
      + ["observed", "expected", "upper"].map { column in
        .quantity(column, ColumnTexts.heading(column)(language), format: column == "observed" ? nil : ".1f")
      }
    func layer(_ mark: VegaLite.Mark, _ field: String, _ filter: String) -> VegaLite.Layer {
      VegaLite.Layer(
        mark: mark,
        encoding: VegaLite.Encoding(
          x: x, y: y(field), detail: mark.type == "line" ? .nominal("segment") : nil,
          tooltip: mark.type == "line" ? nil : tooltip),
        transform: [VegaLite.Transform(filter: filter)])
    }
    // A layer without a mark has no extent, of which the charts' script would complain.
    func holds(_ column: String, _ wanted: (Cell) -> Bool) -> Bool {
      rows.contains { Self.cell($0, column).map(wanted) ?? false }
    }
    var layers = [
      layer(.init(type: "line", color: Palette.neutral, strokeWidth: 1.5), "observed", "isValid(datum.observed)"),
      layer(
        .init(type: "point", color: Palette.neutral, size: 12, filled: true), "observed", "isValid(datum.observed)"),
    ]
    if holds("expected", { $0.value != nil }) {
      layers.append(
        layer(.init(type: "line", color: Palette.low, strokeWidth: 1.5), "expected", "isValid(datum.expected)"))
    }
    if detection.method.boundsCounts, holds("upper", { $0.value != nil }) {
      layers.append(
        layer(
          .init(type: "line", color: Palette.low, strokeWidth: 1, strokeDash: [4, 3]), "upper", "isValid(datum.upper)"))
    }
    if holds("alarm", { $0 == .integer(1) }) {
      layers.append(
        layer(.init(type: "point", color: Palette.high, size: 80, filled: true), "observed", "datum.alarm === 1"))
    }
    return VegaLite.Specification(
      description: one.name, height: 200, data: VegaLite.Values(values: values), layer: layers)
  }
}

extension Cell {
  /// The text in the cell, if it holds one.
  fileprivate var name: String? { if case .text(let text) = self { text } else { nil } }
}
