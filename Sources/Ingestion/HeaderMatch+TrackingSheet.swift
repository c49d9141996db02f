import Submissions
import Tables

extension HeaderMatch {
  /// Reads the layout of the tracking sheet (附件1): labels with their values beside them, then rows of 时间 | 情况记录.
  ///
  /// Nothing when the sheet is not laid out like that: a line with both headers, and above it the label of a name or
  /// school number.
  static func trackingSheet(in sheet: RawSheet, _ catalog: FormCatalog) -> HeaderMatch? {
    guard let form = catalog.specification(.trackingSheet) else { return nil }
    for (index, row) in sheet.rows.prefix(60).enumerated() {
      let line = form.labels(in: sheet.rows[index...index], catalog)
      let dates = line.filter { $0.field.name == "date" }
      let notes = line.filter { $0.field.name == "note" }
      guard let date = dates.first, let note = notes.first else { continue }
      let head = form.labels(in: sheet.rows[..<index], catalog)
      // A ledger has both headers in its first line, and perhaps again at a page break.
      guard head.contains(where: { ["name", "student_id"].contains($0.field.name) }) else { return nil }

      var match = HeaderMatch(form, headerRow: index, headers: row.cells)
      match.columns = ["date": date.column, "note": note.column]
      if dates.count > 1 || notes.count > 1 { match.repeated.append(date.field) }
      for label in head where !["date", "note"].contains(label.field.name) {
        if match.places[label.field.name] != nil {
          // Teacher and parent both have a phone, and notes have colons; neither is read.
          if TrackingSheetReader.headFields.contains(label.field.name) { match.repeated.append(label.field) }
        } else {
          match.places[label.field.name] = label.place(valueColumn(of: label, among: head))
        }
      }
      return match
    }
    return nil
  }

  /// The first cell right of a label that holds something; the next one when another label comes first.
  ///
  /// Blank cells between come from a merged label.
  private static func valueColumn(of label: LabelPlace, among labels: [LabelPlace]) -> Int {
    for column in (label.column + 1)..<max(label.column + 1, label.row.cells.count) {
      if labels.contains(where: { $0.index == label.index && $0.column == column }) { break }
      if label.row.cells[column] != .empty { return column }
    }
    return label.column + 1
  }
}
