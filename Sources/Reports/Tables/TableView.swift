import Mustache
import Tables
import Wording

/// A table as the page shows it: some columns of a `Table`, numbers rounded for people.
struct TableView {
  var caption: String
  var headings: [Heading]
  var rows: [Row]
  var csv: String?
  var csvLabel: String
  /// The rows it shows, as they are.
  var source: Table
  /// The columns it shows, each with its heading; an interval has two.
  var sources: [(column: String, heading: String)]

  struct Heading {
    var text: String
    var isNumber: Bool
  }
  struct Row { var cells: [Value] }
  struct Value {
    var text: String
    var isNumber: Bool
    var isFirst: Bool
  }

  /// How a column is written.
  enum Column {
    case text(String)
    /// A long name of which the page shows the beginning; the file has it whole.
    case beginning(String)
    case count(String)
    case decimal(String)
    case ratio(String)
    case percent(String)
    /// A small share, in per cent with two decimals.
    case rate(String)
    case probability(String)
    /// Two columns as one interval of ratios, under a heading of its own.
    case interval(String, lower: String, upper: String)
    /// Two columns as one range of counts.
    case range(String, lower: String, upper: String)
    /// Two columns as one interval of differences, which may be below 0.
    case differences(String, lower: String, upper: String)
    /// Two columns as one interval of shares, in per cent.
    case shares(String, lower: String, upper: String)

    var name: String {
      switch self {
      case .text(let name), .beginning(let name), .count(let name), .decimal(let name), .ratio(let name),
        .percent(let name),
        .rate(let name), .probability(let name), .interval(let name, _, _), .range(let name, _, _),
        .differences(let name, _, _), .shares(let name, _, _):
        name
      }
    }
    var isNumber: Bool {
      switch self {
      case .text, .beginning: false
      default: true
      }
    }
    /// The columns of the table it is made of; of an interval each end bears its arrow.
    fileprivate var parts: [(column: String, end: String)] {
      switch self {
      case .interval(_, let lower, let upper), .range(_, let lower, let upper), .differences(_, let lower, let upper),
        .shares(_, let lower, let upper):
        [(lower, " ↓"), (upper, " ↑")]
      default: [(name, "")]
      }
    }
  }

  /// Shows some columns of a table.
  init(_ table: Table, columns: [Column], caption: Text, language: Language, csv: String?) {
    self.caption = caption(language)
    self.csv = csv
    csvLabel = ReportTexts.csv(language)
    source = table
    sources = columns.flatMap { column in
      column.parts.map { ($0.column, ColumnTexts.heading(column.name)(language) + $0.end) }
    }
    headings = columns.map { Heading(text: ColumnTexts.heading($0.name)(language), isNumber: $0.isNumber) }
    let index = Dictionary(uniqueKeysWithValues: table.columns.enumerated().map { ($1, $0) })
    rows = table.rows.map { row in
      func cell(_ name: String) -> Cell { index[name].map { row[$0] } ?? .missing(.notApplicable) }
      return Row(
        cells: columns.enumerated().map { position, column in
          Value(
            text: Self.write(column, cell: cell, language: language), isNumber: column.isNumber,
            isFirst: position == 0)
        })
    }
  }

  /// Shows rows already written.
  init(caption: String, headings: [Heading], rows: [Row], language: Language) {
    self.caption = caption
    self.headings = headings
    self.rows = rows
    csvLabel = ReportTexts.csv(language)
    source = Table(name: "", columns: [])
    sources = []
  }

  private static func write(_ column: Column, cell: (String) -> Cell, language: Language) -> String {
    switch column {
    case .text(let name), .count(let name):
      switch cell(name) {
      case .text(let text): text
      case .integer(let value): Numerals.count(value)
      case .number(let value): Numerals.decimal(value)
      case .missing: Numerals.absent
      }
    case .beginning(let name):
      if case .text(let text) = cell(name) { text.count > 12 ? text.prefix(12) + "…" : text } else { Numerals.absent }
    case .decimal(let name): Numerals.decimal(cell(name).value)
    case .ratio(let name): Numerals.ratio(cell(name).value)
    case .percent(let name): Numerals.percent(cell(name).value, places: 1)
    case .rate(let name): Numerals.percent(cell(name).value, places: 2)
    case .probability(let name): Numerals.probability(cell(name).value)
    case .interval(_, let lower, let upper): Numerals.interval(cell(lower).value, cell(upper).value)(language)
    case .range(_, let lower, let upper):
      if let low = cell(lower).value, let high = cell(upper).value {
        "\(Numerals.decimal(low, places: 0))–\(Numerals.decimal(high, places: 0))"
      } else {
        Numerals.absent
      }
    case .differences(_, let lower, let upper):
      if let low = cell(lower).value, let high = cell(upper).value {
        "\(Numerals.ratio(low)) – \(Numerals.ratio(high))"
      } else {
        Numerals.absent
      }
    case .shares(_, let lower, let upper):
      if let low = cell(lower).value, let high = cell(upper).value {
        "\(Numerals.percent(low, places: 0))–\(Numerals.percent(high, places: 0))"
      } else {
        Numerals.absent
      }
    }
  }
}

// A table's cells are most of a page, and asking them by reflection was most of the time of making one.

extension TableView.Value: MustacheParent {
  func child(named name: String) -> Any? {
    switch name {
    case "text": text
    case "isNumber": isNumber
    case "isFirst": isFirst
    default: nil
    }
  }
}

extension TableView.Row: MustacheParent {
  func child(named name: String) -> Any? { name == "cells" ? cells : nil }
}

extension Cell {
  /// The number in the cell, if it holds one.
  var value: Double? {
    switch self {
    case .integer(let value): Double(value)
    case .number(let value): value
    case .text, .missing: nil
    }
  }
}
