import Analyses
import Submissions
import Tables
import Wording
import Workbooks

/// The month's workbook: a sheet of contents with the answer, then every table of the report.
struct ReportWorkbook {
  static let path = "report.xlsx"

  /// The page it belongs to.
  var page: Page
  var tables: [Table]
  var studies: [InterventionStudy]
  var labels: Labels

  private static let heading = CellStyle(isBold: true, fill: 0x2F5D8A, ink: 0xFFFFFF, wraps: true)

  /// The workbook as a file; the same tables give the same bytes.
  /// - Throws: when a name or a text is too long for a sheet, or the disk for temporary files fails.
  func bytes() throws(WorkbookError) -> [UInt8] {
    let sheets = tables.map(sheet)
    return try Workbook.write([contents(sheets.map(\.cells.name))] + sheets)
  }

  private func text(_ text: Text) -> String { labels.text(text) }

  // MARK: - Contents

  private func contents(_ names: [String]) -> StyledSheet {
    var lines: [(cells: [RawCell], style: CellStyle)] = []
    func say(_ text: String, _ style: CellStyle = CellStyle(wraps: true)) { lines.append(([.text(text)], style)) }
    let bold = CellStyle(isBold: true, wraps: true)
    say(page.title, bold)
    say(page.mark, bold)
    say(page.asOf)
    if let warning = page.warning { say(warning, bold) }
    for headline in page.headlines {
      if let subject = headline.subject { say(subject, bold) }
      if let caution = headline.cautionFirst { say(caution, bold) }
      say(headline.statement, bold)
      for evidence in headline.evidence { say(evidence) }
    }
    say(text(WorkbookTexts.note))
    let first = lines.count + 1
    lines.append((WorkbookTexts.contentsHeadings.map { .text(text($0)) }, Self.heading))
    for (name, table) in zip(names, tables) {
      let file = RawCell.text(ReportFiles.csvPath(table))
      lines.append(([.text(name), .number(Double(table.rows.count)), file], CellStyle()))
    }
    say(page.footer)
    var sheet = StyledSheet(
      RawSheet(
        name: text(WorkbookTexts.contents),
        rows: lines.enumerated().map { RawRow(number: $0.offset + 1, cells: $0.element.cells) }))
    sheet.columns = [80, 10, 34].map { StyledSheet.Column(width: $0) }
    for (index, line) in lines.enumerated() {
      for column in line.cells.indices {
        sheet.styles[CellAddress(row: index + 1, column: column + 1)] = line.style
      }
    }
    for (index, name) in names.enumerated() {
      let address = CellAddress(row: first + 1 + index, column: 1)
      sheet.styles[address] = CellStyle(ink: 0x0B57A4)
      sheet.links[address] = StyledSheet.Link(sheet: name, address: CellAddress(row: 1, column: 1))
    }
    sheet.frozenRows = 0
    sheet.page = .across
    sheet.fitHeights(from: 1)
    return sheet
  }

  // MARK: - Tables

  private func sheet(_ table: Table) -> StyledSheet {
    let formats = table.columns.map {
      ColumnFormat($0, of: table).ofSpreadsheets.map { CellStyle(format: .number($0)) }
    }
    let shown = inWords(table)
    var cells = RawSheet(
      name: name(table), rows: [RawRow(number: 1, cells: shown.columns.map(RawCell.text))])
    cells.rows += shown.rows.enumerated().map { index, row in
      RawRow(number: index + 2, cells: row.map(Self.raw))
    }
    var sheet = StyledSheet(cells)
    sheet.columns = sheet.columns.map { StyledSheet.Column(width: max($0.width, 12)) }
    for (column, format) in formats.enumerated() {
      sheet.styles[CellAddress(row: 1, column: column + 1)] = Self.heading
      guard let format else { continue }
      for row in cells.rows.dropFirst() where row.cells[column] != .empty {
        sheet.styles[CellAddress(row: row.number, column: column + 1)] = format
      }
    }
    sheet.hasFilter = true
    sheet.page = .across
    return sheet
  }

  /// Twelve digits, as in the CSV files.
  private static func raw(_ cell: Cell) -> RawCell {
    switch cell {
    case .text(let text): text.isEmpty ? .empty : .text(text)
    case .integer(let value): .number(Double(value))
    case .number(let value): .number(Double(value.twelveDigits) ?? value)
    case .missing: .empty
    }
  }

  /// The table with its headings and codes in words.
  private func inWords(_ table: Table) -> Table {
    if let study = studies.first(where: { StudyTables(study: $0, labels: labels).name("figures") == table.name }) {
      return study.result.table(labels.language)
    }
    let words = table.columns.map { WorkbookTexts.words(of: $0) }
    return Table(
      name: table.name, columns: table.columns.map { text(WorkbookTexts.heading($0)) },
      rows: table.rows.map { row in
        zip(row.indices, row).map { index, cell in
          guard case .text(let code) = cell else { return cell }
          return words[index]?[code].map { .text(text($0)) } ?? .text(name(code, in: table.columns[index]))
        }
      })
  }

  /// A form and a period have names of their own.
  private func name(_ code: String, in column: String) -> String {
    switch column {
    case "form": FormID(rawValue: code).map { text(labels.form($0)) } ?? code
    case "period": text(ReturnPeriod(code).label)
    default: code
    }
  }

  /// The name of a table's sheet.
  private func name(_ table: Table) -> String {
    for study in studies {
      for (kind, name) in WorkbookTexts.studySheets
      where StudyTables(study: study, labels: labels).name(kind) == table.name {
        return text(WorkbookTexts.studySheet(study.programme.kind.label, reach: study.programme.reach.rawValue, name))
      }
    }
    return text(WorkbookTexts.sheet(table.name))
  }
}
