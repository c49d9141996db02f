import Submissions
import Tables
import Workbooks
import Wording

extension RawSheet {
  /// Whether the sheet is one that Tidemark adds for the person who fills in a form: its examples, or its list of
  /// problems. It bears its title as its name and in its first cell, and is never data.
  var isCompanion: Bool {
    guard let first = rows.first?.cells.first(where: { $0 != .empty }) else { return false }
    return [ReturnTexts.problemList, BlankFormTexts.example].contains { title in
      [title.zh, title.en].contains { name == $0 && first == .text($0) }
    }
  }
}

extension RawCell {
  /// Whether the cell holds an error value of Excel; a text file and a workbook written anew hold it as a text.
  var isError: Bool {
    switch self {
    case .error: true
    case .text(let text): text.hasPrefix("#") && Self.errorTexts.contains(text)
    default: false
    }
  }

  private static let errorTexts: Set<String> = [
    "#DIV/0!", "#N/A", "#NAME?", "#NULL!", "#NUM!", "#REF!", "#VALUE!", Workbook.uncalculated,
  ]
}
