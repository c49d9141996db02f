import Foundation
import Tables
import Wording

/// How the figures of a column are written where a table stands by itself: in the workbook and in the notebook.
enum ColumnFormat {
  case text, count, decimal, ratio, percent, probability

  /// The format of a column, by what it holds and what it is called.
  init(_ column: String, of table: Table) {
    self = .text
    guard let index = table.columns.firstIndex(of: column) else { return }
    for row in table.rows {
      switch row[index] {
      case .number:
        self = Self.ofFractions(column, table.name)
        return
      case .integer: self = .count
      case .text, .missing: break
      }
    }
  }

  private static let counts: Set<String> = ["exposure", "funnel_pupils"]
  private static let decimals: Set<String> = [
    "at_this_exposure", "expected", "same_period_expected", "beside_others_expected", "nowcast", "nowcast_lower",
    "nowcast_upper", "averted", "averted_lower", "averted_upper", "moves_gained", "gained_lower", "gained_upper",
    "months_quarter", "months_half", "months_three_quarters",
  ]
  private static let shares: Set<String> = [
    "rate", "share", "share_of", "share_down", "share_lower", "share_upper", "missing_share",
  ]

  private static func ofFractions(_ column: String, _ table: String) -> ColumnFormat {
    if counts.contains(column) { return .count }
    if shares.contains(column) { return .percent }
    if column.contains("p_value") || column.contains("q_value") { return .probability }
    // Of events by month the limits are counts, of effects they are ratios.
    let isOfCounts = table == "trend" || table.hasSuffix("_months")
    return decimals.contains(column) || isOfCounts && ["lower", "upper"].contains(column) ? .decimal : .ratio
  }

  /// The format as spreadsheets write it.
  var ofSpreadsheets: String? {
    switch self {
    case .text: nil
    case .count: "#,##0"
    case .decimal: "#,##0.0"
    case .ratio: "#,##0.00"
    case .percent: "0.0%"
    case .probability: "[<0.001]\"<0.001\";0.000"
    }
  }

  /// The format as Python writes it; a probability has a rule of its own there.
  var ofPython: String {
    switch self {
    case .text: ""
    case .count: ",.0f"
    case .decimal: ",.1f"
    case .ratio: ",.2f"
    case .percent: ".1%"
    case .probability: "p"
    }
  }

  /// What Python makes of the cell of a CSV file with this format.
  func asPython(_ cell: Cell) -> String {
    switch cell {
    case .text(let text): text.isEmpty ? Numerals.absent : text
    case .missing: Numerals.absent
    case .integer(let value): asPython(Double(value))
    // The file has twelve digits.
    case .number(let value): asPython(Double(value.twelveDigits) ?? value)
    }
  }

  private func asPython(_ value: Double) -> String {
    switch self {
    case .text, .count: Self.grouped(value, places: 0)
    case .decimal: Self.grouped(value, places: 1)
    case .ratio: Self.grouped(value, places: 2)
    case .percent: String(format: "%.1f%%", value * 100)
    case .probability: Numerals.probability(value)
    }
  }

  private static func grouped(_ value: Double, places: Int) -> String {
    let text = String(format: "%.\(places)f", value)
    let digits = text.drop { $0 == "-" }.prefix { $0 != "." }
    var whole = ""
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.count - index) % 3 == 0 { whole.append(",") }
      whole.append(digit)
    }
    return (text.hasPrefix("-") ? "-" : "") + whole + text.drop { $0 != "." }
  }
}
