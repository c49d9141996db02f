import Analyses
import Disclosure
import Submissions
import Tables
import Wording

/// The published figures as files and as the tables of the page.
struct PublicTables {
  let frame: PublicationFrame
  let figures: PublicFigures
  let labels: PublicLabels

  // MARK: - Files

  /// Every count: where there is none, its symbol says why.
  var counts: Table {
    var table = Table(
      name: "figures",
      columns: ["indicator", "level", "place", "from", "to", "stage", "item", "value", "symbol"])
    for cell in figures.cells {
      let key = cell.key
      table.rows.append([
        .text(key.indicator), .text("\(key.level)"), .text(labels.place(key.level, key.place)),
        .text(key.period.firstMonth.description), .text(key.period.lastMonth.description),
        .text(labels.stage(key)), .text(labels.item(key)),
        value(cell).map(Cell.integer) ?? .missing(.notAvailable), .text(symbol(cell)),
      ])
    }
    return table
  }

  /// Every rate and share.
  var ratios: Table {
    var table = Table(
      name: "rates", columns: ["rate", "level", "place", "from", "to", "value", "symbol"])
    for ratio in figures.ratios {
      let key = ratio.numerator
      table.rows.append([
        .text(ratio.name.prefix { $0 != "/" }.description), .text("\(key.level)"),
        .text(labels.place(key.level, key.place)), .text(key.period.firstMonth.description),
        .text(key.period.lastMonth.description), value(ratio).map(Cell.number) ?? .missing(.notAvailable),
        .text(symbol(ratio)),
      ])
    }
    return table
  }

  /// How many returns of events came.
  var returns: Table {
    var table = Table(
      name: "returns", columns: ["level", "place", "from", "to", "received", "expected_returns"])
    for entry in frame.returns {
      table.rows.append([
        .text("\(entry.level)"), .text(labels.place(entry.level, entry.place)),
        .text(entry.period.firstMonth.description), .text(entry.period.lastMonth.description),
        .integer(entry.received), .integer(entry.owed),
      ])
    }
    return table
  }

  // MARK: - Tables of the page

  /// A row of the page's tables: what it is of, and its figures.
  struct Line {
    var name: String
    var values: [String]
  }

  /// A table of the page.
  func view(_ caption: Text, _ first: Text, _ headings: [String], _ lines: [Line]) -> TableView {
    TableView(
      caption: labels.text(caption),
      headings: [TableView.Heading(text: labels.text(first), isNumber: false)]
        + headings.map { TableView.Heading(text: $0, isNumber: true) },
      rows: lines.map { line in
        TableView.Row(
          cells: [TableView.Value(text: line.name, isNumber: false, isFirst: true)]
            + line.values.map { TableView.Value(text: $0, isNumber: true, isFirst: false) })
      },
      language: labels.language)
  }

  /// The city's line, then one of each district.
  func places(_ value: (CellKey.Level, String) -> [String]) -> [Line] {
    [Line(name: labels.cityName, values: value(.city, PublicationFrame.city))]
      + frame.districts.map { Line(name: $0, values: value(.district, $0)) }
  }

  /// A figure of the city or a district.
  func show(
    _ level: CellKey.Level, _ place: String, _ indicator: PublicIndicator, _ period: Period, _ breakdown: [String] = []
  ) -> String {
    let key = CellKey(
      indicator: indicator.rawValue, level: level, place: place, period: period, breakdown: breakdown)
    return figures.cell(key).map { Self.text(value($0).map(Numerals.count), symbol($0)) } ?? Numerals.absent
  }

  /// A ratio by its name.
  func show(ratio name: String) -> String {
    figures.ratio(name).map { Self.text(value($0).map { Numerals.decimal($0) }, symbol($0)) } ?? Numerals.absent
  }

  /// The symbols that occur.
  var symbols: Set<String> {
    Set((figures.cells.map(symbol) + figures.ratios.map(symbol)).flatMap { $0.split(separator: " ").map(String.init) })
  }

  /// A count, where it is told and enough returns are behind it.
  func value(_ cell: PublishedCell) -> Int? { frame.unavailable.contains(cell.key) ? nil : cell.figure.value }

  private func value(_ ratio: PublishedRatio) -> Double? {
    frame.unavailable.contains(ratio.numerator) ? nil : ratio.figure.value
  }

  private func symbol(_ cell: PublishedCell) -> String {
    symbol(cell.figure.symbol, of: cell.key, isTold: cell.figure.value != nil)
  }

  private func symbol(_ ratio: PublishedRatio) -> String {
    symbol(ratio.figure.symbol, of: ratio.numerator, isTold: ratio.figure.value != nil)
  }

  /// A figure that is told and rests on too little is marked as unreliable, beside any other mark; one that rests on next to
  /// nothing is not available.
  private func symbol(_ symbol: String, of key: CellKey, isTold: Bool) -> String {
    if frame.unavailable.contains(key), symbol != Symbol.notApplicable.rawValue { return Symbol.notAvailable.rawValue }
    return marked(symbol, isMarked: isTold && frame.incomplete.contains(key))
  }

  private func marked(_ symbol: String, isMarked: Bool) -> String {
    let mark = PublicFigures.unreliable
    return !isMarked || symbol == mark ? symbol : symbol.isEmpty ? mark : "\(symbol) \(mark)"
  }

  private static func text(_ value: String?, _ symbol: String) -> String {
    [value, symbol].compactMap(\.self).filter { !$0.isEmpty }.joined(separator: " ")
  }
}
