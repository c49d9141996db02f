import Submissions
import Tables

extension HeaderMatch {
  /// Reads the printed layout of the summary return (附件3): a label per number, its value to the right or, in a line of
  /// labels, below.
  ///
  /// Nothing when the sheet holds fewer than half of the labels; with some missing, the match says which, so that the
  /// sheet is refused whole.
  static func summarySheet(in sheet: RawSheet, _ catalog: FormCatalog) -> HeaderMatch? {
    guard let form = catalog.specification(.summary) else { return nil }
    let labels = form.labels(in: sheet.rows.prefix(100), catalog)
    let items = labels.filter { SummaryItem(rawValue: $0.field.name) != nil }
    guard let first = labels.first, items.count * 2 >= SummaryItem.allCases.count else { return nil }

    var match = HeaderMatch(form, headerRow: first.index)
    for label in labels {
      let below = sheet.rows[label.index...].dropFirst().first { $0.number == label.row.number + 1 }
      guard let place = label.place(among: labels, below) else {
        match.missing.append(label.field)
        continue
      }
      if match.places.updateValue(place, forKey: label.field.name) != nil { match.repeated.append(label.field) }
    }
    match.missing += form.fields.filter { field in
      SummaryItem(rawValue: field.name) != nil && !items.contains { $0.field.name == field.name }
    }
    return match
  }
}

extension LabelPlace {
  /// The value's place: below when labels stand side by side without a value, otherwise the leftmost column right of the labels stacked above each other in which any has a value.
  ///
  /// Nothing when this row is blank there but holds something further right: then no column is certain.
  fileprivate func place(among labels: [LabelPlace], _ below: RawRow?) -> CellPlace? {
    if value != nil { return place(column) }
    let line = labels.filter { $0.index == index }
    if line.count > 1, line.allSatisfy({ $0.value == nil && $0.firstValue(among: labels) == nil }), let below,
      !labels.contains(where: { $0.row.number == below.number && $0.column == column })
    {
      return place(column, in: below)
    }
    let stack = labels.filter { $0.column == column && $0.value == nil }
    let valueColumn = stack.compactMap { $0.firstValue(among: labels) }.min() ?? column + 1
    guard let own = firstValue(among: labels), own != valueColumn else { return place(valueColumn) }
    return nil
  }

  private func firstValue(among labels: [LabelPlace]) -> Int? {
    for column in row.cells.indices.dropFirst(self.column + 1) {
      if labels.contains(where: { $0.index == index && $0.column == column }) { return nil }
      if row.cells[column] != .empty { return column }
    }
    return nil
  }
}
