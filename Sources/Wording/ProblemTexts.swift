/// The two sentences about a problem: what is wrong, and what to do.
public struct ProblemText: Sendable, Hashable {
  /// What is wrong.
  public let message: Text
  /// What the person who filled in the form should do.
  public let hint: Text

  init(_ message: Text, _ hint: Text) {
    self.message = message
    self.hint = hint
  }
}

/// The texts of problems, in files by what they are about: files, cells, schools, rows.
public enum ProblemTexts {
  /// Where a problem stands; nothing for a problem of the whole file.
  /// - Parameters:
  ///   - school: The code of the school whose whole submission is meant.
  ///   - sheet: The sheet's name; empty in a text file.
  ///   - row: The row's number.
  ///   - column: The column's letter.
  ///   - header: The column's header, where it helps to find the cell.
  /// - Returns: the address.
  public static func address(
    school: String? = nil, sheet: String, row: Int?, column: String?, header: String? = nil
  ) -> Text {
    let zh = [row.map { "第\($0)行" }, column.map { "\($0)列" + (header.map { "“\($0)”" } ?? "") }].compactMap(\.self)
    let en = [row.map { "row \($0)" }, column.map { "column \($0)" + (header.map { " “\($0)”" } ?? "") }]
      .compactMap(\.self)
    let schoolText = school.map { Text(zh: "学校 \($0)", en: "school \($0)") }
    let sheetText = sheet.isEmpty ? nil : Text(zh: "工作表“\(sheet)”", en: "sheet “\(sheet)”")
    let first = [schoolText, sheetText].compactMap(\.self)
    return Text(
      zh: (first.map(\.zh) + zh).joined(separator: " "), en: (first.map(\.en) + en).joined(separator: ", "))
  }

  /// Alternatives in one sentence, each in both languages.
  static func list(_ texts: [Text]) -> Text {
    Text(zh: texts.map(\.zh).joined(separator: "、"), en: texts.map(\.en).joined(separator: ", "))
  }

  static func list(_ names: [String]) -> Text { list(names.map(Text.init(verbatim:))) }
}
