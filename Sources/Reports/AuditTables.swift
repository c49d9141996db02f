import Analyses
import Tables
import Wording

/// The figures of an audit side by side: one row per kind of data and method.
struct AuditTables {
  var audit: Audit
  var language: Language

  /// A column: its name, and the figure in it.
  typealias Column = (name: String, quantity: AuditQuantity, group: String)

  /// A table of the kinds of data and methods that have any of the figures.
  /// - Parameters:
  ///   - name: the table's name.
  ///   - scenarios: the kinds of data.
  ///   - methods: the methods, in order.
  ///   - columns: the figures.
  /// - Returns: the table.
  func table(_ name: String, scenarios: [String], methods: [String], _ columns: [Column]) -> Table {
    var table = Table(name: name, columns: ["scenario", "method"] + columns.map(\.name))
    for scenario in scenarios {
      for method in methods {
        let cells = columns.map { column -> Cell in
          let found = audit.estimate(column.quantity, method, scenario: scenario, group: column.group)
          let value = column.name.hasSuffix("_se") ? found?.standardError : found?.estimate
          return value.map(Cell.number) ?? .missing(.notApplicable)
        }
        guard cells.contains(where: { $0.value != nil }) else { continue }
        table.rows.append(
          [.text(AuditTexts.scenario(scenario)(language)), .text(AuditTexts.method(method)(language))] + cells)
      }
    }
    return table
  }

  /// The methods in the order of the figures.
  var methods: [String] { unique(audit.estimates.map(\.method)) }
  /// The kinds of data in the order of the figures.
  var scenarios: [String] { unique(audit.estimates.map(\.scenario)) }

  private func unique(_ names: [String]) -> [String] {
    var seen: Set<String> = []
    return names.filter { seen.insert($0).inserted }
  }

  /// The curve: one row per method and measured false-alarm rate.
  var curve: Table {
    Table(
      name: "curve", columns: ["method", "fpr", "pod"],
      rows: audit.estimates.filter { $0.quantity == .detectionAtRate }.compactMap { row in
        guard let rate = Double(row.group.filter { $0.isNumber || $0 == "." }), let found = row.estimate else {
          return nil
        }
        return [.text(AuditTexts.method(row.method)(language)), .number(rate / 100), .number(found)]
      })
  }
}
