import Submissions
import Tables
import Wording

/// A sheet whose form and columns are known. A class, because every row refers to it.
final class FormSheet: Sendable {
  let name: String
  /// The sheet's number among all sheets of the file, 1-based.
  let number: Int
  let match: HeaderMatch
  /// The headers as written, for the addresses of problems.
  let headers: [String?]
  /// The columns, from 0, that belong to the form.
  let claimed: Set<Int>
  /// The row the headers stand in, as the sheet counts.
  let headerNumber: Int
  /// The rows below the header.
  let rows: ArraySlice<RawRow>
  /// Whether it is a text whose last row has no line end.
  private let endsWithinRow: Bool

  init(_ sheet: RawSheet, _ match: HeaderMatch, number: Int) {
    self.number = number
    // A sheet may be named after a person's number.
    name = Masking.shown(.text(sheet.name), identifying: false, typed: false) ?? ""
    self.match = match
    claimed = Set(match.columns.values)
    headers = match.headers.map { Masking.shown($0, identifying: false, typed: false) }
    headerNumber = sheet.rows[match.headerRow].number
    // A form that is laid out as a whole is one row of data.
    rows =
      match.columns.isEmpty ? sheet.rows[match.headerRow...match.headerRow] : sheet.rows[(match.headerRow + 1)...]
    endsWithinRow = sheet.endsWithinRow
  }

  /// The last row of a text, if it breaks off.
  var cutOffRow: RawRow? {
    guard endsWithinRow, let last = rows.last, last.number > headerNumber else { return nil }
    return breaksOff(last, after: rows.dropLast().last?.cells.count ?? headers.count) ? last : nil
  }

  /// Whether the last row of a text without a line end has lost cells that the header and the row before it have.
  func breaksOff(_ row: RawRow, after countBefore: Int) -> Bool {
    row.cells.count < min(headers.count, countBefore) && !isTotal(row) && !isFooter(row)
  }

  /// Whether the row is the header once more.
  func repeatsHeader(_ row: RawRow) -> Bool {
    claimed.count > 1 && claimed.allSatisfy { row.cell($0).plainText == match.headers[$0].plainText }
  }

  var form: FormID { match.specification.form }

  /// The cell of a field in a row, or beside its label.
  func cell(_ field: String, of row: RawRow) -> RawCell {
    if let place = match.places[field] { return place.cell }
    return match.columns[field].map(row.cell) ?? .empty
  }

  /// Whether the sheet has a column or label for a field.
  func hasPlace(_ field: String) -> Bool { match.places[field] != nil || match.columns[field] != nil }

  /// Whether any of the form's cells holds something.
  func holdsData(_ row: RawRow) -> Bool {
    if match.columns.isEmpty { return match.places.values.contains { !$0.cell.plainText.isEmpty } }
    return row.cells.indices.contains { claimed.contains($0) && !row.cells[$0].plainText.isEmpty }
  }

  /// Whether the row has more cells than the header.
  func exceedsHeader(_ row: RawRow) -> Bool {
    !match.columns.isEmpty && row.holdsCells(beyond: headers.count)
  }

  /// What a row says in the form's own columns, by which rows are compared; a running number beside them is not part.
  func content(of row: RawRow, besides left: String? = nil) -> [String] {
    match.specification.fields.map { field in
      field.name == left ? "" : cell(field.name, of: row).plainText
    }
  }

  /// A problem at a field of a row, or of the row as a whole.
  func problem(_ kind: ProblemKind, _ row: RawRow, _ field: String? = nil) -> Problem {
    let rowProblem = Problem(kind, sheet: name, sheetNumber: number, row: row.number)
    guard let field else { return rowProblem }
    let place = match.places[field]
    guard let column = place?.column ?? match.columns[field] else { return rowProblem }
    let cell = cell(field, of: row)
    return Problem(
      kind, sheet: name, sheetNumber: number, row: place?.row.number ?? row.number, column: column + 1,
      header: place.map(\.label) ?? headers[column], masked: shown(cell, field))
  }

  /// The value of a cell as a problem may show it.
  private func shown(_ cell: RawCell, _ field: String) -> String? {
    let specification = match.specification.field(field)
    if specification?.identifying == true { return Masking.shown(cell, identifying: true, typed: true) }
    switch (specification?.type, field) {
    case (.code, _): return Masking.shownCode(cell)
    case (.text, "school"): return Masking.shownSchool(cell)
    case (.text, "event_id") where Masking.looksLikeName(cell.plainText):
      return Masking.shown(cell, identifying: true, typed: true)
    // A grade reads like a label, and a code of a scope may be a pupil's number.
    case (.text, let field): return Masking.shown(cell, identifying: field == "scope_code", typed: field == "grade")
    default: return Masking.shown(cell, identifying: false, typed: true)
    }
  }

  /// A problem of the sheet, or of its header.
  func problem(_ kind: ProblemKind, atHeader: Bool) -> Problem {
    Problem(kind, sheet: name, sheetNumber: number, row: atHeader ? headerNumber : nil)
  }

  /// The field's header in both languages, as the form has it.
  func label(_ field: String) -> Text { match.specification.field(field)?.label ?? Text(verbatim: field) }
}

extension FormSpecification.Field {
  /// The canonical headers; of two fields with one header, the name that tells them apart.
  var label: Text { Text(zh: follows == nil ? header : synonyms?.first ?? header, en: name) }
}
