import Tables
import Workbooks

extension RawCell {
  /// Whether an error or a formula stands in place of a value; text files, workbooks written anew and cells pasted as text
  /// hold either as text.
  var isErrorValue: Bool {
    switch self {
    case .error: return true
    case .text(let text):
      guard let first = text.first, "#=E＃＝".contains(first) else { return false }
      let word = text.cleaned
      return word.hasPrefix("=") && word.count > 1 || word.hasPrefix("Err:")
        || ["#N/A", Workbook.uncalculated].contains(word)
        || word.hasPrefix("#") && (word.hasSuffix("!") || word.hasSuffix("?") || word.allSatisfy { $0 == "#" })
    default: return false
    }
  }
}
