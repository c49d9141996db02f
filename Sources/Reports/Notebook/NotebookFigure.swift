import Foundation
import Tables
import Wording

/// A cell of code with a table of the page and, where it has one, its chart; and what the code gives.
struct NotebookFigure {
  /// What the page shows of a table.
  var view: TableView
  /// The whole table, as it stands in its file.
  var whole: Table
  var rows: NotebookRows
  /// The chart, with its title.
  var chart: (title: String, chart: NotebookChart)?
  var language: Language

  /// The most rows a table is shown with; the chart has all.
  private static let most = 40
  private static let lastShown = 24

  /// The cell.
  /// - Throws: when the chart's specification is no JSON.
  func content(number: Int) throws -> Notebook.Cell.Content {
    var (code, outputs) = ("# \(view.caption)\n" + rows.code(whole.name), [[String: JSONValue]]())
    if let (title, chart) = chart {
      let specification = chart.specification(title: title)
      code += "\nshow_chart(rows[\(PythonText.list(chart.columns))], \(specification))"
      guard case .object(var drawn) = try JSONDecoder().decode(JSONValue.self, from: Data(specification.utf8)) else {
        throw NotebookError.noSpecification(title)
      }
      drawn["data"] = .object(["values": .list(values(chart.columns))])
      outputs.append([
        Notebook.chart: .object(drawn), "text/plain": .text(title),
      ])
    }
    let (part, shown) = excerpt
    let columns = view.sources.map { (column: $0.column, heading: $0.heading, ColumnFormat($0.column, of: whole)) }
    code += "\nshow_table(\(part), [\n"
    code += columns.map { "    (\"\($0.column)\", \(PythonText.quoted($0.heading)), \"\($0.2.ofPython)\"),\n" }.joined()
    code += "])"
    let lines =
      [columns.map(\.heading)]
      + shown.map { row in
        columns.map { column, _, format in format.asPython(cell(row, column)) }
      }
    outputs.append(["text/html": Self.html(lines), "text/plain": Self.plain(lines)])
    return .code(code, number: number, outputs: outputs)
  }

  private func cell(_ row: [Cell], _ column: String) -> Cell {
    whole.columns.firstIndex(of: column).map { row[$0] } ?? .missing(.notApplicable)
  }

  private func values(_ columns: [String]) -> [JSONValue] {
    view.source.rows.map { row in
      .object(
        Dictionary(
          uniqueKeysWithValues: columns.map { column in
            switch cell(row, column) {
            case .text(let text): (column, text.isEmpty ? .null : .text(text))
            case .integer(let value): (column, .number(Double(value)))
            case .number(let value):
              (column, Double(value.twelveDigits).map { $0.isFinite ? .number($0) : .null } ?? .null)
            case .missing: (column, .null)
            }
          }))
    }
  }

  /// The rows a long table is shown with: the latest times, or the latest time of several units.
  private var excerpt: (code: String, rows: [[Cell]]) {
    let all = view.source.rows
    guard all.count > Self.most else { return ("rows", all) }
    guard let time = ["month", "monday"].first(where: whole.columns.contains),
      let place = whole.columns.firstIndex(of: time), case .text(let last)? = all.last?[place]
    else {
      return ("rows.head(\(Self.most))", Array(all.prefix(Self.most)))
    }
    if all.count == Set(all.map { $0[place] }).count {
      return ("rows.tail(\(Self.lastShown))", Array(all.suffix(Self.lastShown)))
    }
    return ("rows[rows[\"\(time)\"] == \"\(last)\"]", all.filter { $0[place] == .text(last) })
  }

  private static func html(_ lines: [[String]]) -> JSONValue {
    let rows = lines.enumerated().map { index, line in
      let tag = index == 0 ? "th" : "td"
      return "<tr>" + line.map { "<\(tag)>\(escaped($0))</\(tag)>" }.joined() + "</tr>\n"
    }
    return .list((["<table>\n"] + rows + ["</table>"]).map(JSONValue.text))
  }

  private static func plain(_ lines: [[String]]) -> JSONValue {
    let texts = lines.map { $0.joined(separator: "\t") }
    return .list(texts.enumerated().map { .text($0 < texts.count - 1 ? $1 + "\n" : $1) })
  }

  private static func escaped(_ text: String) -> String {
    text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
  }
}

/// Why a notebook cannot be made.
enum NotebookError: Error, Equatable, CustomStringConvertible {
  case noSpecification(String)

  var description: String {
    switch self {
    case .noSpecification(let title): "the notebook's chart “\(title)” is no JSON object: report this as a fault"
    }
  }
}
