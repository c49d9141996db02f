import Submissions
import Tables

/// The names and numbers of persons that a file tells in its own columns or beside its labels, to be hidden wherever else
/// they stand: in its path, the names of its sheets, headers, and cells of other columns.
struct PersonalNames {
  // The longest first, so that a name within another one does not spoil it.
  private let names: [String]

  private static let persons: Set<String> = ["name", "head_teacher", "teacher", "parent", "student_id"]

  init(_ sheets: [RawSheet], _ matches: [HeaderMatch?]) {
    let persons = Self.persons
    var names: Set<String> = []
    for (sheet, match) in zip(sheets, matches) {
      // The form of interventions has names too, but not of persons.
      guard let match,
        match.specification.fields.contains(where: { persons.contains($0.name) && $0.identifying == true })
      else { continue }
      func collect(_ cells: [RawCell], _ field: String) {
        names.formUnion(cells.map(\.plainText).filter { Self.tells($0, field) })
      }
      for (field, place) in match.places where persons.contains(field) { collect([place.cell], field) }
      for (field, column) in match.columns where persons.contains(field) {
        collect(sheet.rows[(match.headerRow + 1)...].map { $0.cell(column) }, field)
      }
    }
    self.init(names)
  }

  /// The names in all rows of a stream, of which a sheet holds the first alone.
  init(_ stream: FileBytes, _ match: HeaderMatch, below headerNumber: Int) {
    let columns = match.columns.filter { Self.persons.contains($0.key) }
    let names = stream.withBytes { bytes in
      var names: Set<String> = []
      var csv = CSVReader(bytes)
      var readThrough = 0
      // A quote that is never closed has been told; what comes before it is looked at here too.
      while (try? csv.next()) == true {
        guard csv.rowNumber > headerNumber else { continue }
        if csv.rowStart > readThrough + (1 << 24) {
          stream.giveBack(from: readThrough, to: csv.rowStart)
          readThrough = csv.rowStart
        }
        for (field, column) in columns where column < csv.fieldCount {
          let text = csv.text(column).cleaned
          if Self.tells(text, field) { names.insert(text) }
        }
      }
      return names
    }
    stream.giveBack(from: 0, to: stream.count)
    self.init(names)
  }

  private init(_ names: Set<String>) { self.names = names.sorted { ($0.count, $0) > ($1.count, $1) } }

  /// Whether a text tells a person: a single character is no name, and a short number may be any.
  private static func tells(_ text: String, _ field: String) -> Bool {
    text.count >= (field == "student_id" ? 6 : 2) && !Vocabularies.blankMarks.contains(text)
  }

  /// A text with a dot for each character of a name.
  func hidden(in text: String) -> String {
    names.reduce(text) { text, name in
      text.contains(name) ? text.replacing(name, with: String(repeating: "•", count: name.count)) : text
    }
  }

  /// A file's problems without names, and the codes of schools that are none. Few texts differ, so that each is looked
  /// at once.
  func hide(in file: inout ParsedFile, besides schools: [SchoolCode: School]) {
    guard !names.isEmpty else { return }
    var known: [String: String] = [:]
    func look(_ text: String) -> String {
      if let shown = known[text] { return shown }
      let shown = hidden(in: text)
      known[text] = shown
      return shown
    }
    func hide(_ problem: inout Problem) {
      let sheet = look(problem.sheet)
      // A name that was hidden is told by its number.
      if sheet != problem.sheet { problem.sheet = problem.sheetNumber.map { "\(sheet)(\($0))" } ?? sheet }
      problem.header = problem.header.map(look)
      problem.masked = problem.masked.map(look)
      switch problem.kind {
      case .extraColumns(let headers, let meant): problem.kind = .extraColumns(headers.map(look), meant: meant)
      case .missingColumns(let columns, let form, let near):
        problem.kind = .missingColumns(columns, form: form, near: near.map(look))
      default: break
      }
    }
    for index in file.problems.indices { hide(&file.problems[index]) }
    for part in file.submissions.indices {
      if let code = file.submissions[part].school, schools[code] == nil {
        file.submissions[part].school = SchoolCode(rawValue: look(code.rawValue))
      }
      for index in file.submissions[part].problems.indices { hide(&file.submissions[part].problems[index]) }
    }
  }
}
