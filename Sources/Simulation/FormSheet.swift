import Submissions
import Tables
import Wording
import Workbooks

/// Rows under the headers of a shipped form.
struct FormSheet {
  /// The position of each field.
  private let columns: [String: Int]
  private let title: String
  private var rows: [[RawCell]]

  init(_ form: FormID) throws {
    let specification = try FormSpecification.shipped(form)
    columns = Dictionary(
      specification.fields.enumerated().map { ($1.name, $0) }, uniquingKeysWith: { first, _ in first })
    title = specification.title.zh
    rows = [specification.fields.map { .text($0.header) }]
  }

  /// Whether there is nothing under the headers.
  var isEmpty: Bool { rowCount == 0 }

  /// The number of rows under the headers.
  var rowCount: Int { rows.count - 1 }

  /// Adds a row; fields not named stay empty.
  /// - Precondition: the form has every field named.
  mutating func append(_ values: KeyValuePairs<String, RawCell>) {
    var cells = [RawCell](repeating: .empty, count: columns.count)
    for (name, value) in values {
      guard let column = columns[name] else { preconditionFailure("\(title) has no field \(name)") }
      cells[column] = value
    }
    rows.append(cells)
  }

  func csv() -> [UInt8] { Array(CSVWriter.text(rows: rows).utf8) }

  func workbook() throws -> [UInt8] {
    try Workbook.write([
      RawSheet(name: title, rows: rows.enumerated().map { RawRow(number: $0.offset + 1, cells: $0.element) })
    ])
  }
}

extension RawCell {
  static func day(_ day: Day) -> RawCell { .date(day.rawValue) }
}
