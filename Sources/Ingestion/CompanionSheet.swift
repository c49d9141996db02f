import Submissions
import Tables
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
