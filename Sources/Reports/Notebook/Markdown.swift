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

  /// A table as the page shows it.
  static func table(_ view: TableView) -> String {
    let lines =
      [view.headings.map { escaped($0.text) }, view.headings.map { _ in "---" }]
      + view.rows.map { $0.cells.map { escaped($0.text) } }
    return ([bold(view.caption), ""] + lines.map { "| " + $0.joined(separator: " | ") + " |" }).joined(separator: "\n")
  }

  static func list(_ items: [String]) -> String { items.map { "- " + $0 }.joined(separator: "\n") }
}
