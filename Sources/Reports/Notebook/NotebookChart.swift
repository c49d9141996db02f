import Analyses
import Tables
import Wording

/// A chart of the notebook: columns of a table and a Vega-Lite specification without its data, in a text that is Python and
/// JSON alike, short enough for an analyst to change.
struct NotebookChart {
  var columns: [String]
  /// The fields of the specification after its title and width.
  var fields: String

  /// The whole specification.
  func specification(title: String) -> String {
    let schema = "\"$schema\": \"https://vega.github.io/schema/vega-lite/v5.json\""
    return "{\n    \(schema),\n    \"title\": \(PythonText.quoted(title)), \"width\": 640,\n\(fields)\n}"
  }
}

/// The charts of the notebook, by the table they draw.
struct NotebookCharts {
  var language: Language
  /// The rows to be drawn.
  var table: Table
  /// The month at which a programme begins.
  var marked: String?

  /// The chart of the table; nothing where it has none.
  var chart: NotebookChart? {
    switch table.name {
    case "trend": trend
    case "heatmap": heatmap
    case "comparisons": comparisons
    case "baseline": baseline
    case "tier_stock": tierStock
    case "tier_moves": tierMoves
    case "tracking_weeks": weeks
    case "tracking_districts": districtWeeks
    case "return_months": returnMonths
    case let name where name.hasPrefix("effect_") && name.hasSuffix("_months"): study
    default: nil
    }
  }

  func heading(_ column: String) -> String { ColumnTexts.heading(column)(language) }

  /// A field with its title.
  func field(_ name: String, _ type: String, _ title: String? = nil, _ more: String = "") -> String {
    let title = PythonText.quoted(title ?? heading(name))
    return "{\"field\": \"\(name)\", \"type\": \"\(type)\", \"title\": \(title)\(more)}"
  }

  /// What is shown of a mark that is pointed at.
  func tooltip(_ names: [String], formats: [String: String] = [:]) -> String {
    let fields = names.map { name in
      let format = formats[name]
      return field(
        name, format == nil ? "nominal" : "quantitative", nil, format.map { ", \"format\": \"\($0)\"" } ?? "")
    }
    return "\"tooltip\": [\n            \(fields.joined(separator: ",\n            "))]"
  }

  /// The texts of a column, each once, in the order of the rows.
  func names(_ column: String) -> [String] {
    guard let index = table.columns.firstIndex(of: column) else { return [] }
    return table.rows.reduce(into: []) { names, row in
      if case .text(let name) = row[index], names.last != name, !names.contains(name) { names.append(name) }
    }
  }

  var count: String { ColumnTexts.count(language) }

  /// Where a column has a number.
  func hasNumber(_ column: String) -> Bool {
    table.columns.firstIndex(of: column).map { index in table.rows.contains { $0[index].value != nil } } ?? false
  }
}
