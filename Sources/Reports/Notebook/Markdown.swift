/// Texts as markdown.
enum Markdown {
  /// A text that reads as it stands: what markdown, HTML or formulas would make of it is taken away.
  static func escaped(_ text: String) -> String {
    var result = ""
    for character in text {
      if "\\`*_<>[]#|$~&".contains(character) { result.append("\\") }
      result.append(character.isNewline ? " " : character)
    }
    return result
  }

  static func bold(_ text: String) -> String { "**\(escaped(text))**" }

  static func list(_ items: [String]) -> String { items.map { "- " + $0 }.joined(separator: "\n") }
}
