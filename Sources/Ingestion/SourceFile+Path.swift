import Submissions
import Tables

extension SourceFile {
  /// The path as it may be shown and stored: a tracking sheet is often named after its pupil.
  ///
  /// Every name the file holds in a column or beside a label for persons is hidden, and so is a phone or ID number.
  /// - Parameter path: the path as the file bears it.
  /// - Returns: the path with a dot for each character hidden.
  public func shown(_ path: String) -> String { hidden([path]).joined() }

  /// The names of the sheets as they may be shown; one that was hidden is told by its number.
  var shownSheetNames: [String] {
    zip(1..., zip(sheets, hidden(sheets.map(\.name)))).map { number, sheet in
      sheet.0.name == sheet.1 ? sheet.1 : "\(sheet.1)(\(number))"
    }
  }

  private func hidden(_ texts: [String]) -> [String] {
    let names = texts.allSatisfy(\.isEmpty) ? [] : names
    return texts.map { text in
      var shown = Masking.looksPersonal(text) ? String(text.map { $0.isNumber ? "•" : $0 }) : text
      for name in names where shown.contains(name) {
        shown = shown.replacing(name, with: String(repeating: "•", count: name.count))
      }
      return shown
    }
  }

  /// The names of persons in all sheets, the longest first; single characters are no names.
  private var names: [String] {
    var names: Set<String> = []
    for (sheet, match) in zip(sheets, matches) {
      guard let match else { continue }
      let persons = Set(
        match.specification.fields.filter { $0.identifying == true }.map(\.name)
      ).intersection(["name", "head_teacher", "teacher", "parent"])
      let columns = match.columns.filter { persons.contains($0.key) }.values
      let cells =
        match.places.filter { persons.contains($0.key) }.map(\.value.cell)
        + (columns.isEmpty ? [] : sheet.rows[(match.headerRow + 1)...].flatMap { row in columns.map(row.cell) })
      names.formUnion(cells.map(\.plainText).filter { $0.count > 1 })
    }
    return names.sorted { ($0.count, $0) > ($1.count, $1) }
  }
}
