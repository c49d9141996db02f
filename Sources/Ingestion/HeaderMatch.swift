import Submissions
import Tables

/// How a sheet fits a form: a table by its header row, a laid-out form by its labels.
struct HeaderMatch: Sendable {
  let specification: FormSpecification
  /// The position of the header row among the sheet's rows; data follow it.
  var headerRow: Int
  /// The headers, from column A on; of a header in two lines, both put together.
  var headers: [RawCell]
  /// The column of each field found, from 0.
  var columns: [String: Int] = [:]
  /// The cells of the fields that stand beside a label.
  var places: [String: CellPlace] = [:]
  /// Headers that belong to no field.
  var extra: [String] = []
  /// Fields for which two columns compete.
  var repeated: [FormSpecification.Field] = []
  /// Required fields without a column.
  var missing: [FormSpecification.Field] = []
  /// Fields of a laid-out form whose value may stand in several places.
  var unclear: [FormSpecification.Field] = []
  /// Headers that belong to no field and nearly equal the name of one that is missing.
  var near: [String] = []
  /// Fields without a column whose name nearly equals such a header.
  var meant: [FormSpecification.Field] = []
  /// Whether the table is an export of a questionnaire, which writes −2 and −3 for no answer.
  var isQuestionnaire = false

  /// Headers are looked for among so many first rows.
  static let rowsLookedAt = 10

  /// The column in which tables count their rows; it says nothing.
  private static let rowNumbers: Set<String> = ["序号", "no.", "no"]

  /// The form and header row that fit best, looked for among the first rows.
  ///
  /// A form fits when all its required columns are there. When none does, the form that claims most of the headers
  /// and at least half of the required ones is returned with what it misses; a layout of another kind claims too few.
  /// The tracking sheet goes first: its labels could stand in a table too, but never its two parts one below the other.
  static func best(in sheet: RawSheet, _ catalog: FormCatalog) -> HeaderMatch? {
    if let layout = trackingSheet(in: sheet, catalog) { return layout }
    var complete: HeaderMatch?
    var partial: HeaderMatch?
    for (index, row) in sheet.rows.prefix(rowsLookedAt).enumerated() {
      var lines = [row.cells]
      if index > 0 { lines.append(row.cells.filled(from: sheet.rows[index - 1].cells)) }
      for cells in lines {
        let headers = cells.map(ColumnHeader.init)
        let written = headers.count { !$0.isBlank }
        guard written >= 2 else { continue }
        for form in catalog.specifications where form.form != .trackingSheet {
          guard let match = HeaderMatch(form, catalog, headers, cells, at: index) else { continue }
          if match.missing.isEmpty {
            if match.columns.count > complete?.columns.count ?? 0 { complete = match }
          } else if match.isNearlyComplete, match.columns.count * 2 > written,
            match.columns.count > max(1, partial?.columns.count ?? 0)
          {
            partial = match
          }
        }
        // The line above is looked at only when the row alone is no header.
        if complete != nil { break }
      }
      if complete != nil { break }
    }
    return (complete ?? summarySheet(in: sheet, catalog) ?? partial)?.withNearHeaders(in: sheet)
  }

  /// A match still to be filled in.
  init(_ specification: FormSpecification, headerRow: Int, headers: [RawCell] = []) {
    self.specification = specification
    self.headerRow = headerRow
    self.headers = headers
  }

  private var isNearlyComplete: Bool {
    let found = specification.fields.count { $0.required == true && columns[$0.name] != nil }
    return found > 0 && found >= missing.count
  }

