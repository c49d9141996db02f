/// The texts of blank forms.
public enum BlankFormTexts {
  /// The title of the sheet that shows how to fill in a form; a sheet of this name is never read as data.
  public static let example = Text(zh: "填写示例", en: "Example")
  /// What that sheet is for.
  public static let exampleInstructions = Text(
    zh: "请在第一个工作表中填写；本表只作说明，不会载入，可以保留。示例均为虚构。",
    en: "Fill in the first sheet. This one only explains, is not read and may stay. All examples are invented.")
  /// The headings of that sheet.
  public static let exampleHeadings = [
    Text(zh: "栏目", en: "Column"), Text(zh: "是否必填", en: "Required"), Text(zh: "怎样填写", en: "How to fill it in"),
    Text(zh: "示例", en: "Example"),
  ]
  /// An example after a note.
  public static func example(_ value: String) -> Text { Text(zh: "例：\(value)", en: "Example: \(value)") }

  // MARK: what must be filled in

  /// The column must be filled in.
  public static let required = Text(zh: "必填", en: "required")
  /// The column may stay blank.
  public static let optional = Text(zh: "选填", en: "optional")
  /// The column must be filled in unless others are.
  public static func required(unless others: [Text]) -> Text {
    let names = ProblemTexts.list(others)
    return Text(zh: "必填；没有时填写\(names.zh)", en: "required, or else \(names.en)")
  }

  // MARK: how to fill in a kind of cell

  /// A day.
  public static let day = Text(zh: "填年、月、日，如 2022-06-05。", en: "Write year, month and day, such as 2022-06-05.")
  /// A month.
  public static let month = Text(zh: "填年、月，如 2022-06。", en: "Write year and month, such as 2022-06.")
  /// A count.
  public static let count = Text(
    zh: "填 0 或正整数；没有发生填 0，不清楚请留空。",
    en: "Write 0 or a positive whole number: 0 if there were none, blank if it is not known.")
  /// A code.
  public static let code = Text(
    zh: "照学校名册填写，前面的 0 不能省略。", en: "Write it as in the roster, with its leading zeros.")
  /// One of a few words.
  public static func choice(_ words: [Text]) -> Text {
    let names = ProblemTexts.list(words)
    return Text(zh: "从下拉列表中选择：\(names.zh)。", en: "Choose from the list: \(names.en).")
  }
  /// Something else than the words of a list was typed.
  public static let notInList = Text(zh: "请从下拉列表中选择。", en: "Choose one of the words in the list.")

  // MARK: the summary return

  /// The group an item of the summary return is printed in.
  /// - Parameter item: The item's name in the form.
  /// - Returns: the heading of its group.
  public static func group(of item: String) -> Text {
    switch item {
    case "visits_due", "visited", "visiting_teachers": Text(zh: "家访", en: "Home visits")
    case "on_leave", "in_hospital", "on_medication", "in_counselling":
      Text(zh: "访谈与干预", en: "Interviews and interventions")
    case "lessons", "lectures": Text(zh: "适应性心理辅导", en: "Guidance for pupils")
    case "parent_lectures", "lecture_parents", "parent_resources", "resource_parents":
      Text(zh: "家长科普", en: "Guidance for parents")
    default: Text(zh: "对重点学生的家访", en: "Visits to key pupils")
    }
  }
  /// The unit behind a label.
  public static func unit(_ unit: Text) -> Text { Text(zh: "（\(unit.zh)）", en: " (\(unit.en))") }

  // MARK: the command

  /// The files written.
  public static func written(_ count: Int, folder: String) -> Text {
    Text(zh: "空白表 \(count) 份，在 \(folder)。", en: "Blank forms: \(count), in \(folder).")
  }
  /// A file of that name is there and holds something else.
  public static func exists(_ path: String) -> Text {
    Text(
      zh: "\(path) 已存在，且内容不同（可能已填写），未写入任何文件。请换一个文件夹，或先移走该文件。",
      en:
        "\(path) is there already and differs, perhaps because it was filled in; nothing was written. Choose another folder or move it away."
    )
  }
}
