import Tables

/// Which rows of a report's table a cell of the notebook shows, as Python chooses them and as values.
struct NotebookRows {
  /// The columns that tell parts of a table apart, in the order in which they are asked.
  private static let keys = ["indicator", "form", "period", "finding", "from_day", "unit"]

  /// Columns with the value each row has.
  var conditions: [(column: String, value: String)] = []

  /// The rows of a part: those whose key columns have the part's values, where it has one value and the table several.
  /// - Returns: nothing where that does not give the part's rows.
  init?(of part: Table, in whole: Table) {
    var left = whole.rows
    for key in Self.keys where left != part.rows {
      guard let index = whole.columns.firstIndex(of: key), case .text(let value)? = part.rows.first?[index],
        part.rows.allSatisfy({ $0[index] == .text(value) })
      else { continue }
      conditions.append((key, value))
      left.removeAll { $0[index] != .text(value) }
    }
    guard left == part.rows, whole.columns == part.columns else { return nil }
  }

  /// The lines of code that read the table and choose the rows.
  func code(_ table: String) -> String {
    (["rows = read(\(PythonText.quoted(table)))"]
      + conditions.map { "rows = rows[rows[\(PythonText.quoted($0.column))] == \(PythonText.quoted($0.value))]" })
      .joined(separator: "\n")
  }
}