  private init?(
    _ form: FormSpecification, _ catalog: FormCatalog, _ headers: [ColumnHeader], _ cells: [RawCell], at index: Int
  ) {
    self.init(form, headerRow: index, headers: cells)
    let fields = Array(zip(form.fields, catalog.keys(of: form.form)))
    var claimed: Set<Int> = []
    func claim(_ field: FormSpecification.Field, _ found: [Int]) {
      guard let first = found.first else { return }
      columns[field.name] = first
      claimed.formUnion(found)
      if found.count > 1 { repeated.append(field) }
    }
    for (field, keys) in fields where field.follows == nil {
      // A column with the field's own name wins over synonyms.
      let own = Self.columns(headers, named: [keys.header, keys.name], besides: claimed)
      claim(field, own.isEmpty ? Self.columns(headers, named: keys.synonyms, besides: claimed) : own)
    }
    for (field, keys) in fields {
      guard let neighbour = field.follows.flatMap({ columns[$0] }) else { continue }
      let own = Self.columns(headers, named: keys.own, besides: claimed)
      let shared = Self.columns(headers, named: [keys.header], besides: claimed)
      claim(field, own.isEmpty ? shared.filter { Self.stands($0, after: neighbour, headers) } : own)
    }
    guard !columns.isEmpty else { return nil }
    let ignored = catalog.ignored(of: form.form)
    let numbered = claimed.count { headers[$0].question != nil }
    isQuestionnaire = !ignored.isEmpty && (numbered * 2 >= claimed.count || columns["submitted_at"] != nil)
    let rest = headers.indices.filter { column in
      !headers[column].isBlank && !claimed.contains(column)
        && !headers[column].keys.contains { ignored.contains($0) || Self.rowNumbers.contains($0) }
    }
    extra = rest.compactMap { Masking.shown(cells[$0], identifying: false, typed: false) }
    missing = form.fields.filter { field in
      guard columns[field.name] == nil, field.required == true else { return false }
      return !(field.unless.map { $0.allSatisfy { columns[$0] != nil } } ?? false)
    }
  }

  /// The match with the headers that nearly equal an absent one; looked for only in the match that is told.
  private func withNearHeaders(in sheet: RawSheet) -> HeaderMatch {
    var match = self
    // A laid-out form has its labels anywhere.
    let written = columns.isEmpty ? sheet.rows.prefix(100).flatMap(\.cells) : headers
    let unclaimed = written.filter { cell in
      let header = ColumnHeader(cell)
      return !specification.fields.contains { field in
        header.names(Set(([field.header, field.name] + (field.synonyms ?? [])).map(\.comparisonKey)))
      }
    }
    match.near = unclaimed.filter { cell in missing.contains { $0.isNearly(ColumnHeader(cell)) } }
      .compactMap { Masking.shown($0, identifying: false, typed: false) }
    if !extra.isEmpty {
      match.meant = specification.fields.filter { field in
        columns[field.name] == nil && unclaimed.contains { field.isNearly(ColumnHeader($0)) }
      }
    }
    return match
  }

  /// Whether a column comes next to the one it belongs to: by question number where both have one, else by position.
  private static func stands(_ column: Int, after neighbour: Int, _ headers: [ColumnHeader]) -> Bool {
    let isNext = column > neighbour && headers[(neighbour + 1)..<column].allSatisfy(\.isBlank)
    guard let own = headers[column].question, let other = headers[neighbour].question, own != other else {
      return isNext
    }
    return own == other + 1
  }

  private static func columns(_ headers: [ColumnHeader], named keys: Set<String>, besides claimed: Set<Int>) -> [Int] {
    headers.indices.filter { !claimed.contains($0) && headers[$0].names(keys) }
  }
}

extension ColumnHeader {
  /// Whether the header is one of the names; a note in brackets, such as a unit or 必填, belongs to no name.
  func names(_ names: Set<String>) -> Bool {
    keys.contains { key in
      if names.contains(key) { return true }
      guard key.hasSuffix(")"), let bracket = key.firstIndex(of: "("), bracket > key.startIndex else { return false }
      return names.contains(String(key[..<bracket]))
    }
  }
}

extension FormSpecification.Field {
  /// Whether a header differs from a name of the field by little: one character, or a quarter of a long name. Names of
  /// two characters have too many neighbours.
  fileprivate func isNearly(_ header: ColumnHeader) -> Bool {
    ([self.header, name] + (synonyms ?? [])).contains { name in
      let name = Array(name.comparisonKey)
      return header.keys.contains { editDistance(Array($0), name) <= max(1, name.count / 4) && name.count > 2 }
    }
  }
}

extension [RawCell] {
  /// The cells with those of the line above where they are blank: a header merged down two lines stands in the upper.
  fileprivate func filled(from above: [RawCell]) -> [RawCell] {
    (0..<Swift.max(count, above.count)).map { column in
      if indices.contains(column), self[column] != .empty { return self[column] }
      return above.indices.contains(column) ? above[column] : .empty
    }
  }
}
