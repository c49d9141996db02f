/// The texts of the workbooks that go back to schools to be corrected.
public enum ReturnTexts {
  /// The title of the list of problems; a sheet of this name is never read as data.
  public static let problemList = Text(zh: "问题清单", en: "List of problems")

  /// What to do with the workbook.
  public static let instructions = Text(
    zh: "标红的单元格是错误，改正后才能载入；标黄的是疑问，请核对，有误再改。每处的说明见单元格批注。改好后保存本文件并发回即可，请勿移动行列；本表不必删除。",
    en:
      "Red cells are errors and must be corrected before the data can load; yellow cells are queries: check them, and correct them if they are wrong. The note of each cell says what to do. Save this file and send it back; do not move rows or columns. This sheet may stay."
  )

  /// The file the problems are of.
  public static func file(_ path: String) -> Text { Text(zh: "文件：\(path)", en: "File: \(path)") }

  /// The headings of the list.
  public static let headings = [
    Text(zh: "序号", en: "No."), Text(zh: "位置", en: "Place"), Text(zh: "列名", en: "Column"),
    Text(zh: "性质", en: "Kind"), Text(zh: "问题", en: "What is wrong"), Text(zh: "怎么办", en: "What to do"),
  ]

  /// Where a problem of the whole file stands.
  public static let wholeFile = Text(zh: "整个文件", en: "the whole file")

  /// An error or a query.
  public static func severity(isError: Bool) -> Text {
    isError ? Text(zh: "错误", en: "Error") : Text(zh: "疑问", en: "Query")
  }

  /// A sheet without a name of its own.
  public static func sheet(_ number: Int) -> Text { Text(zh: "工作表\(number)", en: "Sheet\(number)") }

  /// A problem as the note of its cell says it.
  public static func note(isError: Bool, _ message: Text, _ hint: Text) -> Text {
    Text(
      zh: "【\(severity(isError: isError).zh)】\(message.zh)。\(hint.zh)。",
      en: "\(severity(isError: isError).en): \(message.en); \(hint.en).")
  }

  /// How many workbooks wait to be sent back, and where.
  public static func written(_ count: Int, folder: String) -> Text {
    Text(zh: "待更正的退回表 \(count) 份，在 \(folder)。", en: "Workbooks to be corrected: \(count), in \(folder).")
  }

  /// Files too large to be written as a workbook.
  public static func notWritten(_ count: Int) -> Text {
    Text(
      zh: "\(count) 个文件超出工作簿的容量，没有生成退回表；请按上面的位置在原文件中改正。",
      en: "Too large for a workbook to be corrected: \(count) files; correct them at the places named above.")
  }
}
