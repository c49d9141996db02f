extension ProblemTexts {
  /// A code the roster does not have.
  public static func schoolUnknown(suggestions: [String]) -> ProblemText {
    let names = list(suggestions)
    return .init(
      Text(zh: "名册中没有这个学校代码", en: "the roster has no school with this code"),
      suggestions.isEmpty
        ? Text(zh: "请核对代码；新设的学校请联系教育局列入名册", en: "check the code; ask the bureau to enter a new school in the roster")
        : Text(
          zh: "是否为：\(names.zh)？请改正代码；都不是请联系教育局核对名册",
          en: "perhaps \(names.en)? Correct the code; if it is none of them, ask the bureau to check the roster"))
  }

  /// A code saved as a number in the roster.
  public static func codeAsNumber() -> ProblemText {
    .init(
      Text(zh: "代码以数字保存，可能已丢失前面的 0", en: "the code is saved as a number and may have lost leading zeros"),
      Text(zh: "请把该列的单元格格式设为“文本”，再重新填写", en: "format the column as text and enter it again"))
  }

  /// Codes that differ by leading zeros alone.
  public static func codesAlike(_ codes: [String]) -> ProblemText {
    .init(
      Text(
        zh: "代码 \(codes.joined(separator: "、")) 只差前面的 0，可能是同一所学校",
        en: "the codes \(codes.joined(separator: ", ")) differ by leading zeros alone and may be one school"),
      Text(
        zh: "请核对；是同一所学校的只保留完整的代码，不是的无需改动", en: "check them; keep the whole code alone if they are one school"))
  }

  /// A code whose leading zeros were restored.
  public static func codeRestored(code: String, name: String) -> ProblemText {
    .init(
      Text(zh: "代码丢失了前面的 0，按\(code)（\(name)）载入", en: "the code has lost leading zeros; loaded as \(code) (\(name))"),
      Text(zh: "请把该列的单元格格式设为“文本”，再填上完整的代码", en: "format the column as text and enter the whole code"))
  }

  /// A name that differs from the roster's.
  public static func schoolNameDiffers(rosterName: String) -> ProblemText {
    .init(
      Text(zh: "校名与名册不同，名册为“\(rosterName)”", en: "the name differs from the roster's, “\(rosterName)”"),
      Text(
        zh: "已按代码载入；请核对，代码无误的把校名改得与名册一致",
        en: "loaded by its code; check it, and write the name as in the roster if the code is right"))
  }

  /// The name of another school.
  public static func schoolNameOfAnother(rosterName: String, otherCode: String) -> ProblemText {
    .init(
      Text(
        zh: "代码与校名不是同一所学校：代码是“\(rosterName)”，校名的代码是 \(otherCode)",
        en: "code and name are two schools: the code is “\(rosterName)”, the name has the code \(otherCode)"),
      Text(zh: "请改正代码或校名", en: "correct the code or the name"))
  }

  /// A row after the school's last day.
  public static func schoolClosed(closed: String, successor: String?) -> ProblemText {
    .init(
      Text(zh: "学校已于 \(closed) 停用", en: "the school closed on \(closed)"),
      successor.map { Text(zh: "请改用更名或并入后的学校代码 \($0)", en: "use the code of its successor, \($0)") }
        ?? Text(zh: "请核对学校代码和日期", en: "check the code and the date"))
  }

  /// A successor the roster does not have.
  public static func successorUnknown() -> ProblemText {
    .init(
      Text(zh: "名册中没有更名或并入后的学校", en: "the roster has no school with the successor's code"),
      Text(zh: "请核对代码，或把该校列入名册", en: "check the code or enter the school in the roster"))
  }

  /// A district the roster does not have.
  public static func districtUnknown(known: [String]) -> ProblemText {
    let names = list(known)
    return .init(
      Text(zh: "名册中没有这个学区", en: "the roster has no such district"),
      Text(zh: "名册中的学区：\(names.zh)", en: "districts in the roster: \(names.en)"))
  }

  /// A district of totals that the roster does not have.
  public static func countDistrictUnknown(suggestions: [String]) -> ProblemText {
    let names = list(suggestions)
    return .init(
      Text(zh: "名册中没有这个学区，已按所写名称载入", en: "the roster has no such district; loaded under the name as written"),
      suggestions.isEmpty
        ? Text(zh: "请核对学区名称或名册", en: "check the district or the roster")
        : Text(zh: "是否为：\(names.zh)？请改正后重新上报", en: "perhaps \(names.en)? Correct it and send the file again"))
  }

  /// Nothing tells which school a laid-out form comes from.
  public static func schoolNotTold() -> ProblemText {
    .init(
      Text(zh: "无法确定是哪所学校", en: "nothing tells which school this is"),
      Text(
        zh: "请在表上填写学校代码；载入时也可用 --school 指定，或放入以学校代码或校名命名的文件夹",
        en:
          "write the school code on the form; when loading, --school or a folder named after the school tells it too"))
  }

  /// A school's name that the roster does not have.
  public static func schoolNameUnknown(suggestions: [String]) -> ProblemText {
    let names = list(suggestions)
    return .init(
      Text(zh: "名册中没有这个校名", en: "the roster has no school of this name"),
      suggestions.isEmpty
        ? Text(zh: "请按名册填写校名或学校代码", en: "write the name as in the roster, or the school code")
        : Text(zh: "是否为：\(names.zh)？请改正校名", en: "perhaps \(names.en)? Correct the name"))
  }

  /// A name a school had before it was renamed or merged.
  public static func schoolFormerName(code: String, name: String) -> ProblemText {
    .init(
      Text(zh: "这是更名或并入前的校名，按\(code)（\(name)）载入", en: "a former name; loaded as \(code) (\(name))"),
      Text(zh: "请核对，并改用现校名", en: "check it, and use the present name"))
  }

  /// The number of an answer instead of a school.
  public static func optionListMissing() -> ProblemText {
    .init(
      Text(zh: "学校一栏是选项序号，无法确定是哪所学校", en: "the school is given as the number of an answer, which tells no school"),
      Text(
        zh: "请按“选项文字”重新导出，或在 forms 文件夹中补充选项列表（options）",
        en: "export the text of the answers, or add the list of answers (options) in the forms folder"))
  }
}
