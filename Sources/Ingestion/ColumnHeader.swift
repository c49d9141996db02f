import Submissions
import Tables

/// A header as written: a name, or a question of a questionnaire with its number.
struct ColumnHeader: Sendable {
  /// What may be compared with the names of fields, the whole header first.
  let keys: [String]
  /// The number of the question, as in `3、…` or `第3题(…)`.
  let question: Int?

  var isBlank: Bool { keys.isEmpty }

  init(_ cell: RawCell) {
    guard case .text(let text) = cell, !text.comparisonKey.isEmpty else {
      keys = []
      question = nil
      return
    }
    let whole = text.comparisonKey
    guard
      text.unicodeScalars.contains(where: { $0.properties.numericType != nil || "(（[—:：".unicodeScalars.contains($0) })
    else {
      keys = [whole]
      question = nil
      return
    }
    let wording = Self.wording(text.cleaned)
    let numbered = Self.numbered(wording)
    question = numbered?.number
    keys = [whole] + Self.items(numbered?.rest ?? wording).filter { $0 != whole && !$0.isEmpty }
  }

  /// The header without the star of a required question, its kind (`[填空题]`) and a colon at the end.
  private static func wording(_ text: String) -> Substring {
    var rest = text.drop { $0 == "*" || $0 == " " }
    if rest.last == "]", let bracket = rest.lastIndex(of: "[") { rest = rest[..<bracket] }
    while rest.last == ":" || rest.last == "*" || rest.last == " " { rest = rest.dropLast() }
    return rest
  }

  /// The number and the wording of a question; nothing for any other header.
  private static func numbered(_ text: Substring) -> (number: Int, rest: Substring)? {
    let isItem = text.hasPrefix("第")
    let start = isItem ? text.dropFirst() : text
    let digits = start.prefix(while: \.isASCIIDigit)
    guard let number = Int(digits), digits.count <= 3 else { return nil }
    var rest = start.dropFirst(digits.count)
    if isItem {
      guard rest.hasPrefix("题") else { return nil }
      rest = rest.dropFirst()
      if rest.first == ":" || rest.first == "、" { rest = rest.dropFirst() }
    } else {
      guard let mark = rest.first, "、:.".contains(mark) else { return nil }
      rest = rest.dropFirst()
    }
    return rest.isEmpty ? nil : (number, rest)
  }

  /// The wording, and what stands after its last dash or colon: `对重点学生的家访—1 各类精神疾病`.
  private static func items(_ wording: Substring) -> [String] {
    var parts = [wording]
    if let mark = wording.lastIndex(where: { "—–:".contains($0) }) {
      parts.append(wording[wording.index(after: mark)...])
    }
    return parts.flatMap { part in
      var text = part.drop { $0.isWhitespace }
      if text.first == "(", text.last == ")" { text = text.dropFirst().dropLast() }
      return [String(text).comparisonKey, String(withoutOrdinal(text)).comparisonKey]
    }
  }

  /// The text without a number in front that is set apart from it: `1 …`, `1.…`, `(1)…`.
  private static func withoutOrdinal(_ text: Substring) -> Substring {
    let start = text.first == "(" ? text.dropFirst() : text
    let digits = start.prefix(while: \.isASCIIDigit)
    let rest = start.dropFirst(digits.count)
    guard !digits.isEmpty, digits.count <= 2, let mark = rest.first, " .、)".contains(mark) else { return text }
    return rest.dropFirst()
  }
}
