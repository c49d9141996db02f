import Submissions
import Tables

/// Where the value of a laid-out form stands.
struct CellPlace: Sendable {
  let row: RawRow
  /// The column, from 0.
  let column: Int
  /// The label as written, for the addresses of problems.
  let label: String?
  /// The value, where it stands in one cell with its label (`姓名：…`).
  var value: RawCell?

  var cell: RawCell { value ?? row.cell(column) }
}

/// A label of a laid-out form.
struct LabelPlace {
  let field: FormSpecification.Field
  /// The position of the row among the sheet's rows.
  let index: Int
  let row: RawRow
  let column: Int
  /// The value, where it stands in the same cell after a colon.
  let value: RawCell?

  /// The value's place in a column of the label's row or of another.
  func place(_ valueColumn: Int, in valueRow: RawRow? = nil) -> CellPlace {
    CellPlace(
      row: valueRow ?? row, column: value == nil ? valueColumn : column,
      label: value == nil ? Masking.shown(row.cell(column), identifying: false, typed: false) : field.header,
      value: value)
  }
}

extension FormSpecification {
  /// The labels of this form among some rows, in reading order.
  ///
  /// Of two fields with the same label, it is the one whose neighbour was read last.
  func labels(in rows: ArraySlice<RawRow>, _ catalog: FormCatalog) -> [LabelPlace] {
    let fields = Array(zip(self.fields, catalog.keys(of: form)))
    let names = catalog.labelKeys(of: form)
    var labels: [LabelPlace] = []
    for (index, row) in zip(rows.indices, rows) {
      for column in row.cells.indices {
        var cell = row.cells[column]
        var value: RawCell?
        if case .text(let text) = cell, let colon = text.firstIndex(where: { $0 == ":" || $0 == "：" }) {
          let rest = String(text[text.index(after: colon)...]).cleaned
          cell = .text(String(text[..<colon]))
          value = rest.isEmpty ? nil : .text(rest)
        }
        let header = ColumnHeader(cell)
        guard header.names(names) else { continue }
        let found = fields.first { field, keys in
          header.names(keys.own) || field.follows == labels.last?.field.name && header.names([keys.header])
        }
        guard let field = found?.0 else { continue }
        labels.append(LabelPlace(field: field, index: index, row: row, column: column, value: value))
      }
    }
    return labels
  }
}

extension RawRow {
  /// The cell of a column, from 0.
  func cell(_ column: Int) -> RawCell { cells.indices.contains(column) ? cells[column] : .empty }
}
