public import Submissions
import Tables
public import Wording
public import Workbooks

/// An empty form for schools to fill in: drop-downs and checks where the reader is strict, a note on every column, and
/// a second sheet with examples, which is not read.
public struct BlankForm: Sendable {
  let specification: FormSpecification
  /// How far down the checks of cells reach.
  static let lastRow = 5_000

  /// Prepares a form.
  /// - Parameter specification: the form as it is in force.
  public init(_ specification: FormSpecification) { self.specification = specification }

  /// The form.
  public var form: FormID { specification.form }

  /// The name of its file, without the extension: the form's title, or its short name in English.
  /// - Parameter language: the language of the form.
  /// - Returns: the name.
  public func name(_ language: Language) -> String {
    language == .chinese ? specification.title.zh : specification.form.rawValue
  }

  /// The form as a workbook; the same specification gives the same bytes.
  /// - Parameters:
  ///   - language: the language of headers, words and notes.
  ///   - rows: what is filled in already, a row each by the names of its fields; a laid-out form takes none.
  /// - Returns: the bytes of an `.xlsx` file.
  /// - Throws: when a specification cannot be written as a workbook.
  public func bytes(_ language: Language, rows: [[String: String]] = []) throws(WorkbookError) -> [UInt8] {
    let sheet =
      switch form {
      case .trackingSheet: trackingSheet(language)
      case .summary: summarySheet(language)
      default: table(language, rows)
      }
    return try Workbook.write([sheet, exampleSheet(language)])
  }

  /// The fields a person fills in; the time of an answer is the questionnaire's own, and a page has those printed on it.
  var fields: [FormSpecification.Field] {
    let left = form == .trackingSheet ? Self.notPrinted : []
    return specification.fields.filter { $0.type != .time && !left.contains($0.name) }
  }

  /// The name of the sheet, which Excel bounds at 31 characters.
  func sheetName(_ language: Language) -> String {
    let name = name(language)
    return Workbook.isSheetName(name) ? name : specification.form.rawValue
  }

  /// The note on a field: whether it is required, what to fill in, an example.
  func note(_ field: FormSpecification.Field, _ language: Language) -> String {
    let example = field.exampleCell(language) == .empty ? nil : BlankFormTexts.example(field.exampleText(language))
    let guide = field.guide(in: specification)(language)
    return [field.duty(in: specification)(language), guide, example?(language) ?? ""].filter { !$0.isEmpty }
      .joined(separator: "\n")
  }

  /// A table: a header row, and rows to fill in.
  private func table(_ language: Language, _ filled: [[String: String]]) -> StyledSheet {
    let header = RawRow(number: 1, cells: fields.map { .text($0.heading(language)) })
    let rows = filled.enumerated().map { index, row in
      RawRow(number: index + 2, cells: fields.map { row[$0.name].map(RawCell.text) ?? .empty })
    }
    var sheet = StyledSheet(RawSheet(name: sheetName(language), rows: [header] + rows))
    sheet.columns = fields.map { field in
      let heading = field.heading(language).displayWidth
      let words = field.type.choices.map { $0(language).displayWidth }.max() ?? 0
      let width = max(heading + 4, words + 4, field.exampleText(language).displayWidth + 2, 12)
      return StyledSheet.Column(width: min(width, 30), style: CellStyle(format: field.format, isUnlocked: true))
    }
    for (index, field) in fields.enumerated() {
      let address = CellAddress(row: 1, column: index + 1)
      sheet.styles[address] = field.isMarked(in: specification) ? .requiredHeading : .heading
      sheet.notes[address] = note(field, language)
      let range = RawRange(rows: 2...Self.lastRow, columns: index + 1...index + 1)
      if let rule = field.rule(range, language) { sheet.rules.append(rule) }
    }
    sheet.rowHeights = [1: 30]
    sheet.isProtected = true
    sheet.page = .across
    return sheet
  }

  /// The sheet with examples: a line for every field.
  private func exampleSheet(_ language: Language) -> StyledSheet {
    let headings = BlankFormTexts.exampleHeadings.map { RawCell.text($0(language)) }
    let title = BlankFormTexts.example(language)
    let head = [[.text(title)], [.text(BlankFormTexts.exampleInstructions(language))], headings]
    let lines: [[RawCell]] = fields.map { field in
      [
        .text(field.heading(language)), .text(field.duty(in: specification)(language)),
        .text(field.guide(in: specification)(language)), field.exampleCell(language),
      ]
    }
    let rows = (head + lines).enumerated().map { RawRow(number: $0.offset + 1, cells: $0.element) }
    var sheet = StyledSheet(
      RawSheet(name: title, rows: rows, merged: [RawRange(rows: 2...2, columns: 1...headings.count)]))
    sheet.columns = [24, 20, 64, 26].map { StyledSheet.Column(width: $0) }
    sheet.textStyle = CellStyle(format: .text, hasBorder: true, wraps: true)
    sheet.styles[CellAddress(row: 1, column: 1)] = CellStyle(isBold: true)
    sheet.styles[CellAddress(row: 2, column: 1)] = CellStyle(wraps: true)
    for column in headings.indices { sheet.styles[CellAddress(row: 3, column: column + 1)] = .heading }
    for (index, field) in fields.enumerated() {
      sheet.styles[CellAddress(row: index + 4, column: 4)] = CellStyle(
        format: field.format, hasBorder: true, wraps: true)
    }
    sheet.rowHeights = [1: 24, 2: 36]
    sheet.fitHeights(from: 4)
    sheet.isProtected = true
    sheet.page = .across
    return sheet
  }
}

extension FormSpecification.Field {
  /// The example as a person reads it.
  fileprivate func exampleText(_ language: Language) -> String { exampleCell(language).plainText }
}

extension CellStyle {
  private static let dark: UInt32 = 0x2F5D8A
  private static let light: UInt32 = 0xDCE6F1

  /// The heading of a column that must be filled in; told from others by its darkness too.
  static let requiredHeading = CellStyle(
    isBold: true, fill: dark, ink: 0xFFFFFF, hasBorder: true, isCentred: true, wraps: true)
  /// The heading of a column that may be left blank.
  static let heading = CellStyle(fill: light, hasBorder: true, isCentred: true, wraps: true)
}
