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
      guard let place = label.place(among: labels, sheet.rows[label.index...].dropFirst().prefix(2)) else {
        match.unclear.append(label.field)
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
  /// The value's place: below when labels stand side by side without a value; otherwise the leftmost column right of
  /// the labels stacked above each other in which any has a value.
  ///
  /// Nothing when several places could be meant: numbers of several schools, or a blank with something further right.
  fileprivate func place(among labels: [LabelPlace], _ next: ArraySlice<RawRow>) -> CellPlace? {
    if value != nil { return place(column) }
    func holdsLabel(_ row: Int) -> Bool { labels.contains { $0.row.number == row && $0.column == column } }
    let line = labels.filter { $0.index == index }
    if line.count > 1, line.allSatisfy({ $0.value == nil && $0.values(among: labels).isEmpty }),
      let below = next.first, below.number == row.number + 1, !holdsLabel(below.number)
    {
      let isAlone = next.dropFirst().allSatisfy { holdsLabel($0.number) || !$0.cell(column).isNumber }
      return isAlone ? place(column, in: below) : nil
    }
    let stack = labels.filter { $0.column == column && $0.value == nil }
    let valueColumn = stack.compactMap { $0.values(among: labels).first }.min() ?? column + 1
    let own = values(among: labels)
    if own.count(where: { row.cells[$0].isNumber }) > 1 { return nil }
    return own.isEmpty || own.first == valueColumn ? place(valueColumn) : nil
  }

  /// The columns right of the label that hold something, up to the next label.
  private func values(among labels: [LabelPlace]) -> [Int] {
    let end = labels.filter { $0.index == index && $0.column > column }.map(\.column).min() ?? row.cells.count
    return ((column + 1)..<max(column + 1, end)).filter { row.cell($0) != .empty }
  }
}

extension RawCell {
  /// Whether the cell begins with a digit.
  fileprivate var isNumber: Bool { plainText.first?.isNumber == true }
}
