public import Submissions
import Tables
public import Wording
public import Workbooks

/// The workbook that goes back to whoever sent a file with problems: the same sheets with every cell at its address, the
/// bad ones marked and explained, and a list of the problems as the last sheet.
public struct CorrectedReturn: Sendable {
  /// What is wrong at a cell.
  struct Mark {
    var isError = false
    var texts: [Text] = []
  }

  /// The most cells a workbook is made of; larger files come out of systems and are not mended by hand.
  static let mostCells = 1_000_000
  /// The most notes; beyond them programs take minutes to open a workbook, and the list still names every problem.
  static let mostNotes = 10_000
  static let error: UInt32 = 0xEE9A94
  static let query: UInt32 = 0xFFF2B3

  let sheets: [RawSheet]
  /// The joined cells of each sheet, each with the one that stands for it.
  private let joined: [[CellAddress: CellAddress]]
  /// The sheets' names as the workbook has them.
  let names: [Text]
  /// The problems in the order of the sheets; those of the whole file first.
  let problems: [Problem]
  /// The file's name as it may be shown.
  let path: String

  /// Prepares the workbook; there is none when the file has no sheets that could be read, or nothing is wrong.
  /// - Parameters:
  ///   - source: the file as it was read.
  ///   - problems: everything that is wrong with it.
  ///   - path: the file's name as it may be shown.
  /// - Throws: `WorkbookError.tooLarge` for a file no workbook is made of.
  public init?(_ source: SourceFile, problems: [Problem], path: String) throws {
    if problems.isEmpty { return nil }
    // Problems name their sheet by number: a list of problems that came back keeps its place until the end.
    let sheets = try source.wholeSheets()
    guard sheets.contains(where: { !$0.rows.isEmpty && !$0.isCompanion }) else { return nil }
    self.sheets = sheets
    self.path = path
    joined = sheets.map(\.joinedCells)
    names = Self.names(sheets)
    self.problems = problems.enumerated().sorted { left, right in
      (left.element.sheetPosition, left.element.row ?? 0, left.element.column ?? 0, left.offset)
        < (right.element.sheetPosition, right.element.row ?? 0, right.element.column ?? 0, right.offset)
    }.map(\.element)
  }

  /// The workbook; the same file and problems give the same bytes.
  /// - Parameter language: the language of notes and list.
  /// - Returns: the bytes of an `.xlsx` file.
  /// - Throws: when a cell cannot be written into a workbook.
  public func bytes(_ language: Language) throws(WorkbookError) -> [UInt8] {
    var marks: [Int: [CellAddress: Mark]] = [:]
    for problem in problems {
      guard let sheet = sheet(of: problem), problem.row != nil else { continue }
      let isError = problem.kind.severity == .error
      for (index, address) in cells(of: problem, in: sheet).enumerated() {
        var mark = marks[sheet]?[address] ?? Mark()
        mark.isError = mark.isError || isError
        if index == 0 { mark.texts.append(ReturnTexts.note(isError: isError, problem.message, problem.hint)) }
        marks[sheet, default: [:]][address] = mark
      }
    }
    var notesLeft = Self.mostNotes
    var styled: [StyledSheet] = []
    for (index, sheet) in sheets.enumerated() where !sheet.isCompanion {
      styled.append(marked(sheet, name: names[index](language), marks[index] ?? [:], language, &notesLeft))
    }
    styled.append(list(language))
    return try Workbook.write(styled, opened: styled.count - 1)
  }

  /// The position of the sheet a problem stands in.
  func sheet(of problem: Problem) -> Int? {
    problem.sheetNumber.map { $0 - 1 }.flatMap { sheets.indices.contains($0) ? $0 : nil }
  }

  /// The cells a problem speaks of, the one that bears its note first: the cell joined with others stands for them, and
  /// a problem of a row for all its cells.
  func cells(of problem: Problem, in sheet: Int) -> [CellAddress] {
    guard let row = problem.row else { return [] }
    guard let column = problem.column else {
      let cells = sheets[sheet].row(row)?.cells ?? []
      let filled = cells.indices.filter { cells[$0] != .empty }.map { CellAddress(row: row, column: $0 + 1) }
      return filled.isEmpty ? [CellAddress(row: row, column: 1)] : filled
    }
    let address = CellAddress(row: row, column: column)
    return [joined[sheet][address] ?? address]
  }

  private func marked(
    _ sheet: RawSheet, name: String, _ marks: [CellAddress: Mark], _ language: Language, _ notesLeft: inout Int
  ) -> StyledSheet {
    var sheet = sheet
    sheet.name = name
    var styled = StyledSheet(sheet)
    styled.fitWidths()
    // As text, so that a code typed anew keeps its zeros.
    styled.textStyle = CellStyle(format: .text)
    for (address, mark) in marks.sorted(by: { $0.key < $1.key }) {
      styled.styles[address] = CellStyle(
        format: sheet.row(address.row)?.isNumber(address.column) == true ? .general : .text,
        isBold: styled.styles[address]?.isBold == true, fill: mark.isError ? Self.error : Self.query)
      if !mark.texts.isEmpty, notesLeft > 0 {
        styled.notes[address] = mark.texts.map { $0(language) }.joined(separator: "\n")
        notesLeft -= 1
      }
    }
    return styled
  }

  /// Names Excel takes, each once: a text file has none, and a hostile workbook any.
  private static func names(_ sheets: [RawSheet]) -> [Text] {
    var taken = Set([ReturnTexts.problemList.zh, ReturnTexts.problemList.en].map { $0.lowercased() })
    return sheets.enumerated().map { index, sheet in
      let isKept = !sheet.name.isEmpty && Workbook.isSheetName(sheet.name)
      var number = index + 1
      var name = isKept ? Text(verbatim: sheet.name) : ReturnTexts.sheet(number)
      while !taken.isDisjoint(with: [name.zh.lowercased(), name.en.lowercased()]) {
        name = ReturnTexts.sheet(number)
        number += sheets.count
      }
      taken.formUnion([name.zh.lowercased(), name.en.lowercased()])
      return name
    }
  }
}

extension Problem {
  /// Where its sheet stands among all sheets; problems of the whole file come first.
  fileprivate var sheetPosition: Int { sheetNumber ?? 0 }
}

extension RawSheet {
  /// The row of a number, if it holds anything.
  func row(_ number: Int) -> RawRow? {
    var (low, high) = (0, rows.count)
    while low < high {
      let middle = (low + high) / 2
      if rows[middle].number < number { low = middle + 1 } else { high = middle }
    }
    return low < rows.count && rows[low].number == number ? rows[low] : nil
  }
}

extension RawRow {
  /// Whether a column, from 1, holds a number or day.
  fileprivate func isNumber(_ column: Int) -> Bool {
    switch cell(column - 1) {
    case .number, .date: true
    default: false
    }
  }
}
