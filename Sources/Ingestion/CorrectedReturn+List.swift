import Submissions
import Tables
import Wording
import Workbooks

extension CorrectedReturn {
  private static let widths = [6, 24, 16, 8, 40, 52]
  private static let headingFill: UInt32 = 0x2F5D8A

  /// The list of all problems, each with the way to its cell.
  func list(_ language: Language) -> StyledSheet {
    let title = ReturnTexts.problemList(language)
    func texts(_ number: Int, _ texts: [Text]) -> RawRow {
      RawRow(number: number, cells: texts.map { .text($0(language)) })
    }
    let rows =
      [
        texts(1, [ReturnTexts.problemList]), texts(2, [ReturnTexts.instructions]),
        texts(3, [ReturnTexts.file(path)]), texts(4, ReturnTexts.headings),
      ]
      + problems.enumerated().map { index, problem in
        RawRow(
          number: index + 5,
          cells: [
            .number(Double(index + 1)), .text(place(of: problem)(language)), problem.header.map(RawCell.text) ?? .empty,
            .text(ReturnTexts.severity(isError: problem.kind.severity == .error)(language)),
            .text(problem.message(language)), .text(problem.hint(language)),
          ])
      }
    var list = StyledSheet(
      RawSheet(
        name: title, rows: rows, merged: [RawRange(rows: 2...2, columns: 1...6), RawRange(rows: 3...3, columns: 1...6)])
    )
    list.columns = Self.widths.map { StyledSheet.Column(width: $0) }
    list.rowHeights = [1: 24, 2: 52]
    list.fitHeights(from: 5)
    list.frozenRows = 4
    list.page = .across
    list.textStyle = CellStyle(wraps: true)
    list.styles[CellAddress(row: 1, column: 1)] = CellStyle(isBold: true)
    for column in 1...Self.widths.count {
      list.styles[CellAddress(row: 4, column: column)] = CellStyle(
        isBold: true, fill: Self.headingFill, ink: 0xFFFFFF, hasBorder: true)
    }
    for (index, problem) in problems.enumerated() {
      list.styles[CellAddress(row: index + 5, column: 1)] = CellStyle(isCentred: true)
      list.styles[CellAddress(row: index + 5, column: 4)] = CellStyle(
        fill: problem.kind.severity == .error ? Self.error : Self.query, hasBorder: true, isCentred: true)
      guard let sheet = sheet(of: problem), !sheets[sheet].isCompanion else { continue }
      let address = CellAddress(row: index + 5, column: 2)
      list.links[address] = StyledSheet.Link(
        sheet: names[sheet](language),
        address: cells(of: problem, in: sheet).first ?? CellAddress(row: 1, column: 1))
      list.styles[address] = CellStyle(ink: 0x0B57A4, wraps: true)
    }
    return list
  }

  private func place(of problem: Problem) -> Text {
    guard let sheet = sheet(of: problem) else {
      return problem.school == nil ? ReturnTexts.wholeFile : problem.address
    }
    // The name as the workbook has it: a text file has one sheet and no name for it.
    let isNamed = sheets.count > 1 || !sheets[sheet].name.isEmpty
    func address(_ language: Language) -> String {
      ProblemTexts.address(
        sheet: isNamed ? names[sheet](language) : "", row: problem.row, column: problem.columnLetter)(language)
    }
    let place = Text(zh: address(.chinese), en: address(.english))
    return place.zh.isEmpty ? ReturnTexts.wholeFile : place
  }
}
