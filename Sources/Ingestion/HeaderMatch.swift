import Submissions
import Tables

/// How the header row of a sheet fits a form.
struct HeaderMatch: Sendable {
  let specification: FormSpecification
  /// The position of the header row among the sheet's rows.
  let headerRow: Int
  /// The column of each field found, from 0.
  let columns: [String: Int]
  /// Headers that belong to no field.
  let extra: [String]
  /// Fields for which two columns compete.
  let repeated: [FormSpecification.Field]
  /// Required fields without a column.
  let missing: [FormSpecification.Field]

  /// Headers are looked for among so many first rows.
  static let rowsLookedAt = 10

  /// The form and header row that fit best, looked for among the first rows.
  ///
  /// A form fits when all its required columns are there. When none does, the form that claims most of the headers
  /// and at least half of the required ones is returned with what it misses; a layout of another kind claims too few.
  static func best(in sheet: RawSheet) -> HeaderMatch? {
    var complete: HeaderMatch?
    var partial: HeaderMatch?
    for (index, row) in sheet.rows.prefix(rowsLookedAt).enumerated() {
      let headers = row.cells.map { cell in
        if case .text(let text) = cell { text.comparisonKey } else { "" }
      }
      let written = headers.count { !$0.isEmpty }
      guard written >= 2 else { continue }
      for form in ShippedForms.all {
        guard let match = HeaderMatch(form, headers, row, at: index) else { continue }
        if match.missing.isEmpty {
          if match.columns.count > complete?.columns.count ?? 0 { complete = match }
        } else if match.isNearlyComplete, match.columns.count * 2 > written,
          match.columns.count > max(1, partial?.columns.count ?? 0)
        {
          partial = match
        }
      }
      if complete != nil { break }
    }
    return complete ?? partial
  }

  private var isNearlyComplete: Bool {
    let found = specification.fields.count { $0.required == true && columns[$0.name] != nil }
    return found > 0 && found >= missing.count
  }

  private init?(_ form: FormSpecification, _ headers: [String], _ row: RawRow, at index: Int) {
    var columns: [String: Int] = [:]
    var repeated: [FormSpecification.Field] = []
    var claimed: Set<Int> = []
    for (field, keys) in zip(form.fields, ShippedForms.headerKeys[form.form] ?? []) {
      // A column with the field's own name wins over synonyms.
      let own = Self.columns(headers, named: keys.own, besides: claimed)
      let found = own.isEmpty ? Self.columns(headers, named: keys.synonyms, besides: claimed) : own
      guard let first = found.first else { continue }
      columns[field.name] = first
      claimed.formUnion(found)
      if found.count > 1 { repeated.append(field) }
    }
    guard !columns.isEmpty else { return nil }
    specification = form
    headerRow = index
    self.columns = columns
    self.repeated = repeated
    extra = headers.indices.compactMap { column in
      guard !headers[column].isEmpty, !claimed.contains(column) else { return nil }
      return Masking.shown(row.cells[column], identifying: false, typed: false)
    }
    missing = form.fields.filter { field in
      if columns[field.name] != nil { return false }
      // A ledger of follow-ups tells pupils apart by number, or else by name and birth.
      if form.form == .followups, field.name == "student_id" {
        return columns["name"] == nil || columns["birth"] == nil
      }
      return field.required == true
    }
  }

  private static func columns(_ headers: [String], named keys: Set<String>, besides claimed: Set<Int>) -> [Int] {
    headers.indices.filter { column in
      guard !claimed.contains(column) else { return false }
      let header = headers[column]
      if keys.contains(header) { return true }
      // A note in brackets, such as a unit or 必填, belongs to no name.
      guard header.hasSuffix(")"), let bracket = header.firstIndex(of: "("), bracket > header.startIndex else {
        return false
      }
      return keys.contains(String(header[..<bracket]))
    }
  }
}
