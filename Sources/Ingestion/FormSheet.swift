import Submissions
import Tables
import Wording

/// A sheet whose form and columns are known. A class, because every row refers to it.
final class FormSheet: Sendable {
  let name: String
  let match: HeaderMatch
  /// The headers as written, for the addresses of problems.
  let headers: [String?]
  /// The columns, from 0, that belong to the form.
  let claimed: Set<Int>
  /// The row the headers stand in, as the sheet counts.
  let headerNumber: Int
  /// The rows below the header.
  let rows: ArraySlice<RawRow>

  init(_ sheet: RawSheet, _ match: HeaderMatch) {
    // A sheet may be named after a person's number.
    name = Masking.shown(.text(sheet.name), identifying: false, typed: false) ?? ""
    self.match = match
    claimed = Set(match.columns.values)
    headers = sheet.rows[match.headerRow].cells.map { Masking.shown($0, identifying: false, typed: false) }
    headerNumber = sheet.rows[match.headerRow].number
    rows = sheet.rows[(match.headerRow + 1)...]
  }

  var form: FormID { match.specification.form }

  /// The cell of a field in a row.
  func cell(_ field: String, of row: RawRow) -> RawCell {
    guard let column = match.columns[field], row.cells.indices.contains(column) else { return .empty }
    return row.cells[column]
  }

  /// What a row says in the form's own columns, by which rows are compared; a running number beside them is not part.
  func content(of row: RawRow, besides left: String? = nil) -> [String] {
    match.specification.fields.map { field in
      field.name == left ? "" : cell(field.name, of: row).plainText
    }
  }

  /// A problem at a field of a row, or of the row as a whole.
  func problem(_ kind: ProblemKind, _ row: RawRow, _ field: String? = nil) -> Problem {
    guard let field, let column = match.columns[field] else { return Problem(kind, sheet: name, row: row.number) }
    let specification = match.specification.field(field)
    let type = specification?.type ?? .text
    return Problem(
      kind, sheet: name, row: row.number, column: column + 1, header: headers[column],
      masked: Masking.shown(
        cell(field, of: row), identifying: specification?.identifying == true, typed: type != .text && type != .code))
  }

  /// The field's header in both languages, as the form has it.
  func label(_ field: String) -> Text { match.specification.field(field)?.label ?? Text(verbatim: field) }
}

extension FormSpecification.Field {
  /// The canonical headers.
  var label: Text { Text(zh: header, en: name) }
}
